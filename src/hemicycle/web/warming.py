"""What is worked out once the site answers, so that the first reader of a page need not wait."""

from __future__ import annotations

import logging

from hemicycle.errors import HemicycleError
from hemicycle.web.site import Site

_log = logging.getLogger("hemicycle.web")


def warm(site: Site) -> None:
    """Tables in memory for the current version; an unopened record is told by its pages."""
    try:
        shelf = site.library.shelf()
        _ = shelf.record.ballots
    except HemicycleError as error:
        _log.warning("%s", error)
