"""The about page's words: method, definitions, who decides, limits, corrections, removal, licence and citation."""

from collections.abc import Iterator, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params, link
from components.content import counted
from components.content.parts import Block, Context, Description, Page, Part, Schema, html
from components.html import citations, corrections, labels, leads, sums, totals_table
from components.html.report import to_report
from components.text import Text
from data import Dataset, Problem
from data.definitions import EVERYONE
from data.vocabulary import Standing

PROBLEMS_SHOWN = 5
"""Problems of changed tables that are named; the rest are counted."""


def whole(text: Text, dataset: Dataset, problems: Sequence[Problem], definition_id: str = EVERYONE) -> Element:
    """Everything that a reader may want to know about how this was made."""
    return h.div[
        h.p(".kicker")[text.t("About")],
        h.h1[_title(text)],
        h.p(".lede")[_size(text, dataset)],
        _stale(text, problems),
        _method(text, dataset),
        _standings(text),
        totals_table.section(text, dataset, definition_id),
        _decisions(text, dataset),
        _limits(text, dataset),
        leads.opened(text, dataset),
        _corrections(text, dataset),
        _removal(text, dataset),
        _licence(text, dataset),
        _section(text.t("The data as files"), _data(text)),
    ]


def _size(text: Text, dataset: Dataset) -> str:
    return text.t(
        "{claims} claims from {sources} sources on {people} people, {events} events and {legs} parts of journeys. "
        "Evidence to {date}. Version {version}.",
        claims=text.number(len(dataset.claims)),
        sources=text.number(len(dataset.sources)),
        people=text.number(len(dataset.people)),
        events=text.number(len(dataset.events)),
        legs=text.number(len(dataset.legs)),
        date=text.date(dataset.cutoff),
        version=dataset.version,
    )


def _stale(text: Text, problems: Sequence[Problem]) -> Node:
    if not problems:
        return None
    words = text.t(
        "The tables were changed and the change does not pass the checks. "
        "What you read is the last version that did; nothing has been lost."
    )
    more = len(problems) - PROBLEMS_SHOWN
    return h.div(".notice", role="status")[
        h.p[words],
        h.ul[(h.li[_problem(text, each)] for each in problems[:PROBLEMS_SHOWN])],
        h.p[text.n("and {count} more", "and {count} more", more)] if more > 0 else None,
    ]


def _problem(text: Text, problem: Problem) -> str:
    """The file, line and column of a problem, without the cell, which may name somebody who must not be named."""
    column = problem.column or text.t("the file")
    return text.t(
        "{file}, line {line}, {column}: expected {expected}",
        file=problem.file,
        line=problem.line,
        column=column,
        expected=problem.expected,
    )


def _section(title: str, *paragraphs: Node) -> Element:
    return h.section[h.h2[title], (h.p[p] if isinstance(p, str) else p for p in paragraphs)]


def _method(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("Method"),
        text.t(
            "Everything here is a claim: one source saying one thing about one subject, with the place in the "
            "source where it says so. All claims about the same thing make a fact. The pages show facts, and a "
            "mark beside each opens its claims."
        ),
        text.t(
            "When claims differ, one value is adopted: the one that an editor prefers for a written reason; else "
            "the one with the most independent voices; else the latest published. The other values stay "
            "visible. Nothing is averaged."
        ),
        text.t(
            "Independence is counted by origin: who would have to be wrong for a claim to be wrong. A paper that "
            "counts on a rights group’s list has that group as its origin; one that prints what a press service "
            "announced has the press service. An origin counts once, and so does a page, whomever it relays. "
            "Weak sources never make a fact corroborated."
        ),
        text.t(
            "Values that differ only in precision agree: {examples}. “About” allows five per cent.",
            examples=", ".join(_agreeing(text, dataset)),
        ),
    )


def _agreeing(text: Text, dataset: Dataset) -> Iterator[str]:
    """Examples of values that differ only in precision."""
    yield text.t("July 2021 and 14 July 2021")
    yield text.t("at least 10 and 18")
    if places := dataset.story.about.agreeing:
        yield text.list(text.t(dataset.named(place)) for place in places)


def _standings(text: Text) -> Element:
    means = {
        Standing.ONE_VOICE: text.t("One voice says so, however many pages repeat it."),
        Standing.CORROBORATED: text.t("Two or more independent voices agree, and none that counts says otherwise."),
        Standing.DISPUTED: text.t("Sources differ. One value is shown, the others are one press away."),
        Standing.SUPERSEDED: text.t("True when it was said, and overtaken by a later event or count."),
        Standing.RETRACTED: text.t("Shown to be wrong. It stays visible with the reason."),
    }
    ours = text.t("A number that we have added up from figures of single releases. Nobody else vouches for a sum.")
    rows: list[Node] = [
        [h.dt[citations.glyph(s), " ", labels.standing(text, s)], h.dd[words]] for s, words in means.items()
    ]
    rows.append([h.dt[sums.glyph(), " ", sums.name(text)], h.dd[ours]])
    return _section(text.t("What the marks mean"), h.dl(".facts")[rows])


def _decisions(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("Definitions, and who decides"),
        *map(text.t, dataset.story.about.definitions),
        text.t(
            "“In custody” always means at the last report, with its date. Accusations are the authorities’ words "
            "and are given as such. Days in custody are computed from the dates of detention and release, and "
            "are given as a range where a date is not known to the day."
        ),
        text.t(
            "Ranks are set by the editors of the tables, each with a reason. Standing is computed from the "
            "claims and never typed. On the map, documented means that an official, an agency or a reporter on "
            "the scene states both ends; reported means one account; schematic is a line for the map only. A "
            "crossing that no source names is not named."
        ),
        text.t(
            "Only facts of public interest are published. Health, addresses, relatives who are not public "
            "figures, contact details and portraits are left out, as are the names of private foreigners whom no "
            "official named."
        ),
    )


def _limits(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("Limits and cut-off"),
        text.t(
            "The evidence ends on {date}. Nothing later was found in the pages that could be read; that does not "
            "mean that nothing happened.",
            date=text.date(dataset.cutoff),
        ),
        *map(text.t, dataset.story.about.evidence),
        text.t(
            "What is known of but stands on no page that could be cited is a lead and not a fact. Leads are kept "
            "beside the tables, with what each would settle, those to read first before the others."
        ),
        *map(text.t, dataset.story.about.places),
    )


def _corrections(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("Corrections"),
        text.t("What was wrong, what it is now, when and why. Nothing disappears silently."),
        h.p[h.a(href=link(corrections.PAGE, kind="correction"), target="_self")[_corrected(text, dataset)]]
        if dataset.corrections
        else text.t("No correction has been made yet."),
    )


def _corrected(text: Text, dataset: Dataset) -> str:
    count = len(dataset.corrections)
    return text.n(
        "{count} correction, with its days and its page", "All {count} corrections, with days and pages", count
    )


def _removal(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("To ask for a correction or a removal"),
        text.t(
            "If a figure is wrong, or if you are named here and do not want to be, write to the newsroom that "
            "runs this desk, or open an issue where its code is kept. Name the page and the fact. A request by "
            "the person concerned, or by someone acting for them, needs no reason. Who is withheld leaves no "
            "trace in pages, downloads and embeds."
        ),
        h.p[to_report(text)],
        *(text.t("Write to: {address}", address=address) for address in dataset.story.about.contacts),
    )


def _licence(text: Text, dataset: Dataset) -> Element:
    return _section(
        text.t("Licence and citation"),
        text.t(
            "The tables are under Creative Commons Attribution 4.0, the code under the MIT licence. Titles and "
            "quotations belong to their authors. The typeface is IBM Plex under the SIL Open Font License; "
            "outlines are Natural Earth, in the public domain."
        ),
        text.t(
            "To cite: {name}, version {version}, evidence to {date}, with the address of the page "
            "and the name of the source behind the figure.",
            name=text.t(dataset.story.name),
            version=dataset.version,
            date=text.date(dataset.cutoff),
        ),
    )


def _data(text: Text) -> Element:
    page = h.a(href=link("data"), target="_self")[text.t("Data")]
    return h.p[text.t("Every table in every form, records and questions at addresses that stay:"), " ", page]


def _title(text: Text) -> str:
    return text.t("How this was made, and how to check it")


def make(context: Context, params: Params) -> Page:
    """The page: method, definitions, limits, corrections, and licence."""
    chosen = counted.definition_of(context.dataset, params).definition_id
    words = Block("about", html(whole, context, context.problems, chosen))
    parts: tuple[Part, ...] = (words,)
    return Page(_title(context.text), labels.purpose(context.text, context.dataset), parts, Schema.DATA)


DESCRIPTION = Description(PageAddress("about", (counted.COUNTS,)), 9, lambda text: text.t("About"), make)
