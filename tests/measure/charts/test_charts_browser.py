"""Pages with charts in a real browser: no word of complaint, readable in every light."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.figures.test_shell import contrast
from tests.measure.charts.test_picture import PICTURES

pytestmark = pytest.mark.browser

_WORDS = """() => [...document.querySelectorAll('svg.chart text')]
    .filter(one => one.textContent.trim())
    .map(one => getComputedStyle(one).fill)"""


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    return chromium


def _hex(colour: str) -> str:
    digits = colour[colour.index("(") + 1 : colour.index(")")].split(",")
    return "#" + "".join(f"{int(digit):02x}" for digit in digits[:3])


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_is_quiet_offline_and_readable(browser: Browser, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.html"
    PICTURES[name]().save(file)
    for scheme, paper in (("light", "#fbfaf7"), ("dark", "#161512")):
        context = browser.new_context(
            viewport={"width": 390, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=True,
            offline=True,
        )
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message, into=said: into.append(message.text))
        page.goto(file.as_uri())
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        fills = {_hex(one) for one in page.evaluate(_WORDS)}
        if name != "blocs":  # its letters stand on coloured tiles
            assert all(contrast(fill, paper) >= 4.5 for fill in fills), (scheme, fills)
        context.close()
