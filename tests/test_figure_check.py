"""Whether a number that was printed is still right: by our sums as they grew, or by what sources say of an event."""

import re
from html import unescape

import pytest

from components.text import text_for
from data import comparisons, figure_check, releases, totals
from data.answers import NumberQuestion
from data.figure_check import Verdict
from data.vocabulary import Standing
from tests import stories
from tests.desk import drawn, open_page, painted

EN = text_for("en")


def test_the_sum_of_today_is_right_that_before_the_last_release_was_and_another_is_none(ledger):
    everyone = ledger.definitions["everyone"]
    now = totals.freed(ledger).low
    assert figure_check.of_sum(ledger, everyone, now).verdict is Verdict.RIGHT
    events = releases.events(ledger)
    last = max((e for e in events if totals.people_freed(ledger, e.event_id)), key=lambda e: e.date.earliest)
    before = totals.of_events(ledger, everyone, [each for each in events if each != last]).low
    checked = figure_check.of_sum(ledger, everyone, before)
    assert (checked.verdict, checked.until, checked.now) == (Verdict.WAS, last, str(now))
    most = totals.freed(ledger).high
    assert figure_check.of_sum(ledger, everyone, most).verdict is (Verdict.WITHIN if most > now else Verdict.RIGHT)
    assert figure_check.of_sum(ledger, everyone, most + 1).verdict is Verdict.OTHER


def test_of_an_event_the_adopted_number_is_right_and_a_disputed_one_is_what_some_say(ledger):
    fact = next(
        each
        for event in releases.events(ledger)
        if (each := totals.people_freed(ledger, event.event_id)) and each.standing is Standing.DISPUTED
    )
    adopted, other = (int(version.value.number) for version in fact.versions[:2])
    assert figure_check.of_event(ledger, fact.subject_id, adopted).verdict is Verdict.RIGHT
    checked = figure_check.of_event(ledger, fact.subject_id, other)
    assert checked.verdict is Verdict.SAID
    assert checked.versions[0].value.number == other
    assert figure_check.of_event(ledger, fact.subject_id, 98_765).verdict is Verdict.OTHER
    html = unescape(painted(ledger, "cite", number=str(other), of=fact.subject_id))
    assert f"{other} is what some say, and not what is adopted here" in html
    for claim in fact.versions[1].claims:
        assert ledger.sources[claim.source_id].publisher in html


def test_the_page_answers_calmly_to_what_is_no_number_and_says_the_same_on_the_desk(ledger):
    assert "x<b is no number that can be looked up" in unescape(painted(ledger, "cite", number="x<b"))
    assert "<b is no number" not in painted(ledger, "cite", number="x<b")
    now = totals.freed(ledger).low
    words = f"{now} is right, by the evidence to {EN.date(ledger.cutoff)}."
    assert words in painted(ledger, "cite", number=str(now), of="everyone")
    assert words in drawn(open_page("cite", number=str(now)))


def test_a_total_that_others_publish_is_theirs_and_stands_with_its_day(ledger):
    theirs = next(each for each in comparisons.beside(ledger) if comparisons.stated(each.theirs) > each.ours.high)
    name, number = theirs.ours.definition.definition_id, comparisons.stated(theirs.theirs)
    checked = figure_check.of_sum(ledger, ledger.definitions[name], number)
    assert (checked.verdict, checked.figures) == (Verdict.THEIRS, (theirs.published,))
    html = unescape(painted(ledger, "cite", number=str(number), of=name))
    assert f"{number} is a total that others publish" in html
    assert EN.date(theirs.published.as_of) in html


@pytest.mark.parametrize(
    ("event", "number", "words"),
    [("release-2025-12-13", "114", "Taken to Ukraine"), ("release-2026-03-19", "235", "Stayed in Belarus")],
)
def test_another_figure_of_an_event_is_named(event, number, words, ledger):
    checked = figure_check.of_event(ledger, event, int(number))
    assert checked.verdict is Verdict.PART
    html = unescape(painted(ledger, "cite", number=number, of=event))
    assert f"{number} is another figure of this event" in html
    assert words in html


@pytest.mark.parametrize(
    ("number", "subject", "where"),
    [
        ("123", "everyone", "13 Dec 2025"),
        ("9", "foreigners", "Taken to Lithuania"),
        ("250", "release-2025-12-13", "19 Mar 2026"),
    ],
)
def test_a_number_of_something_else_is_named_with_what_has_it(number, subject, where, ledger):
    html = unescape(painted(ledger, "cite", number=number, of=subject))
    assert f"That is not {number}." in html
    assert where in html.partition("What has this number:")[2]


@pytest.mark.parametrize("written", ["1,234", "1 234", "1234.0", "≥1234", "+1234", "at least 1234"])
def test_a_number_is_read_as_people_print_it(written, ledger):
    assert "Nothing on record gives 1,234" in unescape(painted(ledger, "cite", number=written))


ROUND = ["about 1,234", "over 1 234 people", "1234 people", "> 1,234", "More than 1234 prisoners.", "~1234", "1234+"]
"""A number among words that say of it how exact it is, or of whom it is."""


@pytest.mark.parametrize("written", [*ROUND, "They let 1,234 go!"])
def test_the_one_number_in_a_text_is_looked_up_and_the_page_says_which(written, ledger):
    html = unescape(painted(ledger, "cite", number=written))
    assert "Looked up: 1,234<" in html
    assert "Nothing on record gives 1,234" in html
    assert "Looked up" not in painted(ledger, "cite", number="1234")


@pytest.mark.parametrize(
    "written", ["900 or 922", "900–922", "900-922", "in 2025 123 people", "1.5 of 900", "900, 922"]
)
def test_of_several_numbers_none_is_looked_up(written, ledger):
    html = unescape(painted(ledger, "cite", number=written))
    assert f"{written} has several numbers; one at a time can be looked up." in html
    assert "Nothing on record gives" not in html


def test_a_search_takes_the_number_out_of_words_that_ask_for_nothing_else():
    assert {figure_check.searched(each) for each in (*ROUND, "1234")} == {1234}
    for other in (
        "December 13",
        "They let 1,234 go!",
        "900 to 922 people",
        "about 1.5",
        "people",
        "release-2025-12-13",
    ):
        assert figure_check.searched(other) is None


def test_a_search_for_about_a_number_finds_the_figures_that_have_it(ledger):
    assert "Figures of 123" in unescape(painted(ledger, "search", q="about 123 people"))


@pytest.mark.parametrize(
    "written", ["9,22", "1.5", "-3", "12345678", "²", "١٢", "50 %", "about 1.5", "5th", "1 234 567"]
)
def test_what_is_no_count_is_refused(written, ledger):
    assert "is no number that can be looked up" in unescape(painted(ledger, "cite", number=written))


def test_what_is_cited_beside_a_check_is_what_was_checked(ledger):
    least = totals.total(ledger, "pardoned").low
    for asked in ({"number": str(least), "of": "pardoned"}, {"definition": "pardoned"}):
        page = unescape(painted(ledger, "cite", **asked))
        assert f"Pardoned by decree: at least {least}" in page.partition("</h1>")[0]
    event = unescape(painted(ledger, "cite", number="51", of="release-2025-09-11"))
    assert "People freed: 52" in event.partition("</h1>")[0]
    weak = unescape(painted(ledger, "cite", number="15", of="pardon-2025-01-24"))
    assert "Not corroborated: no voice that counts" in weak


def test_a_sum_is_checked_over_the_events_that_the_address_asks_for(ledger):
    asked = NumberQuestion("political", ("2025",))
    least = totals.of_events(
        ledger, ledger.definitions["political"], (e for e in releases.events(ledger) if e.date.year == 2025)
    ).low
    narrowed = {"definition": "political", "year": "2025"}
    html = unescape(painted(ledger, "cite", number=str(least), of="political", **narrowed))
    assert f"{least} is right, by the evidence to" in html
    assert '<input type="hidden" name="year" value="2025">' in html
    assert f"Political prisoners: at least {least}" in html.partition("</h1>")[0]
    assert "A sum counts only 2025." in html
    whole = figure_check.of_sum(ledger, ledger.definitions["political"], least).verdict
    assert whole is not Verdict.RIGHT
    assert figure_check.of_sum(ledger, ledger.definitions["political"], least, asked.filter).verdict is Verdict.RIGHT


def test_the_box_begins_with_what_the_page_cites(ledger):
    assert '<option value="political" selected' in painted(ledger, "cite", definition="political")
    fact = totals.people_freed(ledger, "release-2025-12-13")
    assert '<option value="release-2025-12-13" selected' in painted(ledger, "cite", fact=fact.key)


def test_a_number_of_a_sum_without_parts_cannot_be_checked(ledger):
    html = unescape(painted(ledger, "cite", number="0", of="abroad", kind="pardon"))
    assert "0 cannot be checked: no source says how many, so there is no sum." in html
    assert "at least 0" not in html


def test_what_is_cited_and_what_is_checked_leads_to_its_voices_in_one_press(ledger):
    fact = totals.people_freed(ledger, "release-2025-09-11")
    whole = unescape(painted(ledger, "cite"))
    assert "How this sum is made. Show its parts" in whole.partition("cite-forms")[0]
    one = unescape(painted(ledger, "cite", fact=fact.key))
    assert "Show sources" in one.partition("cite-forms")[0]
    checked = unescape(painted(ledger, "cite", number="51", of=fact.subject_id))
    checked = checked.partition('class="still"')[2].partition("<form")[0]
    for claim in fact.claims:
        assert ledger.sources[claim.source_id].url in checked


def test_a_number_that_is_looked_for_finds_our_sum_the_figure_and_who_says_it(ledger):
    least = totals.freed(ledger).low
    html = unescape(painted(ledger, "search", q=str(least)))
    assert f"Everyone let go: at least {least} in" in html
    assert f"Figures of {least}" in html
    december = unescape(painted(ledger, "search", q="123"))
    assert 'href="/claims?subject=release-2025-12-13&property=freed_total"' in december
    assert "People freed: 123" in re.sub("<[^>]*>", "", december)
    some = unescape(painted(ledger, "search", q="51"))
    assert "Some say 51" in some
    assert "Figures of" not in painted(ledger, "search", q="987654")
    assert "Figures of" not in painted(ledger, "search", q="Minsk")


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_figure_of_an_event_is_found_by_its_number(name):
    dataset = stories.dataset(name)
    for event in releases.events(dataset):
        if fact := totals.people_freed(dataset, event.event_id):
            assert fact in figure_check.with_number(dataset, int(fact.value.number))[1]


def test_a_sum_was_right_until_the_event_that_made_another_of_it(ledger):
    everyone = ledger.definitions["everyone"]
    ordered = sorted(releases.events(ledger), key=lambda event: (event.date.earliest, event.event_id))
    sums = [totals.of_events(ledger, everyone, ordered[:count]).low for count in range(len(ordered) + 1)]
    several = [low for low in sums if sums.count(low) > 1 and low]
    for number in {*several, sums[len(sums) // 2]}:
        checked = figure_check.of_sum(ledger, everyone, number)
        if checked.verdict is Verdict.WAS:
            at = ordered.index(checked.until)
            assert (sums[at] == number, sums[at + 1] == number) == (True, False)


def test_the_adopted_number_of_an_event_has_no_other_figures_beside_it(ledger):
    checked = figure_check.of_event(ledger, "release-2025-12-13", 123)
    assert (checked.verdict, checked.figures) == (Verdict.RIGHT, ())


def test_what_is_adopted_is_found_before_what_some_say(ledger):
    _, figures = figure_check.with_number(ledger, 51)
    adopted = [int(fact.value.number) == 51 for fact in figures]
    assert adopted == sorted(adopted, reverse=True)
    assert {True, False} == set(adopted)
