"""The page on which a reader reports an error or adds a source: a form that makes rows which the check accepts."""

from collections.abc import Iterable, Mapping

from components import addresses
from components.addresses import LONGEST, Kind, PageAddress, Parameter, Params, Scope
from components.content.claim_filters import subjects
from components.content.parts import Block, Context, Control, Description, Page, Part, Place, Widget, heading
from components.html import labels
from components.html import report as html
from components.text import Text
from data import Dataset
from data.asking import slips
from data.drafts import Draft
from data.new_rows import new_claim
from data.problems import Problem
from data.questions import FIELDS, Answers, Question
from data.same_page import page_at
from data.vocabulary import SubjectKind

TYPED = tuple(question.name for question in FIELDS if question.name != "fact")

ROW, GAP = 84, 16
"""Pixels that a row of the app's controls takes, and what stands below them."""

ADDRESS = PageAddress(
    "report",
    (
        Parameter("claim", Kind.WORDS, Scope.MOMENT),
        Parameter("subject", Kind.WORDS, Scope.MOMENT),
        Parameter("property", Kind.WORDS, Scope.MOMENT),
        *(Parameter(name, Kind.WORDS, Scope.MOMENT) for name in TYPED),
    ),
)
"""Nothing of it is kept, or drawn before somebody asks, since all of it is a reader's own."""


def make(context: Context, params: Params) -> Page:
    """The form with its answers, the problems in them, and the rows once there are none."""
    text, dataset = context.text, context.dataset
    answers = _answers(dataset, params)
    controls = _controls(context, answers)
    title = text.t("Report an error, or add a source")
    lede = text.t(
        "Name a page that says it, and where. The form makes the rows that an editor can take over, and says what they "
        "would change. Nothing that you type is stored or written into a log."
    )
    parts: tuple[Part, ...] = (
        heading(text.t("Report"), title, lede),
        *_about(context, answers),
        Place("report", controls, room=_room(len(controls))),
        *_judged(context, answers),
    )
    return Page(title, lede, parts)


def _room(controls: int) -> tuple[int, int]:
    """The space that the app's controls take: two in a row on wide screens, one on a phone."""
    return ROW * -(-controls // 2) + GAP, ROW * controls + GAP


def _answers(dataset: Dataset, params: Params) -> dict[str, str]:
    """What is typed, with the subject and the property of the claim that an address names."""
    answers = {name: addresses.words(params, name) for name in TYPED if params.get(name)}
    claim = dataset.claim(addresses.words(params, "claim"))
    subject = addresses.one(params, "subject", subjects(dataset)) or (claim.subject_id if claim else "")
    name = addresses.one(params, "property", dataset.properties) or (claim.property if claim else "")
    return answers | {"subject": subject, "property": name, "fact": f"{subject} {name}".strip()}


def _about(context: Context, answers: Answers) -> tuple[Block, ...]:
    """What the desk says now of the fact that is meant."""
    facts = context.dataset.facts(answers["subject"], answers["property"]) if answers["property"] else ()
    return (Block("about", html.as_it_is(context.text, context.dataset, facts[-1])),) if facts else ()


def _controls(context: Context, answers: Answers) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    whom = tuple((each, labels.dated(text, dataset, each)) for each in subjects(dataset))
    kinds = _properties(text, dataset, answers["subject"])
    questions = [
        question
        for question in FIELDS
        if question.name in answers or question.needed(dataset.tables, answers) or _settles(dataset, answers, question)
    ]
    words = question_words(text)
    fields = [
        Control(each.name, Widget.WORDS, words[each.name], value=(answers.get(each.name, ""),))
        for each in questions
        if each.name != "fact"
    ]
    choose = text.t("Choose")
    return (
        Control("subject", Widget.CHOICE, text.t("What it is about"), whom, (answers["subject"],), choose),
        Control("property", Widget.CHOICE, text.t("Which property"), kinds, (answers["property"],), choose),
        *fields,
    )


def _properties(text: Text, dataset: Dataset, subject: str) -> tuple[tuple[str, str], ...]:
    """The properties that a subject can have; of no subject, all."""
    kinds = {
        SubjectKind.EVENT: dataset.events,
        SubjectKind.PERSON: dataset.people,
        SubjectKind.LEG: dataset.legs,
        SubjectKind.COUNTRY: {dataset.country: None},
    }
    fit = [each for each in dataset.properties.values() if not subject or subject in kinds[each.applies_to]]
    return tuple(sorted(((each.property, text.t(each.label)) for each in fit), key=lambda pair: pair[1]))


def _settles(dataset: Dataset, answers: Answers, question: Question) -> bool:
    """Whether to ask what would settle it, as the new claim would make sources differ."""
    if question is not FIELDS[-1] or not answers.get("value") or _missing(dataset, answers):
        return False
    return any(problem.column == question.name for problem in new_claim(dataset.tables, answers).problems)


def question_words(text: Text) -> Mapping[str, str]:
    """What each question is called."""
    return {
        "url": text.t("Address of the page that says it"),
        "title": text.t("Title of the page, as published"),
        "published_on": text.t("Day of publication, such as 2026-03-19"),
        "publisher": text.t("Who published it"),
        "origin": text.t("Whose word it is, where the page passes on that of an agency or an office"),
        "fact": text.t("What it is about"),
        "value": text.t("What the page says: the value"),
        "locator": text.t("Where on the page it stands"),
        "as_of": text.t("The day of the count"),
        "settled_by": text.t("Sources now differ. What would settle it?"),
    }


def _missing(dataset: Dataset, answers: Answers) -> list[Question]:
    """The questions that are still to be answered."""
    return [
        each
        for each in FIELDS
        if each.needed(dataset.tables, answers) and not each.optional and not _answered(answers, each)
    ]


def _answered(answers: Answers, question: Question) -> bool:
    if question.name == "fact":
        return bool(answers["subject"] and answers["property"])
    return bool(answers.get(question.name))


def _judged(context: Context, answers: Answers) -> tuple[Block, ...]:
    """What is wrong with what is typed, or the rows; nothing before anything is typed."""
    text, dataset = context.text, context.dataset
    if not any(name in answers for name in TYPED):
        return ()
    cut = [name for name in TYPED if len(answers.get(name, "")) >= LONGEST]
    missing = _missing(dataset, answers)
    words = question_words(text)
    known = page_at(dataset.sources.values(), answers.get("url", ""))
    page = (Block("known", html.known_page(text, known)),) if known else ()
    if cut:
        return (*page, Block("wrong", html.too_long(text, [words[name] for name in cut], LONGEST)))
    if missing:
        wrong = [
            problem for each in FIELDS if answers.get(each.name) for problem in slips(dataset.tables, answers, each)
        ]
        return (
            *page,
            Block("wrong", html.wrong(text, _named(words, answers, wrong), [words[each.name] for each in missing])),
        )
    draft = new_claim(dataset.tables, answers)
    if draft.problems:
        return (*page, Block("wrong", html.wrong(text, _named(words, answers, draft.problems), [])))
    return (*page, *_rows(context, draft))


def _rows(context: Context, draft: Draft) -> tuple[Block, ...]:
    text, dataset = context.text, context.dataset
    return (
        *((Block("doubt", html.doubts(text, draft.doubts)),) if draft.doubts else ()),
        Block("change", html.change(text, dataset, draft.changes)),
        Block("rows", html.rows(text, dataset, draft.rows, _property_label(text, dataset, draft))),
    )


def _property_label(text: Text, dataset: Dataset, draft: Draft) -> str:
    fact = draft.changes[0].after
    return text.t(
        "{subject}: {label}", subject=labels.dated(text, dataset, fact.subject_id), label=text.t(fact.prop.label)
    )


def _named(words: Mapping[str, str], answers: Answers, problems: Iterable[Problem]) -> list[tuple[str, Problem]]:
    """Problems with the words for the question that each is about, or its column."""
    questions = [each for each in FIELDS if answers.get(each.name) or not each.optional]
    cells = {(f"{table}.csv", column): each.name for each in questions for table, column in each.cells}
    return [(words.get(cells.get((p.file, p.column), ""), p.column), p) for p in problems]


DESCRIPTION = Description(ADDRESS, 9, lambda text: text.t("Report"), make, in_menu=lambda _dataset: False)
