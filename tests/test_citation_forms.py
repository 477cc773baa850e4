"""Each form of a citation says the same, and programs that keep references read it back."""

import json
from datetime import date

import bibtexparser
import rispy

from components.html.citation_forms import Cited, forms

CITED = Cited(
    name="0123456789ab",
    title="Political prisoners: at least 817 in 21 releases & <pardons> (our sum), 50 %",
    author="Freed from Belarus",
    day=date(2026, 10, 10),
    version="3aa2bd3ad0d0",
    address="https://freed.example/cite/0123456789ab?definition=political&version=3aa2bd3ad0d0",
    note="Those whom a body counts as political_prisoners.",
    footnote="Freed from Belarus, “Political prisoners: at least 817 in 21 releases & <pardons> (our sum), 50 %,” "
    "data of 2026-10-10, version 3aa2bd3ad0d0",
)


def test_every_form_has_the_title_the_day_the_version_and_the_address():
    for name, words in forms(CITED).items():
        assert "Political prisoners: at least 817" in words, name
        assert "3aa2bd3ad0d0" in words, name
        assert "2026" in words, name
        assert "https://freed.example/cite/0123456789ab?definition=political" in words, name


def test_apa_and_chicago_stand_as_their_manuals_have_them():
    address = CITED.address
    assert forms(CITED)["apa"] == (
        f"Freed from Belarus. (2026, October 10). {CITED.title} (Version 3aa2bd3ad0d0) [Data set]. {address}"
    )
    assert forms(CITED)["chicago"] == (
        f"Freed from Belarus, “{CITED.title},” version 3aa2bd3ad0d0, October 10, 2026, {address}"
    )


def test_nothing_follows_the_address_so_that_no_sign_is_taken_for_a_part_of_it():
    for name in ("plain", "apa", "chicago"):
        assert forms(CITED)[name].endswith(f" {CITED.address}"), name
    assert forms(CITED)["plain"] == f"{CITED.footnote}. {CITED.note} {CITED.address}"
    assert forms(CITED)["markdown"].endswith(f" <{CITED.address}>")
    assert forms(CITED)["html"].endswith("</a>")


def test_bibtex_is_read_back():
    library = bibtexparser.parse_string(forms(CITED)["bib"])
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == CITED.name
    assert entry["url"] == CITED.address
    assert entry["version"] == CITED.version
    assert entry["title"].strip("{}").replace("\\", "") == CITED.title
    assert entry["author"].strip("{}") == CITED.author


def test_ris_is_read_back():
    (record,) = rispy.loads(forms(CITED)["ris"])
    assert record["type_of_reference"] == "DATA"
    assert record["authors"] == [CITED.author]
    assert record["title"] == CITED.title
    assert record["urls"] == [CITED.address]
    assert record["notes"] == [CITED.note]
    assert record["edition"] == CITED.version


def test_csl_json_is_the_item():
    assert json.loads(forms(CITED)["json"]) == [CITED.item]


def test_markup_in_a_title_stays_words():
    assert "&lt;pardons&gt;" in forms(CITED)["html"]
    assert "\\<pardons\\>" in forms(CITED)["markdown"]
