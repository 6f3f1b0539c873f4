"""Every address of the site is in its documentation, and every template and picture is used."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from hemicycle.web.methods import METHODS
from hemicycle.web.pages import ROUTERS
from hemicycle.web.templating import NAVIGATION

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted(
    {route.path for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)}
)


@pytest.mark.parametrize("path", PATHS)
def test_every_address_is_in_the_page_on_the_site(path: str) -> None:
    text = (ROOT / "docs" / "site.md").read_text("utf-8")
    first = "/" + path.split("/")[1]
    assert re.search(rf"`{first}[/`]", text) or re.search(rf"`{first}\?", text), first


def test_every_template_is_used() -> None:
    web = ROOT / "src" / "hemicycle" / "web"
    code = "".join(file.read_text("utf-8") for file in web.rglob("*.py"))
    code += "".join(file.read_text("utf-8") for file in web.rglob("*.html"))
    names = [entry.name for entry in files("hemicycle.web").joinpath("templates").iterdir()]
    unused = [name for name in names if name.endswith(".html") and f'"{name}"' not in code]
    assert unused == []


def test_the_navigation_leads_to_pages() -> None:
    assert {address for address, _, _ in NAVIGATION} <= set(PATHS)


@pytest.mark.parametrize("slug", METHODS)
def test_an_explanation_names_a_page_that_is_there(slug: str) -> None:
    method = METHODS[slug]
    assert (ROOT / "docs" / method.more).is_file()
    assert all((method.plain, method.how, method.range, method.source))
