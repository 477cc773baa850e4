"""What is known of the reader's device without asking it: whether it says that it is a phone."""

import streamlit as st


def is_phone() -> bool:
    """Whether the browser names itself a mobile one; then no heavy chart library is sent to it."""
    headers = st.context.headers
    return "Mobi" in (headers.get("User-Agent") or "") or headers.get("Sec-CH-UA-Mobile") == "?1"
