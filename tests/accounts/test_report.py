"""Whole articles: which vote, which verdict, with what evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hemicycle.accounts import check
from hemicycle.accounts.compare import statements
from hemicycle.accounts.copies import near_copies, stories
from hemicycle.errors import InputError
from hemicycle.record.record import Record

_STORY = (
    "The General Assembly voted 93-18 with 65 abstentions to approve the Ukrainian resolution. "
    "The assembly then turned to the US-drafted resolution. It passed 93-8 with 73 abstentions, "
    "with Ukraine voting 'yes,' the US abstaining, and Russia voting 'no.'\n\n"
    "Later the Security Council passed the original US text with 10 votes in favor and five "
    "abstentions."
)


def _by_text(document: dict[str, Any], words: str) -> dict[str, Any]:
    (claim,) = [c for c in document["claims"] if words in c["text"]]
    return dict(claim)


def test_the_wire_story_on_ukraine_is_contradicted_by_the_rows(embedded: Record) -> None:
    claim = _by_text(check(_STORY, record=embedded, date="2025-02-25"), "Ukraine voting")
    assert claim["verdict"] == "contradicted"
    assert claim["evidence"]["rows"] == {"Ukraine": "ABSTAIN"}
    assert claim["structured"]["resolution"] == "A/RES/ES-11/8"
    assert claim["evidence"]["record_version"] == embedded.version


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("voted 93-18", "A/RES/ES-11/7"),
        ("93-8", "A/RES/ES-11/8"),
        ("the US abstaining", "A/RES/ES-11/8"),
        ("10 votes", "S/RES/2774 (2025)"),
    ],
)
def test_each_claim_finds_its_vote(embedded: Record, words: str, symbol: str) -> None:
    claim = _by_text(check(_STORY, record=embedded, date="2025-02-25"), words)
    assert (claim["structured"]["resolution"], claim["verdict"]) == (symbol, "supported")


def test_offsets_are_code_points_of_the_raw_text(embedded: Record) -> None:
    raw = _STORY.replace("the US abstaining", "the US\u00a0abstaining \U0001f30d")
    for claim in check(raw, record=embedded)["claims"]:
        assert raw[claim["start"] : claim["end"]] == claim["text"]


def test_a_vote_that_the_record_lacks_is_not_checkable_and_named(embedded: Record) -> None:
    document = check(
        "The Assembly adopted the text by 100-20-30.",
        record=embedded,
        context={"resolution": "A/RES/99/999"},
    )
    assert {c["verdict"] for c in document["claims"]} == {"not_checkable"}
    assert any("A/RES/99/999" in c["evidence"]["computation"] for c in document["claims"])


def test_a_vote_guessed_from_the_day_accuses_nobody(embedded: Record) -> None:
    document = check(
        "The United States voted in favour of the resolution, France abstained.",
        record=embedded,
        date="2025-02-25",
    )
    assert all(c["verdict"] != "contradicted" for c in document["claims"])


@pytest.mark.parametrize(
    "resolution",
    ["A/RES/ES-11/7", ["ES-11/7"], "a/res/es-11/7, A/RES/ES-11/8", ["A/RES/ES-11/7", None]],
)
def test_context_in_every_form(embedded: Record, resolution: Any) -> None:
    document = check(
        "Hungary voted against the first text.",
        record=embedded,
        context={"body": None, "resolution": resolution, "date": None},
    )
    assert [c["verdict"] for c in document["claims"]] == ["supported"]


def test_unreadable_context_is_left_out_with_a_note(embedded: Record) -> None:
    document = check("Text.", record=embedded, context={"date": "last week"})
    assert document["claims"] == []
    assert "last week" in document["notes"][0]


def test_a_day_that_is_none_is_refused(embedded: Record) -> None:
    with pytest.raises(InputError, match="no day"):
        check("Text.", record=embedded, date="24 February")


def test_two_runs_give_the_same_bytes(embedded: Record) -> None:
    runs = {json.dumps(check(_STORY, record=embedded)) for _ in range(2)}
    assert len(runs) == 1


def test_the_wrong_body_is_contradicted_while_its_numbers_hold(embedded: Record) -> None:
    document = check(
        "The Security Council adopted the Ukrainian text 93-18 with 65 abstentions.",
        record=embedded,
        context={"resolution": "A/RES/ES-11/7"},
    )
    assert {c["type"]: c["verdict"] for c in document["claims"]} == {
        "outcome": "contradicted",
        "tally": "supported",
    }


def test_articles_are_compared(embedded: Record) -> None:
    one = check(_STORY, record=embedded, file="one", date="2025-02-25")
    two = check(_STORY.replace("'yes,'", "'no,'"), record=embedded, file="two", date="2025-02-25")
    found = {s.matter: s for s in statements([one, two], [0, 1])}
    assert found["Ukraine on A/RES/ES-11/8"].said == (("no", ("two",)), ("yes", ("one",)))
    assert not found["yes on A/RES/ES-11/7"].differ
    assert found["yes on A/RES/ES-11/7"].said == (("93", ("one", "two")),)


def test_a_second_copy_is_no_second_source(embedded: Record) -> None:
    copy = _STORY.replace("The assembly then turned", "Share and Follow\nThe Assembly then turned")
    documents = [
        check(text, record=embedded, file=file, date="2025-02-25")
        for file, text in (("one", _STORY), ("two", copy))
    ]
    told = stories([_STORY, copy])
    assert told == [0, 0]
    assert statements(documents, told) == []
    (said,) = near_copies(["one", "two"], [_STORY, copy])
    assert said.startswith("one and two are one story")


def test_articles_on_one_day_are_not_copies(shared: Path) -> None:
    files = sorted((shared / "articles").glob("*.txt"))
    texts = [path.read_text("utf-8") for path in files]
    assert stories(texts) == [0, 1, 0, 3, 4]


_WORDS = (
    "The US Russia and Hungary voted against abstained 93 18 65 , . - ( ) : ' veto resolution "
    "ES-11/7 Security Council General Assembly 11 other states did not European Union except "
    "February 2025 if \u05d0\u05d1\u05d2 \u202e"
)
_JUMBLE = (*_WORDS.split(" "), "\n", '"', "\u00e2\u20ac\u2122", "\u00c2", "<p>", "&amp;")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(_JUMBLE),
        max_size=60,
    )
)
def test_any_jumble_of_words_ends_in_a_document(embedded: Record, words: list[str]) -> None:
    text = " ".join(words)
    for claim in check(text, record=embedded)["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["verdict"] in ("supported", "contradicted", "not_checkable")


def test_the_five_articles(embedded: Record, shared: Path) -> None:
    from benchmarks.claims import match, read_set

    documents = read_set(shared / "claims-dev.json", shared / "articles")
    for document, text in documents:
        if document["kind"] != "seed_article":
            continue
        claims = check(text, record=embedded, date=document["as_of"])["claims"]
        gold = document["claims"]
        for i, j in match(claims, gold).items():
            verdicts = (gold[j]["expected_verdict"], claims[i]["verdict"])
            assert verdicts not in (("supported", "contradicted"), ("contradicted", "supported"))


_SEVERAL = (
    "Russia on Friday vetoed a UN Security Council resolution on its war. Eleven nations voted in "
    "favor of the resolution, while China, India and the United Arab Emirates abstained.\n\n"
    "In March, 141 countries in the General Assembly voted to condemn the invasion, with five "
    "voting against and 35 abstaining. Britain abstained in the Security Council vote on Mali."
)


def test_words_about_another_vote_accuse_nobody(embedded: Record) -> None:
    document = check(_SEVERAL, record=embedded, date="2022-02-26")
    assert [c["text"] for c in document["claims"] if c["verdict"] == "contradicted"] == []


_OPENING = (
    "The General Assembly voted on the Ukrainian resolution on 24 February 2025. "
    "Hungary was the only EU member to vote against. "
    "Seven countries that had voted for A/RES/ES-11/1 now voted against."
)


@pytest.mark.parametrize("words", ["Hungary", "Seven countries"])
def test_an_older_text_named_in_passing_does_not_make_the_day_wrong(
    embedded: Record, words: str
) -> None:
    """Both sentences are true of A/RES/ES-11/7, the vote of the day the story opens with."""
    assert _by_text(check(_OPENING, record=embedded), words)["verdict"] != "contradicted"


def test_more_votes_than_the_council_has_are_not_measured_by_its_rule(embedded: Record) -> None:
    story = (
        "The General Assembly adopted a resolution on 24 February 2025 by 93 votes to 18, with 65 "
        "abstentions. The text needed 97 votes. Abstentions count as votes against."
    )
    document = check(story, record=embedded)
    (needed,) = [c for c in document["claims"] if c["type"] == "rule" and "97" in c["text"]]
    assert needed["verdict"] == "not_checkable"
    assert "of those voting" in needed["evidence"]["computation"]
    assert _by_text(document, "Abstentions")["text"] == "Abstentions count as votes against"


def test_what_one_sentence_says_is_not_carried_past_a_vote_of_no(embedded: Record) -> None:
    story = (
        "The General Assembly adopted the text on 24 February 2025 by 93 votes to 18, with 65 "
        "abstentions. The US voted no. China abstained, as did India and Brazil."
    )
    assert _by_text(check(story, record=embedded), "as did")["verdict"] == "supported"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("China was the only permanent member to abstain.", "supported"),
        ("Two permanent members voted against.", "supported"),
        ("Three permanent members voted against.", "contradicted"),
        (
            "In the Security Council, China was the only permanent member to abstain.",
            "contradicted",
        ),
    ],
)
def test_permanent_members_vote_in_the_assembly_too(
    embedded: Record, sentence: str, verdict: str
) -> None:
    """They name no body: the text spoken of is the Assembly's."""
    story = (
        "The General Assembly adopted the Ukrainian text on 24 February 2025 by 93 votes to 18, "
        f"with 65 abstentions. {sentence}"
    )
    claims = check(story, record=embedded)["claims"]
    (claim,) = [c for c in claims if "permanent" in c["text"]]
    assert claim["verdict"] == verdict


@pytest.mark.parametrize(
    "sentence",
    ["Israel voted with Russia for the first time.", "Israel voted for the first time with Iran."],
)
def test_for_the_first_time_is_no_vote_in_favour(embedded: Record, sentence: str) -> None:
    story = f"The Assembly adopted A/RES/ES-11/7 by 93 votes to 18. {sentence}"
    claims = check(story, record=embedded)["claims"]
    assert not [c for c in claims if c["structured"]["relation"] == "yes"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("One EU member did not back the text.", "supported"),
        ("Two EU members did not back the text.", "contradicted"),
        ("Three NATO members did not vote for the text.", "supported"),
        ("29 NATO members did not vote for the text.", "contradicted"),
        ("All but one EU member supported it.", "supported"),
        ("All but two of the EU members supported it.", "contradicted"),
    ],
)
def test_members_that_did_not_are_counted_as_such(
    embedded: Record, sentence: str, verdict: str
) -> None:
    """A/RES/ES-11/7: Hungary stood apart in the EU; in NATO also the USA and North Macedonia."""
    story = f"The Assembly adopted A/RES/ES-11/7 by 93 votes to 18. {sentence}"
    claims = check(story, record=embedded)["claims"]
    (claim,) = [c for c in claims if c["type"] == "bloc"]
    assert claim["verdict"] == verdict


def test_not_voting_in_favour_is_not_staying_away(embedded: Record) -> None:
    """100 members did not vote in favour of the text; 17 did not vote."""
    story = "The Assembly adopted A/RES/ES-11/7 by 93 votes to 18. At least 80 countries did not "
    for said, verdicts in (("vote in favour.", set()), ("vote.", {"contradicted"})):
        claims = check(story + said, record=embedded)["claims"]
        assert {c["verdict"] for c in claims if "80" in c["text"]} == verdicts


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Only Hungary of the EU's members opposed the text.", "supported"),
        ("Only France among EU members opposed the text.", "contradicted"),
    ],
)
def test_the_only_one_of_a_group_is_not_the_group(
    embedded: Record, sentence: str, verdict: str
) -> None:
    story = f"The Assembly adopted A/RES/ES-11/7 by 93 votes to 18. {sentence}"
    claims = check(story, record=embedded)["claims"]
    assert not [c for c in claims if c["type"] == "bloc"]
    (claim,) = [c for c in claims if c["type"] == "country_vote"]
    assert claim["verdict"] == verdict


def test_a_text_adopted_after_amendments_fell_is_no_amendment(embedded: Record) -> None:
    story = (
        "On 24 February 2025 the American text was adopted in the Security Council "
        "after Russia vetoed two amendments."
    )
    (outcome,) = [c for c in check(story, record=embedded)["claims"] if c["type"] == "outcome"]
    assert outcome["verdict"] == "supported"
    assert [vote["vote_id"] for vote in outcome["evidence"]["votes"]] == ["SC-2774"]
