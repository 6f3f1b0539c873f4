"""Which votes an article speaks of: those the caller names, else by symbol, totals and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hemicycle.accounts.article import Article
from hemicycle.accounts.bodies import bodies_named, running_bodies
from hemicycle.accounts.by_days import by_days, by_opening_day, same_matter
from hemicycle.accounts.by_totals import by_columns, by_totals, fitting_sentences
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.context import Context
from hemicycle.accounts.index import VoteIndex
from hemicycle.accounts.stage import Stage

#: "A motion to take no action", "the amendment", "this proposal": another vote than on the text.
_MOTION = re.compile(r"\b(?:motion|amendment|proposal)\b")
#: "A/RES/67/234 B": a lettered part.
_PART = re.compile(r"\d ?[A-Z]$")


def set_stage(
    article: Article,
    claims: Sequence[Claim],
    index: VoteIndex,
    *,
    day: date | None,
    context: Context,
) -> Stage:
    """Votes named by the caller, else inferred from symbols, totals and days in the text."""
    stage = Stage(index, [], [], day, bool(context.resolutions))
    body = stage.told = context.bodies[0] if len(context.bodies) == 1 else None
    for reference in context.resolutions:
        found = _of_the_part(index, reference, index.resolve(reference, body), context.days)
        found = _narrowed(index, found, context.days)
        stage.add(found, reference)
        if len(found) == 1 and str(index.rows[found[0]]["symbol"]).startswith("R/"):
            stage.called[found[0]] = reference
    stage.bodies = bodies_named(article)
    stage.running = running_bodies(article, stage.bodies)
    sentences = enumerate(article.sentences)
    stage.motion = next((i for i, s in sentences if _MOTION.search(s.words)), None)
    for place, thing in article.coded.things.items():
        if thing.letter == "S":
            found = index.resolve(thing.words) or _called_so(stage, thing.words)
            stage.named[place] = found
            stage.add(found[:1] if len(found) > 3 else found)
    if not context.resolutions:
        by_totals(stage, claims, article, day or (context.days[0] if context.days else None))
        if not stage.votes:
            by_columns(stage, claims, article, day)
        if not stage.votes:
            stage.guessed = not stage.named
            by_days(stage, article, context, day)
        by_opening_day(stage, article)
        same_matter(stage)
    stage.places = sorted(stage.named)
    stage.fitting = fitting_sentences(stage, claims)
    stage.votes.sort(key=lambda v: (str(index.rows[v]["date"]), index.rows[v]["body"], _number(v)))
    if stage.given and len(context.resolutions) == 1 and stage.votes:
        first = index.resolve(context.resolutions[0], body)
        stage.focus = next((v for v in stage.votes if v in first), None)
    return stage


def _called_so(stage: Stage, words: str) -> tuple[str, ...]:
    """The vote that the caller named with this number: "resolution 3379" of A/RES/3379(XXX)."""
    number = re.compile(rf"\b{re.escape(words)}\b")
    return tuple(vote for vote, reference in stage.called.items() if number.search(reference))


def _number(vote_id: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", vote_id)]


def _of_the_part(
    index: VoteIndex, reference: str, found: tuple[str, ...], days: tuple[date, ...]
) -> tuple[str, ...]:
    """Without texts found for a lettered part that bear no letter and are of another day."""
    if not days or not _PART.search(reference):
        return found
    return tuple(
        v
        for v in found
        if index.rows[v]["date"] in days or _PART.search(str(index.rows[v]["symbol"]))
    )


def _narrowed(index: VoteIndex, found: tuple[str, ...], days: tuple[date, ...]) -> tuple[str, ...]:
    if len(found) < 2:
        return found
    fitting = tuple(v for v in found if index.rows[v]["date"] in days)
    return fitting or found[:1]
