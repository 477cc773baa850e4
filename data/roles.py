"""Roles of properties: what the code has to know of a property by its meaning, whatever a story calls it."""

from dataclasses import dataclass
from enum import StrEnum

from data.vocabulary import Datatype, SubjectKind


class Role(StrEnum):
    """What a property means to the code; the columns role and place of properties.csv give it."""

    EVERYONE_FREED = "everyone_freed"
    RECOGNISED_FREED = "recognised_freed"
    FOREIGNERS_FREED = "foreigners_freed"
    CITIZENS_FREED = "citizens_freed"
    TAKEN_TO = "taken_to"
    REACHED = "reached"
    WENT_ON = "went_on"
    STAYED = "stayed"
    REFUSED = "refused"
    REFUSER = "refuser"
    NAMED_FREED = "named_freed"
    NAMED_NOT_FREED = "named_not_freed"
    FORM = "form"
    WAY = "way"
    IN_RETURN = "in_return"
    UNTIL = "until"
    BORN = "born"
    DETAINED = "detained"
    TRIED = "tried"
    SENTENCED = "sentenced"
    SENTENCE = "sentence"
    ACCUSED = "accused"
    HELD = "held"
    PARDONED = "pardoned"
    FREED = "freed"
    EXPELLED = "expelled"
    FREED_AT_HOME = "freed_at_home"
    STAYED_BEHIND = "stayed_behind"
    RETURNED = "returned"
    CITIZEN_OF = "citizen_of"
    BROUGHT_TO = "brought_to"
    MOVED = "moved"
    TRAVELLED = "travelled"
    IN_CUSTODY = "in_custody"


class Theme(StrEnum):
    """Under which heading of a page a property stands; without one, of a person under release and journey."""

    PUBLIC_LIFE = "public_life"
    CASE = "case"
    WORDS = "words"
    NUMBERS = "numbers"
    COURSE = "course"
    WHO = "who"
    DEAL = "deal"


THEMES: dict[SubjectKind, tuple[Theme, ...]] = {
    SubjectKind.PERSON: (Theme.PUBLIC_LIFE, Theme.CASE, Theme.WORDS),
    SubjectKind.EVENT: (Theme.NUMBERS, Theme.COURSE, Theme.WHO, Theme.DEAL),
}
"""The headings of a person's page, and of that of an event: how many, how it went, who, and what for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a role requires of its property: subject and datatype; if it is `placed`, one property for each place."""

    about: SubjectKind
    holds: Datatype
    says: str
    placed: bool = False


def _of_event(says: str, holds: Datatype = Datatype.QUANTITY, *, placed: bool = False) -> Meaning:
    return Meaning(SubjectKind.EVENT, holds, says, placed)


def _of_person(says: str, holds: Datatype = Datatype.DATE) -> Meaning:
    return Meaning(SubjectKind.PERSON, holds, says)


MEANINGS: dict[Role, Meaning] = {
    Role.EVERYONE_FREED: _of_event("how many were let go, whatever they had been held for"),
    Role.RECOGNISED_FREED: _of_event("how many of them a named body recognises as held unjustly"),
    Role.FOREIGNERS_FREED: _of_event("how many of them were citizens of other states"),
    Role.CITIZENS_FREED: _of_event("how many of them were citizens of the place", placed=True),
    Role.TAKEN_TO: _of_event("how many were taken to the place", placed=True),
    Role.REACHED: _of_event("how many reached the place, whoever took them", placed=True),
    Role.WENT_ON: _of_event("how many went on from where they had been taken"),
    Role.STAYED: _of_event("how many stayed in the place", placed=True),
    Role.REFUSED: _of_event("how many would not leave"),
    Role.REFUSER: _of_event("who would not leave", Datatype.PERSON),
    Role.NAMED_FREED: _of_event("who is named among the freed", Datatype.PERSON),
    Role.NAMED_NOT_FREED: _of_event("who is named as not freed", Datatype.PERSON),
    Role.FORM: _of_event("by what act they were let go", Datatype.CHOICE),
    Role.WAY: _of_event("how they left: at home, taken abroad, exchanged and the like", Datatype.CHOICE),
    Role.IN_RETURN: _of_event("what one side gave or was said to give for it", Datatype.TEXT),
    Role.UNTIL: _of_event("until when it is to hold: a day that may lie ahead", Datatype.DATE),
    Role.BORN: _of_person("the day of birth"),
    Role.DETAINED: _of_person("the day on which custody began"),
    Role.TRIED: _of_person("the day on which the trial began"),
    Role.SENTENCED: _of_person("the day of the verdict"),
    Role.SENTENCE: _of_person("the term of the verdict", Datatype.QUANTITY),
    Role.ACCUSED: _of_person("what the authorities accused the person of", Datatype.TEXT),
    Role.HELD: _of_person("a day on which a source reports the person in custody"),
    Role.PARDONED: _of_person("the day of the pardon"),
    Role.FREED: _of_person("the day of freedom, where it is not said where"),
    Role.EXPELLED: _of_person("the day of freedom, of somebody taken abroad"),
    Role.FREED_AT_HOME: _of_person("the day of freedom, of somebody who could stay"),
    Role.STAYED_BEHIND: _of_person("the day on which the person would not leave"),
    Role.RETURNED: _of_person("the day on which freedom ended again"),
    Role.CITIZEN_OF: _of_person("the state of which the person is a citizen", Datatype.PLACE),
    Role.BROUGHT_TO: _of_person("where the person was first taken when freed", Datatype.PLACE),
    Role.MOVED: Meaning(SubjectKind.LEG, Datatype.QUANTITY, "how many made this part of the journey"),
    Role.TRAVELLED: Meaning(SubjectKind.LEG, Datatype.DATE, "on which day it was made"),
    Role.IN_CUSTODY: Meaning(SubjectKind.COUNTRY, Datatype.QUANTITY, "the series of counts of those in custody"),
}
"""What each role requires of a property; a role that is not placed has one property only."""
