"""Forms that only our own pages can send.

Each browser gets a random cookie; each form carries its seal. A page elsewhere can make a browser
send a form here, but it cannot know the seal, and the cookie is not sent with requests from other
sites.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from secrets import token_bytes, token_hex

from starlette.requests import Request
from starlette.responses import Response

from hemicycle.web.failures import RefusedError

COOKIE = "hemicycle_form"
FIELD = "seal"
_HONEST = ("same-origin", "none")


class Forms:
    """Seals of one running site; they end with it."""

    def __init__(self) -> None:
        self._key = token_bytes(32)

    def seal(self, request: Request) -> str:
        """The hidden field of a form for this browser; the cookie follows with :meth:`mark`."""
        return self._sealed(self._name(request))

    def mark(self, request: Request, response: Response) -> None:
        """Give the browser its cookie, where it has none."""
        if COOKIE not in request.cookies:
            response.set_cookie(COOKIE, self._name(request), httponly=True, samesite="strict")

    def check(self, request: Request, seal: str | None) -> None:
        """Raise RefusedError for a form that no page of ours made for this browser."""
        site = request.headers.get("sec-fetch-site", "none")
        name = request.cookies.get(COOKIE)
        genuine = name is not None and hmac.compare_digest(
            self._sealed(name).encode(), (seal or "").encode()
        )
        if site not in _HONEST or not genuine:
            raise RefusedError(
                "This form was not made by this site for this browser",
                where=request.url.path,
                right="a form opened here, with cookies allowed, since the site was started",
                todo="open the page again and fill in the form there",
            )

    def _name(self, request: Request) -> str:
        """The browser's name: of its cookie, or new and the same throughout this request."""
        known = request.cookies.get(COOKIE)
        if known is not None:
            return known
        if not hasattr(request.state, "form_name"):
            request.state.form_name = token_hex(16)
        named: str = request.state.form_name
        return named

    def _sealed(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), sha256).hexdigest()
