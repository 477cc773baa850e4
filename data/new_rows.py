"""Makes the rows of a claim, its page and its origin from answers, and writes rows into the tables in order."""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from data.columns import columns
from data.drafts import Cells, Draft, NewRow, draft
from data.load import KINDS
from data.model import Claim
from data.order import lines, placed, without, written
from data.problems import nearest
from data.questions import Answers, fact_of
from data.raw_tables import Tables
from data.same_page import host, like, page_at
from data.spelling import words
from data.vocabulary import Cardinality, OriginKind, Rank, Reliability, SourceKind, UrlStatus

NEAR = 80
"""From this similarity on, in hundredths, a new name may be a known one that is spelled otherwise."""

_BETWEEN = re.compile(r"-[0-9a-f]{6}$")
"""The end of the id of a claim that was put between others."""


def new_claim(tables: Tables, answers: Answers) -> Draft:
    """A draft of the rows of a claim from the answers to the questions, with every problem in them."""
    return draft(tables, claim_rows(tables, answers), answers.get("settled_by", "").strip())


def claim_rows(tables: Tables, answers: Answers) -> tuple[NewRow, ...]:
    """The row of a claim, after the rows of its page and its origin if the tables do not have them."""
    page = tuple(page_rows(tables, answers))
    known = page_at(tables.sources, answers.get("url", ""))
    subject, name, day = fact_of(answers.get("fact", ""))
    cells = {column: answers.get(column, "").strip() for column in Claim.model_fields}
    cells["subject_id"], cells["property"] = cells["subject_id"] or subject, cells["property"] or name
    cells["as_of"] = cells["as_of"] or day
    if known:
        whose, page = _whose_word(tables, cells["origin"], known.url)
        cells["origin"] = whose if whose != known.origin else ""
        cells["source_id"] = known.source_id
    else:
        cells["origin"] = ""  # it is that of the page, which is new
        cells["source_id"] = page[-1].cells["source_id"]
    cells["rank"] = cells["rank"] or Rank.NORMAL
    cells["claim_id"] = claim_id(tables, cells)
    return (*page, NewRow("claims", cells))


def _whose_word(tables: Tables, name: str, url: str) -> tuple[str, tuple[NewRow, ...]]:
    """The origin that a name or an id means, and its row where it is new; one without letters is named by the host."""
    known = _origin(tables, name) if name else ""
    if known or not name:
        return known, ()
    origin = "-".join(words(name) or words(host(url)))
    return origin, (NewRow("origins", _origin_cells(origin, name)),)


def claim_id(tables: Tables, cells: Mapping[str, str]) -> str:
    """A new id next to those of the same fact, else of the same subject, so that parallel branches rarely conflict."""
    of_subject = [c for c in tables.claims if c.subject_id == cells["subject_id"]]
    of_fact = [c for c in of_subject if c.property == cells["property"]]
    last = max((c.claim_id for c in of_fact or of_subject or tables.claims), default="c0000")
    content = "|".join(cells[each] for each in ("subject_id", "property", "value", "source_id", "locator", "as_of"))
    return f"{_BETWEEN.sub('', last)}-{_few_signs(content)}"


def page_rows(tables: Tables, answers: Answers) -> Iterator[NewRow]:
    """The row of a page, after that of its origin if that is new; nothing if the tables have the page."""
    url = answers.get("url", "").strip()
    if page_at(tables.sources, url):
        return
    usual = like(tables.sources, url)
    publisher = answers.get("publisher", "").strip()
    named = next((o.name for o in tables.origins if o.origin_id == publisher), publisher)
    whose = answers.get("origin", "").strip() or publisher or (usual.origin if usual else host(url))
    origin, new = _whose_word(tables, whose, url)
    yield from new
    day, kind, weight = (answers.get(each, "").strip() for each in ("published_on", "kind", "reliability"))
    cells = {
        "source_id": _source_id(origin, day, url),
        "origin": origin,
        "publisher": named or (usual.publisher if usual else ""),
        "title": answers.get("title", "").strip(),
        "url": url,
        "url_status": UrlStatus.AS_FOUND.value,
        "published_on": day,
        "retrieved_on": answers.get("retrieved_on", "").strip(),
        "language": answers.get("language", "").strip() or (usual.language if usual else "en"),
        "kind": kind or (usual.kind if usual else SourceKind.ONLINE).value,
        "reliability": weight or (usual.reliability if usual else Reliability.NORMAL).value,
        "note": answers.get("source_note", "").strip(),
    }
    yield NewRow("sources", cells)


def _origin(tables: Tables, name: str) -> str:
    """The origin that a name or an id means, or nothing."""
    sought = words(name)
    return next((o.origin_id for o in tables.origins if name == o.origin_id or words(o.name) == sought), "")


def near_origin(tables: Tables, name: str) -> str:
    """The known origin that an unknown name may be a misspelling of; an empty text if there is none."""
    if not name or _origin(tables, name):
        return ""
    spelled = {" ".join(words(each.name)): each.name for each in tables.origins}
    return spelled.get(nearest(" ".join(words(name)), spelled, NEAR), "")


def same_fact(tables: Tables, rows: Iterable[NewRow]) -> tuple[Claim, ...]:
    """The claims in the tables that are of the same facts and from the same pages as some new rows."""
    rules = {each.property: each.cardinality for each in tables.properties}
    new = [row.cells for row in rows if row.table == "claims"]
    ids, facts = {cells["claim_id"] for cells in new}, {_page_and_fact(rules, cells) for cells in new}
    pages = {cells["source_id"] for cells in new}
    of_pages = (c for c in tables.claims if c.source_id in pages and c.claim_id not in ids)
    return tuple(c for c in of_pages if _page_and_fact(rules, {n: str(v or "") for n, v in vars(c).items()}) in facts)


def _page_and_fact(rules: Mapping[str, Cardinality], cells: Mapping[str, str]) -> tuple[str, ...]:
    """Which page a claim is from, and of which fact it is."""
    rule = rules.get(cells["property"])
    own = {Cardinality.SERIES: cells["as_of"], Cardinality.MANY: cells["value"]}.get(rule, "") if rule else ""
    return cells["source_id"], cells["subject_id"], cells["property"], own


def _origin_cells(origin: str, name: str) -> Cells:
    plain = {"kind": OriginKind.OUTLET.value, "country": "", "state_run": "no", "part_of": "", "note": ""}
    return {"origin_id": origin, "name": name} | plain


def _source_id(origin: str, day: str, url: str) -> str:
    """Whose word it is, when, and a few signs of the address: two people's pages never have one id."""
    return "-".join(filter(None, (origin, re.sub(r"[^0-9-]", "", day), _few_signs(url))))


def _few_signs(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def write(folder: Path, rows: Iterable[NewRow], ended: Iterable[str] = ()) -> None:
    """Write rows into the tables of a folder, each in its place, and remove the disputes that they end."""
    for row in rows:
        path = folder / f"{row.table}.csv"
        _replace(path, placed(path.read_text(encoding="utf-8"), row.table, row.cells, instead_of=row.instead_of))
    for name in ended:
        path = folder / "disputes.csv"
        _replace(path, without(path.read_text(encoding="utf-8"), name))


def _replace(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def as_text(rows: Iterable[NewRow]) -> str:
    """Rows as a text to paste or to send: for each row the name of its table, then header and row as CSV."""
    return "\n".join(f"{row.table}.csv\n{','.join(row.cells)}\n{written(tuple(row.cells), row.cells)}" for row in rows)


def from_text(text: str) -> tuple[NewRow, ...]:
    """The rows in a text that `as_text` made; raises ValueError if it cannot be read."""
    rows: list[NewRow] = []
    for block in re.split(r"\r?\n\r?\n", text.strip()):
        head, _, rest = block.strip().partition("\n")
        table = head.strip().removesuffix(".csv")
        if table not in KINDS:
            raise ValueError(f"{head.strip()!r} is no table; expected a name such as claims.csv, its columns and a row")
        rows.extend(_of_block(table, rest.strip() + "\n"))
    return tuple(rows)


def _of_block(table: str, text: str) -> Iterator[NewRow]:
    """The rows under the name of a table; raises ValueError where a column is missing, or every row."""
    header = text.partition("\n")[0].split(",")
    names = [each.name for each in columns(KINDS[table])]
    if missing := [name for name in names if name not in header]:
        lack = "without " + ", ".join(missing) if any(header) else "without columns and rows"
        raise ValueError(f"found {table}.csv {lack}, expected its columns ({', '.join(names)}) and a row")
    try:
        rows = [NewRow(table, line.cells) for line in lines(text)]
    except (csv.Error, ValueError) as error:
        raise ValueError(f"found a row of {table}.csv that is not as long as its columns ({error})") from error
    if not rows:
        raise ValueError(f"found the columns of {table}.csv, expected a row below them")
    yield from rows


def unknown(tables: Tables, rows: Iterable[NewRow]) -> tuple[NewRow, ...]:
    """The rows without pages and origins that the tables already have; claims then refer to the known page."""
    left, pages = list[NewRow](), dict[str, str]()
    origins = {each.origin_id for each in tables.origins}
    for row in rows:
        cells = row.cells
        page = page_at(tables.sources, cells["url"]) if row.table == "sources" else None
        if page:
            pages[cells["source_id"]] = page.source_id
        elif not (row.table == "origins" and cells["origin_id"] in origins):
            source = cells.get("source_id", "")
            left.append(NewRow(row.table, cells | ({"source_id": pages[source]} if source in pages else {})))
    return tuple(left)
