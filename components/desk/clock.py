"""The reader's day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def today() -> date:
    """The day where the reader is, by the time zone that the browser tells; else the day in UTC."""
    return day_in(st.context.timezone or "")


def day_in(zone: str) -> date:
    """The day in a time zone; in UTC where its name is none."""
    try:
        return datetime.now(ZoneInfo(zone) if zone else UTC).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).date()
