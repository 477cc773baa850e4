"""Reduces a style sheet to the rules that a page uses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, IdentToken, LiteralToken, Node

SET_LATER = frozenset({".off"})
"""Classes that the script sets."""

OF_DECLARATIONS = frozenset({"page", "font-face"})
"""Rules with an @ that hold declarations; all others hold rules."""

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASS = re.compile(r'\bclass=(?:"([^"]*)"|([^\s>]+))')
_VARIABLE = re.compile(r"var\((--[\w-]+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its selectors, each with the elements and classes that it names, and its declarations by their names."""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    stated: tuple[tuple[str, str], ...]

    def fitted(self, present: frozenset[str]) -> Iterator["Rule"]:
        """The rule with the selectors that can apply, if any."""
        if selectors := tuple(each for each in self.selectors if each[1] <= present):
            yield Rule(selectors, self.stated)

    def text(self, used: frozenset[str]) -> str:
        """The rule as CSS, without variables that nothing uses."""
        stated = ";".join(text for name, text in self.stated if not name.startswith("--") or name in used)
        return f"{','.join(text for text, _ in self.selectors)}{{{stated}}}"

    @property
    def uses(self) -> Iterator[str]:
        """The variables that its declarations use."""
        for _, text in self.stated:
            yield from _VARIABLE.findall(text)


@dataclass(frozen=True, slots=True)
class Condition:
    """Rules inside a condition such as `@media print`."""

    prelude: str
    rules: tuple["Rule | Condition", ...]

    def fitted(self, present: frozenset[str]) -> Iterator["Condition"]:
        """The condition with the rules that can apply, if any."""
        if rules := tuple(fitting for rule in self.rules for fitting in rule.fitted(present)):
            yield Condition(self.prelude, rules)

    def text(self, used: frozenset[str]) -> str:
        """The condition and its rules as CSS, without variables that nothing uses."""
        return f"{self.prelude}{{{''.join(rule.text(used) for rule in self.rules)}}}"

    @property
    def uses(self) -> Iterator[str]:
        """The variables that its rules use."""
        for rule in self.rules:
            yield from rule.uses


def fitted(style: str, html: str) -> str:
    """The rules of a minified style sheet that can apply to a page, and the colour variables that they or the page use.

    What a selector asks of attributes, states and functions such as `:is()` is taken to hold.
    """
    classes = {f".{name}" for attribute in _CLASS.findall(html) for name in " ".join(attribute).split()}
    present = frozenset({*_TAG.findall(html), *classes, *SET_LATER, "html", "head", "body"})
    fitting = [each for rule in _parsed(style) for each in rule.fitted(present)]
    used = frozenset(_VARIABLE.findall(html)) | {name for rule in fitting for name in rule.uses}
    return "".join(rule.text(used) for rule in fitting)


@lru_cache(maxsize=32)
def _parsed(style: str) -> tuple[Rule | Condition, ...]:
    """A style sheet as rules; many pages have the same one."""
    return tuple(_rules(tinycss2.parse_stylesheet(style)))


def _rules(nodes: Iterable[Node]) -> Iterator[Rule | Condition]:
    for node in nodes:
        if node.type == "error":
            raise ValueError(f"the style sheet of the embeds, line {node.source_line}: {node.message}")
        prelude = tinycss2.serialize(node.prelude)
        if not isinstance(node, AtRule):
            selectors = tuple((tinycss2.serialize(each), frozenset(_names(each))) for each in _selectors(node.prelude))
            yield Rule(selectors, _stated(node.content))
        elif node.at_keyword in OF_DECLARATIONS:
            yield Rule(((f"@{node.at_keyword}{prelude}", frozenset()),), _stated(node.content))
        else:
            yield Condition(f"@{node.at_keyword}{prelude}", tuple(_rules(tinycss2.parse_rule_list(node.content))))


def _stated(content: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    """The declarations between two braces, by the names of their properties."""
    each_stated = tinycss2.parse_declaration_list(content)
    return tuple((each.name, each.serialize()) for each in each_stated if isinstance(each, Declaration))


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a rule; commas inside brackets do not separate them."""
    one: list[Node] = []
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def _names(selector: Sequence[Node]) -> Iterator[str]:
    """The elements and classes that a selector names outside of brackets."""
    for before, token in zip([None, *selector], selector, strict=False):
        sign = before.value if isinstance(before, LiteralToken) else ""
        if isinstance(token, IdentToken) and sign != ":":
            yield f".{token.value}" if sign == "." else token.value
