"""The page on the API in a real browser: quiet, accessible, no wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext
from tests.web.browsing import DESK, PHONE, Watched, findings, resized

pytestmark = pytest.mark.browser


def test_the_page_is_quiet_fits_and_is_accessible(
    context: BrowserContext, address: str, axe: str
) -> None:
    watched = Watched(context, address)
    page = watched.page
    page.goto(f"{address}/api/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for width, scheme in ((DESK, "light"), (PHONE, "dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert resized(page, width) == width
        assert findings(page, axe) == [], scheme
    page.click("nav.contents a[href='#decide']")
    assert page.evaluate("location.hash") == "#decide"
    assert watched.complaints() == []
    page.close()
