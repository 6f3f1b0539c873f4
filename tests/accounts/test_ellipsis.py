"""Positions whose verb is another clause's, and numbers without a number."""

from __future__ import annotations

from typing import Any

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

_ES_11_7 = "A/RES/ES-11/7"


def _claims(record: Record, text: str, vote: str = _ES_11_7) -> list[tuple[str, Any, str]]:
    document = check(text, record=record, date="2025-12-31", context={"resolution": vote})
    return [
        (c["structured"]["relation"], tuple(c["structured"]["subjects"]), c["verdict"])
        for c in document["claims"]
    ]


@pytest.mark.parametrize(
    ("text", "relation", "subjects", "verdict"),
    [
        ("India abstained. So did Brazil.", "abstain", ("Brazil",), "supported"),
        ("China abstained; so did the Netherlands.", "abstain", ("Netherlands",), "contradicted"),
        ("Germany voted in favour; India did not.", "not_yes", ("India",), "supported"),
        ("Japan voted for it; Myanmar did too.", "yes", ("Myanmar",), "supported"),
        ("Hungary voted against. Slovakia followed suit.", "no", ("Slovakia",), "contradicted"),
        (
            "France did not vote against the text; the United States did.",
            "no",
            ("United States",),
            "supported",
        ),
        ("Beijing did not side with Moscow; it abstained.", "abstain", ("China",), "supported"),
    ],
)
def test_the_verb_is_that_of_the_clause_before(
    embedded: Record, text: str, relation: str, subjects: tuple[str, ...], verdict: str
) -> None:
    assert (relation, subjects, verdict) in _claims(embedded, text)


def test_a_denied_position_and_the_real_one_are_one_statement(embedded: Record) -> None:
    text = "Serbia did not vote in favour of ES-11/7 but abstained."
    assert _claims(embedded, text) == [("abstain", ("Serbia",), "contradicted")]


def test_a_sentence_without_a_vote_before_it_tells_nothing(embedded: Record) -> None:
    assert _claims(embedded, "The debate was long. India did not.") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Of those present and voting, 84 per cent said yes.", "supported"),
        ("Of those present and voting, 74 per cent said yes.", "contradicted"),
        ("About 48 percent of the UN's 193 members voted for it.", "supported"),
        ("Some 70 percent of the member states backed it.", "contradicted"),
        ("A majority of the UN's 193 members voted in favour.", "contradicted"),
        ("More states abstained than backed the text.", "contradicted"),
        ("More states backed the text than abstained.", "supported"),
        ("No one voted against the text.", "contradicted"),
        ("Eighteen states opposed it, including the US, Russia and 16 others.", "supported"),
        ("Both Congos abstained.", "contradicted"),
        ("The two Koreas ended up on opposite sides.", "supported"),
        ("The Russians and the Americans voted against.", "supported"),
        ("Kosovo voted for the text.", "contradicted"),
        (
            "Only two members of the European Union, Hungary and Slovakia, opposed it.",
            "contradicted",
        ),
        ("The text was backed not by 89 but by 93 countries.", "supported"),
        ("The vote was not unanimous.", "supported"),
        ("Not one Baltic state voted against.", "supported"),
        ("Not one NATO member voted against.", "contradicted"),
        ("Hungary was alone in the EU in voting no.", "supported"),
        ("Nicaragua was alone in the African Group in voting no.", "contradicted"),
        ("Burundi was alone in the African Group in voting no.", "contradicted"),
        ("More than 60 states abstained on the text, China and India included.", "supported"),
        ("The US was the only permanent member besides Russia to vote against.", "supported"),
        ("The US was the only permanent member besides France to vote against.", "contradicted"),
        ("Besides Hungary, no EU member voted against the text.", "supported"),
        ("Besides Malta, no EU member voted against the text.", "contradicted"),
        ("The text had 18 opponents, including the US and 17 others.", "supported"),
        ("ES-11/7 needed the votes of 129 members.", "contradicted"),
        ("Had the 17 absentees voted no, ES-11/7 would have missed two-thirds.", "contradicted"),
        ("Germany voted yes, and so did every member of the EU bar Hungary.", "supported"),
        ("The Russian junta's envoy voted against.", "supported"),
        ("South Africa joined its BRICS partners in abstaining.", "supported"),
        ("Brazil joined its BRICS partners in voting against.", "contradicted"),
    ],
)
def test_parts_comparisons_and_pairs(embedded: Record, text: str, verdict: str) -> None:
    assert {found for *_, found in _claims(embedded, text)} == {verdict}


def test_the_former_and_the_latter_are_the_texts_named(embedded: Record) -> None:
    text = "Of ES-11/7 and ES-11/8, Hungary opposed the former and abstained on the latter."
    document = check(text, record=embedded, date="2025-12-31")
    told = [(c["structured"]["resolution"], c["verdict"]) for c in document["claims"]]
    assert told == [("A/RES/ES-11/7", "supported"), ("A/RES/ES-11/8", "supported")]


def test_a_defeat_is_told_with_the_larger_number_first(embedded: Record) -> None:
    text = "The Russian amendment was defeated by 71 votes to 31 with 59 abstentions."
    document = check(text, record=embedded, context={"resolution": "A/RES/ES-11/8"})
    values = [c["structured"]["value"] for c in document["claims"] if c["type"] == "tally"]
    assert values == [{"yes": 31, "no": 71, "abstain": 59}]


def test_the_peoples_republic_had_no_seat_before_1971(embedded: Record) -> None:
    text = "The People's Republic of China voted for Uniting for Peace."
    context = {"resolution": "A/RES/377(V)"}
    claims = check(text, record=embedded, context=context)["claims"]
    assert "supported" not in {c["verdict"] for c in claims}


def test_what_was_missed_is_no_total(embedded: Record) -> None:
    text = "The draft failed because it did not win nine votes."
    claims = check(text, record=embedded, context={"resolution": "S/2024/312"})["claims"]
    told = [(c["type"], c["text"], c["verdict"]) for c in claims]
    assert ("outcome", "did not win nine votes", "contradicted") in told
    assert "tally" not in {kind for kind, *_ in told}


def test_who_has_no_seat_in_the_human_rights_council_did_not_vote_there(embedded: Record) -> None:
    text = "The Holy See voted for the text."
    claims = check(text, record=embedded, context={"resolution": "A/HRC/51/L.6"})["claims"]
    assert {c["verdict"] for c in claims} == {"contradicted"}


def test_a_referendum_is_no_vote_of_states(embedded: Record) -> None:
    text = "The Swiss voted against joining the United Nations in a 1986 referendum."
    assert check(text, record=embedded)["claims"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill to fund the United Nations cleared the House 217-210.",
        "UN staff voted 141-5 for a strike, the union said.",
        "Should France ever give up its veto, Britain would have to follow, an envoy argues.",
        "Hungary vetoed the EU's statement on Ukraine before the UN debate.",
    ],
)
def test_other_houses_and_other_vetoes_tell_nothing(embedded: Record, text: str) -> None:
    assert check(text, record=embedded, date="2025-12-31")["claims"] == []


def test_nothing_vetoed_and_elected_members_are_no_counts(embedded: Record) -> None:
    text = "Two elected members, Guyana and Japan, abstained; the United States vetoed nothing."
    claims = check(text, record=embedded, context={"resolution": "S/2024/239"})["claims"]
    assert {c["type"] for c in claims} <= {"country_vote", "roster", "bloc"}


def _types(record: Record, text: str, vote: str) -> dict[str, str]:
    found = check(text, record=record, date="2025-12-31", context={"resolution": vote})
    return {claim["type"]: claim["verdict"] for claim in found["claims"]}


def test_an_outcome_beside_its_totals_is_told_only_where_it_is_wrong(embedded: Record) -> None:
    right = _types(embedded, "The text was adopted by 93 votes to 18.", _ES_11_7)
    wrong = _types(embedded, "The draft was adopted by 14 votes to one.", "S/2017/1060")
    assert right == {"tally": "supported"}
    assert wrong == {"tally": "supported", "outcome": "contradicted"}


def test_the_wrong_body_is_told_beside_the_right_totals(embedded: Record) -> None:
    text = "The UN Security Council deplored the war by 93 votes to 18."
    assert _types(embedded, text, _ES_11_7)["outcome"] == "contradicted"


def test_a_supporter_less_is_counted(embedded: Record) -> None:
    text = "Had a single supporter of resolution 1559 abstained, it would have failed."
    told = _types(embedded, text, "S/RES/1559 (2004)")
    assert told == {"counterfactual_rule": "supported"}


def test_each_clause_has_its_own_text(embedded: Record) -> None:
    text = "Resolution 2735 passed with Russia abstaining, resolution 2728 with the US abstaining."
    claims = check(text, record=embedded, date="2025-12-31")["claims"]
    told = {c["text"]: c["structured"]["resolution"] for c in claims if c["type"] == "country_vote"}
    assert told == {
        "Russia abstaining": "S/RES/2735 (2024)",
        "the US abstaining": "S/RES/2728 (2024)",
    }


def test_a_text_that_something_was_before_is_not_meant(embedded: Record) -> None:
    text = "Two days before resolution 2623 Russia vetoed a draft on the invasion."
    claims = check(text, record=embedded, context={"resolution": "S/2022/155"})["claims"]
    assert [(c["type"], c["verdict"]) for c in claims] == [("veto", "supported")]
