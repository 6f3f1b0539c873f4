"""Check an account: paste an article, see each claim held against the record and the rules.

Nothing is stored on disk and nothing leaves the machine: the latest few checks are kept in memory,
under an address made from their content, so that each has a twin and a report.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request, Response
from starlette.responses import RedirectResponse

from hemicycle.errors import InputError
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.forms import FIELD
from hemicycle.web.library import Shelf
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

MOST_WORDS = 60_000
"""Longest article, in characters: some ten thousand words."""
_KEPT = 24
_SIGNS = {"supported": "✓", "contradicted": "✗", "not_checkable": "?"}
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


@dataclass(frozen=True)
class Checked:
    """One article with its claims."""

    text: str
    document: Mapping[str, Any]


class _Latest:
    """The latest checks of this process, the oldest given up first."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Checked] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, digest: str, one: Checked) -> None:
        with self._lock:
            self._held[digest] = one
            self._held.move_to_end(digest)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)

    def get(self, digest: str) -> Checked:
        found = self._held.get(digest)
        if found is None:
            raise NoPageError(
                "This check is no longer kept: only the latest few are, and only in memory",
                where=f"/check/{digest}",
                right="a check made since the site was started",
                todo="paste the article again; the same article gets the same address",
                near=(("/check", "Check an article"),),
            )
        return found


LATEST = _Latest()


@router.get("/check")
def ask(request: Request) -> Response:
    """The form."""
    return site_of(request).form_page(
        request, lambda _: Page("check.html", "Check an article", {"most": MOST_WORDS})
    )


@router.post("/check")
def answer(
    request: Request,
    text: Annotated[str, Form(max_length=2 * MOST_WORDS)] = "",
    date: Annotated[str, Form(max_length=40)] = "",
    about: Annotated[str, Form(max_length=200)] = "",
    seal: Annotated[str, Form(alias=FIELD, max_length=100)] = "",
) -> Response:
    """Check the article and show it at its own address."""
    site = site_of(request)
    from hemicycle.accounts import check as check_text  # its patterns take long to compile

    site.forms.check(request, seal)
    _readable(text)
    shelf = site.library.shelf()
    day, vote = asked.day(date, "date"), asked.text(about)
    digest = sha256(repr((shelf.version, text, day, vote)).encode()).hexdigest()[:16]
    context = {"resolution": vote} if vote else None
    found = check_text(text, record=shelf.record, date=day, context=context, file=None)
    LATEST.put(digest, Checked(text, found))
    return RedirectResponse(f"/check/{digest}", HTTPStatus.SEE_OTHER)


def _readable(text: str) -> None:
    if not text.strip():
        raise InputError(
            "There is no text to check",
            where="the field article",
            right="the words of an article, or its page as saved",
            todo="go back and paste it",
        )
    if len(text) > MOST_WORDS:
        raise InputError(
            f"The article has {len(text):,} characters",
            where="the field article",
            right=f"at most {MOST_WORDS:,} characters at once",
            todo="paste a part of it, or use: hemicycle check FILE",
        )


@router.get("/check/{digest}/report.html")
def report(digest: Digest) -> Response:
    """The marked article as one self-contained page to keep."""
    from hemicycle.accounts.page import render_page

    held = LATEST.get(digest)
    text = render_page([dict(held.document) | {"file": "Article"}], [held.text])
    headers = {"content-disposition": f'attachment; filename="check-{digest}.html"'}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


@router.get("/check/{digest}")
def checked(request: Request, digest: Digest) -> Response:
    """The marked article."""
    held = LATEST.get(digest)

    def make(_: Shelf) -> Page:
        return Page(
            "checked.html", "Checked", held.document, lambda: _view(digest, held), final=False
        )

    return site_of(request).page(request, make)


def _view(digest: str, held: Checked) -> Mapping[str, Any]:
    claims = held.document["claims"]
    verdicts = [claim["verdict"] for claim in claims]
    return {
        "digest": digest,
        "signs": _SIGNS,
        "counts": {word: verdicts.count(word) for word in _SIGNS},
        "paragraphs": paragraphs(held.text, claims),
    }


Piece = tuple[str, int | None]


def paragraphs(text: str, claims: Sequence[Mapping[str, Any]]) -> list[list[Piece]]:
    """The text in paragraphs, each in pieces: words, and the number of the claim they make.

    Of overlapping claims the first is marked. A claim over two paragraphs is marked in both.
    """
    pieces: list[Piece] = []
    done = 0
    for number, claim in enumerate(claims, 1):
        if claim["start"] >= done:
            pieces.append((text[done : claim["start"]], None))
            pieces.append((text[claim["start"] : claim["end"]], number))
            done = claim["end"]
    pieces.append((text[done:], None))
    found: list[list[Piece]] = [[]]
    for words, claimed in pieces:
        for place, part in enumerate(words.split("\n")):
            if place:
                found.append([])
            if part:
                found[-1].append((part, claimed))
    return [paragraph for paragraph in found if any(part.strip() for part, _ in paragraph)]
