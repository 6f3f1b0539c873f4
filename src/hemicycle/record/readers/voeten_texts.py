"""The texts behind Voeten's roll calls: questions, symbols and parents.

Both releases describe each roll call by a label, two flags (amendment, paragraph) and a
description. The rules that turn these into a record, for all files of the family:

- the flags say amendment or part; without them the description may say motion, priority,
  division, reconsideration, classification or appeal; all else is a draft;
- roll calls 5600 to 6058 were added later from the verbatim records, described by the
  President's words. One without flags that shares its label with an ordinary row is a motion, or
  the same vote told twice; which cannot be told, so both stay and only the ordinary one has the
  symbol;
- a label that several drafts of the first thirty sessions share stays with each of them;
- the parent of an amendment, part or motion is the one draft under the same label (or, where
  labels carry resolution numbers, the one adopted draft with that number), if there is just one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from hemicycle.record.readers.voeten_labels import (
    FIRST_MODERN_SESSION,
    Label,
    read_label,
)

#: Question words, tried in order on the first words of a description without flags.
_QUESTIONS = (
    ("appeal", r"^(TO ADOPT )?(AN? [A-Z]+ APPEAL AGAINST )?(PRESIDENT'S [A-Z ]*)?RULING\b"),
    ("priority", r"^[^()]{0,60}\b(MOTION|PROPOSAL|REQ) (FOR|OF) (A )?PRIORITY\b"),
    ("division", r"^[^()]{0,40}\bMOTION FOR (DIVISION|SEPARATE VOTE)\b"),
    ("reconsideration", r"^[^()]{0,40}\b(MOTION|PROPOSAL) FOR ([A-Z]+ ){0,3}RECONSIDERATION\b"),
    (
        "classification",
        r"^TO REQUIRE (THE |A )?2/3 MAJORITY|^[^()]{0,40}\b(MOTION|PROPOSAL)\b[^()]{0,60}"
        r"\b(2/3[- ]MAJORITY|SIMPLE MAJORITY)",
    ),
    (
        "motion",
        r"^(TO ADOPT |TO APPROVE )?[^()]{0,40}\bMOTION\b|"
        r"^[^()]{0,40}\bPROPOSAL (TO ADJOURN|ADJOURNING|SUSPENDING|POSTPONING)|"
        r"^[^()]{0,20}\bREQUEST FOR SUSPENSION\b|"
        r"(?i:put to the ?vote ?the motion|on the motion (put forward|proposed))",
    ),
)
#: A motion for a separate vote is flagged as a paragraph, but is a question of procedure itself.
_SEPARATE = re.compile(r"^[^()]{0,40}\bMOTION FOR (DIVISION|SEPARATE VOTES?)\b")
#: Roll calls whose description does not tell what was put. 1186: the text that China's
#: representation was an important question (A/L.632, A/PV.1976), rejected before 2758 (XXVI) was
#: voted on. Texts of other years that say so were adopted as resolutions and stay drafts.
_KNOWN = {"1186": "classification"}
_QUESTION_WORDS = tuple((word, re.compile(pattern)) for word, pattern in _QUESTIONS)
#: Cheap test before the patterns above: they need one of these words.
_MAYBE_PROCEDURAL = re.compile(r"MOTION|PROPOSAL|RULING|PRIORITY|2/3|SUSPENSION|motion")
_SPOKEN = re.compile(r"\W*The (Acting |Temporary )?President\b")
_SPOKEN_DRAFT = re.compile(r"\bentitled\b|draft resolution as a whole")


#: Pages and numbers of regular, special and emergency special sessions.
_OWN_LABEL = re.compile(r"(R|SS|ESS|GOAR)/\d+[\dA-Z/]*")
_ROW = ("key", "question", "symbol", "parent_key", "label", "number")


@dataclass(frozen=True)
class RollCallText:
    """What one row says about its text; counts are None where the file has none."""

    key: str
    session: int
    label: Label | None
    question: str
    description: str
    yes: int | None = None
    no: int | None = None

    @property
    def is_spoken(self) -> bool:
        """Described in the President's words (added from the verbatim records)."""
        return bool(_SPOKEN.match(self.description))

    @property
    def may_be_adopted(self) -> bool:
        """False only where the counts rule adoption out."""
        return self.yes is None or self.no is None or self.yes > self.no


def read_texts(rows: Iterable[Mapping[str, Any]]) -> list[RollCallText]:
    """Rows with ``key, session, unres, amend, para, descr`` and perhaps ``yes, no``."""
    return [
        RollCallText(
            key=row["key"],
            session=row["session"],
            label=read_label(row["unres"], row["session"]) if row["unres"] else None,
            question=_KNOWN.get(row["key"])
            or question_of(row["descr"] or "", row["amend"] == 1, row["para"] == 1),
            description=row["descr"] or "",
            yes=row.get("yes"),
            no=row.get("no"),
        )
        for row in rows
    ]


def question_of(description: str, amend: bool, para: bool) -> str:
    """What was put, in the words of a record.

    Examples
    --------
    >>> question_of("TO ADOPT FRENCH MOTION TO ADJOURN THE MEETING.", False, False)
    'motion'
    """
    if amend:
        return "amendment"
    if para:
        return "division" if _SEPARATE.search(description) else "part"
    if not _MAYBE_PROCEDURAL.search(description):
        return "draft"
    words = (word for word, pattern in _QUESTION_WORDS if pattern.search(description))
    return next(words, "draft")


def symbols_and_parents(texts: list[RollCallText]) -> pl.DataFrame:
    """Question, symbol, resolution number and parent of each roll call.

    Returns
    -------
    pl.DataFrame
        ``key, question, symbol, parent_key`` and ``label`` (as printed, where it names this vote)
        and ``number`` (the resolution symbol, where this vote certainly adopted it).
    """
    by_label: dict[str, list[RollCallText]] = defaultdict(list)
    by_number: dict[str, list[RollCallText]] = defaultdict(list)
    for text in texts:
        if text.label:
            by_label[text.label.shared].append(text)
            by_number[text.label.number or text.label.shared].append(text)
    mains = {label: _main(group) for label, group in by_label.items()}
    adopted = {number: _adopted(group) for number, group in by_number.items()}
    return pl.DataFrame(
        [_row(text, mains, adopted) for text in texts],
        schema=dict.fromkeys(
            ("key", "question", "symbol", "parent_key", "label", "number"), pl.String
        ),
    )


def _main(group: list[RollCallText]) -> RollCallText | None:
    """The one draft among votes of one label; None where there is none, or several."""
    drafts = [text for text in group if text.question == "draft"]
    plain = [text for text in drafts if not text.is_spoken]
    if not plain:
        plain = [text for text in drafts if _SPOKEN_DRAFT.search(text.description)]
    return plain[0] if len(plain) == 1 else None


def _adopted(group: list[RollCallText]) -> RollCallText | None:
    """The one draft of a resolution number that was, or may have been, adopted."""
    drafts = [text for text in group if text.question == "draft" and text.may_be_adopted]
    return drafts[0] if len(drafts) == 1 else None


def _row(
    text: RollCallText,
    mains: Mapping[str, RollCallText | None],
    adopted: Mapping[str, RollCallText | None],
) -> dict[str, str | None]:
    label = text.label
    if label is None:
        return {"key": text.key, "question": text.question}
    main = mains[label.shared] or (adopted[label.number] if label.number else None)
    number = label.number if label.number and adopted[label.number] is text else None
    names_it = main is text or text.session < FIRST_MODERN_SESSION
    belongs = main is not None and main is not text and text.question != "draft"
    return {
        "key": text.key,
        "question": text.question,
        "symbol": _symbol(text, label, main is text),
        "parent_key": main.key if main is not None and belongs else None,
        "label": label.text if names_it else None,
        "number": number,
    }


def _symbol(text: RollCallText, label: Label, is_main: bool) -> str | None:
    """Symbol of the document; where there is none, the source's own label stands in for it."""
    if text.question != "draft":
        return None
    if text.session >= FIRST_MODERN_SESSION and not is_main:
        return None
    return label.symbol or (label.text if _OWN_LABEL.fullmatch(label.text) else None)
