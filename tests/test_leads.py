"""Leads: what cannot be cited yet stands on About with what would settle it, and in no table."""

from components.html import leads as shown
from components.text import text_for
from data.leads import PATH, leads, read


def test_every_lead_can_be_read_and_is_about_something_in_the_ledger(ledger):
    found, problems = read(PATH)
    assert list(problems) == []
    assert len({lead.lead_id for lead in found}) == len(found) > 10
    subjects = {*ledger.events, *ledger.people, ledger.country}
    assert [lead.lead_id for lead in found if lead.subject_id not in subjects] == []


def test_those_to_open_first_stand_first(ledger):
    first = [lead.open_first for lead in leads()]
    assert first == sorted(first, reverse=True)
    assert True in first
    assert False in first


def test_about_shows_every_lead_with_what_it_would_settle(ledger):
    html = str(shown.opened(text_for("en"), ledger))
    assert html.count("<tr>") == len(leads()) + 1
    assert all(f'href="{lead.address_as_found}"' in html for lead in leads() if lead.address_as_found)


def test_a_lead_that_is_not_well_formed_is_named_with_its_line(tmp_path):
    spoiled = tmp_path / "leads.csv"
    spoiled.write_text(PATH.read_text(encoding="utf-8").replace(",yes,", ",maybe,", 1), encoding="utf-8")
    found, problems = read(spoiled)
    (problem,) = problems
    assert (problem.file, problem.line, problem.column, problem.actual) == ("leads.csv", 2, "open_first", "maybe")
    assert len(found) == len(leads()) - 1


def test_where_the_file_is_not_at_hand_there_are_none(tmp_path):
    assert leads(tmp_path / "leads.csv") == ()
