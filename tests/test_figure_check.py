"""Whether a number that was printed is still right: by our sums as they grew, or by what sources say of an event."""

from html import unescape

from components.text import text_for
from data import figure_check, releases, totals
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
    assert figure_check.of_sum(ledger, everyone, now + 1).verdict is Verdict.OTHER


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
