"""The worked examples of 24 February 2025, and what a change does among others."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest
from tests.builders import TWO_THIRDS, a_roll_call_case, a_small_assembly

from hemicycle import joined
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.measure.whatif import WhatIf, what_if
from hemicycle.record.record import Record, open_record
from hemicycle.rules.case import case_of
from hemicycle.rules.casefile import read_case
from hemicycle.rules.decision import decide

ADOPTED, LOST = "adopted", "not_adopted"


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


def ended(found: WhatIf) -> tuple[str, str]:
    """The tally and the outcome as supposed."""
    return str(found.after.state.tally), str(found.after.decision.outcome)


# Un-procedure dossier 3.2, step 7: 10-0-5, five abstentions, two of them permanent.
@pytest.mark.parametrize(
    ("changes", "tally", "outcome", "code"),
    [
        ([], "10–0–5", ADOPTED, "adopted"),
        (["FRA=no"], "10–1–4", LOST, "veto"),
        (["FRA=no", "GBR=no"], "10–2–3", LOST, "veto"),
        (["Denmark=no"], "10–1–4", ADOPTED, "adopted"),
        (["PAN=abstain"], "9–0–6", ADOPTED, "adopted"),
        (["PAN=abstain", "PAK=abstain"], "8–0–7", LOST, "insufficient_affirmative"),
        (["PAN=non_voting,RUS=abstain"], "8–0–6", LOST, "insufficient_affirmative"),
        (["EU=no"], "10–4–1", LOST, "veto"),
        (["EU=yes"], "14–0–1", ADOPTED, "adopted"),
    ],
)
def test_the_council_text_of_24_february(
    record: Record, changes: list[str], tally: str, outcome: str, code: str
) -> None:
    found = joined.whatif(record, "S/RES/2774", changes)
    assert ended(found) == (tally, outcome)
    assert found.after.decision.code == code
    assert ended(joined.whatif(record, "S/RES/2774")) == ("10–0–5", ADOPTED)


def test_who_could_veto_it_and_who_else_was_pivotal(record: Record) -> None:
    before = joined.whatif(record, "S/RES/2774").before
    permanent = ["CHN", "FRA", "GBR", "RUS", "USA"]
    assert [(s.member, s.after, s.outcome) for s in before.pivotal] == [
        (member, "NO", LOST) for member in permanent
    ]
    assert [(s.member, s.vetoes, s.if_abstain) for s in before.permanent] == [
        (member, True, ADOPTED) for member in permanent
    ]
    assert before.cheapest is not None
    (step,) = before.cheapest.steps
    assert (step.before, step.after, step.n, step.among) == ("ABSTAIN", "NO", 1, ("FRA", "GBR"))


def test_with_nine_votes_every_supporter_is_pivotal(record: Record) -> None:
    after = joined.whatif(record, "S/RES/2774", ["PAN=abstain"]).after
    leaving = {s.member for s in after.pivotal if s.after is Position.ABSTAIN}
    assert leaving == {"CHN", "DZA", "GUY", "KOR", "PAK", "RUS", "SLE", "SOM", "USA"}
    vetoes = {s.member for s in after.permanent if s.vetoes}
    assert vetoes == {"FRA", "GBR"}  # the others' "no" would leave eight votes: no veto


def test_a_second_veto_has_to_go_too(record: Record) -> None:
    found = joined.whatif(record, "S/RES/2774", ["FRA=no", "GBR=no"])
    assert [(e.enough, e.needed) for e in found.effects] == [(True, False), (True, False)]
    assert found.after.pivotal == ()
    assert found.after.cheapest is not None
    assert [(s.n, s.among) for s in found.after.cheapest.steps] == [(2, ("FRA", "GBR"))]


def test_two_abstentions_need_each_other(record: Record) -> None:
    found = joined.whatif(record, "S/RES/2774", ["PAN=abstain", "PAK=abstain", "DNK=abstain"])
    assert [(e.enough, e.needed) for e in found.effects] == [
        (False, True),
        (False, True),
        (False, False),
    ]
    assert found.effects[2].already == ("DNK",)


# Dossier 3.2, steps 4 and 5: the votes against are known as Russia's "no" only.
@pytest.mark.parametrize(("amendment", "yes"), [(2, 9), (3, 11)])
def test_without_the_russian_no_the_european_amendments_pass(
    record: Record, amendment: int, yes: int
) -> None:
    vote = f"SC-2774-amendment-eu-{amendment}"
    unknown = joined.whatif(record, vote, ["RUS=abstain"])
    assert unknown.after.decision.code == "unknown_voters"  # who else voted no is not in the record
    abstaining = 15 - yes - 1
    counts = ["no=1", f"abstain={abstaining}"]
    told = joined.whatif(record, vote, [*counts, "RUS=abstain"])
    assert ended(told) == (f"{yes}–0–{abstaining + 1}", ADOPTED)
    assert joined.whatif(record, vote, counts).after.decision.vetoes == ("RUS",)


def test_a_case_file_can_be_supposed_too() -> None:
    case = read_case(
        {
            "body": "SC",
            "date": "2025-02-24",
            "question": "amendment",
            "nature": "substantive",
            "ballots": {"yes": 9, "no": 1, "abstain": 5},
            "no_includes": ["RUS"],
        }
    )
    assert ended(what_if(case, ["RUS=abstain"])) == ("9–0–6", ADOPTED)
    assert ended(what_if(case, ["RUS=yes"])) == ("10–0–5", ADOPTED)
    # an elected member's "no" adds nothing certain: it may have been among the nine or not
    pivotal = what_if(case, ["RUS=abstain"]).after.pivotal
    assert {swing.member for swing in pivotal if swing.after is Position.NO} == {
        "CHN", "FRA", "GBR", "RUS", "USA",
    }  # fmt: skip
    steps = what_if(case).before.cheapest
    assert steps is not None
    assert [step.among for step in steps.steps] == [("RUS",)]


def test_the_union_abstaining_does_not_sink_the_assembly_text(record: Record) -> None:
    # 93-18-65 with 26 of the 27 in favour and Hungary against: 67 of 84, two thirds are 56
    found = joined.whatif(record, "A/RES/ES-11/7", ["EU=abstain"])
    assert ended(found) == ("67–17–92", ADOPTED)
    (effect,) = found.effects
    assert len(effect.altered) == 27
    assert dict(effect.altered)["HUN"] is Position.NO
    required = found.after.decision.required
    assert required is not None
    assert (required.yes, required.of) == (56, 84)
    assert found.after.cheapest is not None
    assert len(found.after.cheapest.steps[0].among) == 67


def test_the_procedural_motion_knows_no_veto(record: Record) -> None:
    before = joined.whatif(record, "SC-2774-motion-adjourn", ["RUS=no"]).after
    assert not any(seat.vetoes for seat in before.permanent)
    passed = joined.whatif(record, "SC-2774-motion-adjourn", ["DZA=yes,GUY=yes,KOR=yes"])
    assert ended(passed) == ("9–3–3", ADOPTED)
    short = joined.whatif(record, "SC-2774-motion-adjourn", ["DZA=yes,GUY=yes"])
    assert ended(short) == ("8–3–4", LOST)


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [([], ADOPTED), (["M01=abstain"], LOST), (["M05=abstain"], ADOPTED), (["M07=yes"], ADOPTED)],
)
def test_two_thirds_below_on_and_above(changes: list[str], outcome: str) -> None:
    book = a_small_assembly(7, TWO_THIRDS)
    names = sorted(book.members or ())
    cast = [Position.YES] * 4 + [Position.NO] * 2 + [Position.ABSTAIN]
    case = a_roll_call_case(book, dict(zip(names, cast, strict=True)))
    assert what_if(case, changes).after.decision.outcome == outcome


def test_a_later_change_wins_and_says_so(record: Record) -> None:
    found = joined.whatif(record, "S/RES/2774", ["EU=no", "FRA=yes"])
    assert ended(found) == ("11–3–1", ADOPTED)
    assert found.effects[0].overridden == ("FRA",)
    assert found.notes[0] == "EU=no: a later change sets FRA"
    other = joined.whatif(record, "S/RES/2774", ["FRA=yes", "EU=no"])
    assert ended(other) == ("10–4–1", LOST)


def test_it_never_says_what_would_have_happened(record: Record) -> None:
    text = joined.whatif(record, "S/RES/2774", ["FRA=no"]).summary()
    assert "By the rules of that day this roll call would have been 10–1–4, not adopted" in text
    assert "not how anybody would have voted" in text
    assert "vetoed by FRA" in text


def test_the_table_has_every_member_and_where_it_decides(record: Record) -> None:
    table = joined.whatif(record, "S/RES/2774", ["PAN=abstain"]).table()
    assert table.height == 15
    rows = {row["member"]: row for row in table.to_dicts()}
    assert rows["PAN"]["recorded"] == "YES"
    assert rows["PAN"]["supposed"] == "ABSTAIN"
    assert rows["PAN"]["pivotal"] is None
    assert rows["CHN"]["pivotal"] == "NO ABSTAIN"
    assert rows["FRA"]["name"] == "France"


def test_the_document_is_plain_and_keeps_the_record_version(record: Record) -> None:
    found = joined.whatif(record, "S/RES/2774", ["FRA=no"])
    document = json.loads(json.dumps(found.to_dict()))
    assert document["record_version"] == record.version
    assert document["before"]["tally"] == {"yes": 10, "no": 0, "abstain": 5, "non_voting": 0}
    assert document["after"]["vetoes"] == ["FRA"]
    assert document["after"]["reasons"][-1]["holds"] is False
    assert document["changes"][0]["altered"] == [{"member": "FRA", "from": "ABSTAIN"}]
    with pytest.raises(FrozenInstanceError):
        found.label = "another"  # type: ignore[misc]


def test_unchanged_votes_keep_the_decision_of_the_rules(record: Record) -> None:
    tried = 0
    for vote_id in record.votes["vote_id"]:
        event = record.event(vote_id)
        case = case_of(event, record.positions(vote_id))
        try:
            found = joined.whatif(record, vote_id)
        except InputError:
            assert event.method == "without_vote"
            continue
        assert found.before.decision == decide(case)
        assert found.summary()
        tried += 1
    assert tried > 200
