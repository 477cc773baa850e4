"""The folder from which nginx serves files."""

import os
import time

from deploy import prepare_static


def _small(tmp_path, monkeypatch):
    """One script and one picture instead of all of Streamlit's files."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.js").write_text("let a = 1;\n" * 500)
    (source / "b.png").write_bytes(bytes(2000))
    (source / "short.js").write_text("let b")
    files = [(path, prepare_static.Path("static") / path.name) for path in sorted(source.iterdir())]
    monkeypatch.setattr(prepare_static, "_sources", lambda: iter(files))
    return source


def test_text_gets_compressed_neighbours_and_pictures_do_not(tmp_path, monkeypatch):
    _small(tmp_path, monkeypatch)
    current = {path.name for path in prepare_static.prepare(tmp_path / "made")}
    assert current - {"a.js.br"} == {"a.js", "a.js.gz", "b.png", "short.js"}


def test_a_second_run_makes_nothing_again_and_a_changed_file_is_made_anew(tmp_path, monkeypatch):
    source, made = _small(tmp_path, monkeypatch), tmp_path / "made"
    prepare_static.prepare(made)
    before = {path: path.stat().st_ino for path in made.rglob("*") if path.is_file()}
    prepare_static.prepare(made)
    assert before == {path: path.stat().st_ino for path in made.rglob("*") if path.is_file()}
    (source / "a.js").write_text("let c = 1;\n" * 500)
    prepare_static.prepare(made)
    packed = made / "static" / "a.js.gz"
    assert prepare_static.gzip.decompress(packed.read_bytes()) == (source / "a.js").read_bytes()


def test_files_of_an_earlier_version_stay_for_a_week(tmp_path, monkeypatch):
    _small(tmp_path, monkeypatch)
    made = tmp_path / "made"
    current = prepare_static.prepare(made)
    (made / "static" / "old.js").write_text("old")
    assert prepare_static.prune(made, current) == 0
    later = time.time() + prepare_static.WEEK + 60
    monkeypatch.setattr(prepare_static.time, "time", lambda: later)
    assert prepare_static.prune(made, current) == 1
    assert all(path.exists() for path in current)


def test_documents_are_left_to_the_replicas():
    names = {str(name) for _, name in prepare_static._sources()}
    assert "app/static/icon.svg" in names
    assert "calm/unavailable.html" in names
    assert not any(name.startswith("app/static") and name.endswith((".html", ".htm")) for name in names)
    assert any(name.startswith(f"static{os.sep}js") for name in names)
