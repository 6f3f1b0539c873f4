"""Every vetoed question of the Security Council since 1946, as votes.

Known for each: the day, the document or meeting, and which permanent members' "no" defeated it;
for most the tally too. Other members' positions are unknown, so the list of names is partial.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from hemicycle.record.embedded.read import read_text, read_toml

FIELDS = ("date", "document", "meeting", "vetoers", "tally", "question", "subject", "evidence")
UNKNOWN = "-"
CLOSED = ("written", "private")
"""Votes by letter (2020) and at private meetings have no meeting record to name."""
APPLICANT = "Admission of "
EVIDENCE = {
    "L": "veto list of the Dag Hammarskjöld Library, tally from its tables of meetings",
    "D": "a diplomatic record or history",
    "P": "press of the day or coverage of the meeting",
    "K": "general knowledge",
}
UNCONFIRMED = "from general knowledge, not confirmed in a source at hand"


def veto_votes() -> Iterator[dict[str, Any]]:
    """Vetoed questions in the order of the table (by date), in the form of a shipped fact."""
    rows = list(_rows())
    items = meeting_items((row["meeting"], row["question"], row["subject"]) for row in rows)
    names = _numbered(_name(row) for row in rows)
    subjects = _numbered(_subject(row) for row in rows)
    for row, item, name, subject in zip(rows, items, names, subjects, strict=True):
        fact = _fact(row)
        fact["id"] = item if "meeting" in fact else subject
        own = [item] if "symbol" not in fact and "meeting" in fact else []
        yield fact | {"meeting_item": own + _in_meetings_table(name)}


def _numbered(names: Iterable[str]) -> list[str]:
    """The second of a name is ``NAME 2`` and so on."""
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return numbered


def meeting_items(questions: Iterable[tuple[str, str, str]]) -> list[str]:
    """A name for each question a meeting put: by applicant, else numbered by kind of question.

    Early vetoes have no document of their own, and one meeting saw up to fourteen of them; the
    applicant for membership tells them apart.

    Parameters
    ----------
    questions
        Meeting, question and subject of each, in the order of the source.
    """
    counts: Counter[tuple[str, str]] = Counter()
    items = []
    for meeting, question, subject in questions:
        if subject.startswith(APPLICANT):
            items.append(f"{meeting} {question} {subject.removeprefix(APPLICANT)}")
        else:
            counts[meeting, question] += 1
            items.append(f"{meeting} {question} {counts[meeting, question]}")
    return items


def in_meetings_table(name: str) -> str:
    """The alias of a question that the Library's table of meetings lists under ``name``."""
    return f"meetings table: {name}"


def _in_meetings_table(identifier: str) -> list[str]:
    listed = _meetings_table().get(identifier)
    return [in_meetings_table(listed)] if listed else []


@lru_cache(maxsize=1)
def _meetings_table() -> dict[str, str]:
    return read_toml("meetings_table.toml")


def _rows() -> Iterator[dict[str, str]]:
    for line in read_text("vetoes.txt").splitlines():
        if line and not line.startswith("#"):
            cells = (cell.strip() for cell in line.split("|"))
            yield dict(zip(FIELDS, cells, strict=True))


def _subject(row: dict[str, str]) -> str:
    """What was put, in short."""
    question = "" if row["question"] == "draft" else f"{row['question']} "
    return f"{question}{row['subject'].partition(':')[0]}"


def _name(row: dict[str, str]) -> str:
    """A question's name in ``meetings_table.toml``: its day and what was put."""
    return f"{row['date']} {_subject(row)}"


def _fact(row: dict[str, str]) -> dict[str, Any]:
    fact: dict[str, Any] = {
        "body": "SC",
        "date": date.fromisoformat(row["date"]),
        "title": row["subject"],
        "nature": "substantive",
        "outcome": "not_adopted",
        "question": row["question"],
        "no": row["vetoers"],
        "silent": "unknown",
        **_evidence(row["evidence"]),
    }
    if row["tally"] != UNKNOWN:
        fact["tally"] = [int(count) for count in row["tally"].split("-")]
    if row["document"] != UNKNOWN:
        fact |= _document(row)
    if row["meeting"] == "written":
        fact["method"] = "recorded"
    if row["meeting"] not in (UNKNOWN, *CLOSED):
        fact["meeting"] = row["meeting"]
    return fact


def _evidence(cell: str) -> dict[str, str]:
    """``L``, or ``L: remark``: what kind of source, how firm, and what is uncertain."""
    letter, _, remark = cell.partition(": ")
    notes = [*([UNCONFIRMED] if letter == "K" else []), *([remark] if remark else [])]
    note = "; ".join(notes)
    return {
        "evidence": EVIDENCE[letter],
        "status": "official" if letter == "L" else "announced",
        **({"note": f"{note[0].upper()}{note[1:]}."} if note else {}),
    }


def _document(row: dict[str, str]) -> dict[str, str]:
    """A draft put whole is known by its symbol; a part or amendment has none of its own."""
    draft = {"draft": row["document"]}
    whole = row["question"] in ("draft", "recommendation")
    return draft | {"symbol": row["document"]} if whole else draft
