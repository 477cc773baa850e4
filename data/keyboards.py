"""Converts text that was typed on the wrong keyboard layout, Latin or Cyrillic."""

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
"""The keys of three rows, as a Latin layout has them."""

SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
"""The same keys with Shift."""

CYRILLIC = {
    "ru": "йцукенгшщзхъфывапролджэячсмитьбю",
    "be": "йцукенгшўзх'фывапролджэячсмітьбю",
    "uk": "йцукенгшщзхїфівапролджєячсмитьбю",
}
"""The same keys on the Cyrillic layouts, by language."""


def _layouts() -> tuple[dict[int, int], ...]:
    """One table for each way to have pressed the right keys on the wrong layout."""
    to_cyrillic = [str.maketrans(LATIN + SHIFTED, keys + keys) for keys in CYRILLIC.values()]
    to_latin = [str.maketrans(keys + keys.upper(), LATIN + LATIN) for keys in CYRILLIC.values()]
    return (*to_cyrillic, *to_latin)


LAYOUTS = _layouts()


def retyped(text: str) -> tuple[str, ...]:
    """The text as the same keys give it on each other layout, each result once and none that mixes alphabets."""
    readings = (text.translate(layout) for layout in LAYOUTS)
    return tuple(dict.fromkeys(each for each in readings if each != text and _of_one_alphabet(each)))


def _of_one_alphabet(text: str) -> bool:
    letters = [letter.isascii() for letter in text if letter.isalpha()]
    return (bool(letters) and all(letters)) or not any(letters)
