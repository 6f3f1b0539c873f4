"""Totals claimed, column by column, against those of the vote."""

from __future__ import annotations

import re

from hemicycle.accounts.finding import Finding, Verdict, contradicted, judged, supported, unknown
from hemicycle.accounts.stand import total
from hemicycle.accounts.verdict.elsewhere import of_another_vote
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import all_of, several, word
from hemicycle.domain.vote import Method

_ABOUT = 0.05
_NEAR = 10
_AMENDMENT = re.compile(
    r"\bamendments? (?:\w+ ){0,4}?(?:was|were|had|failed|passed|got|received|by|fell)\b"
    r"|\bthe (?:oral |A |C )?amendment\b"
)

#: "rejected by nine votes to four": the larger number may be the no side.
_DEFEATED = re.compile(
    r"\b(?:defeated|rejected|voted down|turned down|thrown out|threw out|lost)\b"
)

#: "Seven countries that had voted for the text of 2022 now voted against".
_SOME_OF = re.compile(r"\b(?:that|who|which) had (?:voted|backed|supported|opposed|abstained)\b")


def tally(question: Question) -> Finding:
    """Every column claimed against the totals of the vote."""
    if "of_cast" in question.claim.more:
        return several(question, [_of_cast(question, vote) for vote in question.votes])
    if "versus" in question.claim.more:
        return several(question, [_versus(question, vote) for vote in question.votes])
    value = question.claim.value
    if not isinstance(value, dict) or not value:
        return unknown("no number could be read")
    findings = [_tally_of(question, vote, value) for vote in question.votes]
    answer = several(question, findings)
    if answer.verdict is Verdict.CONTRADICTED and _far(question, value):
        return unknown(f"totals of another vote, it seems: {answer.computation}")
    if answer.verdict is Verdict.CONTRADICTED and _SOME_OF.search(_clause(question)):
        return unknown("not a total: how many of those that had voted so")
    if answer.verdict is Verdict.CONTRADICTED and len(question.votes) == 1:
        return of_another_vote(question, value, answer) or answer
    return answer


def _of_cast(question: Question, vote: str) -> Finding:
    """A percentage of the votes cast: abstentions do not count; a point off is rounding."""
    key, percent = question.claim.more["of_cast"]
    column, _, bound = str(key).partition("_")
    yes, no = total(question.index, vote, "yes").values, total(question.index, vote, "no").values
    if column not in ("yes", "no") or not yes or not no or not yes[0] + no[0]:
        return unknown("no totals of the votes cast")
    actual = 100 * (yes[0] if column == "yes" else no[0]) / (yes[0] + no[0])
    said = (
        f"{actual:.1f} per cent of {yes[0] + no[0]} votes cast, claimed {_bounded(bound, percent)}"
    )
    if bound == "about" and 1 < abs(actual - percent) <= 3:
        return unknown(said, shaky="how far a round number may be off")
    if bound == "about":
        return judged(abs(actual - percent) <= 1, said)
    return judged(_fits(bound, actual, percent), said)


def _versus(question: Question, vote: str) -> Finding:
    """One column larger than another."""
    larger, smaller = question.claim.more["versus"]
    more, less = (total(question.index, vote, column).values for column in (larger, smaller))
    if not more or not less:
        return unknown("the record has no such totals")
    said = f"{question.symbol(vote)}: {more[0]} {word(larger)}, {less[0]} {word(smaller)}"
    return judged(more[0] > less[0], said)


def _far(question: Question, value: dict[str, int]) -> bool:
    """Whether no vote was named and the numbers are nowhere near the one inferred."""
    if question.stage.given or question.stage.named or not question.votes:
        return False
    if any("_" in key for key in value):
        return False
    known = {key: total(question.index, question.votes[0], key).values for key in value}
    return any(v and min(abs(value[k] - n) for n in v) > _NEAR for k, v in known.items())


def _tally_of(question: Question, vote: str, value: dict[str, int]) -> Finding:
    event = question.index.event(vote)
    if "amendment" in question.words and _AMENDMENT.search(_clause(question)):
        return _of_amendments(question, vote, value)
    if event.method is Method.WITHOUT_VOTE:
        motion = question.stage.motion
        if motion is not None and question.claim.sentence >= motion:
            return unknown(f"{question.symbol(vote)}: a motion on it may be meant")
        return contradicted(f"{question.symbol(vote)} was adopted without a vote: it has no totals")
    parts = [_column(question, vote, key, number) for key, number in value.items()]
    wrong = [p for p in parts if p.verdict is Verdict.CONTRADICTED]
    if wrong and _swapped(question, vote, value):
        return unknown(
            "the numbers fit if the second is the abstentions: " + wrong[0].computation,
            shaky="order of the columns",
        )
    answer = all_of(parts)
    if wrong and {"yes", "no"} <= set(value) and _DEFEATED.search(_clause(question)):
        turned = {**value, "yes": value["no"], "no": value["yes"]}
        against = all_of([_column(question, vote, key, n) for key, n in turned.items()])
        answer = against if against.verdict is Verdict.SUPPORTED else answer
    symbol = question.symbol(vote)
    return answer._replace(computation=answer.computation.replace(f"; {symbol}: ", "; "))


def _clause(question: Question) -> str:
    """Words from the last break before the claim to its end."""
    breaks = r"[;.]|\bbut\b|\bwhile\b|\band the (?:resolution|text)\b"
    return re.split(breaks, question.words[: question.end])[-1]


def _of_amendments(question: Question, vote: str, value: dict[str, int]) -> Finding:
    """Totals of an amendment vote, where the record has one that fits."""
    turned = {**value, "yes": value.get("no", 0), "no": value.get("yes", 0)}
    for child in question.index.children.get(vote, []):
        parts = [_column(question, child, key, n) for key, n in value.items()]
        other = [_column(question, child, key, n) for key, n in turned.items()]
        for answer in (all_of(parts), all_of(other)):
            if answer.verdict is Verdict.SUPPORTED:
                return answer
    return unknown("votes on amendments with these totals are not in this record")


def _swapped(question: Question, vote: str, value: dict[str, int]) -> bool:
    """Whether yes-abstain-no, as some agencies print it, would fit."""
    if set(value) != {"yes", "no", "abstain"} or question.claim.more.get("verbal"):
        return False
    if "abst" in question.words or "against" in question.words:
        return False
    turned = {"yes": value["yes"], "no": value["abstain"], "abstain": value["no"]}
    return all(n in total(question.index, vote, k).values for k, n in turned.items())


def _column(question: Question, vote: str, key: str, number: int) -> Finding:
    column, _, bound = key.partition("_")
    known = total(question.index, vote, column)
    symbol = question.symbol(vote)
    if not known.values:
        return unknown(f"the record has no {word(column)} for {symbol}")
    shown = "/".join(map(str, known.values))
    said = f"{symbol}: {shown} {word(column)}, claimed {_bounded(bound, number)}"
    if bound:
        fits = {_fits(bound, actual, number) for actual in known.values}
        if fits == {False} and bound == "about" and _loosely(known.values, number):
            return unknown(said, shaky="how far a round number may be off")
        if len(fits) == 2:
            return unknown(said, shaky=known.why)
        return judged(fits == {True}, said)
    if number in known.values:
        return supported(said, shaky=known.why if len(known.values) > 1 else None)
    if known.corrected == number:
        return supported(
            f"{said}; {known.corrected} after a member's later correction",
            shaky="corrected after the vote",
        )
    if known.doubtful and min(abs(number - v) for v in known.values) <= 2:
        return unknown(
            f"{said}; {known.why}, so a difference of one or two proves nothing", shaky=known.why
        )
    if known.corrected is not None:
        said += f" ({known.corrected} after correction)"
    return contradicted(said)


def _loosely(values: tuple[int, ...], number: int) -> bool:
    """Whether "nearly 100" might still be said: within three times the tolerance."""
    return any(abs(actual - number) <= 3 * _ABOUT * number for actual in values)


def _bounded(bound: str, number: int) -> str:
    words = {
        "gt": "more than ",
        "lt": "fewer than ",
        "min": "at least ",
        "max": "at most ",
        "about": "about ",
    }
    return words.get(bound, "") + str(number)


def _fits(bound: str, actual: float, number: int) -> bool:
    if bound == "about":
        return abs(actual - number) <= max(1, _ABOUT * number)
    return {
        "gt": actual > number,
        "lt": actual < number,
        "min": actual >= number,
        "max": actual <= number,
    }[bound]
