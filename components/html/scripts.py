"""The names of the scripts that run in the reader's browser, and the address at which the server serves them."""

from pathlib import Path

FOLDER = Path(__file__).parent / "browser"
"""The scripts: they set the HTML, follow a press on a link of the desk, and say aloud what a filter has changed."""

OWNER, COMPONENT, SCRIPT = "freed", "canvas", "canvas.js"

MODULES = SCRIPT, "places.js", "keys.js", "aloud.js", "zoom.js"
"""The script, and what it imports."""

ADDRESSES = tuple(f"/_stcore/bidi-components/{OWNER}.{COMPONENT}/{name}" for name in MODULES)
"""Where the server gives them out."""
