"""The search of a site without a server: one page with all texts, the rules of spelling, and the script."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import htpy as h
from anyascii import anyascii
from htpy import Element
from rjsmin import jsmin

from components.embeds import inline_js
from components.embeds.files import LIVE
from components.embeds.inline_css import fitted
from components.embeds.page import raw
from components.embeds.plain_page import plain
from components.html.search_results import FEW, address, kind_name
from components.site import Site
from components.text import Text
from data import Dataset, search, spelling
from data.findable import Findable, Kind, findables
from data.keyboards import LAYOUTS

NAME = "search.html"
"""The page, beside the index of the site."""

SCRIPT = Path(__file__).parent / "search.js"

FOLDERS = {Kind.PERSON: "person", Kind.EVENT: "story"}
"""The folders of the embeds that show a thing; what has none is shown by the desk."""

NAMED = (Kind.PERSON, Kind.PLACE)
"""The kinds whose spellings are told."""

LETTERS = (*range(0xC0, 0x180), *range(0x218, 0x21C), *range(0x400, 0x4A0), *map(ord, "’ʼ´№"))
"""Code points that names are written in here; others part words in a browser."""

SCORES = (
    *("FAR", "NEAR", "OPEN_START", "SOUND_START", "SOUND", "PLAIN_START", "JOINED", "SPELLED", "PLAIN", "STEM"),
    *("ENDING", "UNFINISHED", "SHORTEST_SOUND", "SHORTEST_NEAR", "SURE_NEAR", "SHORTEST_FAR", "SHORTEST_PART"),
    *("MOST_PARTS", "MOST_WORDS", "LONGEST_QUERY"),
)
"""What the script scores by, by its name in the search of the desk."""


def page(text: Text, dataset: Dataset, site: Site) -> bytes:
    """The page as HTML; it works from a disk too."""
    title = text.t("{name}: search everything on record", name=text.t(dataset.story.name))
    script = str(jsmin(SCRIPT.read_text(encoding="utf-8")))
    index = json.dumps(_index(text, dataset, site), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    body = str(h.body[_main(text, title)])
    style = fitted(inline_js.sheet(), f"{body}<ol><li><section><small><h2><a>")
    inside = h.fragment[
        raw(body.removesuffix("</body>")),
        h.script("#index", type="application/json")[raw(index)],
        h.script[raw(script)],
        raw("</body>"),
    ]
    return plain(text, title, inline_js.policy_of(style, script), style, inside)


def _main(text: Text, title: str) -> Element:
    lead = text.t("In any script and spelling, with a letter wrong, without spaces, or typed on the wrong keyboard.")
    return h.main[
        h.p[h.a(href="index.html")[text.t("Everything that can be embedded")]],
        h.h1[title],
        h.p(".sub")[lead, " ", text.t("What you type stays in your browser.")],
        h.p[h.label[text.t("Search"), " ", h.input("#q", type="search", maxlength="200", autocomplete="off")]],
        h.p[h.label[h.input("#exact", type="checkbox"), " ", text.t("Only as typed")]],
        h.p("#counted.quiet", role="status"),
        h.div(
            "#results",
            data_most=FEW,
            data_perhaps=text.t("Perhaps meant"),
            data_nothing=text.t("Nothing is on record so"),
            data_begun=text.t("Begins so"),
            data_joined=text.t("Its words are run together"),
            data_retyped=text.t("Typed on another keyboard"),
        ),
        h.noscript[h.p[text.t("This page searches by a script; the lists work without.")]],
    ]


def _index(text: Text, dataset: Dataset, site: Site) -> dict[str, object]:
    """The texts by kind, and the tables by which the script normalises and scores them."""
    return {
        "rules": _rules(),
        "scores": {name: getattr(search, name) for name in SCORES},
        "kinds": [
            {
                "kind": kind,
                "name": kind_name(text, kind),
                "named": kind in NAMED,
                "address": _address(site, kind),
                "things": [_row(each) for each in things.values()],
            }
            for kind, things in findables(dataset).items()
        ],
    }


def _row(thing: Findable) -> list[str]:
    """The name of a thing, its id, and its other spellings; of long texts each word once, which finds the same."""
    name, *more = thing.texts
    if thing.kind in NAMED:
        return [name, thing.id, *more]
    known = name.lower().split()
    rest = " ".join(dict.fromkeys(word for text in more for word in text.lower().split() if word not in known))
    return [name, thing.id, *filter(None, [rest])]


def _address(site: Site, kind: Kind) -> str:
    if folder := FOLDERS.get(kind):
        return f"{LIVE}/{folder}/*.html"
    return site.full(address(kind, "*").replace("%2A", "*"))


def _rules() -> Mapping[str, object]:
    return {
        "blurred": [_of_browsers(*each) for each in spelling.BLURRED],
        "clear": [_of_browsers(*each) for each in spelling.CLEAR],
        "twice": spelling.READ_TWICE,
        "lost": spelling.LOST.pattern.replace("\\w", "[\\p{L}\\p{N}_]"),
        "ambiguous": dict(spelling.AMBIGUOUS),
        "readings": spelling.MOST_READINGS,
        "letters": dict(_letters()),
        "hissing": {chr(code): to for code, to in spelling.HISSING.items()},
        "layouts": [("".join(map(chr, each)), "".join(map(chr, each.values()))) for each in LAYOUTS],
    }


def _of_browsers(pattern: str, to: str) -> tuple[str, str]:
    """A rule of spelling as a JavaScript regular expression."""
    return pattern, re.sub(r"\\(\d)", r"$\1", to)


def _letters() -> Iterator[tuple[str, str]]:
    """The plain form of each letter with accents, and the marks that do not separate words."""
    for letter in dict.fromkeys([*map(chr, LETTERS), "'", "`"]):
        plain = anyascii(letter.translate(spelling.CYRILLIC)).lower().replace("'", "")
        if letter == letter.lower() and plain != letter:
            yield letter, plain
