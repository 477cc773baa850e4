"""Reads story.toml into a `Story`, and reports every problem of the file with line, key, expectation and guess."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from data.expected import expected, meant_address
from data.problems import Problem, Problems, nearest
from data.reader import LARGEST_FILE, MARKUP
from data.story import UNTOLD, Part, Story

NAME = "story.toml"
"""The file beside the tables."""

HEAD = "story"
"""The table of the file for the keys that are in no other table."""


Keys = Mapping[str, int]
"""The line on which each key of the file stands, as far as a simple reading of its lines shows."""


def read_story(folder: Path, problems: Problems) -> tuple[Story, Keys]:
    """The story of a folder of tables, and where its keys stand; every problem is appended to `problems`."""
    text = _text(folder / NAME, problems)
    keys = _keys(text or "")
    return (UNTOLD if text is None else _story(text, keys, problems)), keys


def _story(text: str, keys: Keys, problems: Problems) -> Story:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_broken(text, str(error)))
        return UNTOLD
    before = len(problems)
    problems.extend(_marked_up(tree, keys))
    if not isinstance(tree.get(HEAD), dict):
        problems.append(Problem(NAME, 1, HEAD, "no such table", f"a table [{HEAD}]", nearest(HEAD, tree)))
        return UNTOLD
    try:
        story = Story.model_validate({**tree.pop(HEAD), **tree})
    except ValidationError as error:
        problems.extend(_problems(keys, error))
        return UNTOLD
    return story if len(problems) == before else UNTOLD


def _text(path: Path, problems: Problems) -> str | None:
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b"\xff"
        return raw.decode("utf-8")
    except OSError as error:
        guess = nearest(NAME, [each.name for each in path.parent.glob("*.toml")]) if path.parent.is_dir() else ""
        problems.append(Problem(NAME, 1, "", error.strerror or str(error), "a readable file beside the tables", guess))
    except UnicodeDecodeError:
        problems.append(Problem(NAME, 1, "", "bytes that are no text", "a short text in UTF-8"))
    return None


def _broken(text: str, message: str) -> Problem:
    """What TOML has to say, with the line that it names at its end."""
    match = re.search(r"line (\d+)", message)
    line = int(match[1]) if match else text.count("\n") + 1
    lines = text.splitlines() or [""]
    expected = f"TOML: {message.split(' (at ', maxsplit=1)[0]}"
    return Problem(NAME, line, "", lines[min(line, len(lines)) - 1], expected)


def _keys(text: str) -> Keys:
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\[([\w.-]+)\]", line):
            table = head[1]
            lines.setdefault(table, number)
        elif key := re.match(r"([\w-]+)\s*=", line):
            lines.setdefault(f"{table}.{key[1]}", number)
    return lines


def line_of(keys: Keys, key: str) -> int:
    """The line of a key, else that of the table around it, else the first."""
    while key and key not in keys:
        key = key.rpartition(".")[0]
    return keys.get(key, 1)


def _marked_up(tree: Mapping[str, Any], keys: Keys, inside: str = "") -> Iterator[Problem]:
    """Strings that hold markup: data is text."""
    for key, value in tree.items():
        name = f"{inside}.{key}" if inside else key
        if isinstance(value, dict):
            yield from _marked_up(value, keys, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and MARKUP.search(each):
                yield Problem(NAME, line_of(keys, name), name, each, "plain text without markup")


def _problems(keys: Keys, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        path = [str(part) for part in detail["loc"] if not isinstance(part, int)]
        key = ".".join(path if path[0] in _tables() or path[1:] else [HEAD, *path])
        actual, wording = str(detail["input"]), expected(detail)
        guess = meant_address(detail, actual)
        match detail["type"]:
            case "missing":
                actual, wording = "no such key", f"the key {path[-1]}"
            case "extra_forbidden":
                actual, wording = path[-1], "no further key"
                guess = nearest(path[-1], _known(path[:-1]))
            case "enum":
                choices = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
                guess = nearest(actual, choices)
        yield Problem(NAME, line_of(keys, key), key, actual, wording, guess)


def _tables() -> set[str]:
    """The tables of the file beside the first."""
    return {name for name, field in Story.model_fields.items() if not field.is_required() and name not in _PLAIN}


_PLAIN = ("language", "local_name")


def _known(path: list[str]) -> list[str]:
    """The keys that the table at a path may have."""
    kind: type[BaseModel] | None = Story
    for name in path:
        field = kind.model_fields.get(name) if kind else None
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        kind = next((k for k in kinds if isinstance(k, type) and issubclass(k, Part)), None)
    return list(kind.model_fields) if kind else []
