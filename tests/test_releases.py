"""The table of all releases: its rows, its filters, its order, and sums that follow both and add nothing unlike."""

import re
from html import unescape

import pytest
from planted import World

from components.content.pages import pages
from components.content.parts import Context, Files
from components.html import releases_table
from components.text import text_for
from data import releases, totals
from data.releases import Filter
from data.vocabulary import EventKind
from tests import stories
from tests.desk import painted

EN = text_for("en")


@pytest.fixture(scope="module", params=stories.NAMES)
def story(request):
    return stories.dataset(request.param)


def _rows(html):
    """The cells of each row of the page's table, as their words."""
    body = re.search(r'<div class="releases">.*?</table>', html, re.S)[0]
    cells = (
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr[^>]*>.*?</tr>", body, re.S)
    )
    return [[" ".join(unescape(re.sub(r"<[^>]+>", "", cell)).split()) for cell in row] for row in cells]


def test_every_release_pardon_and_exchange_is_one_row_that_leads_to_its_page(story):
    html = painted(story, "releases")
    _, *rows, foot = _rows(html)
    events = releases.events(story)
    assert len(rows) == len(events)
    for event in events:
        assert f'data-head="What"><a href="/releases?event={event.event_id}"' in html
    assert foot[3] == "our sum"


def test_each_number_leads_to_all_who_give_it_and_each_cell_says_its_column(ledger):
    html = unescape(painted(ledger, "releases"))
    fact = ledger.fact("release-2025-12-13", "to_ukraine")
    cell = (
        f'data-head="To Ukraine"><a href="/claims?subject={fact.subject_id}&property=to_ukraine" target="_self">114</a>'
    )
    assert cell in html
    rows = re.findall(r"<tr[^>]*>.*?</tr>", re.search(r"<tbody.*?</tbody>", html, re.S)[0], re.S)
    assert {tuple(re.findall(r'data-head="([^"]*)"', row)) for row in rows} == {
        tuple(_rows(painted(ledger, "releases"))[0][1:])
    }


@pytest.mark.parametrize("name", ["shipped", "ankara"])
def test_the_foot_adds_up_each_column_by_itself_and_follows_filter_and_definition(name):
    dataset = stories.dataset(name)
    for definition in dataset.definitions.values():
        for kind in releases.kinds(dataset):
            html = painted(dataset, "releases", definition=definition.definition_id, kind=str(kind))
            chosen = [event for event in releases.events(dataset) if event.kind is kind]
            total = totals.of_events(dataset, definition, chosen)
            head, *_, foot = _rows(html)
            assert foot[2] == (f"at least {EN.number(total.low)}" if total.parts else "")
            for column in releases.columns(dataset):
                rows = releases.select(dataset, definition, Filter(kinds=frozenset({kind})))
                own = releases.column_total(dataset, column, rows)
                if own.parts:
                    assert own.low == sum(part.low for part in own.parts) - len(own.again)
                    assert f"at least {EN.number(own.low)}" in foot[4 : len(head)]


def _low(words):
    """The least that the cell of a figure allows, with the sign of a bound or two values that differ."""
    return min(int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words))


@pytest.mark.parametrize("definition", ["everyone", "political"])
def test_the_cells_of_a_column_add_up_to_its_foot(ledger, definition):
    html = painted(ledger, "releases", definition=definition)
    head, *rows, foot = _rows(html)
    rows_chosen = releases.select(ledger, ledger.definitions[definition], Filter())
    for name in releases.columns(ledger):
        total = releases.column_total(ledger, name, rows_chosen)
        at = next(i for i in range(4, len(head)) if head[i] == releases_table.column(EN, ledger, name))
        assert sum(_low(row[at]) for row in rows if row[at]) - len(total.again) == _low(foot[at])


def test_what_only_weak_sources_say_is_an_empty_cell_in_each_column_and_is_named_below():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "20")
    world.claim("a", "political_prisoners_freed", "10").claim("a", "to_ukraine", "5")
    world.event("b", "2025-02-01").weak("b", "freed_total", "15").weak("b", "political_prisoners_freed", "8")
    html = painted(world.dataset(), "releases")
    _, weak, counted, foot = _rows(html)
    assert (weak[2], weak[4], counted[2], counted[4]) == ("", "", "20", "10")
    assert (foot[2], foot[4]) == ("at least 20", "at least 10")
    assert "<p>Left out, since only weak sources put them here: 15 (1 Feb 2025).</p>" in html
    named = "<p>Left out of “Political prisoners freed”, since only weak sources put them here: 8 (1 Feb 2025).</p>"
    assert named in html
    assert "Left out of “To Ukraine”" not in html


def test_a_sum_of_a_definition_is_that_of_the_about_page(story):
    about = painted(story, "about")
    for name, definition in story.definitions.items():
        _, *_, foot = _rows(painted(story, "releases", definition=name))
        if foot[2]:
            assert f"{definition.label}: {foot[2]}" in unescape(about)


def test_filters_leave_out_what_they_do_not_ask_for(ledger):
    everyone = ledger.definitions["everyone"]

    def ids(**asked):
        return {row.event.event_id for row in releases.select(ledger, everyone, Filter(**asked))}

    assert all(each.startswith("release-2025") for each in ids(years={"2025"}, kinds={EventKind.RELEASE}))
    assert ids(ways={"exchanged"}) >= {"swap-2026-04-28"}
    assert "pardon-2025-12-30" not in ids(ways={"exchanged"})
    assert ids() == {event.event_id for event in releases.events(ledger)}


@pytest.mark.parametrize("down", [False, True])
def test_a_column_orders_the_rows_and_what_is_not_known_comes_last(ledger, down):
    rows = releases.select(ledger, ledger.definitions["everyone"], Filter())
    for name in releases.columns(ledger):
        ordered = releases_table.ordered(rows, f"-{name}" if down else name)
        numbers = [totals.summed(row.event, (row.figures[name],)).number for row in ordered if name in row.figures]
        assert numbers == sorted(numbers, reverse=down)
        assert all(name not in row.figures for row in ordered[len(numbers) :])


def test_the_heads_of_columns_sort_by_links_that_keep_the_filters(ledger):
    html = painted(ledger, "releases", kind="release", sort="-people")
    heads = re.findall(r'<th scope="col"[^>]*>.*?</th>', html, re.S)
    people = next(each for each in heads if "Everyone let go" in each)
    assert 'aria-sort="descending"' in people
    assert 'href="/releases?kind=release&amp;sort=people"' in people
    assert sum("aria-sort" in each for each in heads) == 1
    numbers = [int(row[2]) for row in _rows(html)[1:-1] if row[2].isdigit()]
    assert numbers == sorted(numbers, reverse=True)


def test_both_values_of_a_disputed_figure_stand_in_its_cell(ledger):
    row = next(row for row in _rows(painted(ledger, "releases")) if row[1].startswith("25 political prisoners"))
    assert "4 or 25" in row


def test_where_nothing_fits_the_page_says_so_and_leads_back(ledger):
    html = painted(ledger, "releases", year="2024", way="handed_over")
    assert "No release fits these filters." in html
    assert 'href="/releases"' in html


def test_the_file_has_the_rows_that_are_shown(ledger):
    address = pages()["releases"].address.read(ledger, {"year": "2026"})
    page = pages()["releases"].make(Context(EN, ledger, ledger.cutoff), address.params)
    (files,) = [part for part in page.parts if isinstance(part, Files)]
    lines = files.table().lines
    assert {line.cells[0][-4:] for line in lines} == {"2026"}
    assert files.claims().lines


def test_the_headline_says_how_many_rows_its_sum_leaves_out(ledger):
    html = painted(ledger, "releases", kind="swap")
    assert re.search(r"<h1[^>]*>Everyone let go: at least 3 in 2 pardons and exchanges, 1 of them not counted", html)
    _, *rows, _ = _rows(html)
    assert [row[2] for row in rows].count("") == 1
