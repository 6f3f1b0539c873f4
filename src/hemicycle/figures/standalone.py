"""A picture for a file of its own: colours as attributes, so that every program shows them.

In a page, colours come from the stylesheet through classes. A file has no stylesheet of ours, and
office programs read none: here each class becomes the attributes it stands for, in light colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_FONT = "'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
PAPER, INK, MUTED, LINE = "#fbfaf7", "#2a2925", "#6f6a5f", "#857f73"
YES, NO, ABSTAIN = "#2f74bd", "#9f2d0a", "#d6cfc0"
HEAT = ("#f0edf3", "#dcd5e4", "#c2b6d1", "#a593ba", "#8770a2", "#6a5089", "#4b3370")

Attributes = Mapping[str, str]

_POSITIONS: dict[str, Attributes] = {
    "yes": {"fill": YES, "stroke": YES},
    "no": {"fill": NO, "stroke": NO},
    "abstain": {"fill": ABSTAIN, "stroke": LINE},
    "silent": {"fill": PAPER, "stroke": LINE, "stroke-dasharray": "3 2"},
    "unknown": {"fill": PAPER, "stroke": LINE, "stroke-dasharray": "1 3"},
    "seat": {"fill": "#fff", "stroke": LINE},
}
_LINES: dict[str, Attributes] = {
    "ring": {"fill": "none", "stroke": INK, "stroke-width": "3.5"},
    "joined": {"fill": "none", "stroke": YES, "stroke-width": "2.2"},
    "point": {"fill": YES, "stroke": YES},
    "open": {"fill": PAPER, "stroke": YES, "stroke-width": "2"},
    "beside": {"fill": PAPER, "stroke": LINE},
    "guide": {"fill": "none", "stroke": LINE, "stroke-width": ".8", "stroke-dasharray": "2 4"},
    "axis": {"fill": "none", "stroke": LINE},
    "under": {"fill": "none", "stroke": "#fff", "stroke-width": "1.4"},
    "band": {"fill": INK, "fill-opacity": ".1", "stroke": "none"},
    "faint": {"fill": "none", "stroke": LINE, "stroke-width": ".8", "stroke-opacity": ".22"},
    "line": {"fill": "none", "stroke": INK, "stroke-width": "1.6", "stroke-linejoin": "round"},
    "l0": {"stroke-width": "3"},
    "l1": {"stroke": "#7a4a9e", "stroke-width": "2.2", "stroke-dasharray": "9 3"},
    "l2": {"stroke": "#1d7a74", "stroke-dasharray": "2 3"},
    "l3": {"stroke": "#a0632a", "stroke-dasharray": "12 3 2 3"},
    "l4": {"stroke": MUTED, "stroke-dasharray": "5 5"},
    "l5": {"stroke": MUTED},
    "leader": {"stroke-width": "1", "stroke-opacity": ".5"},
    "dot": {"fill": INK},
    "none": {"fill": "none", "stroke": LINE, "stroke-opacity": ".4", "stroke-dasharray": "1 3"},
    **{f"h{step}": {"fill": shade} for step, shade in enumerate(HEAT)},
}
_WORDS: dict[str, Attributes] = {
    "on-yes": {"fill": "#fff"},
    "on-no": {"fill": "#fff"},
    "on-dark": {"fill": "#fff"},
    "on-pale": {"fill": INK},
    "on-abstain": {"fill": INK},
    "on-non-voting": {"fill": MUTED},
    "on-unknown": {"fill": MUTED},
    "on-seat": {"fill": INK},
    "muted": {"fill": MUTED},
    "big": {"font-weight": "700"},
    "strong": {"font-weight": "700"},
    "mark": {"font-weight": "700", "fill": MUTED, "letter-spacing": "3"},
}
_FLOW: dict[str, Attributes] = {
    "stayed": {"stroke": "none", "fill-opacity": ".2"},
    "moved": {"stroke": "none", "fill-opacity": ".72"},
}
_UNDER = {"on-abstain": INK, "on-non-voting": MUTED, "on-unknown": MUTED, "on-seat": INK}


def standalone(svg: str) -> str:
    """The same picture with size, paper and colours of its own.

    Parameters
    ----------
    svg
        A picture as :func:`hemicycle.figures.svg.picture` makes it.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)
    width, height = root.attrib["viewBox"].split()[2:]
    root.set("width", width)
    root.set("height", height)
    root.set("font-family", _FONT)
    now = {id(child) for group in root.iter() if "now" in _classes(group) for child in group}
    for element in root.iter():
        for name, value in _attributes(element, current=id(element) in now):
            element.set(name, value)
    for element in root.iter():
        for name in ("class", "tabindex"):
            element.attrib.pop(name, None)
    paper = ET.Element(f"{{{_SVG}}}rect", {"width": width, "height": height, "fill": PAPER})
    root.insert(0, paper)
    return ET.tostring(root, encoding="unicode")


def _classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def _attributes(element: ET.Element, *, current: bool) -> Iterator[tuple[str, str]]:
    """What the classes of an element stand for; later pairs win."""
    classes = _classes(element)
    is_text = element.tag == f"{{{_SVG}}}text"
    if is_text:
        yield "fill", INK
    for name in classes:
        known = _WORDS.get(name) if is_text else _POSITIONS.get(name) or _LINES.get(name)
        yield from (known or {}).items()
    for name in classes:
        yield from _FLOW.get(name, {}).items()
    if "under" in classes:
        yield from (("stroke", _UNDER[name]) for name in classes if name in _UNDER)
    if current and element.tag == f"{{{_SVG}}}circle":
        yield from (("stroke", INK), ("stroke-width", "2.6"))
