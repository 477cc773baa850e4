"""The desk in a frame: what of an address asks for it, and that its links and forms stay there."""

import pytest

from components import addresses
from components.html import in_frame
from components.text import text_for
from serving.query import read

EN = text_for("en")
FRAME = "embed=true&embed_options=dark_theme"


@pytest.mark.parametrize(
    ("query", "frame"),
    [
        (b"", ""),
        (b"embed=false", ""),
        (b"embed_options=dark_theme", ""),
        (b"embed=True", "embed=true"),
        (b"kind=pardon&embed=true&embed_options=dark_theme&embed_options=x%22", FRAME),
        (
            b"embed=true&embed_options=dark_theme&embed_options=show_padding",
            f"embed=true&embed_options=show_padding&{FRAME[11:]}",
        ),
    ],
)
def test_an_address_asks_for_a_frame_as_streamlit_documents_it(ledger, query, frame):
    assert read(ledger, "timeline", query).frame == frame


def test_the_page_without_filters_is_that_of_the_full_desk(ledger):
    asked = read(ledger, "timeline", b"kind=pardon&embed=true")
    assert asked.plain == addresses.Address(asked.page)
    assert asked.shared == "/timeline?kind=pardon"
    assert "embed" not in asked.canonical


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/people">', '<a href="/people?embed=true&amp;embed_options=dark_theme">'),
        ('<a class="x" href="/people?q=a&amp;b=c#d">',
         '<a class="x" href="/people?q=a&amp;b=c&amp;embed=true&amp;embed_options=dark_theme#d">'),
        ('<a href="/people" target="_blank">', '<a href="/people" target="_blank">'),
        ('<a href="/data/people.csv">', '<a href="/data/people.csv">'),
        ('<a href="https://a.example/b">', '<a href="https://a.example/b">'),
        ('<a href="//a.example/b">', '<a href="//a.example/b">'),
        ('<a href="#s1">', '<a href="#s1">'),
        ("said: href=&quot;/people", "said: href=&quot;/people"),
        ("<form>", '<form><input type="hidden" name="embed" value="true">'
                   '<input type="hidden" name="embed_options" value="dark_theme">'),
    ],
)  # fmt: skip
def test_links_and_forms_of_the_desk_repeat_what_asks_for_the_frame(before, after):
    assert in_frame.carried(before, FRAME) == after
    assert in_frame.carried(before, "") == before


def test_the_line_names_the_source_and_leads_to_the_full_desk_in_a_tab_of_its_own(ledger):
    said = str(in_frame.line(EN, ledger, ledger.cutoff, "/timeline?kind=pardon"))
    assert EN.t(ledger.story.name) in said
    assert EN.date(ledger.cutoff) in said
    assert '<a href="/timeline?kind=pardon" target="_blank"' in said


@pytest.mark.parametrize(("frame", "rule"), [("", ""), (FRAME, "html{color-scheme:dark}"), ("embed=true", "")])
def test_a_frame_may_ask_for_an_appearance(frame, rule):
    assert in_frame.look(frame) == rule
