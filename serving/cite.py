"""Permanent addresses of citations: each redirects to the page of its answer, and gives its file formats."""

import re
from dataclasses import replace
from urllib.parse import quote

import htpy as h
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from components.addresses import below
from components.content import cite
from components.content.cite import FOLDER
from components.content.parts import Context
from components.html import citation_page
from components.html.citation_forms import MEDIATYPES, forms
from components.html.freshness import day_in
from components.text import text_for
from data import Dataset
from data.answers import DIGITS, LETTER, NumberQuestion
from data.store import Store
from serving import errors
from serving.answers import page
from serving.embeds import Embeds
from serving.query import read

AFTER = re.compile(rb"[.,)]$")
"""A punctuation mark after an address in a text, which readers copy along with it."""


NAME = re.compile(rf"{LETTER}[0-9a-f]{{{DIGITS}}}")
"""The form of a citation's id."""


def answered_from(embeds: Embeds) -> None:
    """Let citation pages read the snapshots of older versions from the published site."""
    cite.set_keeper(embeds.answers)


def answer(store: Store, scope: Scope, site: str) -> Response | None:
    """The response to a permanent address; None if it has no question, a 404 page if its id does not belong to it."""
    dataset = store.dataset
    name, _, ending = scope["path"].removeprefix(FOLDER).partition(".")
    address = read(dataset, "cite", AFTER.sub(b"", scope["query_string"]))
    question, version = cite.asked_of(address.params), address.params.get("version", "")
    if NAME.fullmatch(name) and not scope["query_string"]:
        question, version = _by_name(dataset, name), dataset.version
    if address.unknown or not version or ending not in ("", *MEDIATYPES):
        return None
    if name != question.name(version):
        return _altered(scope, Context(text_for("en"), dataset, day_in(""), store.problems), question, version)
    if not ending or version != dataset.version:  # a form tells the value of today and of no older version
        target = f"{below()}/cite?{cite.query(question, version)}"
        return RedirectResponse(target, 302, {"Cache-Control": "no-cache"})
    context = replace(Context(text_for("en"), dataset, day_in(""), store.problems), site=site)
    body = forms(cite.cited(context, question, version))[ending].encode()
    headers = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex", "Content-Length": str(len(body))}
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{dataset.story.slug}-{name}.{ending}')}"
    return Response(b"" if scope["method"] == "HEAD" else body, 200, headers, MEDIATYPES[ending])


def _by_name(dataset: Dataset, name: str) -> NumberQuestion:
    """What an id without its question asks today: the sum of a definition, where it is that of one."""
    sums = (NumberQuestion(definition) for definition in dataset.definitions)
    return next((each for each in sums if each.name(dataset.version) == name), NumberQuestion())


def _altered(scope: Scope, context: Context, question: NumberQuestion, version: str) -> Response:
    """The page for an id that is not that of its question and version, with the way to the answer of today."""
    text, dataset = context.text, context.dataset
    why = text.t("The id in this address is not that of its question and version.")
    if not scope["query_string"]:
        why = text.t("An id alone says which answer was cited, and not what was asked: that stands after the “?”.")
    elif cite.snapshot_of(dataset, version) is None:
        why = citation_page.not_kept(text, version)
    today = cite.cited(context, question, dataset.version).title
    way = h.p[text.t("Today’s answer:"), " ", h.a(href=cite.address(question))[today]]
    return page(
        scope, errors.missing(dataset, text.t("There is no citation at this address"), [h.p(".lede")[why], way]), 404
    )
