"""Collects all texts for readers into messages.pot: `python -m locales.extract [--check]`; reproducible."""

import argparse
import csv
import io
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "locales" / "messages.pot"
KEYWORDS = {"t": None, "n": (1, 2)}
"""`text.t(message)` and `text.n(one, many, count)`, see components/text.py."""

HEAD = """# Words for readers of the desk and of its story.
# Written by `make messages`; translations are the .po files beside it.
"""

Message = tuple[int, str | None, str | tuple[str, ...], list[str]]


def properties(
    lines: IO[bytes], _keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Babel extractor for labels, sentences and descriptions in properties.csv."""
    del options  # Babel names it when it calls
    table = csv.DictReader(io.TextIOWrapper(lines, encoding="utf-8", newline=""))
    for row in table:
        for column in ("label", "description"):
            yield table.line_num, None, row[column], [f"{column} of {row['property']}"]
        forms = tuple(form.strip() for form in row["sentence"].split(";"))
        comment = [f"sentence of {row['property']}"]
        yield table.line_num, *(("n", forms) if len(forms) > 1 else (None, forms[0])), comment


def definitions(
    lines: IO[bytes], _keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Babel extractor for texts in definitions.csv and comparisons.csv."""
    del options  # Babel names it when it calls
    table = csv.DictReader(io.TextIOWrapper(lines, encoding="utf-8", newline=""))
    for row in table:
        for column in ("label", "sentence", "note"):
            if row.get(column):
                yield table.line_num, None, row[column], [f"{column} of {next(iter(row.values()))}"]


def story(
    lines: IO[bytes], _keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Babel extractor for texts in story.toml."""
    del options  # Babel names it when it calls
    for key, words in _strings(tomllib.load(lines)):
        yield 1, None, words, [f"{key} of the story"]


MUTE = {"slug", "home", "language", "faces", "founding", "agreeing", "contacts", "freeing", "stressed", "always"}
"""Keys of story.toml that have no texts for readers."""


def _strings(tree: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a table and of its nested tables, each with its key."""
    for key, value in tree.items():
        name = f"{table}.{key}" if table else key
        if isinstance(value, dict):
            yield from _strings(value, name)
        elif key not in MUTE:
            values = value if isinstance(value, list) else [value]
            yield from ((name, each) for each in values if isinstance(each, str))


def template() -> bytes:
    """The catalogue of all messages as bytes, without dates, so that it changes only with the texts."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]  # Babel's own
    catalog = Catalog(charset="utf-8", header_comment=HEAD)
    messages = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in messages:
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    out = io.BytesIO()
    write_po(out, catalog, omit_header=True, include_lineno=False, sort_by_file=True)
    head = 'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return f'{HEAD}{head}"Content-Transfer-Encoding: 8bit\\n"\n\n'.encode() + out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the catalogue, or with --check only compare it; the exit code is 1 if it is not current."""
    parser = argparse.ArgumentParser("python -m locales.extract", description="Collect the words for readers.")
    parser.add_argument("--check", action="store_true", help="only say whether messages.pot is current")
    call = parser.parse_args(arguments)
    if not call.check:
        TEMPLATE.write_bytes(template())
        return 0
    if TEMPLATE.exists() and TEMPLATE.read_bytes() == template():
        return 0
    sys.stdout.write("locales/messages.pot is not current; run: make messages\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
