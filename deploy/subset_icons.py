"""Makes the icon font that is served: of Streamlit's 4 000 icons only those that its frontend uses.

Run `python deploy/subset_icons.py` after a new version of Streamlit is pinned; it needs fonttools. The file has the
name of the font that it replaces, so that a font of another version is served unchanged. Material Symbols: Apache 2.0.
"""

import re
from pathlib import Path

from fontTools import subset
from streamlit import file_util

HERE = Path(__file__).parent.parent / "serving" / "icons"
STATIC = Path(file_util.get_static_dir()) / "static"
NAMED = re.compile(r":material/([a-z0-9_]+)")


def named() -> set[str]:
    """The names of all icons that the scripts of the frontend contain."""
    return {name for file in (STATIC / "js").glob("*.js") for name in NAMED.findall(file.read_text("utf-8"))}


def main() -> None:
    """Write the subset into serving/icons, in place of older ones."""
    options = subset.Options(layout_closure=False, layout_features=["*"], flavor="woff2", glyph_names=True)
    for old in HERE.glob("*.woff2"):
        old.unlink()
    names = tuple(named())
    starts = tuple(f"{name}{end}" for name in names for end in "._")
    for path in (STATIC / "media").glob("MaterialSymbols-Rounded.*.woff2"):
        font = subset.load_font(str(path), options)
        glyphs = [g for g in font.getGlyphOrder() if g in names or g.startswith(starts)]
        letters = [ord(c) for c in "abcdefghijklmnopqrstuvwxyz0123456789_ "]
        maker = subset.Subsetter(options)
        maker.populate(glyphs=glyphs, unicodes=letters)
        maker.subset(font)
        subset.save_font(font, str(HERE / path.name), options)


if __name__ == "__main__":
    main()
