"""The style sheet and the script of a page, small enough to be inlined, and the policy that allows only these."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from components.theme import STYLES, Palette, Scheme, forced, palette

HERE = Path(__file__).parent


@cache
def sheet(*used: str) -> str:
    """The style sheet of a page; `used` are classes of the desk whose rules it needs too."""
    own = cssmin((HERE / "embed.css").read_text(encoding="utf-8"))
    return f"{_colours()}{_of_desk(used)}{own}"


def _colours() -> str:
    light, dark = _variables(palette(Scheme.LIGHT)), _variables(palette(Scheme.DARK))
    return (
        f":root{{{light}}}@media screen{{[data-theme=dark]{{{dark}}}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"{forced()}"
    )


def _variables(colours: Palette) -> str:
    return "".join(f"--{name}:{getattr(colours, name)};" for name in Palette.__slots__)


def _of_desk(used: tuple[str, ...]) -> str:
    """The desk's own rules of some classes, so that what is drawn here looks as it does there."""
    if not used:
        return ""
    rules = STYLES.read_text(encoding="utf-8").splitlines()
    pattern = re.compile(rf"(?:@media[^{{]*{{ )?(?:\.fb )?(?:{'|'.join(re.escape(name) for name in used)})\b")
    return str(cssmin("\n".join(rule.replace(".fb ", "") for rule in rules if pattern.match(rule))))


@cache
def script(more: str = "") -> str:
    """The script of every page, minified; `more` is the name of what one page adds to it."""
    names = ("child", more) if more else ("child",)
    return "\n".join(str(jsmin((HERE / f"{name}.js").read_text(encoding="utf-8"))) for name in names)


def policy(style: str, more: str = "") -> str:
    """The content security policy: our script, our style sheet, and the newest manifest; nothing else."""
    return policy_of(style, script(more))


def policy_of(style: str, script: str) -> str:
    """The same for a page that has a script of its own."""
    return (
        f"default-src 'none';script-src {_digest(script)};style-src {_digest(style)};"
        "connect-src 'self';img-src data:;base-uri 'none';form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
