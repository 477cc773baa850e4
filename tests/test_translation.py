"""A catalogue beside the template changes the words of the desk, as it stands: nothing has to be compiled first."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components import text

ROOT = Path(__file__).parent.parent
HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
WORDS = """msgid "Who says what, value by value"
msgstr "Wer was sagt, Wert für Wert"

#, python-brace-format
msgid "{count} fact"
msgid_plural "{count} facts"
msgstr[0] "{count} Tatsache"
msgstr[1] "{count} Tatsachen"

#, fuzzy
msgid "Claims"
msgstr "Ansprüche"
"""
READ = """
import sys
sys.path.insert(0, "tests")
from tests.desk import drawn, open_page
print(drawn(open_page("claims")))
"""


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    """A folder of catalogues of which a test writes one."""
    monkeypatch.setattr(text, "LOCALES", tmp_path)
    return tmp_path


def test_a_catalogue_is_read_with_its_plurals_and_without_what_is_fuzzy(catalogues):
    (catalogues / "de.po").write_text(HEAD + WORDS, encoding="utf-8")
    german = text.Text("de")
    assert german.t("Who says what, value by value") == "Wer was sagt, Wert für Wert"
    assert german.n("{count} fact", "{count} facts", 1) == "1 Tatsache"
    assert german.n("{count} fact", "{count} facts", 1672) == "1.672 Tatsachen"
    assert german.t("Claims") == "Claims"
    assert text.Text("fr").t("Claims") == "Claims"


def test_a_broken_catalogue_is_named_with_its_line(catalogues):
    (catalogues / "de.po").write_text(HEAD + 'msgid "Claims"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"^de\.po:6: missing msgstr"):
        text.Text("de")


@pytest.mark.slow
def test_a_catalogue_in_a_copy_of_the_desk_changes_its_words(tmp_path):
    for name in ("components", "data", "locales", "pages", "serving", "tests", ".streamlit", "static"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__", "kept")
        )
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "locales" / "en.po").write_text(HEAD + WORDS, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", READ], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Wer was sagt, Wert für Wert" in done.stdout, done.stderr[-2000:]
    assert "Tatsachen" in done.stdout
    assert "Who says what" not in done.stdout
