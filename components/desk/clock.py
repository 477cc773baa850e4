"""The reader's day."""

from datetime import date

import streamlit as st

from components.html.freshness import day_in


def today() -> date:
    """The day where the reader is, by the time zone that the browser tells; else the day in UTC."""
    return day_in(st.context.timezone or "")
