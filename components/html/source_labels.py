"""The reader's words for what pages are: the kind of their publisher, how they were read, how much they weigh."""

from components.text import Text
from data.model import Source
from data.vocabulary import Reliability, SourceKind, UrlStatus


def source_kind(text: Text, value: SourceKind) -> str:
    """What kind of publisher a page has."""
    return {
        SourceKind.AGENCY: text.t("News agency"),
        SourceKind.NEWSPAPER: text.t("Newspaper"),
        SourceKind.BROADCASTER: text.t("Broadcaster"),
        SourceKind.ONLINE: text.t("Online outlet"),
        SourceKind.NGO: text.t("Non-governmental organisation"),
        SourceKind.GOVERNMENT: text.t("Government"),
        SourceKind.ENCYCLOPEDIA: text.t("Encyclopedia"),
        SourceKind.SOCIAL: text.t("Social media"),
        SourceKind.CHURCH: text.t("Church"),
        SourceKind.OTHER: text.t("Other"),
    }[value]


def weight(text: Text, value: Reliability) -> str:
    """How much a page counts."""
    return {
        Reliability.WEAK: text.t("weak: it is shown, and corroborates nothing"),
        Reliability.NORMAL: text.t("counts as one voice with its origin"),
        Reliability.PRIMARY: text.t("primary: it speaks for itself, and counts as one voice"),
    }[value]


def address_status(text: Text, source: Source) -> str:
    """How the address of a page came to be known."""
    return {
        UrlStatus.AS_FOUND: text.t("read at its own address"),
        UrlStatus.MIRROR: text.t("read at a mirror"),
        UrlStatus.REBUILT: text.t("address rebuilt, not as found"),
        UrlStatus.RELAYED: text.t("known through a relay, not read itself"),
        UrlStatus.UNKNOWN: text.t("not known how it was read"),
    }[source.url_status]


def country(text: Text, code: str) -> str:
    """The name of a country by its code."""
    return str(text.locale.territories.get(code, code))
