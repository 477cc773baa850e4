"""The oEmbed endpoint: gives the embed code for an address of the desk or of an embed."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import Response
from starlette.types import Scope

from components.embeds import oembed
from components.embeds.files import LIVE
from components.embeds.oembed import Frame, Limits, Place
from components.embeds.page import WIDTHS
from components.site import Site
from components.text import text_for
from serving.embeds import Embeds

XML, JSON = "text/xml; charset=utf-8", "application/json; charset=utf-8"
LARGEST = 10_000
"""The largest limit in pixels; a larger one counts as no limit."""


def answered(embeds: Embeds, name: str, scope: Scope, site: Site) -> Response:
    """The response by oEmbed 1.0: 404 for an unknown address, 501 for an unknown format."""
    query = dict(parse_qsl(scope["query_string"].decode("utf-8", "replace")))
    form = query.get("format", "json")
    if form not in ("json", "xml"):
        return _refused(501, "Only json and xml are spoken here.")
    if not query.get("url"):
        return _refused(400, "The parameter url is missing.")
    place = _place(embeds, query["url"], site)
    if place is None:
        return _refused(404, "There is no embed at this address.")
    listed = embeds.listed(place.folder).pages[place.path]
    frame = Frame(place.path, str(listed["title"]), _heights(listed))
    limits = Limits(_pixels(query, "maxwidth"), _pixels(query, "maxheight"))
    answer = oembed.answer(text_for("en"), name, site, frame, place.folder, place.query, limits)
    body = oembed.as_xml(answer) if form == "xml" else json.dumps(answer, ensure_ascii=False).encode()
    return Response(body, headers=_headers("public, max-age=300"), media_type=XML if form == "xml" else JSON)


def _place(embeds: Embeds, address: str, site: Site) -> Place | None:
    folder = oembed.folder(address, site) or LIVE
    return oembed.place(address, site, embeds.listed(folder).pages)


def _heights(listed: Mapping[str, Any]) -> tuple[int, ...]:
    """The heights of an embed in a manifest; older versions have one for all widths."""
    return tuple(map(int, listed.get("heights") or [listed.get("height", 400)] * len(WIDTHS)))


def _pixels(query: Mapping[str, str], name: str) -> int:
    text = query.get(name, "")[:6]
    return min(int(text), LARGEST) if text.isascii() and text.isdigit() else 0


def _refused(status: int, words: str) -> Response:
    return Response(words + "\n", status, _headers("no-store"), "text/plain")


def _headers(keep: str) -> dict[str, str]:
    return {"Access-Control-Allow-Origin": "*", "Cache-Control": keep}
