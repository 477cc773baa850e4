"""The house keeps its plan: who may import whom, how large things may be, and what they are called."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests import long_tests

ROOT = Path(__file__).parent.parent
DATA = sorted(ROOT.glob("data/**/*.py"))
COMPONENTS = sorted(ROOT.glob("components/**/*.py"))
PAGES = sorted(ROOT.glob("pages/*.py"))
SERVING = sorted(ROOT.glob("serving/**/*.py"))
ENTRIES = [path for path in (ROOT / "app.py", ROOT / "server.py") if path.exists()]
HOUSE = [*DATA, *COMPONENTS, *PAGES, *SERVING, *ENTRIES, *sorted(ROOT.glob("locales/*.py"))]
TESTS = sorted(path for path in ROOT.glob("tests/**/*.py") if "node_modules" not in path.parts)
SERVED = HOUSE
PURE = (
    "components.text",
    "components.theme",
    "components.html.labels",
    "components.html.tables",
    "components.html.citations",
)
HEAVY = {"geopandas", "shapely", "plotly"}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
OURS = {"data", "components", "pages", "serving", "app", "server", "locales", "tests", "bench"}
WITH_STREAMLIT = {"starlette", "anyio", "uvicorn", "h11"}
"""Libraries of the server that Streamlit itself requires."""

MADE_SMALL = {"rjsmin", "rcssmin"}
"""Minify the scripts and styles of a page."""

OPTIONAL = {"brotli"}
"""Used where it is installed; without it the desk is served with gzip alone."""

IMPORTED_AS = {"citeproc-py": "citeproc"}
"""Packages that are imported by another name."""


def _name(path):
    return str(path.relative_to(ROOT))


@cache
def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_for_types(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def _nodes(tree, *, first=False):
    """All nodes but those for type checkers; with first, only what runs when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        if _is_for_types(node) or (first and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)):
            continue
        yield node
        yield from _nodes(node, first=first)


def _imports(path, *, first=False):
    """The modules that a file imports, by their full names."""
    for node in _nodes(_tree(path), first=first):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{_name(path)}:{node.lineno}: imports are absolute"
            yield node.module or ""


def _tops(path, *, first=False):
    return {name.partition(".")[0] for name in _imports(path, first=first)}


def _named(paths, wrong):
    """What is wrong with each file, by its name, where anything is: one test of all files takes a tenth of one each."""
    return {_name(path): found for path in paths if (found := wrong(path))}


def test_data_imports_neither_streamlit_nor_plotly_nor_anything_above_it():
    above = {"streamlit", "plotly", "components", "pages", "app", "server"}
    assert _named(DATA, lambda path: _tops(path) & above) == {}


def test_streamlit_is_called_in_the_desks_alone_and_plotly_by_charts_alone():
    def beyond(path):
        folder = path.parent.relative_to(ROOT / "components").parts[:1]
        allowed = {("desk",): {"streamlit"}, ("editing",): {"streamlit"}, ("charts",): {"plotly"}}.get(folder, set())
        return _tops(path) & {"streamlit", "plotly"} - allowed

    assert _named(COMPONENTS, beyond) == {}


def _called(path):
    calls = [n.func for n in ast.walk(_tree(path)) if isinstance(n, ast.Call)]
    return {getattr(f, "id", getattr(f, "attr", "")) for f in calls}


def test_a_page_imports_streamlit_components_and_data_only_and_opens_no_file():
    assert PAGES
    assert _named(PAGES, lambda path: _tops(path) - {"streamlit", "components", "data"}) == {}
    assert _named(PAGES, lambda path: _called(path) & {"open", "Path", "read_csv", "read_text"}) == {}


def test_nothing_imports_pages_app_server_or_tests():
    assert _named(HOUSE, lambda path: _tops(path) & {"pages", "app", "server", "tests"}) == {}


def test_a_module_is_called_after_what_it_holds():
    assert _named(HOUSE, lambda path: {path.stem, *path.parent.relative_to(ROOT).parts} & NAMELESS) == {}


SAYING_NOTHING = {"found", "told", "given", "kept"}
"""Participles that say nothing of what a thing is; what is kept is `cached`, what is found has a name of its own."""

CLEARLY_NAMED = ("bench", "components", "data", "deploy", "locales", "pages", "serving", "tools")
"""The folders in which no variable, parameter, field, function or class has such a name."""


def _bound(path):
    """Every name that a module gives to something, with its line; public names and private ones alike."""
    for node in ast.walk(_tree(path)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.alias(asname=str(name)):
                yield name, node.lineno


def test_a_name_says_what_it_names():
    paths = [path for folder in CLEARLY_NAMED for path in sorted(ROOT.glob(f"{folder}/**/*.py"))]
    paths = [path for path in paths if "node_modules" not in path.parts]
    assert {path.relative_to(ROOT).parts[0] for path in paths} == set(CLEARLY_NAMED)
    wrong = [
        f"{_name(path)}:{line}: {name}"
        for path in paths
        for name, line in _bound(path)
        if name.strip("_").lower() in SAYING_NOTHING
    ]
    assert not wrong


def test_geopandas_and_plotly_are_imported_where_they_are_needed():
    assert _named(SERVED, lambda path: _tops(path, first=True) & HEAVY) == {}


def test_serving_imports_the_house_streamlit_and_its_server_only():
    allowed = {
        "data",
        "components",
        "serving",
        "streamlit",
        "htpy",
        "markupsafe",
        "brotli",
        "cachetools",
        *MADE_SMALL,
        "prometheus_client",
        *WITH_STREAMLIT,
    }
    assert _named(SERVING, lambda path: _tops(path) - sys.stdlib_module_names - allowed) == {}


def test_only_the_server_imports_serving():
    others = [path for path in HOUSE if path not in SERVING and path.stem != "server"]
    assert _named(others, lambda path: "serving" in _tops(path)) == {}


def _pure():
    charts = (path for path in COMPONENTS if "charts" in path.parts and path.stem != "__init__")
    return [*PURE, *(_name(path)[:-3].replace("/", ".") for path in charts)]


def test_pure_components_run_without_streamlit_and_without_heavy_libraries():
    program = f"""
import sys
for name in ("streamlit", "plotly", "geopandas", "shapely"):
    sys.modules[name] = None
import importlib, data
for name in {_pure()!r}:
    importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _body_lines(node):
    """The lines of a function's body without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def _functions(paths):
    for path in paths:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{_name(path)}:{node.lineno}: {node.name}", _body_lines(node)


def test_no_function_has_more_than_40_lines():
    long = {name: lines for name, lines in _functions(HOUSE) if lines > 40}
    assert not long


def test_a_function_has_at_most_25_lines_as_a_rule():
    sizes = dict(_functions(HOUSE))
    long = {name: lines for name, lines in sizes.items() if lines > 25}
    assert len(long) <= len(sizes) * 0.03, long


@pytest.mark.parametrize(
    ("paths", "limit"), [(HOUSE, 250), (PAGES, 60), ([ROOT / "app.py"], 15)], ids=["files", "pages", "app.py"]
)
def test_no_file_is_longer_than_its_budget(paths, limit):
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths if path.exists()}
    assert not {name: count for name, count in lines.items() if count > limit}


def _public(node, inside=""):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield f"{inside}{child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{child.name}.")


def _silent(path):
    """The public functions and classes of a module, and the module, that do not say what they are."""
    named = [("the module", _tree(path)), *_public(_tree(path))]
    return [name for name, node in named if not ast.get_docstring(node)]


def test_every_public_function_and_class_says_what_it_is_and_so_does_the_module():
    assert _named([*DATA, *COMPONENTS, *SERVING], _silent) == {}


TAKEN_UP = {"orjson"}
"""What another library uses by itself where it is there: plotly writes its charts with it."""


def _pinned():
    files = ("requirements.txt", "requirements-dev.txt")
    lines = chain.from_iterable((ROOT / file).read_text(encoding="utf-8").splitlines() for file in files)
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def test_every_requirement_is_pinned_exactly():
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in _pinned())


def test_everything_imported_is_required_and_everything_required_for_running_is_imported():
    imported = set().union(*(_tops(path) for path in SERVED)) - OURS - WITH_STREAMLIT - sys.stdlib_module_names
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    named = {line.partition("==")[0] for line in text.splitlines() if "==" in line}
    required = {IMPORTED_AS.get(name, name).replace("-", "_") for name in named}
    assert imported - OPTIONAL <= required, imported - required
    assert required - {"pytest"} - TAKEN_UP <= imported, required - imported


def test_nothing_that_is_served_is_left_out_where_it_is_measured_what_tests_reach():
    measured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["slipcover"]
    assert "omit" not in measured
    assert {path.relative_to(ROOT).parts[0] for path in SERVED if path.parent != ROOT} <= {*measured["source"], "pages"}


def test_the_tests_that_are_listed_as_long_are_there():
    known = {f"{_name(path)}::{each.name}" for path in TESTS for each in _tree(path).body if hasattr(each, "name")}
    assert long_tests.listed() - known == set()


CLOCKS = {"time", "monotonic", "perf_counter", "process_time", "thread_time"}
"""Functions of the module `time` that tell a moment."""


def _judges_time(tree):
    """The lines of assertions about how long something took."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            moments = {
                target.id
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and _reads_a_clock(node.value)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.Assert) and _reads_a_clock(node.test, moments):
                    yield node.lineno


def _reads_a_clock(tree, moments=frozenset()):
    """Whether an expression compares or reckons with a moment."""
    nodes = list(ast.walk(tree))
    asked = any(isinstance(n, ast.Call) and getattr(n.func, "attr", "") in CLOCKS and not n.args for n in nodes)
    reckoned = [n for n in nodes if isinstance(n, ast.BinOp | ast.Compare)]
    return asked or any(getattr(part, "id", "") in moments for n in reckoned for part in ast.iter_child_nodes(n))


def test_no_test_judges_time():
    assert _named(TESTS, lambda path: list(_judges_time(_tree(path)))) == {}


@pytest.mark.parametrize(
    "body",
    [
        "began = time.monotonic(); run(); assert time.monotonic() - began < 2",
        "began = time.perf_counter(); run(); took = time.perf_counter() - began; assert took < 2",
        "assert clock.process_time() < end",
    ],
)
def test_a_test_that_judges_time_is_found(body):
    assert list(_judges_time(ast.parse(f"def test():\n    {body}"))) == [2]
    assert not list(_judges_time(ast.parse("def test():\n    assert waited(seconds=2) and page.time == 3")))
