"""Refusals and errors of a meeting in the reader's language.

The engine says why something is not in order in English sentences with names in them. The catalogue
has these sentences with blanks, in every language: a sentence is told from its English form. One
that no catalogue has is quoted in English, as the rules are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from hemicycle.chamber.answers import Refused
from hemicycle.errors import HemicycleError
from hemicycle.meeting.state import State
from hemicycle.web.chamber.titles import member_name
from hemicycle.web.chamber.words import Talk, catalogue
from hemicycle.web.failures import error_document, status_of

_SECTION = "refused."
_HOLE = re.compile(r"\\\{(\w+)\\\}")
_SAID_OTHERWISE = {
    "refused.phase": r"\w+ is not in order: the meeting stands at (?P<place>.+)",
}
"""Sentences that the catalogue puts in words of its own."""
_ENGLISH = ("why", "field")
"""Blanks that hold English words."""


@lru_cache(maxsize=1)
def sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every sentence of the catalogue and its English form; the longest words first, so that a
    sentence is never taken for a shorter one with more in its blanks."""
    english = {k: m for k, m in catalogue("en").messages.items() if k.startswith(_SECTION)}
    longest = sorted(english, key=lambda key: -len(re.sub(r"\{\w+\}", "", english[key])))
    return tuple((key, re.compile(_pattern(key, english[key]))) for key in longest)


def _pattern(key: str, message: str) -> str:
    known = _SAID_OTHERWISE.get(key)
    return known or _HOLE.sub(r"(?P<\1>.+)", re.escape(message))


def told(text: str, talk: Talk, state: State | None = None) -> Markup:
    """A sentence in the reader's language, with members called by their names."""
    for key, pattern in sentences():
        found = pattern.fullmatch(text)
        if found is not None:
            values = {name: _value(name, v, talk, state) for name, v in found.groupdict().items()}
            return talk(key, **values)
    return talk.english(text)


def _value(name: str, value: str, talk: Talk, state: State | None) -> str | Markup:
    if name in _ENGLISH:
        return talk.english(value)
    if name == "place":
        return talk.plain_term("phase", value.replace(" ", "_"))
    if name in ("member", "members"):
        return talk.comma.join(_called(code, talk, state) for code in value.split(", "))
    return value.strip("'")


def _called(code: str, talk: Talk, state: State | None) -> str:
    if state is None or state.sitting is None:
        return code
    known = code in (state.roll or ()) or code in state.convened.observers
    return member_name(state, code, talk) if known else code


# --- as a page says it ----------------------------------------------------------------------------


def refusal_said(answer: Refused, talk: Talk, state: State) -> dict[str, Any]:
    """What a page says of a command that is not in order: the rule is quoted."""
    document = answer.to_dict()
    rule = document["rule"]
    return {
        "kind": "refused",
        "what": told(document["refused"], talk, state),
        "rule": talk.english(f"{rule['number']}: {rule['text']}"),
        "in_order": talk.english("; ".join(document["in_order"])),
    }


def error_said(error: HemicycleError, talk: Talk, state: State | None = None) -> dict[str, Any]:
    """What a page says of an error: what is wrong, what would be right, what to do."""
    parts: Mapping[str, str] = error_document(error, status_of(error))["error"]
    said = {name: told(parts[name], talk, state) for name in ("what", "right", "todo")}
    return {"kind": "error", **said}
