"""Who says so and who disagrees: the mark of a fact's standing, and the sources that it opens."""

from collections.abc import Iterable, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels, sources, values
from components.html.memo import drawn_once
from components.text import Text
from data import Dataset, Fact, PartialDate, Quantity, Version, status
from data.model import Claim, Source
from data.vocabulary import Standing
from data.voices import Support

GLYPHS = {
    Standing.ONE_VOICE: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 1.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
    Standing.CORROBORATED: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
    Standing.DISPUTED: "M6 .5 11.5 6 6 11.5 .5 6zM6 2.6V9.4L9.4 6z",
    Standing.SUPERSEDED: "M1 5.2h7L5.6 2.8l1.1-1.1L11 6l-4.3 4.3-1.1-1.1L8 6.8H1z",
    Standing.RETRACTED: "M2.6 1.5 6 4.9l3.4-3.4 1.1 1.1L7.1 6l3.4 3.4-1.1 1.1L6 7.1l-3.4 3.4-1.1-1.1L4.9 6 1.5 2.6z",
}
"""The outline of each standing's mark in a box of 12 by 12, so that form and not colour tells them apart."""


def glyph(standing: Standing) -> Element:
    """The drawn mark of a standing; a label beside it says it in words."""
    return h.svg(".glyph", viewBox="0 0 12 12", aria_hidden="true")[h.path(d=GLYPHS[standing], fill_rule="evenodd")]


def cited(text: Text, dataset: Dataset, fact: Fact, content: Node = None) -> Element:
    """A fact as the reader sees it: its value, and a mark that opens its sources."""
    return h.div(".fact")[h.span(".value")[values.fact(text, dataset, fact, content)], mark(text, dataset, fact)]


@drawn_once
def mark(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """The mark of a fact's standing; when pressed it opens the sources of each value."""
    standing = labels.standing(text, fact.standing)
    name = text.t("{label}: {standing}. Show sources", label=text.t(fact.prop.label), standing=standing)
    return h.details(".cite")[
        h.summary(aria_label=name, title=standing)[glyph(fact.standing)],
        h.div(".panel")[
            h.p(".panel-head")[glyph(fact.standing), summary(text, fact)],
            (version(text, dataset, fact, each, part=False) for each in fact.versions),
            citing(text, dataset, fact),
        ],
    ]


def summary(text: Text, fact: Fact) -> str:
    """The standing of a fact in one sentence, with its numbers of independent voices and of pages."""
    behind = voices(text, fact.support)
    match fact.standing:
        case Standing.CORROBORATED:
            return text.t("Corroborated: {voices}.", voices=behind)
        case Standing.DISPUTED:
            return text.t("Disputed: sources differ. For the value shown: {voices}.", voices=behind)
        case Standing.SUPERSEDED:
            return text.t("Superseded: true when it was said, overtaken since.")
        case Standing.RETRACTED:
            return text.t("Retracted: shown to be wrong, kept so that the error can be found.")
        case _ if fact.wider.voices > fact.support.voices:
            return _less_precisely(text, fact, behind)
        case _:
            return text.t("Not corroborated: {voices}.", voices=behind)


def _less_precisely(text: Text, fact: Fact, behind: str) -> str:
    """That one voice gives the day, where others give the month or the year alone."""
    counts = {"voices": behind, "wider": voices(text, fact.wider)}
    if isinstance(fact.value, PartialDate) and fact.value.is_day:
        return text.t("Not corroborated to the day: {voices}. Less precisely, corroborated: {wider}.", **counts)
    return text.t("Not corroborated to the month: {voices}. Less precisely, corroborated: {wider}.", **counts)


def voices(text: Text, support: Support) -> str:
    """How many independent voices back a value, and on how many pages; weak pages alone have no voice."""
    pages = text.n("{number} page", "{number} pages", len(support.pages), number=text.number(len(support.pages)))
    if support.weak:
        return text.t("no voice that counts, {pages}", pages=pages)
    return text.n(
        "{number} voice in {pages}",
        "{number} voices in {pages}",
        support.voices,
        number=text.number(support.voices),
        pages=pages,
    )


def version(text: Text, dataset: Dataset, fact: Fact, each: Version, *, part: bool = True) -> Element:
    """One value of a fact with the claims that give it and the editor's reasons; a part of its page or of a panel."""
    became = status.of_version(fact, each)
    head = values.version(text, dataset, fact, each)
    state = None if became.struck else [" ", h.small[labels.value_status(text, became)]]
    # A panel opens anywhere on a page, so what stands in it is no level of the page's headings.
    box, name = (h.section, h.h4) if part else (h.div, h.p(".head"))
    return box(f".version.{each.state}")[
        name[head, state] if len(fact.versions) > 1 or became.struck else None,
        (h.p(".reason")[text.t("Editor’s reason: {reason}", reason=reason)] for reason in each.reasons),
        h.ul[(h.li[claim_line(text, dataset, claim), address(claim) if part else None] for claim in each.claims)],
    ]


def address(claim: Claim) -> Node:
    """A link to the page of a claim, by its id; for the desk only, as static pages stand at other addresses."""
    return [" · ", h.a(".claim-id", href=link("claims", claim=claim.claim_id), target="_self")[claim.claim_id]]


def claim_line(text: Text, dataset: Dataset, claim: Claim) -> Node:
    """One claim's source in a line: publisher, title with link, day, locator, and whom it relays."""
    source = dataset.sources[claim.source_id]
    return [
        h.b[sources.own_page(source)],
        ": ",
        sources.link(text, source),
        h.span(".details")[" ", " · ".join(_details(text, dataset, claim, source))],
        h.span(".note")[" · ", claim.note] if claim.note else None,
    ]


def _details(text: Text, dataset: Dataset, claim: Claim, source: Source) -> Iterable[str]:
    if source.published_on:
        yield text.date(source.published_on)
    yield labels.locator(text, claim.locator)
    if claim.as_of:
        yield text.t("as of {date}", date=text.date(claim.as_of))
    if (origin := dataset.origin(claim)).name != source.publisher:
        yield text.t("origin: {origin}", origin=origin.name)
    yield from sources.read_at(text, source)


def source_line(text: Text, dataset: Dataset, facts: Sequence[Fact]) -> str:
    """What a view rests on, in one line: numbers of pages, independent voices and disputed facts, and the cut-off."""
    claims = [claim for fact in facts for claim in fact.claims]
    behind = dataset.support_of(claims)
    disputed = len(status.disputed(facts))
    parts = [
        text.n("{count} page", "{count} pages", len({c.source_id for c in claims})),
        text.n("{count} independent voice", "{count} independent voices", 0 if behind.weak else behind.voices),
    ]
    if disputed:
        parts.append(text.n("{count} disputed fact", "{count} disputed facts", disputed))
    parts.append(text.t("evidence to {date}", date=text.date(dataset.cutoff)))
    return text.t("Sources: {parts}", parts=" · ".join(parts))


def citing(text: Text, dataset: Dataset, fact: Fact) -> Node:
    """A link to the citation of a figure of an event; claims of other facts have addresses of their own to cite."""
    if not isinstance(fact.value, Quantity) or fact.subject_id not in dataset.events:
        return None
    return h.p[h.a(href=link("cite", fact=fact.key), target="_self")[text.t("Cite this figure")]]
