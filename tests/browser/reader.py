"""A person with a browser who reads the desk."""

import re

from settled import settle

OWN = re.compile(r"^(data|blob|about):|^(https?|wss?)://(localhost|127\.0\.0\.1)[:/]")
PROBES = re.compile(r"_stcore/(health|host-config)")
"""On a deep link Streamlit itself looks for its server below the page's path first, and finds it at the root."""


class Reader:
    """A person with a browser, who notes what went wrong on the way."""

    def __init__(self, tabs, server, *, width=1280, dark=False, **options):
        scheme = "dark" if dark else "light"
        self.tabs, self.server = tabs, server
        self.options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, **options}
        self.page = tabs.take(**self.options)
        self.context = self.page.context
        self.foreign, self.errors = [], []
        self.ears = {
            "request": lambda r: None if OWN.match(r.url) else self.foreign.append(r.url),
            "websocket": lambda w: None if OWN.match(w.url) else self.foreign.append(w.url),
            "pageerror": lambda e: self.errors.append(str(e)),
            "console": self._note,
        }
        for event, ear in self.ears.items():
            self.page.on(event, ear)

    def _note(self, message):
        if message.type == "error" and not PROBES.search(str(message.location)):
            self.errors.append(message.text)

    def open(self, address):
        self.page.goto(self.server + address)
        self.page.wait_for_selector(".fb h1, .fb .profile", timeout=60_000)
        settle(self.page)
        return self.page

    def leave(self):
        """Go, and let the next reader have the window."""
        for event, ear in self.ears.items():
            self.page.remove_listener(event, ear)
        self.tabs.give(self.page, **self.options)
