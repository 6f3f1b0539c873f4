"""Reading the election part of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hemicycle.rules.case import Election
from hemicycle.rules.fields import Fields
from hemicycle.rules.voters import known_state, twice

STATE_OFFICES = frozenset({"SC-seat", "ECOSOC", "TC", "HRC"})
ELECTION_KEYS = frozenset(
    {"office", "seats", "candidates", "abstentions", "invalid", "valid_ballots", "other_organ"}
)
OFFICES = ("SC-seat", "ECOSOC", "TC", "HRC", "ICJ", "PGA", "SG", "post")
"""Offices with a provision of their own; ``post`` is any other single post or seat."""


def read_election(fields: Fields, day: date, members: int | None) -> Election:
    """The count of one ballot, checked against itself and the electors of the day."""
    office = fields.choice("office", OFFICES)
    if office is None:
        raise fields.wrong(
            "office",
            "An election needs its office",
            "one of " + ", ".join(OFFICES),
            'Add office, for example office = "SC-seat"',
        )
    seats = fields.count("seats", 1, least=1) or 1
    candidates = _candidates(fields, office, day)
    valid = _valid(fields, seats, candidates)
    election = Election(
        office=office,
        seats=seats,
        candidates=candidates,
        valid_ballots=valid,
        abstentions=fields.count("abstentions", 0) or 0,
        invalid=fields.count("invalid", 0) or 0,
        elsewhere=frozenset(fields.names("other_organ")) if fields.has("other_organ") else None,
    )
    _fits(fields, election, members)
    return election


def _candidates(fields: Fields, office: str, day: date) -> Mapping[str, int]:
    table = fields.table("candidates")
    votes: dict[str, int] = {}
    for name in table.data:
        code = known_state(table, name, name, day) if office in STATE_OFFICES else name
        if code in votes:
            raise twice(table, name, name)
        votes[code] = table.count(name) or 0
    if not votes:
        raise fields.wrong(
            "candidates",
            "No candidate is named",
            "candidates = { GTM = 110, VEN = 77 }",
            "Add the candidates with their votes",
        )
    return votes


def _valid(fields: Fields, seats: int, candidates: Mapping[str, int]) -> int:
    """Ballots that name a candidate; for one seat each vote is one ballot."""
    given = fields.count("valid_ballots")
    if given is not None:
        return given
    if seats > 1:
        raise fields.wrong(
            "valid_ballots",
            "With several seats the votes do not tell the number of ballots",
            "valid_ballots = 190, the ballots that name at least one candidate",
            "Add valid_ballots from the announcement",
        )
    return sum(candidates.values())


def _fits(fields: Fields, election: Election, members: int | None) -> None:
    most, total = max(election.candidates.values()), sum(election.candidates.values())
    valid = election.valid_ballots
    if most > valid or total > election.seats * valid:
        raise fields.wrong(
            "candidates",
            f"{total} votes, {most} for one candidate, do not fit {valid} valid ballots",
            f"at most {valid} votes for one candidate and {election.seats * valid} in all",
            "Correct valid_ballots, seats or the votes",
        )
    cast = valid + election.abstentions + election.invalid
    if members is not None and cast > members:
        raise fields.wrong(
            "candidates",
            f"{cast} ballots are more than the {members} members on that day",
            f"at most {members}, valid, invalid and abstaining together",
            "Check the counts and the date",
        )
