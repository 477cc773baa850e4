"""`python -m bench.mutations [--each 30] [--all]`: small wrong changes to the core, one at a time.

A change that no test sees survives. Which changes there are is said in `changes`; of each module as many as asked for
are chosen with a fixed seed, so that two runs on the same code judge the same ones. It works in copies of the house.
The result stands in bench/MUTATIONS.md.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULT = ROOT / "bench" / "MUTATIONS.md"
ENOUGH = 0.9
"""The share of changes that tests must see."""

SEED, EACH, PATIENCE = 2024, 25, 900
CORE = {
    "data/facts.py": ("test_facts", "test_disputes"),
    "data/totals.py": ("test_totals",),
    "data/custody.py": ("test_custody", "test_people"),
    "data/people.py": ("test_people", "test_found"),
    "components/addresses.py": ("test_address", "test_unknown", "test_content", "test_in_frame"),
    "data/reader.py": ("test_reader", "test_load"),
}
"""The modules, and the tests that are run for each; the first that fails ends a run."""

HEAVY = ("pytest", "hypothesis.strategies", "pydantic", "babel.dates", "htpy", "plotly.graph_objects", "streamlit")
"""Libraries that are imported once, before the process of a run is split off."""

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div}
COUNTED |= {ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "earliest": "latest", "latest": "earliest"}
NAMES |= {"low": "high", "high": "low", "floor": "ceil", "ceil": "floor"}


@dataclass(frozen=True)
class Change:
    """One wrong change of a module."""

    module: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"`{self.module}:{self.line}`: `{_short(self.before)}` → `{_short(self.after)}`"


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """The mutations of one expression: of comparisons, and/or, not, sums, numbers and texts, and those of `larger`."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield ast.Compare(node.left, [COMPARED[type(op)]()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            yield from node.values
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in COUNTED:
            yield ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float()):
            yield ast.Constant(node.value + 1)
        case ast.Constant(value=str()):
            yield ast.Constant(f"{node.value}X")
        case _:
            yield from larger(node)


def larger(node: ast.AST) -> Iterator[ast.AST]:
    """Mutations of larger expressions: branches swapped, functions replaced, a keyword or a condition left out."""
    match node:
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.Name() if node.id in NAMES and isinstance(node.ctx, ast.Load):
            yield ast.Name(NAMES[node.id])
        case ast.Attribute() if node.attr in NAMES and isinstance(node.ctx, ast.Load):
            yield ast.Attribute(node.value, NAMES[node.attr])
        case ast.Call() if node.keywords:
            for at, keyword in enumerate(node.keywords):
                if keyword.arg in ("key", "default", "reverse", "strict"):
                    yield ast.Call(node.func, node.args, node.keywords[:at] + node.keywords[at + 1 :])
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
            for at, each in enumerate(node.generators):
                if each.ifs:
                    other = copy.copy(node)
                    plain = ast.comprehension(each.target, each.iter, [], each.is_async)
                    other.generators = [*node.generators[:at], plain, *node.generators[at + 1 :]]
                    yield other


def all_changes(module: str) -> list[Change]:
    """Every mutation of a module, in order; docstrings, annotations and imports are not changed."""
    source = (ROOT / module).read_text(encoding="utf-8")
    lines = source.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    all_of_module = []
    for node in _code(ast.parse(source)):
        for other in changes(node):
            low = starts[node.lineno - 1] + node.col_offset
            high = starts[node.end_lineno - 1] + node.end_col_offset
            raw, words = source.encode(), f"({ast.unparse(other)})"
            changed = (raw[:low] + words.encode() + raw[high:]).decode()
            all_of_module.append(Change(module, node.lineno, raw[low:high].decode(), words[1:-1], changed))
    return [each for each in all_of_module if _compiles(each.source)]


def _code(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions that are run, without words in f-strings, whose places Python 3.11 does not know."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.expr):
                yield child
            if isinstance(child, ast.AST):
                yield from _code(child)


def _compiles(source: str) -> bool:
    try:
        compile(source, "changed", "exec")
    except SyntaxError:
        return False
    return True


def _short(words: str) -> str:
    plain = " ".join(words.split()).replace("`", "'")
    return plain if len(plain) < 90 else f"{plain[:88]}…"


def chosen(each: int) -> dict[str, tuple[int, list[Change]]]:
    """For each module the number of all mutations and a random sample of them."""
    picked = {}
    for module in CORE:
        known = all_changes(module)
        chance = random.Random(f"{SEED}:{module}")
        some = sorted(chance.sample(range(len(known)), min(each, len(known))))
        picked[module] = len(known), [known[at] for at in some]
    return picked


def copied() -> Path:
    """The path of a new copy of the project, with what the tests of the core need."""
    folder = Path(tempfile.mkdtemp(prefix="mutations-")) / "house"
    left_out = shutil.ignore_patterns("node_modules", ".git", ".venv", "build", "kept", "browser", ".hypothesis")
    shutil.copytree(ROOT, folder, ignore=left_out, symlinks=True)
    return folder


def begun(house: Path, change: Change) -> int:
    """Apply a mutation in a copy and run its tests in a forked process; returns the id of the process."""
    path = house / change.module
    path.write_text(change.source, encoding="utf-8")
    if pid := os.fork():
        return pid
    signal.alarm(PATIENCE)
    os.chdir(house)
    sys.path[:] = [str(house), *(each for each in sys.path if each not in ("", str(ROOT)))]
    sys.dont_write_bytecode = True
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    tests = [f"tests/{name}.py" for name in CORE[change.module] if (house / "tests" / f"{name}.py").exists()]
    code = import_module("pytest").main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests])
    os._exit(int(code))


def in_turn(picked: dict[str, tuple[int, list[Change]]]) -> list[Change]:
    """The sampled mutations, interleaved by module, so that an interrupted run has tried some of each."""
    rounds = zip_longest(*(some for _, some in picked.values()))
    return [change for each in rounds for change in each if change]


def tried(picked: list[Change], workers: int) -> dict[Change, bool]:
    """Try mutations in parallel, each process in its own copy; says of each whether tests saw it. Ctrl+C ends early."""
    free, running, outcomes, waiting = [copied() for _ in range(workers)], {}, {}, list(picked)
    houses = list(free)
    try:
        while waiting or running:
            while waiting and free:
                house, change = free.pop(), waiting.pop(0)
                running[begun(house, change)] = house, change
            pid, status = os.wait()
            house, change = running.pop(pid)
            shutil.copy2(ROOT / change.module, house / change.module)
            free.append(house)
            outcomes[change] = status != 0
            print(f"{'seen' if status else 'survived'}: {change}", flush=True)
    except KeyboardInterrupt:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
    for house in houses:
        shutil.rmtree(house.parent, ignore_errors=True)
    return outcomes


def written(known: dict[str, int], outcomes: dict[Change, bool], seconds: float) -> float:
    """Write MUTATIONS.md; returns the share of mutations that tests saw."""
    rows = []
    for module, many in known.items():
        seen = [each for change, each in outcomes.items() if change.module == module]
        rows.append(f"| `{module}` | {many} | {len(seen)} | {sum(seen)} | {sum(seen) / max(len(seen), 1):.0%} |\n")
    count = len(outcomes)
    share = sum(outcomes.values()) / max(count, 1)
    survivors = sorted((each for each, seen in outcomes.items() if not seen), key=lambda each: (each.module, each.line))
    tail = "".join(f"- {each}\n" for each in survivors)
    head = f"""# Changes that tests see

Written by `make mutate` ({time.strftime("%Y-%m-%d")}, {seconds / 60:.0f} minutes): a sample with the seed {SEED} of
small wrong changes to the core, one at a time; {share:.1%} of {count} were seen, and {ENOUGH:.0%} must be. What is
changed to what is said in `bench/mutations.py`.

| module | changes | tried | seen | share |
|---|---|---|---|---|
"""
    RESULT.write_text(f"{head}{''.join(rows)}\n## What survived\n\n{tail or 'Nothing.' + chr(10)}", encoding="utf-8")
    return share


def main(words: list[str] | None = None) -> int:
    """Try a sample; the exit code is 1 if too many mutations survive."""
    ask = argparse.ArgumentParser("python -m bench.mutations", description=__doc__)
    ask.add_argument("--each", type=int, default=EACH, help=f"changes of each module (default: {EACH})")
    ask.add_argument("--all", action="store_true", help="every change; takes hours")
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes side by side")
    ask.add_argument("--nice", type=int, default=10, help="how far other work goes first (default: 10)")
    options = ask.parse_args(words)
    os.nice(options.nice)
    began, picked = time.time(), chosen(10**9 if options.all else options.each)
    for name in HEAVY:
        import_module(name)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was tried until then is written down
    outcomes = tried(in_turn(picked), options.workers)
    share = written({module: many for module, (many, _) in picked.items()}, outcomes, time.time() - began)
    print(f"{share:.1%} seen, {ENOUGH:.0%} must be; {RESULT.relative_to(ROOT)}")
    return int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
