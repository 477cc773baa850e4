"""Parses the text of a claim's value by the type of its property, and guesses what a wrong text was meant to be."""

from data.cells import Value
from data.dates import PartialDate
from data.model import Property
from data.problems import nearest
from data.quantities import Quantity
from data.vocabulary import Datatype


def parse_value(known: Property, text: str) -> Value:
    """Turn the text of a value into the type that its property has; raises ValueError."""
    if not text:
        raise ValueError("a value is needed")
    match known.datatype:
        case Datatype.QUANTITY:
            return Quantity.parse(text)
        case Datatype.DATE:
            return PartialDate.parse(text)
        case Datatype.CHOICE if text not in known.choices:
            raise ValueError(f"one of {', '.join(known.choices)}")
        case _:
            return text


def meant(known: Property, text: str) -> str:
    """The best guess at what a text that is no value of a property was meant to be, or nothing."""
    if known.datatype is Datatype.CHOICE:
        return nearest(text, known.choices)
    likely = text.strip().translate(str.maketrans("OoОоlI/. –", "0000" + "11" + "-" + "-" + " -")).replace(" ", "")
    for candidate in (likely, likely.replace(",", ""), likely.rstrip("+") and f">={likely.rstrip('+')}"):
        try:
            parse_value(known, candidate)
        except ValueError:
            continue
        return candidate
    return ""
