"""`python -m tests.pictures [--renew]`: holds every picture against the one that is kept, or keeps the new ones."""

import argparse
import sys
from collections.abc import Iterable, Sequence

from PIL import Image
from playwright.sync_api import sync_playwright

from components.embeds.build import build
from components.site import Site
from tests.pictures.album import keep, strays
from tests.pictures.camera import camera
from tests.pictures.report import OUT, ROOT, Finding, findings, report
from tests.pictures.shots import SHOTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site, take its pictures, write the report; 1 where one has changed and is not renewed."""
    parser = argparse.ArgumentParser("python -m tests.pictures", description="Hold the embeds against kept pictures.")
    parser.add_argument("--renew", action="store_true", help="keep what is seen now in place of what has changed")
    renew = parser.parse_args(arguments).renew
    site = OUT.with_name("pictures-site")
    build(site, Site())
    with sync_playwright() as play, camera(play.chromium, site) as lens:
        found = findings(lens, SHOTS)
    page = report(found).relative_to(ROOT)
    changed = [each for each in found if each.told]
    for each in changed:
        _say(f"{each.shot}: {each.told}")
    if renew:
        _renew(changed)
    _say(f"{len(changed)} of {len(found)} pictures {'were renewed' if renew else 'differ'}; before and after: {page}")
    if changed and not renew:
        _say("Where a page should look so now: make pictures RENEW=1, look at what is new, and commit it.")
    return bool(changed) and not renew


def _renew(changed: Iterable[Finding]) -> None:
    for each in changed:
        keep(each.shot, Image.open(each.shown["after"]))
    for path in strays(SHOTS):
        path.unlink()
        _say(f"{path.relative_to(ROOT)}: of no page any more")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
