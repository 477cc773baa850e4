"""`python -m data check|codebook|export`: the ledger on the command line."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from data import asking, both_sides, codebook, dispute_checks, doubts, export, loss, order, signatures, trial
from data.dataset import Dataset
from data.load import TABLES, load_dataset, read_tables
from data.problems import DatasetError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 on success, 1 if there are problems, 2 on a usage error."""
    parser = _parser()
    call = parser.parse_args(arguments)
    if call.command == "codebook":
        return _codebook(call.check)
    if not call.tables.is_dir():
        parser.error(f"{call.tables} is not a folder of tables")
    if call.command in _EDITING:
        return _EDITING[call.command](call)
    try:
        dataset = load_dataset(call.tables, accept_loss=call.command == "check" and call.accept_loss)
        if call.command == "check":
            order.run(call.tables)
            signatures.run(call.tables)
            dispute_checks.run(call.tables, dataset)
            trial.run(trial.with_pages(), dataset, call.tables)
    except DatasetError as error:
        _say(*map(str, error.problems))
        if error.count > len(error.problems):
            _say(error.summary)
        return 1
    if call.command == "check":
        _say(_summary(dataset), *filter(None, [doubts.summary(dataset.tables)]))
        return _record(call.tables, must=call.accept_loss)
    try:
        export.write(dataset, call.out)
    except OSError as error:
        parser.error(f"cannot write {call.out}: {error.strerror}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m data", description="Check, describe and export the ledger.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print every problem of the tables, one a line")
    check.add_argument("tables", nargs="?", type=Path, default=TABLES, metavar="DIR", help="a folder of tables")
    check.add_argument("--accept-loss", action="store_true", help="take rows that are gone as gone on purpose")
    rows = commands.add_parser("order", help="put every row of the tables in its place")
    rows.add_argument("tables", nargs="?", type=Path, default=TABLES, metavar="DIR", help="a folder of tables")
    claim = commands.add_parser("new-claim", help="ask for a claim, at most nine questions, and write its rows")
    claim.add_argument("tables", nargs="?", type=Path, default=TABLES, metavar="DIR", help="a folder of tables")
    claim.add_argument("--from-file", type=_file, metavar="TOML", help="answers, a table [[claim]] for each claim")
    report = commands.add_parser("add-rows", help="write the rows of a report that the form of the desk has made")
    report.add_argument("report", type=_file, metavar="FILE", help="the report, as a file of text")
    report.add_argument("tables", nargs="?", type=Path, default=TABLES, metavar="DIR", help="a folder of tables")
    book = commands.add_parser("codebook", help="write docs/codebook.md")
    book.add_argument("--check", action="store_true", help="only say whether it is current")
    out = commands.add_parser("export", help="write the published ledger as files")
    out.add_argument("out", type=Path, metavar="OUT", help="a folder, or a file ending in .zip")
    out.add_argument("--tables", type=Path, default=TABLES, metavar="DIR", help="a folder of tables")
    return parser


def _file(name: str) -> Path:
    """The path of a file that is there."""
    if not Path(name).is_file():
        raise argparse.ArgumentTypeError(f"found no file {name}, expected the path of one")
    return Path(name)


def _order(call: argparse.Namespace) -> int:
    try:
        if open_rows := both_sides.settle(call.tables):
            raise DatasetError(open_rows)
        order.sort(call.tables)
    except DatasetError as error:
        _say(*map(str, error.problems), "Nothing is written.")
        return 2
    return 0


def _new_claim(call: argparse.Namespace) -> int:
    if call.from_file:
        return asking.from_file(call.tables, call.from_file, _say)
    try:
        return asking.ask_claim(call.tables, input, _say)
    except (EOFError, KeyboardInterrupt):
        _say("", "Nothing is written.")
        return 1


def _add_rows(call: argparse.Namespace) -> int:
    return asking.add_rows(call.tables, call.report, _say)


_EDITING = {"order": _order, "new-claim": _new_claim, "add-rows": _add_rows}


def _record(folder: Path, *, must: bool) -> int:
    """Keep how far the tables reach, for the next check; where nothing can be written only a confirmation fails."""
    try:
        tables = read_tables(folder)[0]  # as read: what is published names no row that is left out
        loss.record(replace(tables, tally=()) if must else tables, folder)  # a loss that is accepted is forgotten
    except OSError as error:
        _say(f"cannot write {folder / loss.PATH}: {error.strerror}")
        return int(must)
    return 0


def _codebook(check: bool) -> int:
    if not check:
        codebook.write()
        return 0
    if codebook.is_current():
        return 0
    _say("docs/codebook.md is not current; run: make codebook")
    return 1


def _summary(dataset: Dataset) -> str:
    counts = {
        "claims": len(dataset.claims),
        "facts": len(dataset.all_facts),
        "sources": len(dataset.sources),
        "events": len(dataset.events),
        "people": len(dataset.people),
        "legs": len(dataset.legs),
        "places": len(dataset.places),
    }
    return f"no problems: {', '.join(f'{n} {name}' for name, n in counts.items())}; evidence to {dataset.cutoff}"


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
