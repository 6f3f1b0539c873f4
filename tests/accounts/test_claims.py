"""What a sentence claims: the structured form, not yet the verdict."""

from __future__ import annotations

from typing import Any

import pytest

from hemicycle.accounts.article import read_article
from hemicycle.accounts.claims import Claim, extract


def _claims(text: str) -> list[Claim]:
    return extract(read_article(text), about_vote=True)


def _only(text: str, kind: str) -> Claim:
    (claim,) = [c for c in _claims(text) if c.type == kind]
    return claim


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote was 93-18-65.", {"yes": 93, "no": 18, "abstain": 65}),
        (
            "It was adopted by 93 votes to 18, with 65 abstentions.",
            {"yes": 93, "no": 18, "abstain": 65},
        ),
        ("The Assembly voted 128 against nine.", {"yes": 128, "no": 9}),
        ("Ten ayes, no nays and five abstentions.", {"yes": 10, "no": 0, "abstain": 5}),
        ("The Assembly voted 120-7 against the motion.", {"yes": 7, "no": 120}),
        ("More than 140 countries voted for it.", {"yes_gt": 140}),
        ("Fewer than ten states opposed it.", {"no_lt": 10}),
        ("At least nine members voted against it.", {"no_min": 9}),
    ],
)
def test_a_tally_in_every_notation(text: str, value: dict[str, int]) -> None:
    assert _only(text, "tally").value == value


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Hungary voted against the resolution.", "no"),
        ("Hungary backed the resolution.", "yes"),
        ("Hungary abstained.", "abstain"),
        ("Hungary did not vote.", "absent"),
        ("Hungary did not abstain but voted against it.", "no"),
        ("Hungary chose not to vote in favour of its own text.", "not_yes"),
        ("Hungary did not oppose the draft.", "not_no"),
        ("Hungary voted against Russia.", "yes"),
        ("Hungary voted to condemn the invasion.", "yes"),
        ("Hungary cast the only vote against the draft.", "no"),
    ],
)
def test_polarity_and_negation(text: str, relation: str) -> None:
    claim = _only(text, "country_vote")
    assert (claim.relation, claim.subjects) == (relation, (("HUN",),))


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Only Russia, Belarus and Syria voted against it.", True),
        ("Three abstained: China, India and Gabon.", True),
        ("Among those voting against were Russia, Belarus and Syria.", False),
        ("Countries including Russia, Belarus and Syria voted against it.", False),
    ],
)
def test_lists_are_closed_or_open(text: str, closed: bool) -> None:
    assert bool(_only(text, "roster").more.get("closed")) is closed


@pytest.mark.parametrize(
    "text",
    [
        "China could veto the draft.",
        "The United States urged China to vote against the draft.",
        "Did Hungary vote against the resolution?",
        "Reports that Hungary voted against the resolution were wrongly shared.",
        "If Hungary votes against the resolution, it will fail.",
        "Hungary will vote against the resolution on Friday.",
    ],
)
def test_what_has_not_happened_is_not_claimed(text: str) -> None:
    assert [c for c in _claims(text) if c.type in ("country_vote", "veto", "outcome")] == []


def _places(claims: list[Claim]) -> list[tuple[Any, ...]]:
    return [(c.start, c.end, c.type, c.relation) for c in claims]


def test_reading_twice_gives_the_same() -> None:
    text = "Russia vetoed it. Only Israel and the US voted against it, with 12 others abstaining."
    assert _places(_claims(text)) == _places(_claims(text))
