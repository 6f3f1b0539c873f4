"""The OpenAPI document is enough for a stranger, and the page for people says the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hemicycle.web.api.examples import EXAMPLES, VERSION, Example, answers, shortened
from hemicycle.web.api.named import ROOT
from hemicycle.web.api.openapi import operations

DOCS = Path(__file__).resolve().parents[3] / "docs" / "http-api.md"


@pytest.fixture(scope="session")
def openapi(site: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = site.get("/api/openapi.json").json()
    return document


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.operation)
def test_an_example_is_the_real_answer(site: TestClient, example: Example) -> None:
    """Stale? ``python -m tests.web.api.write_examples`` writes them anew."""
    held = answers()[example.operation]
    if example.full:  # needs estimates, which take longer than this test may
        assert held["record_version"] == VERSION
        return
    found = site.request(example.method, f"{ROOT}{example.address}", json=example.body).json()
    assert shape(shortened(found)) == shape(held)


def shape(value: Any) -> Any:
    """Fields and types: an example may keep its words when those of the record are mended."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items() if one is not None}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


def test_every_operation_has_one_example_and_every_example_one_operation(
    openapi: dict[str, Any],
) -> None:
    named = [operation["operationId"] for _, _, operation in operations(openapi)]
    assert sorted(named) == sorted(one.operation for one in EXAMPLES)
    assert len(set(named)) == len(named)


def test_everything_is_described(openapi: dict[str, Any]) -> None:
    for path, _, operation in operations(openapi):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["tags"][0] in {tag["name"] for tag in openapi["tags"]}
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (path, parameter["name"])
            assert {"type": "null"} not in parameter["schema"].get("anyOf", ())
        for status, answer in operation["responses"].items():
            assert answer["description"], (path, status)


def test_every_shape_is_described_and_every_field_of_a_shape(openapi: dict[str, Any]) -> None:
    shapes = openapi["components"]["schemas"]
    bare = [name for name, shape in shapes.items() if not shape.get("description")]
    assert bare == []
    fields = [
        f"{name}.{field}"
        for name, shape in shapes.items()
        for field, held in shape["properties"].items()
        if not held.get("description") and "$ref" not in json.dumps(held)
    ]
    assert [field for field in fields if not field.endswith((".position", ".verdict", ".by"))] == []


def test_every_operation_tells_its_refusals_in_one_form(openapi: dict[str, Any]) -> None:
    for path, _, operation in operations(openapi):
        for status, answer in operation["responses"].items():
            if int(status) >= 400 or status == "300":
                kind = answer["content"]["application/json"]["schema"]["$ref"]
                assert kind == "#/components/schemas/Fault", (path, status)
        assert {"422", "503"} <= set(operation["responses"])


def test_the_page_shows_every_operation_with_request_answer_and_fields(
    site: TestClient, openapi: dict[str, Any]
) -> None:
    page = site.get("/api/")
    assert page.status_code == 200
    assert len(page.content) < 300_000
    for path, _, operation in operations(openapi):
        assert f'id="{operation["operationId"]}"' in page.text
        assert path in page.text
    for name in openapi["components"]["schemas"]:
        assert f'id="shape-{name}"' in page.text
    assert page.text.count('<pre class="ask"') == len(EXAMPLES)
    linked = set(re.findall(r'href="#([^"]+)"', page.text)) - {"main"}
    assert linked <= set(re.findall(r'id="([^"]+)"', page.text))


def test_the_page_keeps_to_the_policy(site: TestClient) -> None:
    from tests.web.test_pages import tags_of

    seen = tags_of(site.get("/api/").text)
    assert seen.forbidden == []
    assert seen.open == []
    assert all(loaded.startswith("/static/") for loaded in seen.loaded)


def test_the_documentation_names_every_operation(openapi: dict[str, Any]) -> None:
    text = DOCS.read_text("utf-8")
    paths = {path for path, _, _ in operations(openapi)}
    assert [path for path in paths if f"`{path.removeprefix(ROOT)}" not in text] == []
