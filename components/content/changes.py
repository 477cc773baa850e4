"""What changed: every correction, every new release and every other event, the newest first, since a day if asked."""

from collections.abc import Collection
from datetime import date

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted
from components.content.claim_filters import OFFERED
from components.content.parts import Block, Context, Control, Description, Page, Pager, Place, Widget, heading, html
from components.content.parts import nothing as nothing_fits
from components.html import changes, corrections, labels
from components.text import Text
from data import Dataset
from data.news import News, NewsKind, all_news, news_of

SHOWN = 30
"""Pieces of news on one page."""


def _subjects(dataset: Dataset) -> Collection[str]:
    return (*dataset.events, *dataset.people)


ADDRESS = PageAddress(
    corrections.PAGE,
    (
        Parameter("kind", Kind.ONE, known=lambda _dataset: tuple(NewsKind)),
        Parameter("about", Kind.ONE, known=_subjects),
        Parameter("since", Kind.DAY),
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text = context.text
    title = text.t("What changed, and what was corrected")
    lede = text.t(
        "What was wrong here, what it is now, when and why; and what is new. Nothing disappears silently. Keep the "
        "address of a day, and it shows what came since."
    )
    news = select(context.dataset, params)
    pages = max(1, -(-len(news) // SHOWN))
    number = addresses.number(params, "page", pages)
    asked = tuple(sorted(params.items()))
    parts = (
        heading(text.t("Changes"), title, lede),
        Place("changes", _controls(context, params), room=(180, 252)),
        *(
            (Block("news", html(_listed, context, asked, number)), Pager(pages))
            if news
            else (nothing_fits(text, text.t("Nothing has changed that fits this."), corrections.PAGE),)
        ),
        Block("follow", changes.follow(text)),
    )
    return Page(title, lede, parts)


def select(dataset: Dataset, params: Params) -> tuple[News, ...]:
    """The news that an address asks for, the newest first."""
    kind = addresses.one(params, "kind", tuple(NewsKind))
    about = addresses.one(params, "about", _subjects(dataset))
    since = since_day(params)
    return tuple(
        each
        for each in (news_of(dataset, about) if about else all_news(dataset))
        if kind in ("", each.kind) and (since is None or each.day >= since)
    )


def since_day(params: Params) -> date | None:
    """The day from which on an address asks for news; None where it names none."""
    day = addresses.day(params, "since")
    return day.earliest if day else None


def _listed(text: Text, dataset: Dataset, asked: tuple[tuple[str, str], ...], number: int) -> object:
    news = select(dataset, dict(asked))
    return changes.listed(text, dataset, news[(number - 1) * SHOWN : number * SHOWN], len(news))


def _controls(context: Context, params: Params) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    kinds = tuple((each.value, changes.kind_name(text, each)) for each in NewsKind)
    about = addresses.one(params, "about", _subjects(dataset))
    corrected = dict.fromkeys(each.subject_id for each in dataset.corrections)
    offered = [each for each in dict.fromkeys((about, *dataset.events, *corrected)) if each in _subjects(dataset)]
    subjects = tuple((each, labels.dated(text, dataset, each)) for each in offered[:OFFERED])
    return (
        Control("kind", Widget.CHOICE, text.t("What"), kinds, _one(params, "kind"), text.t("Everything new")),
        Control(
            "about",
            Widget.CHOICE,
            text.t("About whom or what"),
            subjects,
            (about,) if about else (),
            text.t("Anybody and anything"),
        ),
        Control(
            "since", Widget.WORDS, text.t("Since"), value=_one(params, "since"), hint=text.t("2026-11-20 or 2026-11")
        ),
    )


def _one(params: Params, name: str) -> tuple[str, ...]:
    value = addresses.words(params, name)
    return (value,) if value else ()


DESCRIPTION = Description(ADDRESS, 9, lambda text: text.t("Changes"), make, in_menu=lambda _dataset: False)
