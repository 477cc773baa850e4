"""Phonetic keys that are the same for all spellings of a name in Cyrillic and Latin letters."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from anyascii import anyascii

CYRILLIC = str.maketrans({"г": "h", "ґ": "h", "ў": "u", "ь": "", "ъ": "", "’": "", "ʼ": "", "'": "", "`": ""})
"""Corrections of the general romaniser: г is h in two of the languages, ў is a short u; soft signs are left out."""

LOST = re.compile(r"[?\ufffd](?=\w)")
"""A letter that was lost on the way, as old systems lose those that they do not know: it parts no word."""

AMBIGUOUS = (("ch", ("č", "h")), ("c", ("c", "k")))
"""Spellings that stand for two sounds: ch is ч in English and х in German and Polish; c is ц, or k in Victor."""

SOUNDS = (
    (r"schtsch|shch|szcz|stsch", "šč"),
    (r"tsch|tch|cz", "č"),
    (r"sch|sh|sz", "š"),
    (r"dzh", "d"),
    (r"zh", "ž"),
    (r"kh|gh|g", "h"),
    (r"dz|dh", "d"),
    (r"ts|tz", "c"),
    (r"th", "t"),
    (r"t(?=[iyj])", "c"),
    (r"ph", "f"),
    (r"x", "ks"),
    (r"q", "k"),
    (r"[uw]", "v"),
    (r"[iyj]+", "i"),
    (r"i(?=[aeov])", ""),
)
"""Applied in this order to plain letters: the sounds that romanisations write differently become one letter each."""

BLURRED = (*SOUNDS, (r"š", "s"), (r"č", "c"), (r"ž", "z"), (r"[aeo]+", "a"), (r"(.)\1+", r"\1"))
"""For keys by sound: hissing sounds become one, and so do a, e and o, so that different names may share a key."""

CLEAR = (
    *SOUNDS,
    (r"^([^aeo]*)a[aeo]*", r"\1A"),
    (r"^([^aeoAEO]*)e[aeo]*", r"\1E"),
    (r"^([^aeoAEO]*)o[aeo]*", r"\1O"),
    (r"[aeo]+", "a"),
    (r"(.)\1+", r"\1"),
)
"""For clear keys: hissing sounds and the first vowel are kept, so that only spellings of one name share a key."""

HISSING = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "Š": "sh", "Č": "ch", "Ž": "zh"})
"""Letters with a caron as two letters each; many writers leave the caron out."""

READ_TWICE = r"(?<!t)(?<!s)(ch)|(?<!t)(c)(?=[aou]|[lrt]|$)(?!h)"
"""Finds the ambiguous spellings in a plain word."""

MOST_READINGS = 4
"""Readings of one word that are followed; more would only add noise."""


def words(text: str) -> list[str]:
    """The words of a text in plain lower-case Latin letters."""
    composed = LOST.sub("", unicodedata.normalize("NFC", text)).lower().translate(CYRILLIC)
    return re.findall(r"[a-z0-9]+", anyascii(composed).lower().replace("'", ""))


def spelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a text in plain letters, each with its clear keys: one for each way to read it."""
    plain, written = words(text), unicodedata.normalize("NFC", text)
    marked = words(hissing) if (hissing := written.translate(HISSING)) != written else plain
    return [(word, clear_keys(word, other)) for word, other in zip(plain, marked, strict=True)]


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """The keys of one plain word by sound, one for each reading, the likeliest first; similar names share them."""
    if word.isdigit():
        return (word,)
    return tuple(dict.fromkeys(_folded(reading, _BLURRED) for reading in _readings(word)))


@lru_cache(maxsize=65536)
def clear_keys(*spellings: str) -> tuple[str, ...]:
    """The clear keys of one word in its plain spellings; only spellings of the same name share them."""
    if spellings[0].isdigit():
        return spellings[:1]
    return tuple(dict.fromkeys(_folded(reading, _CLEAR) for word in spellings for reading in _readings(word)))


def _readings(word: str) -> Iterator[str]:
    """The ways to read a plain word."""
    parts = re.split(READ_TWICE, word)
    choices = [dict(AMBIGUOUS).get(part, (part,)) for part in parts if part]
    return ("".join(reading) for reading in itertools.islice(itertools.product(*choices), MOST_READINGS))


def _folded(word: str, respellings: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, to in respellings:
        word = pattern.sub(to, word)
    return word


_BLURRED, _CLEAR = (tuple((re.compile(pattern), to) for pattern, to in each) for each in (BLURRED, CLEAR))


NAMES = 131_072
"""How many names have their sort key cached."""


@lru_cache(maxsize=NAMES)
def surname_first(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters from the last, which is the surname."""
    return tuple(reversed(words(name)))
