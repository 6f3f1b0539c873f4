"""The pages, one module each: an address, a document, and what its template shows beside it."""

from hemicycle.web.pages import home, vote

ROUTERS = (home.router, vote.router)
"""Routers of all pages, in the order they are tried."""
