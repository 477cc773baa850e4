"""Plain `streamlit run app.py` under a Streamlit without the registry in which the desk names its script."""

import pytest
from conftest import free_port, serve

WITHOUT = """
import sys
import streamlit.components.v2
del sys.modules["streamlit.components.v2.get_bidi_component_manager"].get_bidi_component_manager
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bare")
    (folder / "sitecustomize.py").write_text(WITHOUT)
    port = free_port()
    process = serve(port, PYTHONPATH=str(folder))
    yield f"http://localhost:{port}"
    process.kill()
    process.wait()


def test_the_desk_shows_its_words_and_drawings_and_its_links_lead_on(bare, readers):
    reader = readers(server=bare)
    page = reader.open("/")
    assert page.locator(".stMain h1").is_visible()
    assert page.locator(".stMain .drawing:visible svg").first.bounding_box()["height"] > 100
    page.locator(".stMain .fb a[href^='/people?person=']").first.click()
    page.wait_for_selector(".fb .profile", timeout=60_000)
    assert reader.errors == []
