"""What addresses and parameters name, found or refused with the nearest."""

from __future__ import annotations

from hemicycle.brief.house import body_of
from hemicycle.domain.body import BODIES, Body, body_code
from hemicycle.domain.group import GROUPS, Group
from hemicycle.errors import InputError, UnknownMemberError
from hemicycle.web.api.faults import nothing_called
from hemicycle.web.failures import API, NoPageError, SeveralError
from hemicycle.web.library import Shelf
from hemicycle.web.pages.vote import found
from hemicycle.web.people import member_of

ROOT = API
_MOST_LISTED = 60


def vote_at(shelf: Shelf, reference: str) -> str:
    """The vote that an address names.

    Raises
    ------
    SeveralError, NoPageError
        Several are called so, or none.
    """
    try:
        return found(shelf.record, reference)
    except NoPageError as error:
        raise _elsewhere(error, f"{ROOT}/votes/{reference}", "/vote/", f"{ROOT}/votes/") from error


def vote_meant(shelf: Shelf, reference: str, where: str) -> str:
    """The vote that a parameter names."""
    try:
        return shelf.record.one(reference)
    except InputError as error:
        raise InputError(
            error.what,
            where=where,
            right=error.right,
            todo=f"look it up: {ROOT}/votes?symbol=... or {ROOT}/votes?text=...",
        ) from error


def member_at(shelf: Shelf, text: str) -> str:
    """The member that an address names."""
    try:
        return member_of(shelf, text)
    except NoPageError as error:
        at = f"{ROOT}/members/{text}"
        raise _elsewhere(error, at, "/member/", f"{ROOT}/members/") from error


def member_meant(shelf: Shelf, text: str, where: str = "member") -> str:
    """The member that a parameter names."""
    try:
        return member_of(shelf, text)
    except NoPageError as error:
        near = ", ".join(f"{words} ({at.rpartition('/')[2]})" for at, words in error.near)
        raise UnknownMemberError(
            error.what,
            where=where,
            right=near if near and "All members" not in near else error.right,
            todo=f"look it up: {ROOT}/members?name=...",
        ) from error


def body_at(shelf: Shelf, code: str) -> Body:
    """The body that an address names: one of ours, or a house known by its votes alone."""
    known = body_code(code)
    if known not in BODIES and known not in shelf.record.coverage:
        near = tuple((f"{ROOT}/bodies/{other.code}", other.name) for other in BODIES.values())
        raise nothing_called(
            "body", code, f"{ROOT}/bodies/{code}", near[:_MOST_LISTED],
            right="the code of a body, such as GA or SC", todo=f"see them all: {ROOT}/bodies",
        )  # fmt: skip
    return body_of(known)


def body_meant(shelf: Shelf, code: str | None) -> str | None:
    """The code of the body that a parameter names; None where none is named.

    Assemblies that are no bodies of ours are known by their votes.
    """
    if code is None:
        return None
    known = body_code(code)
    if known in BODIES or known in shelf.record.coverage:
        return known
    raise InputError(
        f"{code!r} is not a body known here",
        where="body",
        right="one of " + ", ".join(dict.fromkeys((*BODIES, *shelf.record.coverage))),
        todo=f"see them all: {ROOT}/bodies",
    )


def group_at(code: str) -> Group:
    """The group that an address names."""
    one = GROUPS.get(code.upper())
    if one is None:
        near = tuple((f"{ROOT}/groups/{other.code}", other.name) for other in GROUPS.values())
        raise nothing_called(
            "group", code, f"{ROOT}/groups/{code}", near[:_MOST_LISTED],
            right="the code of a group, such as EU or G77", todo=f"see them all: {ROOT}/groups",
        )  # fmt: skip
    return one


def _elsewhere(error: NoPageError, where: str, page: str, own: str) -> NoPageError:
    """The same error with addresses of the API in place of those of pages."""
    kind = SeveralError if isinstance(error, SeveralError) else NoPageError
    near = tuple((at.replace(page, own, 1), words) for at, words in error.near)
    return kind(error.what, where=where, right=error.right, todo=error.todo, near=near)
