"""The pages, one module each: an address, a document, and what its template shows beside it.

A page's function makes a :class:`hemicycle.web.site.Page` from a shelf; may import what
:mod:`hemicycle.web` may.
"""

from hemicycle.web.pages import (
    about,
    audit,
    body,
    check,
    enter,
    entered,
    group,
    home,
    matter,
    meeting,
    member,
    pair,
    search,
    surprise,
    vote,
    votes,
    whatif,
)

ROUTERS = (
    home.router,
    vote.router,
    votes.router,
    search.router,
    member.router,
    pair.router,
    group.router,
    body.router,
    matter.router,
    whatif.router,
    check.router,
    enter.router,
    entered.router,
    audit.router,
    meeting.router,
    surprise.router,
    about.router,
)
"""Routers of all pages, in the order they are tried."""
