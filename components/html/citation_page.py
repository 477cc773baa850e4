"""The words of the cite page: the value then and now, what changed between them, and every form to copy."""

from collections.abc import Mapping

import htpy as h
from htpy import Element, Node

from components.addresses import MOST_QUOTED, link
from components.html import labels
from components.html.citation_forms import MEDIATYPES
from components.text import Text
from data import Dataset
from data.answers import Answer, Change


def names(text: Text) -> dict[str, str]:
    """What each form is called."""
    return {
        "plain": text.t("Footnote"),
        "markdown": text.t("Footnote in Markdown"),
        "html": text.t("Footnote in HTML"),
        "apa": text.t("APA"),
        "chicago": text.t("Chicago"),
        "bib": text.t("BibTeX"),
        "ris": text.t("RIS"),
        "json": text.t("CSL-JSON"),
    }


def to_copy(text: Text, forms: Mapping[str, str], files: str, query: str) -> Element:
    """Each form as a text that can be selected, and those that are files as links; `files` is their address."""
    return h.div(".cite-forms")[
        (_form(text, name, words, forms[name]) for name, words in names(text).items()),
        h.p(".files")[
            (
                h.a(href=f"{files}.{ending}?{query}", rel="nofollow", download=True)[
                    text.t("Download as {form}", form=names(text)[ending])
                ]
                for ending in MEDIATYPES
            )
        ],
    ]


def _form(text: Text, name: str, words: str, content: str) -> Element:
    lines = content.count("\n") + 1 if "\n" in content else 4
    field = f"cite-{name}"
    return h.div[
        h.label(for_=field)[words],
        h.textarea(id=field, readonly=True, rows=str(lines), spellcheck="false", data_form=name)[content],
        h.p(".copy")[
            h.button(type="button", data_copies=text.t("Copied"), aria_label=text.t("Copy: {form}", form=words))[
                text.t("Copy")
            ],
            h.output(for_=field),
        ],
    ]


def then_and_now(text: Text, then: Answer | None, now: Answer | None, version: str) -> Element:
    """The value of the cited version beside that of today, and whether they differ."""
    if then is None:
        verdict = not_kept(text, version)
    elif now is not None and then.value == now.value:
        verdict = text.t("Today’s value is the same.")
    else:
        verdict = text.t("Today’s value is another.")
    unknown, nothing = text.t("not known"), text.t("nothing is counted")
    return h.section(".then")[
        h.h2[text.t("Then and now")],
        h.dl(".facts")[
            h.dt[text.t("As cited, version {version}", version=version) if then else text.t("As cited")],
            h.dd[then.value or nothing if then else unknown],
            h.dt[text.t("Today")],
            h.dd[now.value or nothing if now else unknown],
        ],
        h.p[verdict],
    ]


def not_kept(text: Text, version: str) -> str:
    """Why nothing can be said of a version."""
    return text.t("Version {version} is not kept here, so its value cannot be told.", version=version[:MOST_QUOTED])


def why(text: Text, dataset: Dataset, changes: tuple[Change, ...], corrected: tuple[str, ...]) -> Node:
    """Why the values differ: claims that were added, removed or changed their status, and corrections."""
    if not changes and not corrected:
        return None
    rows = {each.correction_id: each for each in dataset.corrections}
    return h.section[
        h.h2[text.t("Why")],
        h.ul[
            (h.li[_change(text, dataset, each)] for each in changes),
            (h.li[text.t("Corrected: {reason}", reason=rows[name].reason)] for name in corrected if name in rows),
        ],
    ]


def _change(text: Text, dataset: Dataset, change: Change) -> Node:
    subject, name = change.fact.split("/")[:2]
    words = labels.dated(text, dataset, subject) if subject in dataset.events else subject
    prop = dataset.properties.get(name)
    parts = [
        text.t("{before} became {now}", before=change.before, now=change.now)
        if change.before and change.now and change.before != change.now
        else "",
        text.t("counted since: {now}", now=change.now) if not change.before else "",
        text.t("no longer counted: {before}", before=change.before) if not change.now else "",
        _claims(text, text.t("claims that came"), change.came),
        _claims(text, text.t("claims that went"), change.went),
        _claims(text, text.t("claims whose status changed"), change.turned),
    ]
    address = link("claims", subject=subject, property=name)
    label = text.t(prop.label) if prop else name
    return [h.a(href=address, target="_self")[words, ", ", label], ": ", "; ".join(filter(None, parts))]


def _claims(text: Text, words: str, claims: tuple[str, ...]) -> str:
    return text.t("{what}: {claims}", what=words, claims=text.list(claims)) if claims else ""
