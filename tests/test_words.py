"""Every word for readers goes through gettext, and the catalogue of messages is current."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data import loss, order

ROOT = Path(__file__).parent.parent
SHOWN = sorted([*ROOT.glob("pages/*.py"), *ROOT.glob("components/**/*.py"), ROOT / "app.py"])
SHOWN = [path for path in SHOWN if path.name != "__main__.py"]  # commands speak to whoever runs them

SAID = {
    *("aria_label", "aria-label", "aria_roledescription", "aria-roledescription", "title", "alt", "placeholder"),
    *("label", "help", "caption", "body", "page_title", "hovertemplate", "text", "content", "annotation_text"),
}
"""Arguments and attributes whose words a reader sees or hears, however few they are."""

QUIET = {
    *("class_", "class", "d", "style", "viewBox", "viewbox", "transform", "points", "key", "href", "rel", "role"),
    *("allow", "sandbox", "media", "sizes", "type", "id", "name", "family", "font_family", "font", "unit"),
    *("preserveAspectRatio", "preserve_aspect_ratio", "stroke_dasharray", "stroke-dasharray", "marker_end", "js"),
    *("data_mark", "data-mark", "clip_path", "fill", "stroke", "projection", "dash", "css", "icon", "path", "url_path"),
}
"""Arguments and attributes that hold markup and no words."""

PATHS = {"Page", "switch_page", "page_link", "container", "cache_resource", "cache_data", "columns", "rerun", "logo"}
"""Commands of Streamlit whose first argument is no label."""

TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]{2,}")
A_WORD = re.compile(r"[^\W\d_]{2,}")
LOOSE_WORD = re.compile(r"(?:^|\s)[^\W\d_]{2,}(?:\s|$)")
MARKUP = re.compile(
    r"[{}<>]|^\s*[.#@]?[\w-]+\s*:\s|^M-?[\d.]|;\s*[\w-]+:|\.(css|js|py|woff2|geojson)\b|var\(--|\w\(\) "
    r"|^(top|middle|bottom) (left|center|right)$|^drawing only-(wide|narrow)$|^ ?px\b"
)
"""Style sheets, scripts, outlines, file names, and the places of labels in Plotly."""


class Words(ast.NodeVisitor):
    """Collects string literals that a reader would see untranslated."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self._says = False  # inside an argument that is shown as it stands

    def visit_Expr(self, node):  # ast's own name
        if not isinstance(node.value, ast.Constant):  # a docstring says nothing to readers
            self.generic_visit(node)

    def visit_Raise(self, node):  # an error speaks to whoever writes the code
        del node

    def visit_Assert(self, node):
        self.visit(node.test)

    def visit_AnnAssign(self, node):  # an annotation is no text
        if node.value:
            self.visit(node.value)

    def visit_FunctionDef(self, node):
        for child in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *node.body):
            if child is not None:
                self.visit(child)

    def visit_Call(self, node):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of = getattr(node.func, "value", None)
        owner = getattr(of, "id", "")
        if owner in ("log", "logger", "logging", "re") or name in ("compile", "getLogger", "import_module"):
            return
        self.visit(node.func)
        message = name in ("t", "n")
        for place, argument in enumerate(node.args):
            label = owner == "st" and place == 0 and name not in PATHS
            if not (message and isinstance(argument, ast.Constant)):
                self._visit(argument, says=label)
        for keyword in node.keywords:
            if keyword.arg not in QUIET:
                self._visit(keyword.value, says=keyword.arg in SAID and not message)

    def visit_Dict(self, node):
        for key, value in zip(node.keys, node.values, strict=True):
            name = key.value if isinstance(key, ast.Constant) else None
            if key is not None and not isinstance(key, ast.Constant):
                self.visit(key)
            if name not in QUIET:
                self._visit(value, says=name in SAID)

    def visit_Subscript(self, node):
        self.visit(node.value)
        if not isinstance(node.slice, ast.Constant) or _is_element(node.value):
            self._visit(node.slice, says=_is_element(node.value))

    def visit_Compare(self, node):  # what is compared is not shown
        for child in (node.left, *node.comparators):
            if not isinstance(child, ast.Constant):
                self.visit(child)

    def visit_Constant(self, node):
        if not isinstance(node.value, str):
            return
        if self._says:
            if A_WORD.search(node.value) and not MARKUP.search(node.value):
                self.found.append((node.lineno, node.value))
        elif TWO_WORDS.search(node.value) and not MARKUP.search(node.value):
            self.found.append((node.lineno, node.value))

    def visit_JoinedStr(self, node):
        for part in node.values:
            if isinstance(part, ast.Constant):
                words = A_WORD if self._says else LOOSE_WORD
                if words.search(part.value) and not MARKUP.search(part.value):
                    self.found.append((node.lineno, part.value))
            else:
                self._visit(part.value, says=False)

    def _visit(self, node, *, says):
        """What stands in a call within is judged by that call; what stands in a choice or a list is shown as well."""
        before, self._says = self._says, says
        self.visit(node)
        self._says = before

    def generic_visit(self, node):
        says = self._says and isinstance(node, ast.IfExp | ast.Tuple | ast.List | ast.BoolOp | ast.BinOp | ast.Starred)
        before, self._says = self._says, says
        super().generic_visit(node)
        self._says = before


def _is_element(node):
    """Whether `node[...]` fills an htpy element: `h.p[...]`, `h.p(".x", id="y")[...]`."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id == "h"


def words_of(source):
    """The untranslated words of a program, with their lines."""
    visitor = Words()
    visitor.visit(ast.parse(source))
    return visitor.found


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_word_for_readers_goes_through_gettext(path):
    found = words_of(path.read_text(encoding="utf-8"))
    assert not found, "\n".join(f"{path.relative_to(ROOT)}:{line}: {words!r}" for line, words in found)


@pytest.mark.parametrize(
    "source",
    [
        'st.title("Overview")',
        'st.button("Go", key="go")',
        'st.selectbox(label, options, help="Choose one")',
        'h.p["Freed"]',
        'h.p(".lead")["Who was freed"]',
        'h.p[h.b["Freed"], name]',
        'h.button(aria_label="Show")["+"]',
        'h.svg({"aria-label": "Map"})',
        'TITLE = "Who was freed"',
        'words = f"{count} people freed"',
        'h.p[f"{count} freed"]',
        'return_value = "to the border" if x else y',
        'text.t(f"{count} people")',
        'go.Scatter(hovertemplate="Freed")',
        'h.p["yes" if x else "no"]',
    ],
)
def test_words_past_gettext_are_found(source):
    assert words_of(source)


@pytest.mark.parametrize(
    "source",
    [
        'text.t("Who was freed")',
        'st.title(text.t("Overview"))',
        'h.p[text.n("{count} person", "{count} people", 3)]',
        'h.p(".lead", class_="wide narrow")[name]',
        'h.path(d="M0 0 L10 10", style="stroke: red; fill: none")',
        '"""A docstring of several words."""',
        'raise ValueError("not a known chart")',
        'cells["some key"]',
        'log.warning("the chart was slow")',
        'CSS = ".card{margin:0 auto}"',
        'h.p[", ", name]',
        'if kind == "two words": pass',
        'x: "list of words" = []',
        'f"translate({x} {y})"',
    ],
)
def test_what_no_reader_sees_is_left_alone(source):
    assert not words_of(source)


def test_the_catalogue_of_messages_is_current():
    done = subprocess.run(
        [sys.executable, "-m", "locales.extract", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_catalogue_holds_labels_and_descriptions_of_properties(ledger):
    text = (ROOT / "locales" / "messages.pot").read_text(encoding="utf-8").replace('"\n"', "")
    assert all(prop.label in text for prop in ledger.properties.values())


def test_no_how_to_and_no_message_prints_a_command_that_needs_an_active_environment():
    places = [*(ROOT / "docs" / "how-to").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "Makefile"]
    places += [*(ROOT / "examples").glob("*/README.md"), *(ROOT / "examples").glob("*/tables/story.toml")]
    bare = re.compile(r"(?<!\.venv/bin/)\bpython -m data\b")
    assert not [path.name for path in places if bare.search(path.read_text(encoding="utf-8"))]
    assert not [word for word in (loss.CONFIRM, order.PUT_RIGHT) if bare.search(word)]
