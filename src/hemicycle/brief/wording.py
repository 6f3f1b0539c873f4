"""The sentences of a brief: plain numbers, no adjectives, UN names of the day.

Every function takes the values of :mod:`.model` and returns finished English. Numbers of a vote
are written yes-no-abstain with en dashes on boards and in words in sentences, "93 to 18, with 65
abstentions", the order used by the wires.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from hemicycle.brief.model import Comparison, Mover, VoteBrief
from hemicycle.domain.day import day_words
from hemicycle.domain.english import in_sentence, name_list, plural
from hemicycle.domain.session import session_title
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Correction, DateQuality, Position, Question
from hemicycle.rules.shelf import BOOK_OF_BODY, UNCOMPILED

NEW_YORK = ZoneInfo("America/New_York")
_AT_HEADQUARTERS = 1952
"""From this year on both bodies sat in New York but for a few meetings elsewhere."""

_POSITION_WORDS = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "did not vote",
    Position.UNKNOWN: "unknown",
}


_QUESTION_NOUNS = {
    Question.AMENDMENT: "Amendment",
    Question.PART: "Part",
    Question.MOTION: "Motion",
    Question.DIVISION: "Motion for division",
    Question.PRIORITY: "Motion for priority",
    Question.APPEAL: "Appeal against a ruling",
    Question.RECONSIDERATION: "Motion to reconsider",
    Question.CLASSIFICATION: "Motion on the majority required",
    Question.PRELIMINARY: "Preliminary question",
}


def position_word(position: Position) -> str:
    """``yes``, ``no``, ``abstain``, ``did not vote`` (never "absent") or ``unknown``."""
    return _POSITION_WORDS[position]


def tally_words(tally: Tally) -> str:
    """``93 to 18, with 65 abstentions``; what the sources lack is left out, not guessed."""
    if tally.no is None:
        return f"{tally.yes} in favour; the other counts are not in our sources"
    against = "none" if tally.no == 0 else str(tally.no)
    if tally.abstain is None:
        return f"{tally.yes} to {against}; abstentions are not in our sources"
    if tally.abstain == 0:
        return f"{tally.yes} to {against}, with no abstentions"
    return f"{tally.yes} to {against}, with {plural(tally.abstain, 'abstention')}"


def outcome_word(vote: VoteBrief) -> str:
    """The outcome alone: ``Adopted``, ``Not adopted: vetoed by France`` and so on."""
    decision = vote.decision
    motion = vote.event.question not in (Question.DRAFT, Question.RECOMMENDATION)
    if decision.outcome == "adopted":
        return "Carried" if motion and vote.event.question is not Question.AMENDMENT else "Adopted"
    if decision.outcome == "elected":
        return "Elected: " + name_list(
            vote.names.get(code, code) for code in decision.elected or ()
        )
    if decision.vetoes:
        return "Not adopted: vetoed by " + name_list(
            in_sentence(vote.names.get(code, code)) for code in decision.vetoes
        )
    if decision.code == "needs_ruling" and BOOK_OF_BODY.get(vote.event.body) in (None, UNCOMPILED):
        return "Outcome not told: no rules are compiled for this body"
    if decision.code == "unknown_tally":
        return "Cannot be told: the counts do not allow it"
    words = {
        "failed_two_thirds": "Not adopted: two thirds not reached",
        "insufficient_affirmative": "Not adopted: too few votes in favour",
        "rejected_no_majority": "Rejected",
        "tie_rejected": "Rejected: votes equally divided",
        "tie_second_vote": "No decision: votes equally divided, a second vote follows",
        "no_quorum": "No decision: no quorum",
        "vote_required": "No decision: a vote is required",
        "needs_ruling": "Cannot be told: the majority required needs a ruling",
        "unknown_voters": "Cannot be told: who voted no is not known",
    }
    if decision.code in words:
        return words[decision.code]
    plain = {"not_adopted": "Not adopted", "not_elected": "Not elected"}
    return plain.get(decision.outcome, decision.outcome.replace("_", " ").capitalize())


def outcome_sentence(vote: VoteBrief) -> str:
    """The largest line of the page: ``Adopted, 93 to 18, with 65 abstentions``."""
    word = outcome_word(vote)
    if vote.decision.code == "adopted_without_vote":
        return "Adopted without a vote"
    if vote.tally is None and vote.decision.code == "unknown_tally":
        return word
    if vote.tally is None:
        return f"{word} (count not in our sources)"
    join = "," if ":" not in word else ";"
    return f"{word}{join} {tally_words(vote.tally)}"


def mover_heading(comparison: Comparison, vote: VoteBrief) -> str:
    """Names both texts and says that they are different ones."""
    when = f" of {day_words(comparison.date)}" if comparison.date else ""
    return (
        f"Members that moved between {comparison.label}{when} ({earlier_words(comparison)}) "
        f"and {vote.label}"
    )


def earlier_words(comparison: Comparison) -> str:
    """What the earlier text is to this one: never "the same", which no source says."""
    return "an earlier text of the same title" if comparison.same_title else "a different text"


#: Kinds of notes that change how the result itself is to be read; they stand right under it.
_URGENT = frozenset({"totals", "not_a_member", "duplicate_row", "date_assumed", "not_understood"})


def urgent_notes(vote: VoteBrief) -> list[str]:
    """What must be known before the result is believed."""
    return [note.text for note in vote.notes if note.kind in _URGENT]


def other_notes(vote: VoteBrief) -> list[str]:
    """Remarks that may stand at the end."""
    return [note.text for note in vote.notes if note.kind not in _URGENT]


def correction_sentence(vote: VoteBrief, correction: Correction) -> str:
    """A later word of a member on its vote, beside the tally and never in it."""
    name = in_sentence(vote.names.get(correction.member, correction.member))
    when = f" on {day_words(correction.stated_on)}" if correction.stated_on else ""
    return (
        f"Correction: {name} voted {position_word(correction.cast)} and said{when} that it had "
        f"intended {position_word(correction.intended)}; the tally stands ({correction.source})."
    )


def certainty_sentence(vote: VoteBrief) -> str | None:
    """How many members are not known, so that only certain moves and counts are shown."""
    unknown = sum(at is Position.UNKNOWN for at in (vote.positions or {}).values())
    if not unknown:
        return None
    return f"Only what is certain is shown: the votes of {plural(unknown, 'member')} are not known."


def mover_groups(movers: Iterable[Mover]) -> list[tuple[Position, Position, tuple[str, ...]]]:
    """Movers by what they moved from and to, the largest move first, codes in order."""
    groups: dict[tuple[Position, Position], list[str]] = {}
    for mover in movers:
        groups.setdefault((mover.before, mover.now), []).append(mover.member)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(before, now, tuple(sorted(codes))) for (before, now), codes in ranked]


def question_words(vote: VoteBrief) -> str:
    """The question in plain words: what was put to the vote."""
    event = vote.event
    title = vote.title or "no title in our sources"
    if event.question in (Question.DRAFT, Question.RECOMMENDATION):
        return f"Adopt the draft: {title}"
    noun = _QUESTION_NOUNS.get(event.question, event.question.value.replace("_", " ").capitalize())
    return f"{noun}: {title}"


def heading(vote: VoteBrief) -> str:
    """Symbol and title; where there is no symbol, what was put."""
    if vote.label == vote.title:
        return question_words(vote)
    return f"{vote.label} — {vote.title or 'no title in our sources'}"


def dated(vote: VoteBrief) -> str | None:
    """When, as far as the record tells: it holds days, not hours, and not every day is certain.

    Days of the General Assembly and the Council are those of New York; the offset from UTC is
    added from 1952 on, when both sat at Headquarters.
    """
    event = vote.event
    if event.date is None:
        return None
    if event.date_quality not in (None, DateQuality.EXACT):
        return f"Our sources date it {day_words(event.date)}, a day that is not certain."
    if not event.body.startswith(("GA", "SC")) or event.date.year < _AT_HEADQUARTERS:
        return f"It is dated {day_words(event.date)}."
    offset = datetime.combine(event.date, time(12), NEW_YORK).strftime("%z")
    zone = f"UTC{offset[:1].replace('-', '−')}{int(offset[1:3])}"
    return f"It is dated {day_words(event.date)}, New York time ({zone})."


def when_words(vote: VoteBrief) -> str:
    """The day in a kicker, with its doubt."""
    event = vote.event
    if event.date is None:
        return "day unknown"
    sure = event.date_quality in (None, DateQuality.EXACT)
    return day_words(event.date) + ("" if sure else " (day not certain)")


def sitting(vote: VoteBrief) -> str | None:
    """The session in words: ``eleventh emergency special session``, ``Congress 101``."""
    event = vote.event
    if event.session is None:
        return None
    if event.body == "US-SENATE":
        return f"Congress {event.session}"
    return session_title(event.session) if event.body == "GA" else None
