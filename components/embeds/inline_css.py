"""The style sheet of a page without what nothing on the page uses."""

import re

SET_LATER = frozenset({".off"})
"""Classes that the script sets."""

_BLOCK = re.compile(r"(@[^{]+)\{((?:[^{}]*\{[^{}]*\})*)\}|([^{}]+)(\{[^{}]*\})")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASS = re.compile(r'\bclass=(?:"([^"]*)"|([^\s>]+))')
_STATE = re.compile(r"\[[^\]]*\]|::?[a-z-]+(?:\([^)]*\))?")
_NAME = re.compile(r"\.[A-Za-z_][\w-]*|(?<![\w.#-])[a-z][a-z0-9]*(?![\w-])")
_BETWEEN = re.compile(r",(?![^(]*\))")
"""Between two selectors, not inside the brackets of one."""

_COLOUR = re.compile(r"--([a-z]+):[^;}]*;?")


def fitted(style: str, html: str) -> str:
    """The rules of a squeezed style sheet that can apply to a page, and the colours that these or the page use.

    What a selector asks of attributes and states is taken to hold.
    """
    there = {*_TAG.findall(html), *SET_LATER, "html", "head", "body"}
    there |= {f".{name}" for names in _CLASS.findall(html) for name in " ".join(names).split()}
    rules = _rules(style, there)
    used = set(re.findall(r"var\(--([a-z]+)\)", rules + html))
    return _COLOUR.sub(lambda names: names[0] if names[1] in used else "", rules)


def _rules(style: str, there: set[str]) -> str:
    """The rules that can apply, those inside conditions too, in their order."""
    out = ""
    for condition, inside, selectors, looks in _BLOCK.findall(style):
        if condition:
            rules = _rules(inside, there)
            out += f"{condition}{{{rules}}}" if rules else ""
        elif wanted := [each for each in _BETWEEN.split(selectors) if _can(each, there)]:
            out += ",".join(wanted) + looks
    return out


def _can(selector: str, there: set[str]) -> bool:
    """Whether every element and class that a selector names is there."""
    return all(name in there for name in _NAME.findall(_STATE.sub("", selector)))
