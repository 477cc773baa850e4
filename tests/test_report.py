"""The form for an error or a source: checked as typed, and rows that the check accepts."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from data import load_dataset
from data.__main__ import main
from tests import stories
from tests.desk import drawn, open_page, painted
from tests.test_new_claim import CASES, answered

LONG = "https://news.example.org/" + "x" * 300


def _rows(html):
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    return unescape(found[1]) if found else ""


def _asked(number, fact, value, other):
    """The parameters of the form for a case."""
    subject, name = re.search(r"([\w-]+)(?: |&property=)(\w+)", fact.rpartition("subject=")[2]).groups()
    typed = answered(number, fact, value, other)
    del typed["fact"]
    form = ("url", "title", "published_on", "publisher", "origin", "value", "locator", "as_of", "settled_by")
    return {name: typed[name] for name in form if name in typed} | {"subject": subject, "property": name}


def test_twenty_reports_of_twenty_are_accepted_by_the_check(tables, tmp_path, capsys):
    dataset = load_dataset(tables.path)
    for number, case in enumerate(CASES):
        rows = _rows(painted(dataset, "report", **_asked(number, *case)))
        assert rows, case
        report = tmp_path / f"{number}.txt"
        report.write_text(rows, encoding="utf-8")
        assert main(["add-rows", str(report), str(tables.path)]) == 0, (case, capsys.readouterr().out)
    assert main(["check", str(tables.path)]) == 0, capsys.readouterr().out
    assert len(load_dataset(tables.path).claims) == len(dataset.claims) + len(CASES)


@pytest.fixture(scope="module")
def small(small_tables):
    return load_dataset(small_tables)


def test_before_anything_is_typed_nothing_is_wrong(small):
    html = painted(small, "report", subject="release-2025-12-13", property="freed_total")
    assert "The desk says now of 13 Dec 2025" in html
    assert 'class="notice"' not in html
    assert not _rows(html)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"value": "12O"}, "Did you mean 120?"),
        ({"value": "120"}, "Still to fill in: Address of the page that says it"),
        ({"url": "http://192.168.0.1/x"}, "an address with a host on the public web"),
        ({"url": LONG}, "Longer than this form takes (200 characters): Address of the page"),
        ({"title": "<script>alert(1)</script>"}, "plain text without markup"),
        ({"url": "www.example.org/page"}, "Did you mean https://www.example.org/page?"),
        ({"origin": "x" * 81}, "<b>Whose word it is, where the page passes on that of an agency or an office</b>"),
        ({"published_on": "yesterday"}, "a day such as 2026-03-19, 2026-03 or 2026"),
    ],
)
def test_what_is_typed_is_judged_at_once(small, typed, words):
    usual = {} if "value" in typed else _asked(1, *CASES[0])
    html = painted(small, "report", **({"subject": "release-2025-12-13", "property": "freed_total"} | usual | typed))
    assert words in html
    assert "<script>alert" not in html
    assert not _rows(html)


def test_a_known_page_is_found_and_its_particulars_are_not_asked_for(small):
    url = next(iter(small.sources.values())).url + "#part"
    html = painted(small, "report", url=url, subject="release-2025-12-13", property="freed_total")
    assert "This page is known:" in html
    assert 'name="title"' not in html
    assert 'name="publisher"' not in html


def test_where_sources_would_differ_the_form_asks_what_would_settle_it_and_says_what_changes(small):
    asked = _asked(1, "release-2025-09-11 freed_germans", "3", {})
    html = painted(small, "report", **asked)
    assert "What would settle it?" in html
    assert not _rows(html)
    html = painted(small, "report", **asked, settled_by="A list.")
    assert "Before:" in html
    assert "Disputed" in html
    assert "disputes.csv" in _rows(html)


def test_a_claim_leads_to_the_form_of_its_fact(small):
    claim = small.claims[0]
    html = painted(small, "claims", claim=claim.claim_id)
    assert f'href="/report?claim={claim.claim_id}"' in html
    form = painted(small, "report", claim=claim.claim_id)
    assert f'value="{claim.property}" selected' in form


def test_a_story_gives_the_addresses_to_which_a_report_is_sent(tables):
    asked = _asked(1, *CASES[0])
    plain = painted(load_dataset(tables.path), "report", **asked)
    assert 'download="' in plain
    assert "mailto:" not in plain
    assert "Open as an issue" not in plain
    story = tables.path / "story.toml"
    with story.open("a", encoding="utf-8") as out:
        out.write('\n[report]\nmail = "desk@news.example"\nissues = "https://code.example/freed/issues/new"\n')
    html = unescape(painted(load_dataset(tables.path), "report", **asked))
    mail = parse_qs(re.search(r'href="mailto:desk@news.example\?([^"]+)"', html)[1])
    issue = urlsplit(re.search(r'href="(https://code\.example/[^"]+)"', html)[1])
    assert mail["body"] == [_rows(html)]
    assert _rows(html) in parse_qs(issue.query)["body"][0]


def test_a_report_of_a_page_that_is_known_by_now_brings_no_page_twice(tables, tmp_path):
    dataset = load_dataset(tables.path)
    for fact, value in (("release-2025-12-13 concession", "a visit"), ("release-2025-12-13 concession", "a call")):
        report = tmp_path / "report.txt"
        report.write_text(_rows(painted(dataset, "report", **_asked(1, fact, value, {}))), encoding="utf-8")
        assert main(["add-rows", str(report), str(tables.path)]) == 0
    assert main(["check", str(tables.path)]) == 0
    assert len([row for row in tables.rows("sources") if "news1.example" in row["url"]]) == 1


def test_a_file_that_is_no_report_writes_nothing(tables, tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text("dear editors", encoding="utf-8")
    assert main(["add-rows", str(report), str(tables.path)]) == 2
    assert "'dear editors' is no table" in capsys.readouterr().out


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_story_has_the_form(name):
    dataset = stories.dataset(name)
    claim = dataset.claims[0]
    address = "https://somewhere-new.example.org/page"
    typed = {"url": address, "title": "T", "publisher": "Somewhere", "value": "x", "locator": "lead"}
    html = painted(dataset, "report", claim=claim.claim_id, **typed)
    assert 'class="notice"' in html or _rows(html)


def test_in_the_app_the_form_is_judged_with_each_answer():
    desk = open_page("report", subject="release-2025-12-13", property="freed_total")
    desk.text_input(key="control-value").set_value("12O").run()
    assert not desk.exception
    assert desk.query_params["value"] == "12O"
    assert "Did you mean 120?" in drawn(desk, "wrong")


def test_the_form_asks_whose_word_it_is_and_whether_a_page_from_before_its_event_is_meant(small):
    html = painted(small, "report", **(_asked(1, *CASES[0]) | {"origin": "Reuters", "published_on": "2025-03-20"}))
    assert "The page is of 20 March 2025, before the day of what it is about." in html
    assert ",reuters,Example News 1," in _rows(html)
    assert "origins.csv" not in _rows(html)
