"""Windows that readers get one after another: loading a page in a window that has been used takes a third of the work.

Each is handed on as it was when it was new: without cookies, without what pages keep, the mouse in the corner.
"""

MOST = 6
"""Windows that wait for the next reader; each holds a process."""

LOOKS = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
"""How a window looks where its options do not say otherwise."""

FORGET = """() => {
    if (location.protocol !== "about:") localStorage.clear(), sessionStorage.clear();
    location.replace("about:blank");
}"""
"""A page that leaves by itself keeps its process, with all that was compiled there; one that is sent away does not."""


class Tabs:
    """The windows of one browser, by their options."""

    def __init__(self, browser):
        self.browser = browser
        self.free = []

    def take(self, **options):
        """A window with these options, which stands on an empty page."""
        found = next((each for each in self.free if each[0] == options), None)
        if found:
            self.free.remove(found)
            return found[1]
        return self.browser.new_context(**options).new_page()

    def give(self, page, **options):
        """Take a window back; one without scripts is of no use to the next."""
        if not options.get("java_script_enabled", True):
            page.context.close()
            return
        page.context.unroute_all()
        page.context.clear_cookies()
        page.emulate_media(media="null", **{name: options.get(name, usual) for name, usual in LOOKS.items()})
        page.set_viewport_size(options["viewport"])
        page.mouse.move(0, 0)
        page.evaluate(FORGET)
        page.wait_for_url("about:blank")
        for other in page.context.pages:
            if other != page:
                other.close()
        self.free.append((options, page))
        if len(self.free) > MOST:
            self.free.pop(0)[1].context.close()

    def close(self):
        """Close all windows that wait."""
        for _, page in self.free:
            page.context.close()
