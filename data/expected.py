"""Error messages in plain words: what a cell was expected to hold, with an example and without regular expressions."""

import re
from collections.abc import Mapping
from typing import Any

from data import cells, story

IN_WORDS: Mapping[str, str] = {
    cells.ADDRESS: "an address that begins with https:// or http://, such as https://example.org/page",
    cells.LANGUAGE: "the code of a language in small letters, such as en",
    cells.COUNTRY: "the code of a country in two capital letters, such as FR",
    cells.OPTIONAL_COUNTRY: "the code of a country in two capital letters, such as FR, or nothing",
    cells.PROPERTY: "a name of small letters, digits and _, such as number_of_days",
    cells.ID: "an id of letters, digits and -, such as example-2020-01-31",
    cells.OPTIONAL_ID: "an id of letters, digits and -, such as example-2020-01-31, or nothing",
    story.FILE_NAME: "small letters, digits and -, such as freed-in-spring",
    story.TAG: "the code of a language in small letters, such as en, or nothing",
    story.MAIL: "one address for mail, such as desk@example.org, or nothing",
}
"""Each pattern of a cell in words."""


def expected(detail: Mapping[str, Any]) -> str:
    """What a cell was expected to hold, in words, from one error detail of Pydantic."""
    about = detail.get("ctx", {})
    match detail["type"]:
        case "string_pattern_mismatch":
            return IN_WORDS[about["pattern"]]
        case "string_too_short":
            return "some words: this may not be empty"
        case "int_parsing" | "int_from_float":
            return "a whole number, such as 3"
        case "float_parsing":
            return "a number, such as 53.9"
        case "string_too_long":
            return f"at most {about['max_length']} characters"
        case _:
            return str(detail["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")


def meant_address(detail: Mapping[str, Any], text: str) -> str:
    """The corrected address if its scheme is missing or misspelled; else an empty text."""
    if detail["type"] != "string_pattern_mismatch" or detail["ctx"]["pattern"] != cells.ADDRESS:
        return ""
    rest = re.sub(r"^\w*:?/{1,3}", "", text.strip())
    return f"https://{rest}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", rest) else ""
