"""Surprise in sentences: the same words in the terminal, on the page and in the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hemicycle.domain.day import day_words
from hemicycle.measure.forecast.results import called
from hemicycle.measure.surprise.together import Together

_BOTH = {"YES": "in favour", "NO": "against"}


Label = Callable[[str], str]
"""From a ``vote_id`` to what readers call the vote."""


def matter_sentence(found: Together, label: Label = str) -> str:
    """When the two had last stood so on the matter."""
    if found.on_matter.first_day is None:
        return f"No earlier text {found.matter} on which both voted is in this record."
    since = f"since {day_words(found.on_matter.first_day)}"
    if found.on_matter.last_day is None:
        return (
            f"Never before had {_pair(found)} voted together on a text {found.matter}"
            f"{_while(found)}: in none of {found.on_matter.of} votes on which both took a "
            f"position, {since}."
        )
    return (
        f"On texts {found.matter} {_pair(found)} had last voted together{_while(found)} on "
        f"{label(found.on_matter.last or '')}, {day_words(found.on_matter.last_day)}: "
        f"{found.on_matter.times} of {found.on_matter.of} votes {since}."
    )


def ever_sentence(found: Together, label: Label = str) -> str:
    """How often the two had stood so on anything; nothing to say without a group."""
    if found.group is None or found.ever.first_day is None:
        return ""
    since = f"since {day_words(found.ever.first_day)}"
    if found.ever.last_day is None:
        return f"On any matter: in none of {found.ever.of:,} votes {since}."
    last = f"{label(found.ever.last or '')}, {day_words(found.ever.last_day)}"
    return (
        f"On any matter: {found.ever.times} of {found.ever.of:,} votes {since} "
        f"({share_words(found.ever.times, found.ever.of)}), last on {last}."
    )


def agreed_sentence(found: Together) -> str:
    """How often the two vote alike at all."""
    if found.agreed.first_day is None:
        return ""
    return (
        f"They had voted together, yes or no, on {found.agreed.times:,} of {found.agreed.of:,} "
        f"votes since {day_words(found.agreed.first_day)} "
        f"({share_words(found.agreed.times, found.agreed.of)})."
    )


def stood_sentence(found: Together) -> str:
    """What the two did on this vote."""
    if found.position is None:
        return _capital(f"{_pair(found)} did not vote together on this text.")
    against = ""
    if found.group is not None and found.against is not None:
        against = (
            f", while {found.against[0]} of the {found.against[1]} members of the {found.group} "
            "that cast a vote took the opposite side"
        )
    return _capital(f"{_pair(found)} both voted {_BOTH[found.position]}{against}.")


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _pair(found: Together) -> str:
    return f"{_the(found.first, found.day)} and {_the(found.second, found.day)}"


def _while(found: Together) -> str:
    return "" if found.group is None else f" while nine in ten of the {found.group} opposed them"


_WITH_ARTICLE = ("United ", "Russian Federation", "Netherlands", "Philippines", "Gambia")


def _the(code: str, day: date) -> str:
    name = called(code, day)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def share_words(times: int, of: int) -> str:
    """A share in per cent, with enough digits to differ from 0 and 100.

    Examples
    --------
    >>> share_words(19, 5993), share_words(1, 4), share_words(0, 7)
    ('0.3 %', '25 %', '0 %')
    """
    share = 100.0 * times / of
    return f"{share:.1f} %" if 0.0 < share < 1.0 or 99.0 < share < 100.0 else f"{share:.0f} %"
