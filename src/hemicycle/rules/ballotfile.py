"""Reading the ballots of a case file: counts or names, checked against the roll of the day."""

from __future__ import annotations

from collections.abc import Mapping

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Position, Question
from hemicycle.rules.case import Case
from hemicycle.rules.electionfile import ELECTION_KEYS
from hemicycle.rules.fields import Fields
from hemicycle.rules.voters import Sitting, gather, resolve

BALLOT_KEYS = (
    ("yes", "yes_includes", Position.YES),
    ("no", "no_includes", Position.NO),
    ("abstain", "abstain_includes", Position.ABSTAIN),
)


def read_ballots(fields: Fields, question: Question, method: Method) -> Fields | None:
    """The table of ballots; none for an election or an adoption without a vote."""
    if question is not Question.ELECTION:
        _refuse(fields, sorted(ELECTION_KEYS), "belongs to an election", 'question = "election"')
    if question is Question.ELECTION or method is Method.WITHOUT_VOTE:
        keys = ["ballots", *(includes for _, includes, _ in BALLOT_KEYS), "not_voting"]
        kind = "an election" if question is Question.ELECTION else "an adoption without a vote"
        _refuse(fields, keys, f"given for {kind}", "ballots only where yes and no were voted")
        return None
    ballots = fields.table("ballots")
    ballots.only(frozenset({"yes", "no", "abstain"}))
    if not ballots.has("yes"):
        raise ballots.wrong(
            "yes", "The votes in favour are missing", "yes = 9, or a list of members", "Add yes"
        )
    return ballots


def _refuse(fields: Fields, keys: list[str], why: str, right: str) -> None:
    """Keys that have no place here; an empty list says nothing and passes."""
    for key in keys:
        if fields.data.get(key) not in (None, {}, [], ()):
            raise fields.wrong(
                key, f"{key} {why}", right, f"Remove {key}, or correct question and method"
            )


def read_positions(
    fields: Fields, ballots: Fields | None, sitting: Sitting
) -> Mapping[str, Position]:
    """Everybody known by name, whether from a full list or from ``no_includes`` and its like."""
    groups = []
    for key, includes, position in BALLOT_KEYS:
        if ballots is not None and _is_list(ballots, key):
            groups.append((key, position, resolve(ballots, key, sitting)))
            _no_second_list(fields, key, includes)
        groups.append((includes, position, resolve(fields, includes, sitting)))
    silent = resolve(fields, "not_voting", sitting)
    return gather(fields, [*groups, ("not_voting", Position.NON_VOTING, silent)])


def _is_list(ballots: Fields, key: str) -> bool:
    return isinstance(ballots.data.get(key), list | tuple)


def _no_second_list(fields: Fields, key: str, includes: str) -> None:
    if fields.names(includes):
        raise fields.wrong(
            includes,
            f"{includes} beside a full list of {key}",
            f"either ballots.{key} as a list of members, or a count with {includes}",
            f"Remove {includes}",
        )


def read_tally(ballots: Fields, positions: Mapping[str, Position], members: int | None) -> Tally:
    """Counts as given, or the length of a list.

    ``no`` and ``abstain`` may be unknown; where every member of the day is accounted for without
    them they are nil.
    """

    def number(key: str) -> int | None:
        return len(ballots.data[key]) if _is_list(ballots, key) else ballots.count(key)

    yes, no, abstain = number("yes"), number("no"), number("abstain")
    assert yes is not None
    silent = list(positions.values()).count(Position.NON_VOTING)
    if members is not None and yes + (no or 0) + (abstain or 0) + silent == members:
        no, abstain = no or 0, abstain or 0
    return Tally(yes, no, abstain)


def check_fit(fields: Fields, case: Case) -> None:
    """Names against counts, counts against the members of the day and against presence."""
    _check_present(fields, case)
    if case.tally is None:
        return
    named = list(case.positions.values())
    for key, includes, position in BALLOT_KEYS:
        count = getattr(case.tally, key)
        if count is not None and named.count(position) > count:
            raise fields.wrong(
                includes,
                f"{named.count(position)} members are named for {count} ballots ({key})",
                "as many names as ballots, or fewer",
                f"Correct ballots.{key} or the names",
            )
    _check_members(fields, case, named.count(Position.NON_VOTING))


def _check_members(fields: Fields, case: Case, silent: int) -> None:
    assert case.tally is not None
    cast, members = _least_cast(case.tally), case.members
    if members is not None and cast + silent > members:
        raise fields.wrong(
            "ballots",
            f"{cast} ballots"
            + (f" and {silent} not voting" if silent else "")
            + f" are more than the {members} members of the {case.book.name} on {case.day}",
            f"at most {members}",
            "Check the counts and the date",
        )


def _least_cast(tally: Tally) -> int:
    return tally.yes + (tally.no or 0) + (tally.abstain or 0)


def _check_present(fields: Fields, case: Case) -> None:
    """Also for a decision without a vote: presence counts there too."""
    if case.present is None:
        return
    cast, members = _least_cast(case.tally) if case.tally is not None else 0, case.members
    if case.present < cast or (members is not None and case.present > members):
        raise fields.wrong(
            "present",
            f"{case.present} present does not fit {cast} ballots and {members} members",
            "a number from the ballots cast to the members of the body",
            "Correct present or the ballots",
        )
