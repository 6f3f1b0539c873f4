"""Reading the election part of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hemicycle.errors import NoSeatError
from hemicycle.rules.case import Election, permanent_of, roll_of
from hemicycle.rules.fields import Fields
from hemicycle.rules.voters import Sitting, known_state, twice

STATE_OFFICES = frozenset({"SC-seat", "ECOSOC", "TC", "HRC"})
ELECTION_KEYS = frozenset(
    {"office", "seats", "candidates", "abstentions", "invalid", "valid_ballots", "other_organ"}
)
_COUNCIL_FIRST_SAT = date(1946, 1, 17)
"""Five days after its first elected members were chosen."""
OFFICES = ("SC-seat", "ECOSOC", "TC", "HRC", "ICJ", "PGA", "SG", "post")
"""Offices with a provision of their own; ``post`` is any other single post or seat."""


def read_election(fields: Fields, sitting: Sitting) -> Election:
    """The count of one ballot, checked against itself and the electors of the day."""
    office = fields.choice("office", OFFICES)
    if office is None:
        raise fields.wrong(
            "office",
            "An election needs its office",
            "one of " + ", ".join(OFFICES),
            'Add office, for example office = "SC-seat"',
        )
    seats = fields.count("seats", 1, least=1)
    candidates = _candidates(fields, office, sitting)
    valid = _valid(fields, seats, candidates)
    election = Election(
        office=office,
        seats=seats,
        candidates=candidates,
        valid_ballots=valid,
        abstentions=fields.count("abstentions", 0),
        invalid=fields.count("invalid", 0),
        elsewhere=frozenset(fields.names("other_organ")) if fields.has("other_organ") else None,
    )
    _fits(fields, election, sitting.members)
    return election


def _candidates(fields: Fields, office: str, sitting: Sitting) -> Mapping[str, int]:
    table = fields.table("candidates")
    votes: dict[str, int] = {}
    for name in table.data:
        code = _eligible(table, name, office, sitting) if office in STATE_OFFICES else name
        if code in votes:
            raise twice(table, name, name)
        count = table.count(name)
        assert count is not None
        votes[code] = count
    if not votes:
        raise fields.wrong(
            "candidates",
            "No candidate is named",
            "candidates = { GTM = 110, VEN = 77 }",
            "Add the candidates with their votes",
        )
    return votes


def _eligible(table: Fields, name: str, office: str, sitting: Sitting) -> str:
    """Code of a State that can hold the seat (Charter Arts. 23, 61, 86; res. 60/251, para. 7)."""
    day = sitting.day
    code = known_state(table, name, name, day)
    if code not in (roll_of("GA", day) or frozenset()):
        raise NoSeatError(
            f"{name} was no Member of the United Nations on {day}, so it could not be elected",
            where=table.place(name),
            right="a Member of the United Nations on the day of the election",
            todo="Check the name and the date",
        )
    if office == "SC-seat" and code in permanent_of("SC", max(day, _COUNCIL_FIRST_SAT)):
        raise table.wrong(
            name,
            f"{name} is a permanent member of the Security Council and is not elected to it",
            "a Member without a permanent seat (Charter Art. 23)",
            "Check the name and the office",
        )
    return code


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
