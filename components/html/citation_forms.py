"""One answer in every form of citation: footnotes, APA and Chicago, BibTeX, RIS and CSL-JSON, all from one item."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

STYLES = Path(__file__).parent / "csl"

MEDIATYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""The forms that are files, by their endings."""

_SPECIAL = re.compile(r"[&%$#_{}]")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: an answer in words, its author, the day of its data, its version, and its address."""

    name: str
    title: str
    author: str
    day: date
    version: str
    address: str
    note: str
    footnote: str
    """Author, title, day and version in one line, in the language of the reader."""

    @property
    def item(self) -> dict[str, Any]:
        """The same as an item of CSL-JSON."""
        return {
            "id": self.name,
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": self.author}],
            "issued": {"date-parts": [[self.day.year, self.day.month, self.day.day]]},
            "version": self.version,
            "URL": self.address,
            "note": self.note,
        }


@lru_cache(maxsize=256)
def forms(cited: Cited) -> Mapping[str, str]:
    """Every form by its name."""
    note, address = f"{cited.footnote}. {cited.note}", cited.address  # last, so that no sign is taken for a part of it
    return {
        "plain": f"{note} {address}",
        "markdown": f"{_plain_in_markdown(note)} <{address}>",
        "html": f'{escape(note)} <a href="{escape(address)}">{escape(address)}</a>',
        "apa": styled(cited, "apa"),
        "chicago": styled(cited, "chicago").removesuffix("."),
        "bib": bibtex(cited),
        "ris": ris(cited),
        "json": json.dumps([cited.item], ensure_ascii=False, indent=1),
    }


def _plain_in_markdown(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)


def styled(cited: Cited, style: str) -> str:
    """The entry of a bibliography in a style of CSL."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source import json as items

    rules = CitationStylesStyle(str(STYLES / f"{style}.csl"), validate=False)
    bibliography = CitationStylesBibliography(rules, items.CiteProcJSON([cited.item]), formatter.plain)
    bibliography.register(Citation([CitationItem(cited.name)]))
    return "".join(str(part) for part in bibliography.bibliography()[0])


def bibtex(cited: Cited) -> str:
    """A BibTeX entry; characters that TeX reads as commands are escaped, except in the address."""
    fields = {
        "author": "{" + _tex(cited.author) + "}",
        "title": "{" + _tex(cited.title) + "}",
        "year": str(cited.day.year),
        "month": str(cited.day.month),
        "version": cited.version,
        "url": cited.address,
        "note": _tex(cited.note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{cited.name},\n{lines}\n}}\n"


def _tex(words: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", words.replace("\\", ""))


def ris(cited: Cited) -> str:
    """A record of RIS."""
    lines = (
        ("TY", "DATA"),
        ("ID", cited.name),
        ("AU", cited.author),
        ("TI", cited.title),
        ("PY", str(cited.day.year)),
        ("DA", f"{cited.day:%Y/%m/%d}"),
        ("ET", cited.version),
        ("UR", cited.address),
        ("N1", cited.note),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines)
