"""A person with a browser who reads the desk."""

import re

OWN = re.compile(r"^(data|blob|about):|^(https?|wss?)://(localhost|127\.0\.0\.1)[:/]")
PROBES = re.compile(r"_stcore/(health|host-config)")
"""On a deep link Streamlit itself looks for its server below the page's path first, and finds it at the root."""


class Reader:
    """A person with a browser, who notes what went wrong on the way."""

    def __init__(self, browser, server, *, width=1280, dark=False, **options):
        scheme = "dark" if dark else "light"
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        self.page = self.context.new_page()
        self.server = server
        self.foreign, self.errors = [], []
        self.page.on("request", lambda r: None if OWN.match(r.url) else self.foreign.append(r.url))
        self.page.on("websocket", lambda w: None if OWN.match(w.url) else self.foreign.append(w.url))
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("console", self._note)

    def _note(self, message):
        if message.type == "error" and not PROBES.search(str(message.location)):
            self.errors.append(message.text)

    def open(self, address):
        self.page.goto(self.server + address)
        self.page.wait_for_selector(".fb h1, .fb .profile", timeout=60_000)
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
        self.page.wait_for_timeout(800)
        return self.page
