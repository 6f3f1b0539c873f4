"""Everything a page says of one vote, gathered from the record and the rules."""

from __future__ import annotations

from collections.abc import Mapping

from hemicycle.brief.comparison import compare, is_text, label_of, predecessor, same_matter
from hemicycle.brief.groups import group_lines
from hemicycle.brief.house import as_announced, body_of, is_house
from hemicycle.brief.model import Comparison, Note, VoteBrief
from hemicycle.brief.remarks import notes_on, printable, printable_event
from hemicycle.brief.support import support_points, tally_of
from hemicycle.brief.unusual import unusual
from hemicycle.domain.body import body
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position, RollCallState, VoteEvent
from hemicycle.record.record import Record
from hemicycle.record.related import beside, effect_of, official_symbol
from hemicycle.rules.answer import Binding, Decision
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

_OPEN = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)


def vote_brief(
    record: Record,
    event: VoteEvent,
    *,
    against: VoteEvent | None = None,
    positions: Mapping[str, Position] | None = None,
    possible: Mapping[str, tuple[Position, ...]] | None = None,
    extra_notes: tuple[Note, ...] = (),
) -> VoteBrief:
    """Everything the page says of one vote.

    Parameters
    ----------
    record
        Where earlier votes, corrections and findings are looked up.
    event
        The vote; from the record, or entered by hand and in no record.
    against
        Another vote to compare with, beside the latest adopted text of the series.
    positions, possible
        For an entered vote: its positions, and what is still possible where UNKNOWN.
    """
    known = positions if positions is not None else record.positions(event.vote_id)
    full = _with_unknown(event, known)
    series = same_matter(record, event)
    one = body_of(event.body)
    size = one.size(event.date) if event.date else None
    return VoteBrief(
        event=printable_event(event),
        label=printable(official_symbol(record, event) or label_of(event)),
        body_name=one.name,
        decision=decision_of(record, event, known),
        tally=tally_of(event, size),
        positions=full,
        possible=possible or {code: _OPEN for code, at in (full or {}).items() if at == "UNKNOWN"},
        names=_names(record, event, full),
        permanent=_permanent(event),
        groups=group_lines(full, event.date) if full and event.date else (),
        compared=_comparisons(record, event, full, series, against),
        support=support_points(event, series, beside(record, event)) if is_text(event) else (),
        corrections=tuple(record.corrections_of(event.vote_id)),
        notes=(*extra_notes, *notes_on(record, event)),
        children=tuple(record.children(event.vote_id)),
        roll_size=size,
        unusual=unusual(record, event) if positions is None else None,
    )


def decision_of(record: Record, event: VoteEvent, known: Mapping[str, Position] | None) -> Decision:
    """By the rules of the day; what the text does is said only where it is known."""
    if is_house(event.body):
        return as_announced(event)
    effect = effect_of(record, event)
    return decide(case_of(event, known, effect=Binding(effect) if effect else None))


def _with_unknown(
    event: VoteEvent, known: Mapping[str, Position] | None
) -> dict[str, Position] | None:
    """Positions for the whole roll; members that a partial list leaves out are UNKNOWN."""
    if not known:
        return None
    full = dict(sorted(known.items()))
    roll = body_of(event.body).roll(event.date) if event.date else None
    if event.roll_call is RollCallState.PARTIAL and roll:
        full |= {code: Position.UNKNOWN for code in roll if code not in full}
    return dict(sorted(full.items()))


def _names(
    record: Record, event: VoteEvent, positions: Mapping[str, Position] | None
) -> dict[str, str]:
    """Names of the day; for members that are no States, the names the source printed."""
    codes = {*(positions or ()), *_permanent(event)}
    states = register()
    known = {code for code in codes if code in states.membership and event.date is not None}
    printed = record.names_then(event.vote_id) if known != codes else {}
    return {
        code: states.name(code, event.date)
        if code in known and event.date is not None
        else printable(printed.get(code, code))
        for code in codes
    }


def _permanent(event: VoteEvent) -> tuple[str, ...]:
    """Permanent members of the Security Council, in UN bodies only."""
    if event.date is None or not body_of(event.body).members_vote:
        return ()
    return tuple(sorted(body("SC").permanent(event.date)))


def _comparisons(
    record: Record,
    event: VoteEvent,
    positions: Mapping[str, Position] | None,
    series: list[VoteEvent],
    against: VoteEvent | None,
) -> tuple[Comparison, ...]:
    found = []
    if against is not None and against.vote_id != event.vote_id and against.body == event.body:
        before = record.positions(against.vote_id)
        found.append(compare(event, positions, against, before, asked=True))
    earlier = predecessor(event, series)
    if earlier is not None and (against is None or earlier.vote_id != against.vote_id):
        found.append(compare(event, positions, earlier, record.positions(earlier.vote_id)))
    return tuple(found)
