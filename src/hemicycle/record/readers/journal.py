"""Votes of a meeting held in a chamber of ours, from its sealed export.

Each question decided is a vote; what was undone does not count, and where a question was decided
anew (a ruling was overruled) the last decision stands, with the day of the vote. A text is known by
its document symbol where it has one; other names of texts (``DR 1.4``) are used again from meeting
to meeting and stand in the title and among the aliases. ``meeting_item`` names a vote across the
exports of one meeting. The result is ``announced``: no other source is nearer to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import SymbolError
from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_VOTES,
    Fragment,
)
from hemicycle.record.readers.base import Head, Reader, SourceFile
from hemicycle.record.readers.build import fragment, harmless
from hemicycle.record.readers.journal_lines import counting, damaged, entries_of
from hemicycle.record.readers.journal_meeting import Meeting, Plain, Text, meeting_of

NAME = "journal"
VERSION = 1
_CAST = ("YES", "NO", "ABSTAIN")


def sniff(head: Head) -> bool:
    """A first line that says it is a sealed meeting."""
    return '"hemicycle_sealed":' in head.text.partition("\n")[0]


def read(file: SourceFile) -> Fragment:
    """The votes of the meeting; ``key`` is the meeting's own name of the vote."""
    about, entries = entries_of(file.name, file.open_bytes())
    try:
        numbered = [(int(entry["sequence"]), entry["event"]) for entry in entries]
        meeting = meeting_of(counting(numbered))
        if meeting is None:
            return fragment(NAME, VERSION, pl.DataFrame(schema=FRAGMENT_VOTES))
        return _Rows(str(about["meeting"]), str(entries[-1]["at"]), meeting).fragment()
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        what = f"an event is not as this hemicycle knows it ({type(error).__name__}: {error})"
        right = "events as in docs/meeting.md"
        raise damaged(file.name, 2, what, right) from error


@dataclass(frozen=True)
class _Rows:
    """The rows of one meeting; ``at`` is the time of its last entry."""

    id: str
    at: str
    meeting: Meeting

    def fragment(self) -> Fragment:
        made = fragment(
            NAME,
            VERSION,
            pl.DataFrame(list(map(self._vote, self.meeting.votes)), schema=FRAGMENT_VOTES),
            ballots=pl.DataFrame(list(self._ballots()), schema=FRAGMENT_BALLOTS),
            aliases=pl.DataFrame(list(self._aliases()), schema=FRAGMENT_ALIASES),
        )
        said = pl.DataFrame(list(self._corrections()), schema=FRAGMENT_CORRECTIONS)
        return replace(made, corrections=harmless(said.sort("key", "member")))

    def _vote(self, key: str) -> dict[str, Any]:
        decided, day = self.meeting.votes[key]
        row: dict[str, Any] = dict.fromkeys(FRAGMENT_VOTES.names())
        return row | self._sitting() | self._text(decided) | _result(decided) | {
            "key": key,
            "date": day,
            "date_quality": "exact",
            "status": "announced",
            "source_id": key,
            "source_url": f"meeting {self.id}",
            "retrieved": self.at,
        }  # fmt: skip

    def _sitting(self) -> dict[str, Any]:
        sitting = self.meeting.sitting
        session = sitting.get("session") or None
        return {
            "body": sitting["body"],
            "world": sitting.get("world", "real"),
            "session": session,
            "regular_session": int(session) if session and session.isdecimal() else None,
            "meeting": sitting.get("meeting") or None,
            "agenda": "; ".join(sitting.get("agenda", ())) or None,
        }

    def _text(self, decided: Plain) -> dict[str, Any]:
        target, question = decided["target"], decided["question"]
        text = self.meeting.texts.get(target)
        document = _document(target)
        whole = question in _WHOLE
        return {
            "question": question,
            "symbol": _symbol(decided, text, document) if whole else None,
            "draft": document,
            "title": _title(target, text, named=document is None and question in _NAMED),
            "parent_key": self._parent(target),
            "sponsors": text.sponsors if text else [],
        }

    def _parent(self, target: str) -> str | None:
        """The draft that an amendment, a part or a motion belongs to, if it was put to the vote."""
        draft = target.partition("#")[0] if "#" in target else ""
        text = self.meeting.texts.get(draft or target)
        while text is not None and text.parent:
            draft = text.parent
            text = self.meeting.texts.get(draft)
        return draft if draft in self.meeting.votes else None

    def _ballots(self) -> Iterator[dict[str, Any]]:
        sitting = self.meeting.sitting
        barred = set(sitting.get("barred", ())) - set(sitting.get("waived", ()))
        for key, (decided, _) in self.meeting.votes.items():
            for member, position in decided["roll"]:
                why = self.meeting.details.get((key, member))
                if why is None and position == "NON_VOTING" and member in barred:
                    why = "barred_art_19"
                yield {
                    "key": key,
                    "member": member,
                    "position": position,
                    "detail": why,
                    "name_then": self.meeting.names.get(member),
                }

    def _aliases(self) -> Iterator[dict[str, Any]]:
        for key, (decided, _) in self.meeting.votes.items():
            yield {"key": key, "kind": "meeting_item", "value": f"{self.id} {key}"}
            if decided["question"] in _WHOLE and _document(decided["target"]) is None:
                yield {"key": key, "kind": "draft", "value": decided["target"]}

    def _corrections(self) -> Iterator[dict[str, Any]]:
        for said in self.meeting.corrections:
            roll = dict(map(tuple, self.meeting.votes[said["vote"]][0]["roll"]))
            if said["member"] in roll:
                yield {
                    "key": said["vote"],
                    "member": said["member"],
                    "cast": roll[said["member"]],
                    "intended": said["intended"],
                    "stated_on": said["stated_on"],
                    "source": said.get("source") or f"meeting {self.id}",
                }


def _result(decided: Plain) -> dict[str, Any]:
    tally, complete = decided["tally"] or {}, _is_complete(decided)
    return {
        "method": decided["method"],
        "nature": decided["nature"],
        "outcome_announced": decided["decision"]["outcome"],
        **{f"announced_{name}": tally.get(name) for name in _COUNTS},
        "roll_call": "complete" if complete else "partial" if decided["roll"] else "none",
        "silent": "non_voting" if complete else "unknown",
    }


def _is_complete(decided: Plain) -> bool:
    """Whether everyone who cast a vote is named, so that who is not named did not vote."""
    named = [position for _, position in decided["roll"]]
    tally = decided["tally"] or {}
    return bool(named) and all(tally.get(word.lower()) == named.count(word) for word in _CAST)


_COUNTS = ("yes", "no", "abstain", "non_voting")
#: Questions on a whole text, which may have a document symbol of its own.
_WHOLE = ("draft", "classification", "charter_amendment", "recommendation", "preliminary")


#: Questions on wording: which text it is stands in the title, where no document symbol tells it.
_NAMED = (*_WHOLE, "amendment", "part")


def _symbol(decided: Plain, text: Text | None, document: str | None) -> str | None:
    """The resolution an adopted draft became, where the meeting knew its number; else the draft."""
    adopted = decided["decision"]["outcome"] == "adopted"
    became = _document(text.becomes) if text and adopted else None
    return became or document


def _document(name: str) -> str | None:
    """A document symbol in its usual spelling, or None for any other name of a text."""
    try:
        return str(parse_symbol(name)) if "/" in name else None
    except SymbolError:
        return None


def _title(target: str, text: Text | None, *, named: bool) -> str:
    """The title; ``named`` puts a name before it that no document symbol tells."""
    title = text.title if text else ""
    return ": ".join(filter(None, (target, title))) if named or not title else title


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
