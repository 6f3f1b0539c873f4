"""The fields of a form: what whoever does an act still has to say, with what can be chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hemicycle.domain.edit import EditKind
from hemicycle.domain.vote import Method
from hemicycle.meeting.state import State
from hemicycle.meeting.words import RulingKind
from hemicycle.web.chamber.titles import member_name, question_title
from hemicycle.web.chamber.words import Talk

Choices = tuple[tuple[str, str], ...]
EDIT_ROWS = 3
"""Changes of one amendment that a form without script offers."""
_GIVEN = ("id", "outcome")
_MOST_BOXES = 40
"""Members that are ticked one by one; more are written, with suggestions: a page stays light."""
_LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)")
_OFFERED_METHODS = (Method.RECORDED, Method.ROLL_CALL, Method.SHOW_OF_HANDS, Method.NON_RECORDED)
_WITH_PARAGRAPHS = ("table", "paper", "revise", "merge")
_OPTIONAL = {
    "present", "lot", "signatories", "abstentions", "invalid", "valid_ballots", "title", "source",
    "positions", "values", "on", "edits",
}  # fmt: skip
_NUMBERS = {
    "present", "yes", "no", "abstain", "seats", "abstentions", "invalid", "valid_ballots",
}  # fmt: skip
_TIMES = {"total": "10:00", "each": "1:00"}
"""Lengths of time, with what each usually is."""


@dataclass(frozen=True)
class Field:
    """One field of a form.

    Parameters
    ----------
    name
        As the form sends it; ``f.edit`` and ``f.part`` stand for several inputs.
    kind
        ``text``, ``area``, ``number``, ``time``, ``date``, ``select``, ``edits``, ``part``; for
        members ``boxes`` to be ticked, or ``names`` to be written where there are many.
    choices
        Value and words, for a select or boxes; also the suggestions for an input.
    fixed
        Value and words of what belongs to it in any case.
    """

    name: str
    label: Markup
    kind: str = "text"
    value: str = ""
    choices: Choices = ()
    required: bool = False
    hint: Markup | None = None
    fixed: Choices = ()


def fields_of(
    state: State, option: Mapping[str, Any], talk: Talk, actor: str = ""
) -> tuple[Field, ...]:
    """A field for each open part of an option; ids are given, an outcome follows from counts."""
    act = {"sponsors": [actor], **option["act"]}
    return tuple(_field(state, name, act, talk) for name in option["open"] if name not in _GIVEN)


def _field(state: State, name: str, act: Mapping[str, Any], talk: Talk) -> Field:
    if name == "text" and act["act"] in _WITH_PARAGRAPHS:
        required = act["act"] in ("table", "paper")
        return Field("f.text", talk("field.paragraphs"), "area", required=required,
                     hint=talk("field.paragraphs_hint"))  # fmt: skip
    special = _SPECIAL.get(name)
    if special is not None:
        return special(state, act, talk)
    revising = act["act"] == "revise"
    required = name not in _OPTIONAL or (name == "title" and not revising)
    if name == "text" and act["act"] in ("move", "speak", "ask_reply"):
        required = False
    if name in _TIMES:
        return Field(f"f.{name}", talk(f"field.{name}"), "time", _TIMES[name], required=True)
    kind = "number" if name in _NUMBERS else "text"
    return Field(f"f.{name}", talk(f"field.{name}"), kind, required=required)


def members(state: State, talk: Talk) -> Choices:
    """Members of the body, in the reader's language, by name."""
    named = ((code, member_name(state, code, talk)) for code in state.roll or ())
    return tuple(sorted(named, key=lambda pair: pair[1]))


def written(state: State, talk: Talk) -> tuple[str, ...]:
    """Names that fields suggest where members are too many to be ticked; else none."""
    found = _proposing(state, talk)
    return () if len(found) <= _MOST_BOXES else tuple(name for _, name in found)


def _proposing(state: State, talk: Talk) -> Choices:
    """Members, and the observers of the meeting, by name."""
    observers = ((code, member_name(state, code, talk)) for code in state.convened.observers)
    return tuple(sorted({*members(state, talk), *observers}, key=lambda pair: pair[1]))


def next_symbol(state: State, act: str) -> str:
    """A symbol for a new text: the last of its kind, one further."""
    first = {"amend": "A1", "paper": "WP 1"}.get(act, "L.1")
    kinds = {"amend": False, "paper": True, "table": True, "introduce": True, "merge": True}
    papers = [s for s, held in state.proposals.items() if held.is_draft is kinds.get(act, True)]
    same = [s for s in papers if re.match(r"\D*", s)[0] == re.match(r"\D*", first)[0]]  # type: ignore[index]
    last = (same or papers or [""])[-1]
    found = _LAST_NUMBER.search(last)
    if not found:
        return first
    new = f"{last[: found.start()]}{int(found[1]) + 1}{last[found.end() :]}"
    return first if new in state.proposals else new


# --- fields with a form of their own ----------------------------------------------------------


def _member(name: str, required: bool = True) -> Callable[[State, Mapping[str, Any], Talk], Field]:
    def field(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
        empty: Choices = (("", "–"),)
        choices = empty + members(state, talk)
        return Field(f"f.{name}", talk(f"field.{name}"), "select", "", choices, required)

    return field


def _symbol(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    value = next_symbol(state, act["act"])
    return Field("f.symbol", talk("field.symbol"), "text", value, required=True)


def _sponsors(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    return _of_members("sponsors", state, act, talk)


def _signatories(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    return _of_members("signatories", state, act, talk)


def _of_members(name: str, state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    """Members to be chosen by name; whoever asks is a sponsor in any case."""
    own = [code for code in act["sponsors"] if code]
    every = _proposing(state, talk)
    others = tuple(pair for pair in every if pair[0] not in own)
    fixed = tuple(pair for pair in every if pair[0] in own) if name == "sponsors" else ()
    many = len(every) > _MOST_BOXES
    hint = talk("field.codes_hint") if many else None
    if act["act"] == "table" and name == "signatories":
        hint = _papers_need(state, talk) or hint
    return Field(f"f.{name}", talk(f"field.{name}"), "names" if many else "boxes",
                 choices=others, hint=hint, fixed=fixed)  # fmt: skip


def _papers_need(state: State, talk: Talk) -> Markup | None:
    """How many have to stand behind a draft, where the rules of the house ask for several."""
    needs = state.procedure.customs.papers
    if not needs.working:
        return None
    needed = needs.signatures_needed(len(state.roll or ()))
    return talk("field.needs_hint", sponsors=needs.sponsors, all=needed)


def _day(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    return Field("f.day", talk("field.day"), "date", str(state.day or ""), required=True)


NOTHING_YET = ("", "–")
"""What decides a question is chosen, never what happens to stand first."""


def _method(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    choices = tuple((str(m), talk.plain(f"method.{m}")) for m in _OFFERED_METHODS)
    usual = Method.SHOW_OF_HANDS if act.get("target") in state.motions else Method.RECORDED
    return Field("f.method", talk("field.method"), "select", str(usual), choices, True)


def _granted(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    choices = (("true", talk.plain("page.yes")), ("false", talk.plain("page.no")))
    return Field("f.granted", talk("field.granted"), "select", "true", choices, True)


def _value(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    choices = tuple((str(n), talk.plain_term("nature", str(n))) for n in state.book.readings)
    return Field("f.value", talk("field.value"), "select", "", (NOTHING_YET, *choices), True)


def _kind(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    choices = tuple((str(kind), talk.plain(f"ruling.{kind}")) for kind in RulingKind)
    return Field("f.kind", talk("field.kind"), "select", "other", choices, True)


def _intended(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    words = ("YES", "NO", "ABSTAIN", "NON_VOTING")
    choices = tuple((word, talk.plain(f"position.{word}")) for word in words)
    return Field("f.intended", talk("field.intended"), "select", "", (NOTHING_YET, *choices), True)


def _values(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    on = act.get("on", "")
    value = ", ".join(state.amendments_to(on)) if on in state.proposals else ""
    return Field("f.values", talk("field.values"), "text", value)


def _on(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    targets = dict.fromkeys((*state.proposals, *state.motions, *state.votes))
    choices = tuple((target, question_title(state, target, talk)) for target in targets)
    return Field("f.on", talk("field.on"), "text", "", choices)


def _edits(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    choices = tuple((str(kind), talk.plain(f"field.{kind}")) for kind in EditKind)
    return Field("f.edit", talk("field.edits"), "edits", "", choices, act["act"] == "amend",
                 talk("field.place_hint"))  # fmt: skip


def _parts(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
    return Field("f.part", talk("field.parts"), "part", required=True,
                 hint=talk("field.place_hint"))  # fmt: skip


def _lines(name: str, hint: str = "") -> Callable[[State, Mapping[str, Any], Talk], Field]:
    def field(state: State, act: Mapping[str, Any], talk: Talk) -> Field:
        return Field(f"f.{name}", talk(f"field.{name}"), "area", required=name == "candidates",
                     hint=talk(hint) if hint else None)  # fmt: skip

    return field


_SPECIAL: Mapping[str, Callable[[State, Mapping[str, Any], Talk], Field]] = {
    "member": _member("member"),
    "of": _member("of"),
    "receiver": _member("receiver"),
    "lot": _member("lot", required=False),
    "symbol": _symbol,
    "sponsors": _sponsors,
    "signatories": _signatories,
    "day": _day,
    "method": _method,
    "granted": _granted,
    "value": _value,
    "values": _values,
    "kind": _kind,
    "on": _on,
    "intended": _intended,
    "edits": _edits,
    "parts": _parts,
    "positions": _lines("positions"),
    "candidates": _lines("candidates", "field.candidates_hint"),
}
