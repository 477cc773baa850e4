"""The finding of the timeline, computed from what is shown, what is counted in it, and the picture in words."""

from collections.abc import Iterator
from functools import lru_cache

from components.charts.contract import Caption
from components.charts.timeline.marks import CACHE_SIZE, Lane, Marks
from components.html import sums
from components.html.choices import choice
from components.text import Text, starts
from data.definitions import EVERYONE
from data.vocabulary import EventKind


@lru_cache(maxsize=CACHE_SIZE)
def caption(marks: Marks, text: Text) -> Caption:
    """The finding, what is shown and how it is counted, and the picture in words."""
    finding = _finding(marks, text)
    return Caption(finding, _definition(marks, text), _alt(marks, text, finding))


def _finding(marks: Marks, text: Text) -> str:
    """How many were freed in what is shown; where nothing shown frees anybody, how much is shown."""
    if not marks.events:
        return text.t("No events in this period")
    if not marks.freeing:
        return text.n(
            "{count} event around the releases, {period}",
            "{count} events around the releases, {period}",
            len(marks.events),
            period=_months(marks, text),
        )
    events = _freeing(marks, text)
    if not marks.known and everyone(marks):
        return text.t("{events}; how many people were freed is not known", events=events)
    if not marks.total.parts:
        return sums.unsaid_in(text, marks.total, events)
    if not everyone(marks):
        return text.t(
            "{people}: {number} in {events} (our sum)",
            people=text.t(marks.total.definition.label),
            number=sums.least(text, marks.total),
            events=events,
        )
    return text.n(
        "At least {count} person was freed in {events} (our sum)",
        "At least {count} people were freed in {events} (our sum)",
        marks.total.low,
        events=events,
    )


def everyone(marks: Marks) -> bool:
    """Whether everyone let go is counted, and not only some of them."""
    return marks.total.definition.definition_id == EVERYONE


def _freeing(marks: Marks, text: Text) -> str:
    """How many releases, pardons and exchanges are counted, and by which filters."""
    parts = {part.event.event_id for part in marks.total.parts}
    counted = tuple(mark for mark in marks.known if mark.event_id in parts) or marks.known or marks.freeing
    kinds = {mark.kind for mark in counted}
    if marks.forms:
        one = "{count} event of the legal form {forms}"
        return text.n(one, "{count} events of the legal form {forms}", len(counted), forms=_forms(marks, text))
    if len(kinds) == 1 and marks.kinds:
        return _alike(text, next(iter(kinds)), len(counted))
    return sums.events(text, kinds, len(counted))


def _alike(text: Text, kind: EventKind, count: int) -> str:
    """So many events of one kind."""
    match kind:
        case EventKind.RELEASE:
            return text.n("{count} release", "{count} releases", count)
        case EventKind.PARDON:
            return text.n("{count} pardon", "{count} pardons", count)
        case _:
            return text.n("{count} exchange", "{count} exchanges", count)


def _forms(marks: Marks, text: Text) -> str:
    return text.list(choice(text, marks.story, form) for form in sorted(marks.forms))


def _counts(marks: Marks, text: Text) -> str:
    """The leading count in custody, alone or after the first, and how many were freed after it."""
    last = marks.leading
    if last is None or not marks.events:
        return ""
    number, later = text.quantity(last.quantity), sums.after(marks.everyone, last)
    listed = text.t("{last} in custody in the last list", last=number)
    short = listed if last.exact else text.t("{last} in custody at the last count", last=number)
    if later or last == marks.counts[0] or not marks.counts[0].exact:
        return sums.before(text, short, later)
    first = text.quantity(marks.counts[0].quantity)
    return text.t("In custody {first} at the first count, {last} at the last", first=first, last=number)


def _months(marks: Marks, text: Text) -> str:
    first, last = text.month(marks.since), text.month(marks.until)
    return first if first == last else text.t("{first} to {last}", first=first, last=last)


def _definition(marks: Marks, text: Text) -> str:
    parts = [text.t("{first} to {last}.", first=text.date(marks.since), last=text.date(marks.until))]
    if marks.lane(Lane.FREED) and everyone(marks):
        parts.append(
            text.t(
                "The area of a circle is the number of people let go: all of them, "
                "not only those whom rights groups call political prisoners."
            )
        )
    if not everyone(marks):
        who = text.t(marks.total.definition.sentence)
        parts.append(text.t("The title and the areas of the circles count so: {who}", who=who))
    if missing := len(marks.freeing) - len(marks.known):
        parts.append(_without(marks, text, missing))
    parts.extend(_sum(marks, text))
    if counted := _counts(marks, text):
        parts.append(f"{starts(counted)}.")
    if marks.counts and marks.events:
        parts.append(
            text.t(
                "The line counts political prisoners in custody, as rights groups do; "
                "an open point says at least, at most or about how many."
            )
        )
    return " ".join(parts)


def _without(marks: Marks, text: Text, missing: int) -> str:
    """How many events have no number, either because nobody gives one or because the definition does not count them."""
    if everyone(marks):
        one = "For {count} event, drawn as a small ring, no number is known."
        return text.n(one, "For {count} events, drawn as small rings, no number is known.", missing)
    one = "{count} event, drawn as a small ring, is not counted so, or nobody gives its number."
    many = "{count} events, drawn as small rings, are not counted so, or nobody gives their number."
    return text.n(one, many, missing)


def _sum(marks: Marks, text: Text) -> Iterator[str]:
    """That the number in the title is a sum of ours, and by which kinds of event and legal forms it is filtered."""
    if marks.known and marks.total.parts:
        yield text.t("The number of people is our own sum of the figures shown, each person once.")
    if marks.kinds and marks.freeing and not marks.forms:
        yield text.t("Chosen by kind of event, which is not the legal form: a release can be a pardon too.")
    if marks.forms:
        yield text.t("Chosen by legal form, whatever the kind of event, where a source gives one.")


def _alt(marks: Marks, text: Text, finding: str) -> str:
    counted = text.n(
        "Timeline with {count} event in two lanes, “{upper}” and “{lower}”, {period}.",
        "Timeline with {count} events in two lanes, “{upper}” and “{lower}”, {period}.",
        len(marks.events),
        upper=text.t(marks.story.lanes.upper),
        lower=text.t(marks.story.lanes.lower),
        period=_months(marks, text),
    )
    if not marks.counts or not marks.events:
        return f"{counted} {finding}."
    first, last = marks.counts[0], marks.leading or marks.counts[-1]
    custody = text.t(
        "In custody: {first} {on}, and {last} {counted}.",
        first=text.quantity(first.quantity),
        on=text.on(first.as_of),
        last=text.quantity(last.quantity),
        counted=sums.counted(text, marks.everyone, last),
    )
    return f"{counted} {finding}. {custody}"
