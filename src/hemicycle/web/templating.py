"""The templates, with what every one of them may call.

Everything is escaped unless it is :class:`markupsafe.Markup`, which only our own pictures and
tables are.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hemicycle.figures.shell import stylesheet
from hemicycle.figures.svg import shape
from hemicycle.web.methods import METHODS
from hemicycle.web.names import member_name
from hemicycle.web.words import POSITION_WORDS, day_words, outcome_label, plural, position_of

_ACRONYM = 3
NAVIGATION = (
    ("/votes", "/vote/", "Votes"),
    ("/members", "/member/", "Members"),
    ("/pairs", "/pair/", "Pairs"),
    ("/groups", "/group/", "Groups"),
    ("/bodies", "/body/", "Bodies"),
    ("/matters", "/matter/", "Matters"),
    ("/meetings", "/meeting/", "Meetings"),
    ("/whatif", "/whatif/", "What if"),
    ("/check", "/check/", "Check"),
    ("/enter", "/enter/", "Enter"),
    ("/audit", "/audit/", "Audit"),
    ("/methods", "/method/", "Methods"),
    ("/about", "/about/", "About"),
)
"""Address, beginning of the addresses under it, and name."""


def environment() -> Environment:
    """The environment of all templates, also those of rooms beside the pages."""
    made = Environment(
        loader=PackageLoader("hemicycle.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        navigation=NAVIGATION,
        asset=asset,
        methods=METHODS,
        mark=mark,
        day_words=day_words,
        plural=plural,
        outcome_label=outcome_label,
        position_words=POSITION_WORDS,
    )
    made.filters.update(
        day=_day,
        member=member_name,
        share=_share,
        two=_two,
        path=_path,
        thousands=_thousands,
        subject=_subject,
    )
    return made


@lru_cache
def content(name: str) -> bytes | None:
    """A file we serve, by name; None for any other."""
    if name == "page.css":
        return stylesheet().encode()
    file = files("hemicycle.web").joinpath("static")
    known = {entry.name: entry for entry in file.iterdir() if entry.is_file()}
    return known[name].read_bytes() if name in known else None


@lru_cache
def asset(name: str) -> str:
    """Address of a file we serve, changing with its content, so that it can be kept for ever."""
    held = content(name)
    digest = sha256(held or b"").hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def mark(position: str) -> Markup:
    """The small mark of a position, without words."""
    drawn = shape(position_of(position), 9, 9, 7)
    return Markup(f'<svg class="mark" viewBox="0 0 18 18" aria-hidden="true">{drawn}</svg>')


def _day(value: date | str | None) -> str:
    if value is None:
        return "no date"
    return day_words(value if isinstance(value, date) else date.fromisoformat(value))


def _share(value: float | None) -> str:
    """A share in whole per cent; what is not identified is a dash."""
    return "–" if value is None else f"{100 * value:.0f} %"


def _two(value: float | None) -> str:
    """Two decimals with a true minus."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _thousands(value: int) -> str:
    return f"{value:,}"


_SMALL = frozenset(["and", "by", "for", "from", "in", "of", "on", "the", "to", "with"])


def _subject(words: str) -> str:
    """A subject as read: headings printed in capitals get the letters of a title."""
    if not words.isupper() or len(words) <= _ACRONYM or any(sign.isdigit() for sign in words):
        return words
    listed = words.lower().split()
    return " ".join(w if place and w in _SMALL else w.title() for place, w in enumerate(listed))


@lru_cache(maxsize=16_384)
def _path(value: Any) -> str:
    """One segment of an address."""
    return quote(str(value), safe="")
