"""Whether the reader's browser calls itself a mobile one."""

import streamlit as st


def is_phone() -> bool:
    """Whether the browser names itself a mobile one; then no heavy chart library is sent to it."""
    headers = st.context.headers
    return "Mobi" in (headers.get("User-Agent") or "") or headers.get("Sec-CH-UA-Mobile") == "?1"
