"""Cases from mappings, from files, and from recorded votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import A_DAY, a_ga_case, a_vote_event

from hemicycle.domain.body import BODIES
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question, RollCallState, VoteEvent
from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.case import (
    Case,
    Election,
    case_of,
    members_of,
    permanent_of,
    roll_of,
)
from hemicycle.rules.casefile import read_case
from hemicycle.rules.decision import decide
from hemicycle.rules.law import Rulebook
from hemicycle.rules.voters import Sitting

COUNCIL: dict[str, Any] = {
    "body": "SC",
    "date": "2025-02-24",
    "question": "amendment",
    "nature": "substantive",
}


def test_names_of_the_day_and_codes_mean_the_same() -> None:
    names = {"yes": 9, "no": ["Russian Federation"], "abstain": ["united states", "CHINA"]}
    codes = {"yes": 9, "no": ["RUS"], "abstain": ["USA", "CHN"]}
    one, other = (read_case({**COUNCIL, "ballots": b}) for b in (names, codes))
    assert one == other
    assert one.positions["RUS"] is Position.NO


def test_a_former_name_finds_the_seat_of_its_day() -> None:
    case = read_case(
        {**COUNCIL, "date": "1948-05-24", "ballots": {"yes": 8, "no": ["USSR", "Ukrainian SSR"]}}
    )
    assert set(case.positions) == {"RUS", "UKR"}


def test_a_list_counts_itself_and_a_missing_count_is_unknown() -> None:
    case = read_case({**COUNCIL, "ballots": {"yes": ["FRA", "CHN"]}})
    assert case.tally == Tally(2, None, None)


def test_a_missing_count_is_nil_where_everybody_is_accounted_for() -> None:
    full = read_case({**COUNCIL, "ballots": {"yes": 14, "no": ["RUS"]}})
    assert full.tally == Tally(14, 1, 0)
    silent = read_case({**COUNCIL, "ballots": {"yes": 14}, "not_voting": ["CHN"]})
    assert silent.tally == Tally(14, 0, 0)


def test_method_and_question_have_plain_defaults() -> None:
    case = read_case({"body": "ga", "date": date(2025, 2, 24), "ballots": {"yes": 1, "no": 0}})
    assert (case.body, case.question, case.method) == ("GA", Question.DRAFT, Method.RECORDED)


def test_the_human_rights_council_has_no_roll_so_names_are_only_resolved() -> None:
    case = read_case(
        {"body": "HRC", "date": "2022-04-01", "ballots": {"yes": ["France"], "no": ["CHN"]}}
    )
    assert case.roll is None
    assert decide(case).code == "tie_rejected"


def test_a_mapping_and_its_toml_decide_alike(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(
        'body = "SC"\ndate = 2025-02-24\nquestion = "amendment"\nnature = "substantive"\n'
        'ballots = { yes = 9, no = 1, abstain = 5 }\nno_includes = ["RUS"]\n',
        "utf-8",
    )
    ballots = {"yes": 9, "no": 1, "abstain": 5}
    assert decide(path) == decide({**COUNCIL, "ballots": ballots, "no_includes": ["RUS"]})
    assert decide(str(path)).vetoes == ("RUS",)


def test_none_and_empty_lists_say_nothing() -> None:
    bare = {**COUNCIL, "ballots": {"yes": 9, "no": 1, "abstain": 5}}
    padded = {**bare, "majority": None, "put": None, "parties": [], "no_includes": []}
    assert read_case(padded) == read_case(bare)
    quiet = {"body": "GA", "date": "2025-02-24", "method": "without_vote", "ballots": {}}
    assert decide(quiet).code == "adopted_without_vote"


# --- recorded votes ---------------------------------------------------------------------------


def test_the_counted_tally_goes_before_the_announced_one() -> None:
    event = a_vote_event(8, 0, 7, announced=Tally(9, 0, 6), nature=Nature.SUBSTANTIVE)
    assert decide(case_of(event, None)).code == "insufficient_affirmative"


def test_the_announced_tally_serves_where_nothing_was_counted() -> None:
    event = a_vote_event(counted=None, announced=Tally(9, 0, 6), nature=Nature.SUBSTANTIVE)
    assert decide(case_of(event, None)).outcome == "adopted"


def test_positions_of_the_roll_call_tell_the_veto() -> None:
    event = a_vote_event(11, 1, 3, nature=Nature.SUBSTANTIVE, date=date(2022, 2, 25))
    decision = decide(case_of(event, {"RUS": Position.NO}))
    assert (decision.code, decision.vetoes) == ("veto", ("RUS",))


@pytest.mark.parametrize("body", ["US-SENATE", "town-council"])
def test_a_recorded_vote_of_a_body_without_rules_is_left_open(body: str) -> None:
    decision = decide(case_of(a_vote_event(60, 40, 0, body=body), None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")


@pytest.mark.parametrize(
    ("yes", "outcome"), [(6, "not_adopted"), (8, "undetermined"), (9, "adopted")]
)
def test_a_vote_without_a_day_is_decided_where_the_rules_of_all_days_agree(
    yes: int, outcome: str
) -> None:
    """Seven votes sufficed once and nine are needed now: six never, nine always."""
    event = a_vote_event(yes, 0, 2, date=None, nature=Nature.SUBSTANTIVE)
    decision = decide(case_of(event, None))
    assert decision.outcome == outcome
    assert decision.required is None
    assert decision.reasons[0].text.startswith("The day of the vote is not known")


def test_an_undated_vote_keeps_what_is_the_same_on_every_day() -> None:
    """The Council's rules of procedure on majorities have not changed, so the bar is known."""
    event = a_vote_event(24, 17, 6, body="HRC", date=None)
    undated, dated = decide(case_of(event, None)), decide(case_of(replace(event, date=A_DAY), None))
    assert undated.outcome == "adopted"
    assert (undated.required, undated.margin) == (dated.required, dated.margin)
    assert undated.required is not None
    assert undated.reasons[1:] == dated.reasons


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [(20, 20, ("not_adopted", "tie_rejected")), (21, 20, ("undetermined", "needs_ruling"))],
)
def test_a_recorded_appeal_does_not_say_what_a_yes_meant(
    yes: int, no: int, expected: tuple[str, str]
) -> None:
    event = a_vote_event(yes, no, 0, body="GA", question=Question.APPEAL)
    decision = decide(case_of(event, None))
    assert (decision.outcome, decision.code) == expected
    assert "overrule or to uphold" in decision.reasons[0].text


def test_a_partial_list_is_not_counted_as_the_vote() -> None:
    event = a_vote_event(
        3, 1, 0, roll_call=RollCallState.PARTIAL, announced=Tally(9, 1, 5),
        nature=Nature.SUBSTANTIVE,
    )  # fmt: skip
    assert decide(case_of(event, {"RUS": Position.NO})).code == "veto"
    alone = a_vote_event(3, 1, 0, roll_call=RollCallState.PARTIAL)
    assert decide(case_of(alone, None)).code == "unknown_tally"


def test_a_recorded_adoption_without_a_vote() -> None:
    event = a_vote_event(body="GA", method=Method.WITHOUT_VOTE, counted=None)
    assert decide(case_of(event, None)).code == "adopted_without_vote"


def test_the_nature_of_a_recorded_assembly_vote_is_left_open() -> None:
    decision = decide(case_of(a_vote_event(30, 20, 10, body="GA"), None))
    assert (decision.outcome, decision.code) == ("undetermined", "needs_ruling")


@pytest.mark.parametrize("body", ["ECOSOC", "TC", "US-SENATE", "some-assembly"])
def test_a_recorded_vote_of_a_body_without_a_book_is_open_not_an_error(body: str) -> None:
    event = VoteEvent(
        "x", body, Question.DRAFT, Method.RECORDED, "test", date=date(1960, 1, 1),
        announced=Tally(10, 5, 0),
    )  # fmt: skip
    assert decide(case_of(event, None)).code == "needs_ruling"


def test_a_member_the_register_does_not_know_is_called_by_its_code() -> None:
    case = a_ga_case(1, 0, positions={"icpsr:14226": Position.YES})
    assert case.name("icpsr:14226") == "icpsr:14226"
    assert case.name("FRA") == "France"


# --- the body of a case: its roll, and who can veto ----------------------------------------------


def a_council_by_another_name() -> Rulebook:
    """A book of one's own for the members of the Security Council."""
    return read_book('like = "SC"\nname = "The same"', where="ours", body=None)


def test_the_roll_is_that_of_the_body_the_book_names() -> None:
    book = a_council_by_another_name()
    case = Case(book.body, book, Question.DRAFT, date(2025, 2, 24))
    assert book.body == "the-same"
    assert (case.members, len(case.roll or ())) == (15, 15)
    assert case.permanent == {"CHN", "FRA", "GBR", "RUS", "USA"}
    sitting = Sitting(book.body, book, date(2025, 2, 24))
    assert (sitting.members, sitting.roll) == (15, case.roll)


def test_without_a_day_or_a_compiled_body_there_is_no_roll() -> None:
    day = date(2025, 2, 24)
    assert roll_of("GA", None) is members_of("GA", None) is None
    assert roll_of("the-moon", day) is members_of("the-moon", day) is None
    assert permanent_of("SC", None) == permanent_of("the-moon", day) == frozenset()


@pytest.mark.parametrize(("written", "body"), [("ga-c3", "GA-C3"), ("EU-Council", "eu-council")])
def test_a_body_may_be_written_in_any_case(written: str, body: str) -> None:
    bare = {"body": written, "date": "2025-02-24", "ballots": {"yes": 20, "no": 1, "abstain": 0}}
    assert read_case(bare).body == body


@pytest.mark.parametrize("code", ["GA", "CHR"])
def test_the_first_and_the_last_day_of_a_body_are_days_of_it(code: str) -> None:
    known, one = BODIES[code], timedelta(days=1)
    ballots = {"yes": 3, "no": 1, "abstain": 0}
    days = [(known.first_day, -one), (known.last_day, one)]
    for day, beyond in days:
        if day is not None:
            assert read_case({"body": code, "date": day, "ballots": ballots}).day == day
            with pytest.raises(InputError, match="did not exist"):
                read_case({"body": code, "date": day + beyond, "ballots": ballots})


def test_what_a_file_says_for_its_readers_is_not_looked_at() -> None:
    words = "id title note source symbol draft session meeting reason expect"
    bare = {**COUNCIL, "ballots": {"yes": 9, "no": 1, "abstain": 5}}
    assert read_case({**dict.fromkeys(words.split(), "x"), **bare}) == read_case(bare)


@pytest.mark.parametrize("majority", ["simple", "two_thirds"])
def test_a_majority_that_was_ruled_is_read(majority: str) -> None:
    ruled = {"body": "GA", "date": "2025-02-24", "majority": majority}
    assert read_case({**ruled, "ballots": {"yes": 9, "no": 1, "abstain": 0}}).majority == majority


@pytest.mark.parametrize("put", ["overrule", "uphold"])
def test_how_an_appeal_was_put_is_read(put: str) -> None:
    appeal = {"body": "GA", "date": "2025-02-24", "question": "appeal", "put": put}
    assert read_case({**appeal, "ballots": {"yes": 9, "no": 1, "abstain": 0}}).put == put


def test_plain_values_where_a_case_says_nothing() -> None:
    case = read_case({**COUNCIL, "ballots": {"yes": 9, "no": 1, "abstain": 5}})
    assert case.ballot_number == 1
    assert case.parties == case.barred == frozenset()
    assert (case.put, case.majority, case.present, case.motion, case.effect) == (None,) * 5


def test_the_parties_to_a_dispute_are_read() -> None:
    said = {"ballots": {"yes": 9, "no": 0, "abstain": 2}, "parties": ["United Kingdom"]}
    assert read_case({**COUNCIL, **said, "date": "1964-04-09"}).parties == {"GBR"}


def test_abstentions_count_among_those_accounted_for() -> None:
    case = read_case({**COUNCIL, "ballots": {"yes": 9, "abstain": 6}})
    assert case.tally == Tally(9, 0, 6)
    assert read_case({**COUNCIL, "ballots": {"yes": 9, "abstain": 5}}).tally == Tally(9, None, 5)


@pytest.mark.parametrize(("present", "fits"), [(14, False), (15, True), (16, False)])
def test_presence_lies_between_the_ballots_and_the_members(present: int, fits: bool) -> None:
    case = {**COUNCIL, "ballots": {"yes": 9, "no": 1, "abstain": 5}, "present": present}
    if fits:
        assert read_case(case).present == present
    else:
        with pytest.raises(InputError, match="does not fit"):
            read_case(case)


def test_the_place_of_a_second_word_on_a_vote_is_where_it_stands() -> None:
    said = {"ballots": {"yes": 9, "no": 1, "abstain": 5}, "no_includes": ["RUS"]}
    with pytest.raises(InputError) as caught:
        read_case({**COUNCIL, **said, "not_voting": ["RUS"]})
    assert caught.value.where == "case, not_voting"


def test_a_name_that_two_members_share_is_not_guessed(tmp_path: Path) -> None:
    """Both banks of the Congo sit there: a typed ``Congo`` may be either."""
    (tmp_path / "river.toml").write_text(RIVER, "utf-8")
    case = {"body": str(tmp_path / "river.toml"), "date": "2025-02-24"}
    codes = read_case({**case, "ballots": {"yes": ["COD"], "no": ["Republic of the Congo"]}})
    assert dict(codes.positions) == {"COD": Position.YES, "COG": Position.NO}
    with pytest.raises(InputError, match="'Congo' is no member of River Commission"):
        read_case({**case, "ballots": {"yes": ["Congo"], "no": 0}})


RIVER = """
name = "River Commission"
presiding = "Chair"
members = ["COD", "COG", "CAF"]

[[provision]]
key = "majority.ordinary"
from = 2000-01-01
number = "1"
source = "Statutes"
text = "One vote is enough."
votes = 1
"""


# --- elections ----------------------------------------------------------------------------------

ELECTION: dict[str, Any] = {"body": "GA", "date": "2025-06-03", "question": "election"}


def an_election(**said: Any) -> Election:
    election = read_case({**ELECTION, **said}).election
    assert election is not None
    return election


def test_an_election_has_plain_defaults() -> None:
    plain = an_election(office="SC-seat", candidates={"LVA": 178, "LBR": 3})
    assert plain == Election("SC-seat", 1, {"LVA": 178, "LBR": 3}, 181)
    full = an_election(office="ECOSOC", candidates={"LVA": 90, "LBR": 80}, seats=2,
                       valid_ballots=100, abstentions=3, invalid=2)  # fmt: skip
    assert (full.seats, full.valid_ballots, full.abstentions, full.invalid) == (2, 100, 3, 2)


@pytest.mark.parametrize("office", ["PGA", "SG", "post"])
def test_a_person_may_be_elected_to_an_office(office: str) -> None:
    assert an_election(office=office, candidates={"A. N. Other": 100}).office == office


@pytest.mark.parametrize(("invalid", "fits"), [(1, True), (2, False)])
def test_invalid_ballots_are_ballots_of_members_too(invalid: int, fits: bool) -> None:
    """190 valid, 2 abstentions and 1 invalid ballot are the 193 members."""
    said = {"candidates": {"LVA": 190}, "abstentions": 2, "invalid": invalid}
    if fits:
        assert an_election(office="SC-seat", **said).invalid == invalid
    else:
        with pytest.raises(InputError, match="194 ballots are more than the 193 members"):
            an_election(office="SC-seat", **said)
