"""Closed vocabularies of the ledger: every word that a column with choices may hold."""

from enum import StrEnum


class Rank(StrEnum):
    """An editor's judgement of a claim, with Wikidata's words."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Datatype(StrEnum):
    """What the value of a claim is."""

    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    TEXT = "text"
    QUOTE = "quote"
    CHOICE = "choice"


class Cardinality(StrEnum):
    """Whether a property has one true value, several, or one for each day of count."""

    ONE = "one"
    MANY = "many"
    SERIES = "series"


class SubjectKind(StrEnum):
    """What a claim can be about."""

    EVENT = "event"
    PERSON = "person"
    LEG = "leg"
    COUNTRY = "country"


class Visibility(StrEnum):
    """For whom a property may be published."""

    YES = "yes"
    PUBLIC_FIGURES = "public_figures"
    NO = "no"


class Publication(StrEnum):
    """How much of a person may be published."""

    NAMED = "named"
    INITIALS = "initials"
    AGGREGATED = "aggregated"
    WITHHELD = "withheld"


class UrlStatus(StrEnum):
    """How an address came to be known."""

    AS_FOUND = "as_found"
    MIRROR = "mirror"
    REBUILT = "rebuilt"
    RELAYED = "relayed"
    UNKNOWN = "unknown"


class OriginKind(StrEnum):
    """What kind of body or person an origin is."""

    AGENCY = "agency"
    OUTLET = "outlet"
    RIGHTS_GROUP = "rights_group"
    STATE_BODY = "state_body"
    OFFICIAL = "official"
    COURT = "court"
    UNION = "union"
    CHURCH = "church"
    PARTY = "party"
    INTERNATIONAL = "international"
    PERSON = "person"
    OTHER = "other"


class SourceKind(StrEnum):
    """What kind of publisher a source has."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    ONLINE = "online"
    NGO = "ngo"
    GOVERNMENT = "government"
    ENCYCLOPEDIA = "encyclopedia"
    SOCIAL = "social"
    CHURCH = "church"
    OTHER = "other"


class Reliability(StrEnum):
    """How much weight a source carries."""

    WEAK = "weak"
    NORMAL = "normal"
    PRIMARY = "primary"


class EventKind(StrEnum):
    """What kind of event it was."""

    RELEASE = "release"
    PARDON = "pardon"
    SWAP = "swap"
    TALKS = "talks"
    CALL = "call"
    STATEMENT = "statement"
    SANCTIONS_RELIEF = "sanctions_relief"
    BORDER = "border"
    OTHER = "other"


class Sex(StrEnum):
    """The sex given for a person."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "unknown"


class Category(StrEnum):
    """The field of public life in which a person is known."""

    HUMAN_RIGHTS = "human_rights"
    POLITICS = "politics"
    MEDIA = "media"
    LAW = "law"
    CULTURE = "culture"
    LABOUR = "labour"
    RELIGION = "religion"
    OFFICIAL = "official"
    FOREIGN_CITIZEN = "foreign_citizen"
    OTHER = "other"


class PlaceKind(StrEnum):
    """What kind of place it is."""

    CITY = "city"
    PRISON = "prison"
    BORDER_CROSSING = "border_crossing"
    EMBASSY = "embassy"
    REGION = "region"
    COUNTRY = "country"
    AIRPORT = "airport"


class PlacePrecision(StrEnum):
    """How near a point lies to what it stands for."""

    EXACT = "exact"
    TOWN = "town"
    REGION = "region"
    SCHEMATIC = "schematic"


class Mode(StrEnum):
    """A means of transport."""

    BUS = "bus"
    CAR = "car"
    VAN = "van"
    MINIBUS = "minibus"
    AIR = "air"
    RAIL = "rail"
    FOOT = "foot"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How well a part of a journey is known."""

    DOCUMENTED = "documented"
    REPORTED = "reported"
    SCHEMATIC = "schematic"


class RelationKind(StrEnum):
    """How a person is tied to another, to an event or to a part of a journey."""

    CHILD_OF = "child_of"
    SPOUSE_OF = "spouse_of"
    CAMPAIGN_OF = "campaign_of"
    SAME_CASE_AS = "same_case_as"
    COLLEAGUE_OF = "colleague_of"
    FREED_IN = "freed_in"
    TOOK_PART_IN = "took_part_in"
    TRAVELLED = "travelled"


class Severity(StrEnum):
    """How much a correction changes what readers were told."""

    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Standing(StrEnum):
    """How well a fact stands; always computed, never typed."""

    ONE_VOICE = "one voice"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class VersionState(StrEnum):
    """The state of one of the values of a fact."""

    ADOPTED = "adopted"
    LIVE = "live"
    SUPERSEDED = "superseded"
    DEPRECATED = "deprecated"

    @property
    def order(self) -> int:
        """The place of this state in a list of versions."""
        return list(VersionState).index(self)


class ValueStatus(StrEnum):
    """The status of a value or a claim; always computed, with the same words on the desk, in embeds and in files."""

    ADOPTED = "adopted"
    REPORTED = "also reported"
    PAST = "no longer so"
    WRONG = "shown to be wrong"

    @property
    def struck(self) -> bool:
        """Whether such a value is struck through wherever it is drawn, with these words beside it."""
        return self in (ValueStatus.PAST, ValueStatus.WRONG)
