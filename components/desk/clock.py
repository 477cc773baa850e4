"""The reader's date."""

from datetime import date

import streamlit as st

from components.html.freshness import day_in


def today() -> date:
    """The date where the reader is, by the time zone that the browser reports; else the date in UTC."""
    return day_in(st.context.timezone or "")
