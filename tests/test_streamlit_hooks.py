"""What is used of Streamlit without its promise: it is there in the pinned one, and nothing falls where it is not."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.desk import html_block
from components.desk import streamlit_hooks as desk_hooks
from components.html import scripts
from serving import index_html, streamlit_hooks, warmup
from tests.desk import drawn, open_page

ROOT = Path(__file__).parent.parent
HOOKS = ("serving/streamlit_hooks.py", "components/desk/streamlit_hooks.py")
HOUSE = [
    path
    for place in ("app.py", "server.py", "pages/*.py", "data/**/*.py", "components/**/*.py", "serving/**/*.py")
    for path in ROOT.glob(place)
    if path.relative_to(ROOT).as_posix() not in HOOKS
]
BROWSER = [
    *ROOT.glob("serving/*.js"),
    *ROOT.glob("serving/*.css"),
    *ROOT.glob("components/*.css"),
    *ROOT.glob("components/html/browser/*.js"),
]
REPORT = "WARNING"


@pytest.fixture(autouse=True)
def _nothing_told_yet():
    streamlit_hooks._gone.cache_clear()
    desk_hooks._without_manifest.cache_clear()
    st.cache_resource.clear()


@pytest.fixture
def gone(monkeypatch):
    """Takes a module of Streamlit away, as an older or newer one would not have it."""

    def take(*names):
        for name in names:
            monkeypatch.setitem(sys.modules, name, None)

    return take


def test_only_the_hooks_reach_into_streamlit():
    for path in HOUSE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            inside = [name for name in names if name.startswith("streamlit")]
            assert inside in ([], ["streamlit"]), f"{path}:{node.lineno}"
            private = isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
            assert not (private and isinstance(node.value, ast.Name) and node.value.id == "st"), path


def test_the_pinned_streamlit_has_everything(caplog):
    assert (streamlit_hooks.static_folder() / "index.html").is_file()
    assert streamlit_hooks.let_the_menu_name_the_pages()
    streamlit_hooks.import_early(warmup.HEAVY)
    assert streamlit_hooks.seconds_kept() > 0
    assert desk_hooks.serve_component(scripts.OWNER, scripts.COMPONENT, scripts.FOLDER)
    assert index_html.take_apart(index_html.source())
    assert caplog.records == []


def test_messages_are_read_as_the_pinned_streamlit_writes_them():
    asked, over, other = BackMsg(), ForwardMsg(), ForwardMsg()
    asked.rerun_script.page_name = "about"
    over.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    other.session_event.script_changed_on_disk = True
    assert streamlit_hooks.is_message(asked.SerializeToString())
    assert not streamlit_hooks.is_message(b"\xff\xff\xff\xff")
    assert streamlit_hooks.ends_run(over.SerializeToString())
    assert not streamlit_hooks.ends_run(other.SerializeToString())


@pytest.fixture(scope="module")
def frontend():
    folder = streamlit_hooks.static_folder() / "static" / "js"
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))


@pytest.mark.parametrize("path", BROWSER, ids=lambda path: path.name)
def test_the_page_of_the_pinned_streamlit_has_the_names_that_our_scripts_and_styles_use(path, frontend):
    words = path.read_text(encoding="utf-8")
    names = set(re.findall(r"\bst[A-Z]\w+|\bnotRunning\b|\b[A-Z]+_[A-Z_]{4,}\b(?=:)", words))
    names |= {"data-test-script-state"} if "testScriptState" in words else set()
    assert {name for name in names if name not in frontend} == set()


STARTS = """
import anyio, sys
import server
from serving import parked
from streamlit.runtime import Runtime
{change}
async def main():
    server.app._runtime = server.app._create_runtime()
    parked.install(3)
    print(type(getattr(Runtime.instance()._session_mgr, "_session_storage", None)).__name__)
anyio.run(main)
"""


@pytest.mark.parametrize(
    ("change", "storage", "told"),
    [
        ("", "Parked", ""),
        (
            "from streamlit.runtime.app_session import AppSession; del AppSession.shutdown",
            "MemorySessionStorage",
            "Attr",
        ),
        ("sys.modules['streamlit.runtime.app_session'] = None", "MemorySessionStorage", "ModuleNotFoundError"),
    ],
    ids=["pinned", "no shutdown", "no module"],
)
def test_sessions_of_who_left_are_kept_by_us_or_else_by_streamlit(change, storage, told):
    program = STARTS.format(change=change)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == [storage], done.stderr
    assert told in done.stderr


def test_without_its_registry_of_components_the_desk_shows_the_same_words(gone, caplog):
    whole = drawn(open_page("overview"))
    gone("streamlit.components.v2.manifest_scanner")
    bare = open_page("overview")
    assert not bare.exception
    assert drawn(bare) == whole
    assert [record.levelname for record in caplog.records if record.name == desk_hooks.__name__] == [REPORT]


def test_without_components_at_all_the_words_stand_in_plain_html(gone, monkeypatch):
    gone("streamlit.components.v2.get_bidi_component_manager")
    monkeypatch.delattr(st.components, "v2")
    bare = open_page("about")
    assert not bare.exception
    assert "<h1" in "".join(element.proto.body for element in bare.main if element.type == "html")


def test_below_the_servers_policy_no_script_is_given_as_text(gone, monkeypatch):
    gone("streamlit.components.v2.manifest_scanner")
    monkeypatch.setattr(html_block, "_keeper", [lambda digest, html: f"/piece/{digest}"])
    bare = open_page("about")
    assert not bare.exception
    assert {element.type for element in bare.main} >= {"html"}
    assert "bidi_component" not in {element.type for element in bare.main}


def test_the_server_does_without_what_is_gone_and_tells_once(gone, monkeypatch, caplog):
    gone("streamlit.runtime.pages_manager", "streamlit.proto.BackMsg_pb2", "streamlit.proto.ForwardMsg_pb2", "x.gone")
    monkeypatch.delattr(st, "file_util", raising=False)
    gone("streamlit.file_util")
    monkeypatch.setattr(st, "get_option", None)
    for _ in range(2):
        assert not streamlit_hooks.let_the_menu_name_the_pages()
        streamlit_hooks.import_early(["x.gone"])
        assert streamlit_hooks.seconds_kept() == streamlit_hooks.A_MINUTE
        assert streamlit_hooks.is_message(b"\xff\xff\xff\xff")
        assert not streamlit_hooks.ends_run(b"")
        assert (streamlit_hooks.static_folder() / "index.html").is_file()
    assert len(caplog.records) == 6
    assert {record.levelname for record in caplog.records} == {REPORT}
