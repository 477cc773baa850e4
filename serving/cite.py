"""The permanent addresses of answers: each leads to the page that answers it, and gives its forms as files."""

from dataclasses import replace
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from components.addresses import below
from components.content import cite
from components.content.cite import FOLDER
from components.content.parts import Context
from components.html.citation_forms import MEDIATYPES, forms
from components.html.freshness import day_in
from components.text import text_for
from data.store import Store
from serving.embeds import Embeds
from serving.query import read


def answered_from(embeds: Embeds) -> None:
    """Let the page of an answer read older versions from the published site."""
    cite.kept_by(embeds.answers)


def answer(store: Store, scope: Scope, site: str) -> Response | None:
    """What a permanent address leads to, or None where it is none: its id is that of what it asks."""
    dataset = store.dataset
    name, _, ending = scope["path"].removeprefix(FOLDER).partition(".")
    params = read(dataset, "cite", scope["query_string"]).params
    asked, version = cite.asked_of(params), params.get("version", "")
    if name != asked.name(version) or ending not in ("", *MEDIATYPES):
        return None
    if not ending or version != dataset.version:  # a form tells the value of today and of no older version
        there = f"{below()}/cite?{cite.query(asked, version)}"
        return RedirectResponse(there, 302, {"Cache-Control": "no-cache"})
    context = replace(Context(text_for("en"), dataset, day_in(""), store.problems), site=site)
    body = forms(cite.cited(context, asked, version))[ending].encode()
    headers = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex", "Content-Length": str(len(body))}
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{dataset.story.slug}-{name}.{ending}')}"
    return Response(b"" if scope["method"] == "HEAD" else body, 200, headers, MEDIATYPES[ending])
