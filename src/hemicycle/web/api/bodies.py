"""What is asked of a request's body before it is looked at."""

from __future__ import annotations

from starlette.requests import Request

from hemicycle.web.api.faults import NoJsonError


def json_only(request: Request) -> None:
    """Raise NoJsonError for a body of another kind.

    A page elsewhere can make a browser send a form here without asking; it cannot send JSON.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NoJsonError(
            f"The body is of the type {kind[:80] or 'not stated'}",
            where="the header Content-Type",
            right="application/json",
            todo="send JSON: curl --json '{...}' ADDRESS",
        )
