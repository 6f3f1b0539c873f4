"""Two members together, counted against a plain loop; words that match the counts."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from tests.measure.conftest import ballots, votes

from hemicycle.domain.group import group
from hemicycle.errors import InputError
from hemicycle.measure.forecast.past import Past, past_of
from hemicycle.measure.surprise.together import Together, history, together
from hemicycle.measure.surprise.words import (
    agreed_sentence,
    ever_sentence,
    matter_sentence,
    share_words,
    stood_sentence,
)

DAY = date(2025, 2, 1)
EU = group("EU")


def _past(seed: int = 2, number: int = 120) -> Past:
    generator = np.random.default_rng(seed)
    letters = {
        member: "".join(generator.choice(list("YNA-"), p=[0.4, 0.4, 0.1, 0.1], size=number))
        for member in ("RUS", "USA")
    }
    union = sorted(EU.members(DAY))
    side = generator.choice(list("YN"), size=number)
    for member in union:
        flips = generator.random(number) < 0.05
        letters[member] = "".join(np.where(flips, "A", side))
    days = [DAY + timedelta(days=k) for k in range(number)]
    return past_of(ballots(**letters), votes(number, date=days, title="Any title"))


def _plain(past: Past, column: int) -> list[int]:
    """Earlier votes on which both stood together against nine in ten of the EU, one by one."""
    found = []
    for k in range(column):
        at = {member: int(past.answers[row, k]) for member, row in past.row.items()}
        if at["USA"] != at["RUS"] or at["USA"] not in (0, 2):
            continue
        theirs = [at[m] for m in EU.members(past.day(k)) if at[m] in (0, 1, 2)]
        if sum(a == 2 - at["USA"] for a in theirs) >= 0.9 * len(theirs):
            found.append(k)
    return found


def test_counts_equal_a_plain_loop() -> None:
    past = _past()
    pair = history(past, "USA", "RUS", EU)
    for column in (0, 40, len(past.votes) - 1):
        found = together(past, past.votes[column], pair, matter=past.votes[::2])
        plain = _plain(past, column)
        assert found.ever.times == len(plain)
        assert found.ever.last == (past.votes[plain[-1]] if plain else None)
        assert found.on_matter.times == len([k for k in plain if k % 2 == 0])
        cast = [
            k
            for k in range(column)
            if (past.answers[[past.row["USA"], past.row["RUS"]], k] < 3).all()
        ]
        assert found.ever.of == found.agreed.of == len(cast)
        assert Together.from_dict(found.to_dict()) == found


def test_nothing_of_the_day_itself_or_later_counts() -> None:
    past = _past()
    early = past.until(past.day(50) + timedelta(days=1))
    one = together(past, past.votes[50], history(past, "USA", "RUS", EU))
    two = together(early, past.votes[50], history(early, "USA", "RUS", EU))
    assert one == two


def test_sentences_say_never_and_last_with_their_numbers() -> None:
    days = [date(2024, 5, 1), date(2024, 6, 1), date(2025, 2, 24)]
    union = dict.fromkeys(EU.members(DAY), "YYY")
    past = past_of(
        ballots(USA="NYN", RUS="YYN", **union), votes(3, date=days, title="Peace in Ukraine")
    )
    pair = history(past, "USA", "RUS", EU)
    found = together(past, "V3", pair, matter=past.votes, matter_words="about Ukraine")
    assert found.opposed
    assert stood_sentence(found) == (
        "The United States of America and the Russian Federation both voted against, while 27 of "
        "the 27 members of the EU that cast a vote took the opposite side."
    )
    assert "in none of 2 votes" in matter_sentence(found)
    assert matter_sentence(found).startswith("Never before had the United States of America and")
    assert "in none of 2 votes since 1 May 2024" in ever_sentence(found)
    assert "on 1 of 2 votes since 1 May 2024 (50 %)" in agreed_sentence(found)


def test_an_unknown_member_or_vote_is_refused() -> None:
    past = _past(number=5)
    with pytest.raises(InputError, match="XXX is not among the roll calls"):
        history(past, "USA", "XXX")
    with pytest.raises(InputError, match="V99 is not among"):
        together(past, "V99", history(past, "USA", "RUS"))


def test_shares_in_words() -> None:
    assert [share_words(*pair) for pair in ((0, 7), (1, 300), (1, 2), (299, 300), (7, 7))] == [
        "0 %",
        "0.3 %",
        "50 %",
        "99.7 %",
        "100 %",
    ]
