"""The pages, one module each: an address, a document, and what its template shows beside it.

A page's function makes a :class:`hemicycle.web.site.Page` from a shelf; may import what
:mod:`hemicycle.web` may.
"""

from hemicycle.web.pages import about, body, group, home, matter, member, pair, vote, votes

ROUTERS = (
    home.router,
    vote.router,
    votes.router,
    member.router,
    pair.router,
    group.router,
    body.router,
    matter.router,
    about.router,
)
"""Routers of all pages, in the order they are tried."""
