"""The look of charts: colours, type and lines, as on every page of hemicycle.

Colours are never alone: series also differ in dash, mark and a label at their end, positions in
mark and letter. ``tests/measure/charts/test_look.py`` holds the palette to its distances under the
three kinds of colour blindness and to its contrast on paper.
"""

from __future__ import annotations

from typing import Any

from hemicycle.errors import MissingExtraError

PAPER, INK, MUTED, LINE = "#fbfaf7", "#2a2925", "#6f6a5f", "#857f73"
YES, NO, ABSTAIN = "#2f74bd", "#9f2d0a", "#d6cfc0"

SERIES = ("#2f74bd", "#9f2d0a", "#2a2925", "#712cdf", "#a75d61", "#62246b")
"""Colours of at most six members in ink, in order."""

DARK_SERIES = ("#63a4e0", "#f0844a", "#ece8de", "#aaf09b", "#b28079", "#92abbd")
"""The same on dark paper."""

ON_SERIES, DARK_ON_SERIES = "#ffffff", "#161512"
"""Letters on a filled colour, on light and on dark paper."""

DASHES = ([1, 0], [6, 2], [2, 2], [8, 2, 2, 2], [4, 4], [1, 3])
MARKS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

FIELD = "#c9c2b3"
"""Members that are only the background."""

DARK_FIELD = "#57524a"

SCALE = ("#e6edf5", "#c6d8ea", "#9bbcde", "#6a9dd0", "#3a7bbd", "#1f5590")
"""One hue from little to much, for heat maps."""

FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', 'Liberation Sans', sans-serif"
WIDTH = 720

#: Colour on paper to the page's own variable, so that a chart in a page follows light and dark.
VARIABLES = {
    PAPER: "--paper",
    INK: "--ink",
    MUTED: "--muted",
    LINE: "--line",
    FIELD: "--field",
    ON_SERIES: "--on-series",
    **{colour: f"--s{number}" for number, colour in enumerate(SERIES) if colour != INK},
}


def config() -> dict[str, Any]:
    """Vega-Lite configuration of all charts."""
    words = {"labelColor": MUTED, "titleColor": MUTED, "labelFont": FONT, "titleFont": FONT}
    return {
        "background": PAPER,
        "aria": False,
        "font": FONT,
        "padding": 16,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "frame": "group",
            "color": INK,
            "font": FONT,
            "fontSize": 18,
            "fontWeight": 600,
            "subtitleColor": MUTED,
            "subtitleFont": FONT,
            "subtitleFontSize": 13,
            "subtitleLineHeight": 17,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "axis": {
            **words,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "domainColor": LINE,
            "tickColor": LINE,
            "grid": False,
            "labelPadding": 5,
        },
        "legend": {**words, "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"},
        "text": {"font": FONT, "fontSize": 13, "color": INK},
    }


def need_charts() -> None:
    """Raise MissingExtraError where a package that draws is not installed."""
    import importlib.util

    packages = {"altair": "Altair", "vl_convert": "vl-convert"}
    missing = [title for name, title in packages.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f"drawing charts needs {' and '.join(missing)}, which is not installed",
            where="this Python environment",
            right="hemicycle with its extra 'charts'",
            todo="install it: pip install 'hemicycle[charts]'",
        )
