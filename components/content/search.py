"""The search page: one query over everything on record, results by kind, with who spells each name so."""

from components import addresses
from components.addresses import Kind as Takes
from components.addresses import PageAddress, Parameter, Params, Scope
from components.content import counted
from components.content.parts import Block, Context, Control, Description, Page, Place, Widget, heading
from components.html import search_results
from components.text import Text
from data.findable import Kind
from data.search import ask

ANY, EXACT = "any", "exact"

ADDRESS = PageAddress(
    "search",
    (
        Parameter("q", Takes.WORDS, Scope.MOMENT),
        Parameter("as", Takes.ONE, Scope.MOMENT, lambda _dataset: (EXACT,)),
        Parameter("only", Takes.ONE, Scope.MOMENT, lambda _dataset: tuple(Kind)),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text, dataset = context.text, context.dataset
    query, exact = addresses.words(params, "q"), addresses.one(params, "as", (EXACT,)) == EXACT
    only = addresses.one(params, "only", tuple(Kind))
    title = text.t("Search everything on record")
    lede = text.t(
        "People, events, places, pages, whoever speaks in them, and figures by their number: in any script and "
        "spelling, with a letter wrong, without spaces, or typed on the wrong keyboard."
    )
    answers = {kind: ask(dataset, kind, query, as_typed=exact) for kind in Kind if only in ("", kind)} if query else {}
    parts = (
        heading(text.t("Search"), title, lede),
        Place("search", _controls(text, query, exact), room=(90, 156)),
        Block("results", search_results.results(text, dataset, query, answers, whole=bool(only), exact=exact)),
    )
    return Page(title, lede, parts)


def _controls(text: Text, query: str, exact: bool) -> tuple[Control, ...]:
    """What is looked for, and whether guesses are wanted."""
    ways = ((ANY, text.t("Any spelling")), (EXACT, text.t("Only as typed")))
    return (
        Control("q", Widget.LIVE, text.t("Search"), value=(query,), hint=text.t("A name, a place, a page, a word")),
        Control("as", Widget.SWITCH, text.t("Read as"), ways, (EXACT if exact else ANY,)),
    )


DESCRIPTION = Description(ADDRESS, 9, lambda text: text.t("Search"), make, in_menu=lambda _dataset: False)
