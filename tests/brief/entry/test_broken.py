"""One malformed text per way of being wrong; its error has four parts and says the right words."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.brief.entry.known import DAY

from hemicycle.brief.entry import EnteredVote, VoteOptions, decode, read_vote, read_votes
from hemicycle.brief.entry.clean import MAX_CHARACTERS
from hemicycle.errors import HemicycleError, InputError

BROKEN = Path(__file__).resolve().parents[2] / "broken" / "entry"
CASES = sorted(BROKEN.glob("*.txt"))


def test_the_corpus_is_there() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_broken_text(case: Path) -> None:
    with pytest.raises(HemicycleError) as refusal:
        read_vote(case.read_bytes().decode())
    error = refusal.value
    assert case.with_suffix(".words").read_text(encoding="utf-8").strip() in str(error)
    assert all((error.what, error.where, error.right, error.todo))


@pytest.mark.parametrize(("over", "refused"), [(-1, False), (0, False), (1, True)])
def test_the_longest_text(over: int, refused: bool) -> None:
    start = "body: GA\ndate: 2025-02-24\n\nno: USA\n"
    text = start.ljust(MAX_CHARACTERS + over, "\n")
    if refused:
        with pytest.raises(InputError, match="too long for a vote"):
            read_vote(text)
    else:
        assert read_vote(text).positions["USA"] == "NO"


def test_a_paste_of_ten_megabytes_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="too long"):
        read_vote("In favour: Mali, " * 600_000)


@pytest.mark.parametrize(
    "data", ["in favour: Mali".encode("utf-16"), b"\xef\xbb\xbfin favour: Mali", b"in favour: Mali"]
)
def test_encodings_that_say_what_they_are(data: bytes) -> None:
    assert decode(data) == "in favour: Mali"


@pytest.mark.parametrize("data", [b"C\xf4te d'Ivoire", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfeC"])
def test_other_encodings_are_not_guessed(data: bytes) -> None:
    with pytest.raises(InputError, match="not in UTF-8"):
        decode(data, "vote.txt")


@pytest.mark.parametrize(
    "filler", ["\n", " ", "\t", " \n", "and ", ", ", "(", "5 ", "Y ", "a,", "- "]
)
@pytest.mark.parametrize(
    "start", ["no: USA", "In favour: Mali,", "by 93 votes to 18 (Mali", "Y MALI"]
)
def test_a_long_paste_of_anything_ends_soon(start: str, filler: str) -> None:
    begun = time.perf_counter()
    attempt(f"{start} {filler * 30_000}"[: MAX_CHARACTERS - 1], GA)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "filler",
    ["voted against, ", "abstained by Foo, ", "Russia, China and ", "2 March 2022 ",
     "A/ES-11/L.10 ", "resolution 2774 ", "amendment to part of ", "a. B"],
)  # fmt: skip
def test_a_long_passage_of_the_press_ends_soon(filler: str) -> None:
    """Words that dates, symbols and verbs are sought by."""
    begun = time.perf_counter()
    attempt(f"by 93 votes to 18 {filler * 10_000}"[:100_000], VoteOptions(body="GA"))
    assert time.perf_counter() - begun < 5


# Fuzz: nothing but our own errors --------------------------------------------------------------

_PIECES = st.sampled_from([
    "In favour:", "Against (3):", "yes:", "no: rest", "nv:", "Abstaining\n", "Mali", "Congo",
    "Côte d’Ivoire", "Bolivia (Plurinational State of)", "USA", "Nigar", "93-18-65", "by 93 votes",
    "to 18 against (", ")", "with 65 abstentions", "none", "Y ALBANIA", "A  N", "---", "\n", ", ",
    "\t", ";", " and ", "member,vote", "USA,Y", "USA,FRA,MLI\nY,N,", "date: 2022-03-02", "body: SC",
    "announced: 1-2-3", "draft: A/ES-11/L.10", "amends: S/2025/1", "\u200f", "\u00a0", "(", "٣",
    "²", "Russia and China voted against,", "vetoed by Russia.", "On 2 March 2022", "Adopted",
    "draft resolution A/ES-11/L.1", "amendment to", "Not adopted.", "15 March", "voted for",
])  # fmt: skip
GA = VoteOptions(body="GA", date=DAY)


def attempt(text: str, options: VoteOptions | None) -> None:
    """Read it, or be told in four parts why not; anything else fails the test."""
    votes: tuple[EnteredVote, ...] = ()
    with contextlib.suppress(HemicycleError):
        votes = read_votes(text, options=options, today=DAY)
    for vote in votes:
        holds_together(vote)


def holds_together(vote: EnteredVote) -> None:
    unknown = {member for member, taken in vote.positions.items() if taken == "UNKNOWN"}
    assert set(vote.possible) == unknown
    assert all(len(left) > 1 for left in vote.possible.values())
    assert (vote.event.counted is None) or not unknown


@settings(max_examples=250, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join), st.sampled_from([None, GA]))
def test_pieces_of_votes_in_any_order(text: str, options: VoteOptions | None) -> None:
    attempt(text, options)


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, GA]))
def test_any_text_at_all(text: str, options: VoteOptions | None) -> None:
    attempt(text, options)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_real_list_with_anything_put_into_it(data: st.DataObject) -> None:
    text = (
        "In favour:\nAlbania, Andorra, Iran (Islamic\nRepublic of)\n\nAgainst:\nBelarus, Mali\n\n"
        "Draft resolution A/ES-11/L.10 was adopted by 93 votes to 18, with 65 abstentions.\n"
    )
    at = data.draw(st.integers(0, len(text)))
    attempt(text[:at] + data.draw(st.text(max_size=12)) + text[at:], GA)
