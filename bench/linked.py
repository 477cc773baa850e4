"""A page with two linked views for comparison: Leaflet with a TimelineJS slider, on the same data."""

import json

from bench import leaflet, peers
from components.charts import timeline
from components.charts.timeline.choice_layout import choices
from components.text import text_for

SHOWS = """
const shown = L.featureGroup(drawn);
const slides = new TL.Timeline("t", EVENTS, { font: null, script_path: "SCRIPTS" });
slides.on("change", ({ unique_id }) => {
  const own = LEGS.map((leg, i) => (leg.event == unique_id || unique_id == "all") && drawn[i]);
  LEGS.forEach((leg, i) => drawn[i].setStyle({ opacity: own[i] ? 1 : 0.08 }));
  const there = own.filter(Boolean);
  if (there.length) map.fitBounds(L.featureGroup(there).getBounds());
});
"""
"""The script by which a slide shows the lines of its release, as the dashboard does."""

USABLE = 'document.querySelectorAll(".tl-timemarker").length > 5 && document.querySelector("path.leaflet-interactive")'


def page(dataset) -> str:
    """The HTML of the page; TimelineJS gets no fonts, as they would come from a foreign host."""
    head, body = leaflet.body(dataset)
    look = f'<link rel="stylesheet" href="{peers.KNIGHT}/css/timeline.css">'
    script = f'<script src="{peers.KNIGHT}/js/timeline.js"></script>'
    shows = SHOWS.replace("EVENTS", _slides(dataset)).replace("SCRIPTS", f"{peers.KNIGHT}/js/")
    linked = body.replace("</script>", f"{shows}</script>")
    return peers.HTML.format(head=head + look + script, body=f'<div id="t" style="height:480px"></div>{linked}')


def _slides(dataset) -> str:
    """A slide a release with its words, figures and people, and one for all."""
    text = text_for("en")
    marks = timeline.marks(dataset)
    slides = [_slide(dataset, mark, text) for mark in choices(marks)]
    title = {"unique_id": "all", "text": {"headline": timeline.caption(marks, text).title}}
    data = json.dumps({"title": title, "events": slides}, ensure_ascii=False, separators=(",", ":"))
    return data.replace("</", "<\\/")


def _slide(dataset, mark, text) -> dict[str, object]:
    day = mark.event.date.earliest
    figures = [f"{text.t(fact.prop.label)}: {fact.value}" for fact in dataset.facts(mark.event_id)]
    return {
        "unique_id": mark.event_id,
        "start_date": {"year": day.year, "month": day.month, "day": day.day},
        "text": {"headline": mark.event.headline, "text": "<br>".join([mark.event.summary, *figures])},
    }
