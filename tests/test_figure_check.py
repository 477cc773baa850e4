"""Whether a number that was printed is still right: by our sums as they grew, or by what sources say of an event."""

from html import unescape

import pytest

from components.text import text_for
from data import comparisons, figure_check, releases, totals
from data.figure_check import Verdict
from data.vocabulary import Standing
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


@pytest.mark.parametrize("written", ["1,234", "1 234", "1234.0", "≥1234", "+1234", "at least 1234"])
def test_a_number_is_read_as_people_print_it(written, ledger):
    assert "Nothing on record gives 1,234" in unescape(painted(ledger, "cite", number=written))


@pytest.mark.parametrize("written", ["9,22", "1.5", "-3", "12345678", "²", "١٢"])
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
