"""Days in words."""

from __future__ import annotations

from datetime import date


def day_words(day: date) -> str:
    """A day as the wires write it: ``24 February 2025``."""
    return f"{day.day} {day:%B %Y}"
