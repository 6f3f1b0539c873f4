"""Votes told by the totals that an article states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hemicycle.accounts.article import Article
from hemicycle.accounts.by_days import by_words
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.index import VoteIndex
from hemicycle.accounts.stage import Stage
from hemicycle.accounts.stand import total
from hemicycle.accounts.thing import Day

#: So long a text speaks of a vote as of a recent one.
_WEEKS = timedelta(days=45)


def by_totals(stage: Stage, claims: Sequence[Claim], article: Article, day: date | None) -> None:
    """Votes that the totals of one sentence, taken together, single out."""
    index = stage.index
    said = [t.day for t in article.coded.things.values() if t.day]
    for value in _totals_by_sentence(claims):
        if "abstain" in value:
            found = index.by_tally.get((value["yes"], value["no"], value["abstain"]), [])
        else:
            found = index.by_pair.get((value["yes"], value["no"]), [])
        texts = [v for v in found if index.rows[v]["parent"] is None]
        stage.add(_nearest(index, texts, day, said))


def _totals_by_sentence(claims: Sequence[Claim]) -> Iterator[dict[str, int]]:
    """Each full total, and the totals that the parts of a sentence make together."""
    whole: dict[int, dict[str, int]] = {}
    for claim in claims:
        value = claim.value if claim.type == "tally" else None
        if not isinstance(value, dict):
            continue
        if {"yes", "no"} <= set(value):
            yield value
        elif not set(whole.get(claim.sentence, {})) & set(value):
            whole.setdefault(claim.sentence, {}).update(value)
    yield from (value for value in whole.values() if {"yes", "no"} <= set(value))


def _nearest(
    index: VoteIndex, votes: list[str], day: date | None, said: Sequence[Day]
) -> list[str]:
    """The vote if it is the only one, or the only one of the weeks before the day."""
    if day is not None:
        first = day - _WEEKS if day.toordinal() > _WEEKS.days else date.min
        dated = [(index.rows[vote]["date"], vote) for vote in votes]
        votes = [vote for d, vote in dated if d and first <= d <= day] or votes
    if 1 < len(votes) < 200:
        votes = [
            v
            for v in votes
            if (d := index.rows[v]["date"]) and any(s.month and s.near(d) for s in said)
        ] or votes
    return votes if len(votes) == 1 else []


def by_columns(stage: Stage, claims: Sequence[Claim], article: Article, day: date | None) -> None:
    """The only vote of the days before, or of a month named, that fits every column stated.

    Where no day is known at all: of all votes that fit two columns or more, the one whose title the
    words tell best; it is guessed.
    """
    columns: dict[str, int] = {}
    for claim in claims:
        if claim.type == "tally" and isinstance(claim.value, dict):
            if set(columns) & set(claim.value):
                return
            columns |= {k: n for k, n in claim.value.items() if k in ("yes", "no", "abstain")}
    if not columns or max(columns.values()) < 2:
        return
    near = stage.index.on_days(day, 3) if day else []
    fits = [v for v in near if fits_totals(stage.index, v, columns)]
    if not fits and len(columns) > 1:
        months = {(t.day.year, t.day.month) for t in article.coded.things.values() if t.day}
        fits = [
            v
            for d, votes in stage.index.by_day.items()
            if (d.year, d.month) in months
            for v in votes
            if stage.index.rows[v]["parent"] is None and fits_totals(stage.index, v, columns)
        ]
    if len(fits) == 1:
        stage.guessed = len(columns) < 2
        stage.add(fits)
    elif not fits and day is None and len(columns) > 1:
        told = by_words(stage, article, _fitting_anywhere(stage.index, columns))
        stage.guessed = bool(told)
        stage.add(told)


def _fitting_anywhere(index: VoteIndex, columns: dict[str, int]) -> list[str]:
    """Votes on whole texts that have these totals."""
    votes = (vote for votes in index.by_day.values() for vote in votes)
    return [
        vote
        for vote in votes
        if index.rows[vote]["parent"] is None and fits_totals(index, vote, columns)
    ]


def fitting_sentences(stage: Stage, claims: Sequence[Claim]) -> dict[int, str]:
    """Sentences whose totals, taken together, fit a single vote on the stage."""
    stated: dict[int, list[tuple[str, int]]] = {}
    for claim in claims:
        if claim.type == "tally" and isinstance(claim.value, dict):
            stated.setdefault(claim.sentence, []).extend(claim.value.items())
    found = {}
    for sentence, columns in stated.items():
        if len({c for c, _ in columns}) != len(columns) or len(columns) < 2:
            continue
        fits = [v for v in stage.votes if fits_totals(stage.index, v, dict(columns))]
        if not fits and stage.given and {"yes", "no", "abstain"} <= {c for c, _ in columns}:
            fits = [v for v in _of_the_day(stage) if fits_totals(stage.index, v, dict(columns))]
        if len(fits) == 1:
            found[sentence] = fits[0]
    return found


def _of_the_day(stage: Stage) -> list[str]:
    """Votes of the days and bodies of those on the stage, beside them."""
    rows = stage.index.rows
    days = {(d, rows[v]["body"]) for v in stage.votes if (d := rows[v]["date"])}
    return [v for day, body in sorted(days) for v in stage.index.on_days(day, 0, body)]


def fits_totals(index: VoteIndex, vote: str, value: dict[str, int]) -> bool:
    """Whether the exact columns stated are those of the vote, as announced or as corrected."""
    for key, number in value.items():
        if key in ("yes", "no", "abstain"):
            known = total(index, vote, key)
            if number not in known.values and number != known.corrected:
                return False
    return True
