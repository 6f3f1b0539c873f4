"""Which parameter or field cannot be used, why, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request

from hemicycle.errors import InputError

_SHOWN = 80


def unfit(request: Request, fault: Mapping[str, Any]) -> InputError:
    """The error for the first thing that validation found.

    Parameters
    ----------
    fault
        As Pydantic tells it: ``loc``, ``type``, ``msg``, ``ctx``.
    """
    where, *path = [str(part)[:_SHOWN] for part in fault["loc"]] or ["body"]
    name = ".".join(path) or where
    if fault["type"] == "extra_forbidden":
        return _unknown(request, where, name)
    if fault["type"] == "json_invalid":
        return InputError(
            f"The body is no JSON: {fault.get('ctx', {}).get('error', 'it cannot be read')}",
            where=f"body, character {path[0] if path else 0}",
            right="one JSON object",
            todo="see the example at /api/",
        )
    missing = fault["type"] == "missing"
    return InputError(
        f"{name} is missing" if missing else f"{name} cannot be used",
        where=f"{where}, {name}",
        right=_right(fault),
        todo="give it" if missing else "correct it; /api/ has an example",
    )


def _right(fault: Mapping[str, Any]) -> str:
    """What Pydantic says would be right, in the words of a sentence."""
    words = str(fault["msg"])[:300].removeprefix("Value error, ").removeprefix("Input should be ")
    return "a value" if fault["type"] == "missing" else words


def _unknown(request: Request, where: str, name: str) -> InputError:
    known = _parameters(request) if where == "query" else []
    near = get_close_matches(name, known, n=1)
    return InputError(
        f"There is no {'parameter' if where == 'query' else 'field'} called {name!r}",
        where=f"{where}, {name}",
        right=", ".join(known) or ("none" if where == "query" else "those of the example at /api/"),
        todo=f"write {near[0]}" if near else "leave it out, or correct its spelling",
    )


def _parameters(request: Request) -> list[str]:
    """Names of the parameters that the operation takes."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return []
    models = [param.field_info.annotation for param in route.dependant.query_params]
    return [name for model in models for name in getattr(model, "model_fields", ())]
