"""The OpenAPI document: what FastAPI makes of the operations, with examples and without noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fastapi import FastAPI

from hemicycle.web.api.examples import EXAMPLES, Example, answers
from hemicycle.web.api.faults import SHAPES
from hemicycle.web.api.models.common import Fault

Document = dict[str, Any]
_JSON = "application/json"


def describes(app: FastAPI) -> Callable[[], Document]:
    """What makes the document of an application, once."""
    plain = app.openapi
    held: list[Document] = []

    def described() -> Document:
        if not held:
            held.append(_finished(plain()))
        return held[0]

    return described


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Path, method in capitals and operation, in the order of the document."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation


def _finished(document: Document) -> Document:
    fault = Fault.model_json_schema(ref_template=SHAPES + "{model}")
    document["components"]["schemas"] |= {**fault.pop("$defs"), "Fault": fault}
    examples = {example.operation: example for example in EXAMPLES}
    for _, _, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            parameter["schema"] = _never_null(parameter["schema"])
            parameter.setdefault("description", parameter["schema"].get("description", ""))
        example = examples.get(operation["operationId"])
        if example is not None:
            _exemplify(operation, example)
    return document


def _never_null(schema: Document) -> Document:
    """A parameter that is left out is left out: no address can say null."""
    others = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(others) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
    return {**others[0], **rest}


def _exemplify(operation: Document, example: Example) -> None:
    content = operation["responses"]["200"]["content"][_JSON]
    content["example"] = answers()[example.operation]
    if example.body is not None:
        operation["requestBody"]["content"][_JSON]["example"] = dict(example.body)
