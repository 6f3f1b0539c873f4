"""Names beside a verb: the press's usual sentence, and what is said where it is not understood."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.brief.entry import EnteredVote, VoteOptions, read_vote
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position

SC = VoteOptions(body="SC", date=date(2025, 2, 24))
GA = VoteOptions(body="GA", date=date(2025, 2, 24))


def named(vote: EnteredVote, position: Position) -> set[str]:
    return {member for member in vote.names_then if vote.positions[member] is position}


def not_understood(vote: EnteredVote) -> str:
    return " ".join(note.text for note in vote.notes if note.kind == "not_understood")


@pytest.mark.parametrize(
    ("text", "against", "abstaining", "tally"),
    [
        ("Eleven members voted in favor, Russia and China voted against, and Pakistan and Somalia "
         "abstained.", "RUS CHN", "PAK SOM", Tally(11, 2, 2)),
        ("Fourteen members voted in favour. Only the United States voted against.", "USA", "",
         Tally(14, 1, 0)),
        ("The draft won 13 votes in favour but was vetoed by Russia, with China abstaining.", "RUS",
         "CHN", Tally(13, 1, 1)),
        ("In the end, 12 members voted for it, while Russia, China and Pakistan opposed it.",
         "RUS CHN PAK", "", Tally(12, 3, 0)),
        ("It got 10 votes in favour, none against, and Denmark, France, Greece, Slovenia and the "
         "United Kingdom abstained.", "", "DNK FRA GRC SVN GBR", Tally(10, 0, 5)),
    ],
)  # fmt: skip
def test_names_before_and_after_verbs(
    text: str, against: str, abstaining: str, tally: Tally
) -> None:
    vote = read_vote(text, options=SC)
    assert named(vote, Position.NO) == set(against.split())
    assert named(vote, Position.ABSTAIN) == set(abstaining.split())
    assert vote.event.announced == tally
    assert vote.event.counted is not None
    assert not_understood(vote) == ""


def test_names_do_not_make_totals_unless_they_fill_the_roll() -> None:
    """141 in favour and two named against leave 50 members of 193 open."""
    vote = read_vote("141 voted in favour, Russia and Belarus voted against.", options=GA)
    assert vote.event.announced == Tally(141, None, None)
    assert named(vote, Position.NO) == {"RUS", "BLR"}


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("Rusia and China", "misspelled"),
        ("China and Rusia", "misspelled"),
        ("Moscow and Beijing", "places"),
        ("Moscow, China", "a place beside a member"),
        ("12 other countries", "nobody"),
    ],
)
def test_a_subject_understood_in_part_is_not_taken_but_said(subject: str, why: str) -> None:
    vote = read_vote(f"Eleven members voted in favor, {subject} voted against.", options=SC)
    assert not vote.names_then, why
    assert f"{subject.removeprefix('12 ')} voted against" in not_understood(vote)


def test_a_list_behind_a_colon_is_taken_whole_or_not_at_all() -> None:
    whole = read_vote("In all 141 voted for it, five voted against: Belarus, Mali.", options=GA)
    assert named(whole, Position.NO) == {"BLR", "MLI"}
    half = read_vote("141 voted for it, four abstained: Brunei, chair of Asean, Mali.", options=GA)
    assert not half.names_then
    assert "Brunei, chair of Asean" in not_understood(half)


def test_the_only_one_to_vote_so() -> None:
    text = "Russia was the only Council member to vote against it, while China abstained."
    vote = read_vote(text, options=SC)
    assert named(vote, Position.NO) == {"RUS"}
    assert named(vote, Position.ABSTAIN) == {"CHN"}


def test_others_beside_named_members_are_left_open() -> None:
    vote = read_vote(
        "124 votes in favor, with 43 abstentions, while Israel, the United States, and 12 other "
        "countries voted against it.",
        options=GA,
    )
    assert vote.event.announced == Tally(124, None, 43)


def test_names_behind_a_dash_or_including() -> None:
    vote = read_vote(
        "141 voted in favour, five voted against — Belarus, North Korea, Eritrea, Russia and Syria "
        "— and 35 abstained, including China, India and Iran.",
        options=VoteOptions(body="GA", date=date(2022, 3, 2)),
    )
    assert named(vote, Position.NO) == {"BLR", "PRK", "ERI", "RUS", "SYR"}
    assert named(vote, Position.ABSTAIN) == {"CHN", "IND", "IRN"}
    assert vote.problems == ()


def test_names_alone_with_the_result_beside_the_text() -> None:
    vote = read_vote(
        "announced: 11-2-2\nRussia and China voted against, and Pakistan and Somalia abstained.",
        options=SC,
    )
    assert vote.event.counted == Tally(11, 2, 2, 0)


@pytest.mark.parametrize(
    ("behind", "read"),
    [
        ("Russia and Belarus voted against.", True),
        ("It rained. Russia and Belarus voted against.", True),
        ("It rained. It snowed. Russia and Belarus voted against.", False),
        ("In 2022 Russia and Belarus voted against.", False),
        ("Last year Russia and Belarus voted against.", False),
    ],
)
def test_sentences_behind_the_result(behind: str, read: bool) -> None:
    vote = read_vote(f"The text was adopted by 93 votes to 18. {behind}", options=GA)
    assert bool(named(vote, Position.NO)) is read


def test_the_body_itself_is_no_unread_subject() -> None:
    text = "The Council voted in favour of it by 14 votes to none, with one abstention (Russia)."
    assert not_understood(read_vote(text, options=SC)) == ""
