"""This vote beside an earlier one: who moved from what to what."""

from __future__ import annotations

from collections.abc import Mapping

from hemicycle.brief.house import is_house
from hemicycle.brief.model import Comparison, Mover
from hemicycle.domain.casing import readable
from hemicycle.domain.vote import Position, Question, VoteEvent
from hemicycle.record.record import Record
from hemicycle.record.related import same_title, title_key
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

_TEXTS = (Question.DRAFT, Question.RECOMMENDATION)


def is_text(event: VoteEvent) -> bool:
    """Whether a whole text was put, not an amendment, part or motion."""
    return event.question in _TEXTS


def is_known(comparison: Comparison) -> bool:
    """Whether any member's position is known on both votes."""
    return bool(comparison.movers) or any(comparison.stayed.values())


def label_of(event: VoteEvent) -> str:
    """What to call a vote: its symbol, its draft's symbol, else its day and body.

    In a house of one's own texts have no symbol, and their title begins with what they are called.
    """
    if event.symbol or event.draft:
        return event.symbol or event.draft or ""
    if event.date is not None and is_text(event) and not (is_house(event.body) and event.title):
        return f"{event.body} text of {event.date.isoformat()}"
    return readable(event.title) if event.title else event.vote_id


def same_matter(record: Record, event: VoteEvent) -> list[VoteEvent]:
    """Texts of the same series and body, oldest first; without a series, texts of the same title.

    A series is named by the record. Where it names none, a text that comes back under the same
    title (the yearly resolutions) is followed by its title, and only by that.
    """
    if event.series:
        return [other for other in record.series(event.series, event.body) if is_text(other)]
    if not is_text(event) or not event.title or event.symbol is None:
        return []
    return [other for other in same_title(record, event) if is_text(other)]


def predecessor(event: VoteEvent, series: list[VoteEvent]) -> VoteEvent | None:
    """The latest adopted text of the series on an earlier day.

    Adopted by the source's word, or where it has none, by the rules of the day.
    """
    if not is_text(event) or event.date is None:
        return None
    dated = [(other.date, other.vote_id, other) for other in series if other.date is not None]
    for day, _, other in sorted(dated, key=lambda item: item[:2], reverse=True):
        if day < event.date and other.vote_id != event.vote_id and _adopted(other):
            return other
    return None


def _adopted(event: VoteEvent) -> bool:
    if event.outcome_announced is not None:
        return event.outcome_announced == "adopted"
    return decide(case_of(event, None)).outcome == "adopted"


def compare(
    event: VoteEvent,
    positions: Mapping[str, Position] | None,
    earlier: VoteEvent,
    before: Mapping[str, Position] | None,
    *,
    asked: bool = False,
) -> Comparison:
    """Members on both rolls, known on both votes, whose position differs.

    Where one vote is known by tally only, nobody can be said to have moved: no movers.
    """
    now = positions or {}
    then = before or {}
    both = sorted(now.keys() & then.keys())
    known = [code for code in both if Position.UNKNOWN not in (now[code], then[code])]
    movers = tuple(
        Mover(code, then[code], now[code]) for code in known if then[code] is not now[code]
    )
    stayed: dict[Position, tuple[str, ...]] = {
        position: tuple(code for code in known if now[code] is position and then[code] is position)
        for position in Position
        if position is not Position.UNKNOWN
    }
    same = bool(title_key(event.title)) and title_key(event.title) == title_key(earlier.title)
    return Comparison(
        vote_id=earlier.vote_id,
        label=label_of(earlier),
        date=earlier.date,
        title=earlier.title,
        same_title=same,
        movers=movers,
        stayed=stayed,
        asked=asked,
    )
