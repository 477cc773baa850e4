"""A page of the desk as a test sees it: run through `app.py`, with everything that it draws as one text."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import htpy as h
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from components.content.pages import pages
from components.content.parts import Context
from components.text import text_for
from data import Dataset
from serving.body import body
from serving.head import head

APP = Path(__file__).parent.parent / "app.py"

# Every run of a test would look through all packages that are installed for components: most of what a page takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def open_page(page: str, /, **params: str) -> AppTest:
    """Run the desk, go to a page with parameters in its address, and run it there."""
    desk = AppTest.from_file(APP, default_timeout=60)
    desk.switch_page(f"pages/{page}.py")
    for name, value in params.items():
        desk.query_params[name] = value
    return desk.run()


def drawn(desk: AppTest, name: str = "") -> str:
    """The HTML of all pieces of a page, or of the one that is named."""
    found = []
    for element in desk.main:
        if element.type == "bidi_component" and (not name or element.proto.id.endswith(f"canvas-{name}")):
            found.append(json.loads(element.proto.json)["html"])
    return "\n".join(found)


def painted(dataset: Dataset, page: str, /, today: date | None = None, **params: str) -> str:
    """The HTML of a page before the app is there: its head and its body."""
    address = pages()[page].address.read(dataset, params)
    context = Context(text_for("en"), dataset, today or dataset.cutoff)
    made = pages()[page].make(context, address.params)
    top = head(context.text, dataset, made, "https://freed.example", address)
    return f"{top}{h.fragment[body(context, made, address)]}"
