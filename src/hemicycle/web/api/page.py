"""The page on the API for people: each operation with a request, an answer and its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from markupsafe import Markup, escape

from hemicycle.web.api.examples import EXAMPLES, answers
from hemicycle.web.api.openapi import Document, operations
from hemicycle.web.api.words import DESCRIPTION, TAGS
from hemicycle.web.failures import API
from hemicycle.web.library import Shelf
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

_CODE = re.compile(r"`([^`]+)`")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@router.get("/api/")
def page(request: Request) -> Response:
    """Every operation, with an example."""
    app: FastAPI = request.app

    def make(_: Shelf) -> Page:
        document = app.openapi()
        facts = {"openapi": "/api/openapi.json", "operations": _listed(document)}
        host, port = request.scope["server"]  # the socket, not what a header says
        root = f"http://{host}:{port}{API}"
        return Page("api/index.html", "API", facts, lambda: _view(document, root))

    return site_of(request).page(request, make)


def _listed(document: Document) -> list[dict[str, str]]:
    return [
        {"operation": found["operationId"], "method": method, "path": path}
        for path, method, found in operations(document)
    ]


def _view(document: Document, root: str) -> Mapping[str, Any]:
    told = [_told(path, method, found, root) for path, method, found in operations(document)]
    listed, _, last = DESCRIPTION.strip().rpartition("\n\n")
    intro, *points = listed.split("\n* ")
    return {
        "intro": words(intro),
        "points": [words(point) for point in points],
        "last": words(last),
        "tags": [
            {**tag, "operations": [one for one in told if one["tag"] == tag["name"]]}
            for tag in TAGS
        ],
        "shapes": _shapes(document),
    }


def _told(path: str, method: str, operation: Document, root: str) -> dict[str, Any]:
    name = operation["operationId"]
    example = next(one for one in EXAMPLES if one.operation == name)
    content = operation["responses"]["200"]["content"]
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return {
        "name": name,
        "tag": operation["tags"][0],
        "method": method,
        "path": path,
        "summary": operation["summary"],
        "words": words(operation["description"]),
        "parameters": [
            {
                "name": parameter["name"],
                "required": parameter["required"],
                "kind": kind(parameter["schema"]),
                "words": words(parameter.get("description", "")),
            }
            for parameter in operation.get("parameters", ())
        ],
        "sent": kind(sent["schema"]) if sent else None,
        "answer": kind(content["application/json"]["schema"]),
        "formats": [form.rpartition(".")[2].rpartition("/")[2] for form in content],
        "waits": "202" in operation["responses"],
        "curl": example.curl(root),
        "example": json.dumps(answers()[name], ensure_ascii=False, indent=1),
    }


def _shapes(document: Document) -> list[dict[str, Any]]:
    """Every model with its fields."""
    return [
        {
            "name": name,
            "words": words(schema.get("description", "")),
            "fields": [
                {
                    "name": field,
                    "kind": kind(held),
                    "words": words(held.get("description", "")),
                    "always": field in schema.get("required", ()),
                }
                for field, held in schema.get("properties", {}).items()
            ],
        }
        for name, schema in sorted(document["components"]["schemas"].items())
    ]


def kind(schema: Mapping[str, Any]) -> Markup:
    """A schema in a word or two; a model is a link to its fields.

    Examples
    --------
    >>> str(kind({"type": "array", "items": {"type": "string"}}))
    'list of text'
    """
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Markup('<a href="#shape-{0}">{0}</a>').format(name)
    if "anyOf" in schema:
        kinds = [kind(one) for one in schema["anyOf"] if one.get("type") != "null"]
        nullable = len(kinds) < len(schema["anyOf"])
        return Markup(" or ").join(kinds) + (" or null" if nullable else "")
    if "enum" in schema:
        return Markup(", ").join(Markup("<code>{}</code>").format(one) for one in schema["enum"])
    if schema.get("type") == "array" and "items" in schema:
        return Markup("list of {}").format(kind(schema["items"]))
    plain = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    if schema.get("format") == "date":
        return Markup("day")
    if "const" in schema:
        return Markup("<code>{}</code>").format(schema["const"])
    return escape(plain.get(schema.get("type", ""), schema.get("type", "any value")))


def words(text: str) -> Markup:
    """Our own sentences with their ``code`` and **stress**."""
    safe = str(escape(" ".join(text.split())))
    return Markup(_BOLD.sub(r"<strong>\1</strong>", _CODE.sub(r"<code>\1</code>", safe)))
