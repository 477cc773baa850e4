"""The cite page: one answer in every form of a citation, with its value then, its value now, and why they differ."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import htpy as h
from htpy import Element, Node

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted
from components.content.parts import Block, Context, Description, Page, Part, heading
from components.html import citation_page, citations, figure_box, labels, rows_box, sums
from components.html.citation_forms import Cited, forms
from components.text import Text
from data import Dataset, Fact, answers, releases, totals
from data.answers import NumberQuestion, Snapshot
from data.definitions import EVERYONE
from data.row_check import File
from data.totals import Total
from data.vocabulary import VersionState

FOLDER = "/cite/"
"""Below it stand the permanent addresses of answers, and their forms as files."""

Keeper = Callable[[str], Snapshot | None]
"""Gives the snapshot of an older version, where it is kept."""

_keeper: list[Keeper] = []

ADDRESS = PageAddress(
    "cite",
    (
        counted.CARRIES,
        Parameter("year", Kind.SEVERAL, known=releases.years),
        Parameter("kind", Kind.SEVERAL, known=releases.kinds),
        Parameter("way", Kind.SEVERAL, known=releases.known_ways),
        Parameter("fact", Kind.ONE, known=lambda dataset: tuple(answers.snapshot(dataset)["facts"])),
        Parameter("version", Kind.WORDS),
        Parameter("number", Kind.WORDS, Scope.MOMENT),
        Parameter("of", Kind.ONE, known=figure_box.subjects),
        Parameter("rows", Kind.LINES, Scope.MOMENT),
        Parameter("file", Kind.WORDS, Scope.MOMENT),
    ),
)


def set_keeper(keeper: Keeper) -> None:
    """Set the function that gives the snapshots of older versions."""
    _keeper[:] = [keeper]


def snapshot_of(dataset: Dataset, version: str) -> Snapshot | None:
    """The snapshot of a version: of the current ledger, or of an older one that is kept."""
    if version == dataset.version:
        return answers.snapshot(dataset)
    return _keeper[0](version) if _keeper else None


def asked_of(params: Params) -> NumberQuestion:
    """The question that an address asks."""

    def listed(name: str) -> tuple[str, ...]:
        """The values of a list."""
        return tuple(filter(None, params.get(name, "").split(",")))

    if fact := params.get("fact", ""):
        return NumberQuestion(fact=fact)
    return NumberQuestion(params.get(counted.NAME, EVERYONE), listed("year"), listed("kind"), listed("way"))


def query(question: NumberQuestion, version: str) -> str:
    """The parameters of the permanent address of an answer."""
    return urlencode({**question.params, "version": version}, safe=",")


def cited(context: Context, question: NumberQuestion, version: str) -> Cited:
    """The answer by the current ledger or an older version, in the form in which it is cited."""
    text, dataset = context.text, context.dataset
    name = question.name(version)
    title, note = _words(text, dataset, question)
    author, day = text.t(dataset.story.name), dataset.cutoff
    footnote = text.t(
        "{author}, “{title},” data of {day}, version {version}",
        author=author,
        title=title,
        day=day.isoformat(),
        version=version,
    )
    return Cited(
        name=name,
        title=title,
        author=author,
        day=day,
        version=version,
        address=f"{context.site}{FOLDER}{name}?{query(question, version)}",
        note=note,
        footnote=footnote,
    )


def _words(text: Text, dataset: Dataset, question: NumberQuestion) -> tuple[str, str]:
    """The answer in one line, and who is counted in it and in which events."""
    if question.fact:
        return _of_fact(text, dataset, question.fact)
    total = _total(dataset, question)
    filters = [text.list(values) for values in (question.years, question.kinds, question.ways) if values]
    title = sums.headline(text, total)
    if filters:
        title = text.t("{title}; only {filters}", title=title, filters="; ".join(filters))
    return title, text.t(total.definition.sentence)


def _voices(context: Context, question: NumberQuestion) -> Element | None:
    """The mark that opens who gives the figure in the title, or of which parts the sum is made."""
    text, dataset = context.text, context.dataset
    if question.fact:
        return h.div(".sure")[citations.mark(text, dataset, _fact(dataset, question.fact)), " ", text.t("who says so")]
    total = _total(dataset, question)
    if not total.parts:
        return None
    return h.div(".sure")[sums.mark(text, dataset, total), " ", text.t("how this sum is made")]


def _fact(dataset: Dataset, key: str) -> Fact:
    """The figure of a key."""
    return next(each for each in dataset.facts(key.partition("/")[0]) if each.key == key)


def _total(dataset: Dataset, question: NumberQuestion) -> Total:
    """The sum of a definition over the events of a question."""
    definition = dataset.definitions[question.definition]
    rows = releases.select(dataset, definition, question.filter)
    return totals.of_events(dataset, definition, (row.event for row in rows))


def _of_fact(text: Text, dataset: Dataset, key: str) -> tuple[str, str]:
    """A figure with its subject, its day and its value; what it counts, how well it stands, and what others say."""
    subject = key.partition("/")[0]
    fact = _fact(dataset, key)
    whose, value = labels.dated(text, dataset, subject), labels.fact_value(text, dataset, fact)
    what = text.t(fact.prop.label)
    if fact.as_of:
        what = text.t("{what} on {date}", what=what, date=text.date(fact.as_of))
    others = [
        labels.value(text, dataset, fact.prop, version.value)
        for version in fact.versions[1:]
        if version.state is VersionState.LIVE
    ]
    note = [text.t(fact.prop.description), citations.summary(text, fact)]
    if others:
        note.append(text.t("Others say {values}.", values=text.list(others)))
    return text.t("{subject}, {what}: {value}", subject=whose, what=what, value=value), " ".join(
        f"{each.rstrip('.')}." for each in note
    )


def address(question: NumberQuestion) -> str:
    """The address of the page on which an answer is cited."""
    params = {name: value for name, value in question.params.items() if (name, value) != (counted.NAME, EVERYONE)}
    return addresses.link("cite", **params)


def make(context: Context, params: Params) -> Page:
    """The page of an answer: of a version that is cited, then and now; else the forms of today's."""
    text, dataset = context.text, context.dataset
    question = _checked(dataset, params) or asked_of(params)
    version = params.get("version", "") or dataset.version
    today = cited(context, question, dataset.version)
    parts: list[Part] = [heading(text.t("Cite"), today.title, today.note)]
    parts += [Block("sure", copies) for copies in [_voices(context, question)] if copies]
    if version != dataset.version:
        parts += _changed(context, question, version)
    copies = citation_page.to_copy(text, forms(today), f"{FOLDER}{today.name}", query(question, dataset.version))
    both = Block("cite", copies), Block("still", _still(context, question, params))
    parts += reversed(both) if params.get("number") or params.get("rows") else both
    return Page(text.t("To cite: {title}", title=today.title), today.note, tuple(parts))


def _still(context: Context, question: NumberQuestion, params: Params) -> Element:
    """Both forms that check whether printed figures are still right: one number, and rows of a file."""
    text, dataset = context.text, context.dataset
    event = question.fact.partition("/")[0]
    of = params.get("of", "") or (event if event in figure_box.subjects(dataset) else question.definition)
    named = addresses.words(params, "file")
    older = snapshot_of(dataset, version) if (version := File.of(named).version) else None
    number, rows = addresses.words(params, "number"), params.get("rows", "")
    both = figure_box.box(text, dataset, number, of, question), rows_box.box(text, dataset, rows, named, older)
    return h.section(".still")[h.h2[text.t("Is my figure still right?")], reversed(both) if rows else both]


def _checked(dataset: Dataset, params: Params) -> NumberQuestion | None:
    """The question about the subject of a checked number; None where no number is checked."""
    subject = params.get("of", "")
    if not params.get("number") or not subject:
        return None
    if subject in dataset.definitions:
        return replace(asked_of(params), definition=subject, fact="")
    fact = totals.people_freed(dataset, subject)
    return NumberQuestion(fact=fact.key) if fact else None


def _changed(context: Context, question: NumberQuestion, version: str) -> list[Part]:
    """What a citation of an older version said, what is said today, and why."""
    text, dataset = context.text, context.dataset
    before, now = snapshot_of(dataset, version), answers.snapshot(dataset)
    then = answers.answer(before, question) if before else None
    nodes: list[Node] = [citation_page.then_and_now(text, then, answers.answer(now, question), version)]
    if before:
        changes, corrected = answers.changes(before, now, question), answers.corrected(before, now, question)
        nodes.append(citation_page.why(text, dataset, changes, corrected))
    return [Block("then", nodes)]


DESCRIPTION = Description(ADDRESS, 9, lambda text: text.t("Cite"), make, in_menu=lambda _dataset: False)
