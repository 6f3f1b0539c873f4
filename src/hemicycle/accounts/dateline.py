"""The day of a dateline: "GENEVA, Oct 6, 2022 (Reuters) -" at the head of a report."""

from __future__ import annotations

import re
from datetime import date

from hemicycle.accounts.article import Article

#: A dateline stands below the headline, not further down.
_HEAD = 600
#: "UNITED NATIONS, ": the place in capitals, from the start of its line.
_PLACE = re.compile(r"[A-Z][A-Z .,'’()/-]{2,60}")
#: " (Reuters) -", " -": what stands between the day and the report.
_AGENCY = re.compile(r",? ?(?:\([\w /.]{2,20}\)|[A-Z]{2,6})? ?[-–—]")


def dateline(article: Article) -> date | None:
    """The day under which a report was filed, if it says so in full."""
    text = article.coded.clean.text
    for thing in article.coded.things.values():
        if thing.start > _HEAD:
            break
        day = thing.day.full() if thing.day else None
        line = text.rfind("\n", 0, thing.start) + 1
        if day and _PLACE.fullmatch(text, line, thing.start) and _AGENCY.match(text, thing.end):
            return day
    return None
