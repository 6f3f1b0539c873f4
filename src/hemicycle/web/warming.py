"""What is worked out once the site answers, so that the first reader of a page need not wait."""

from __future__ import annotations

import logging

from hemicycle.errors import HemicycleError
from hemicycle.web.changes import changes
from hemicycle.web.fits import fit_of
from hemicycle.web.floor import floor_of
from hemicycle.web.matters import matter_of
from hemicycle.web.people import people
from hemicycle.web.search.index import index_of
from hemicycle.web.site import Site
from hemicycle.web.surprises import BODY, newest_year, year_of

_PATIENCE = 3.0
"""Seconds to wait for a first reader."""
_log = logging.getLogger("hemicycle.web")


def warm(site: Site) -> None:
    """Tables in memory for the current version, after the first page or a while without one.

    A record that cannot be opened is told by the pages.
    """
    site.answered.wait(_PATIENCE)
    try:
        shelf = site.library.shelf()
        _ = shelf.record.ballots
        people(shelf)
        index_of(shelf)
        floor = floor_of(shelf, "GA")
        if floor is not None and floor.members:
            floor.agreement_with(floor.members[0])
        shelf.record.resolve("A/RES/1")
        matter_of(shelf)
        shelf.later("changes", lambda: changes(shelf))
        fit_of(shelf, "GA")
        if year_of(shelf, newest_year(shelf)) is None:
            shelf.works.begin(shelf.record, ("forecasts", BODY, str(newest_year(shelf))))
    except HemicycleError as error:
        _log.warning("%s", error)
