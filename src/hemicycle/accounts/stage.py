"""The votes an article speaks of: named by the caller, by symbol, by their totals, by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hemicycle.accounts.article import Article
from hemicycle.accounts.bodies import Named, bodies_named, running_bodies
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.context import Context
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stand import total
from hemicycle.accounts.thing import Day


@dataclass
class Stage:
    """Votes an article speaks of, in order of day and symbol, and the one spoken of last."""

    index: VoteIndex
    votes: list[str]
    missing: list[str]
    spoken: date | None
    given: bool
    focus: str | None = None
    body: str | None = None
    named: dict[int, tuple[str, ...]] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    bodies: list[Named] = field(default_factory=list)
    running: list[str | None] = field(default_factory=list)
    fitting: dict[int, str] = field(default_factory=dict)
    guessed: bool = False
    #: First sentence that speaks of a motion or an amendment put to the vote.
    motion: int | None = None
    #: The body that the caller names.
    told: str | None = None


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
        _add(stage, found, reference)
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
            _add(stage, found[:1] if len(found) > 3 else found, None)
    if not context.resolutions:
        _by_totals(stage, claims, article, day or (context.days[0] if context.days else None))
        if not stage.votes:
            _by_columns(stage, claims, article, day)
        if not stage.votes:
            stage.guessed = not stage.named
            _by_days(stage, article, context, day)
        _by_opening_day(stage, article)
        _same_matter(stage)
    stage.places = sorted(stage.named)
    stage.fitting = _fitting(stage, claims)
    stage.votes.sort(key=lambda v: (str(index.rows[v]["date"]), index.rows[v]["body"], _number(v)))
    if stage.given and len(context.resolutions) == 1 and stage.votes:
        first = index.resolve(context.resolutions[0], body)
        stage.focus = next((v for v in stage.votes if v in first), None)
    return stage


def _called_so(stage: Stage, words: str) -> tuple[str, ...]:
    """The vote that the caller named with this number: "resolution 3379" of A/RES/3379(XXX)."""
    number = re.compile(rf"\b{re.escape(words)}\b")
    return tuple(vote for vote, reference in stage.called.items() if number.search(reference))


def _fitting(stage: Stage, claims: Sequence[Claim]) -> dict[int, str]:
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


def _number(vote_id: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", vote_id)]


def _add(stage: Stage, found: Iterable[str], reference: str | None) -> None:
    ids = list(found)
    if not ids and reference:
        stage.missing.append(reference)
    stage.votes += [v for v in ids if v not in stage.votes]


#: "A motion to take no action", "the amendment", "this proposal": another vote than on the text.
_MOTION = re.compile(r"\b(?:motion|amendment|proposal)\b")
#: "A/RES/67/234 B": a lettered part.
_PART = re.compile(r"\d ?[A-Z]$")


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


def _by_totals(stage: Stage, claims: Sequence[Claim], article: Article, day: date | None) -> None:
    """Votes that the totals of one sentence, taken together, single out."""
    index = stage.index
    said = [t.day for t in article.coded.things.values() if t.day]
    for value in _totals_by_sentence(claims):
        if "abstain" in value:
            found = index.by_tally.get((value["yes"], value["no"], value["abstain"]), [])
        else:
            found = index.by_pair.get((value["yes"], value["no"]), [])
        texts = [v for v in found if index.rows[v]["parent"] is None]
        _add(stage, _nearest(index, texts, day, said), None)


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


#: So long a text speaks of a vote as of a recent one.
_WEEKS = timedelta(days=45)


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


def _by_columns(stage: Stage, claims: Sequence[Claim], article: Article, day: date | None) -> None:
    """The only vote of the days before, or of a month named, that fits every column stated."""
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
        _add(stage, fits, None)


def _by_days(stage: Stage, article: Article, context: Context, day: date | None) -> None:
    """Votes of a day that is named in full, else of the days just before the article's."""
    index = stage.index
    days = [*context.days]
    days += [d for t in article.coded.things.values() if t.day and (d := t.day.full())]
    for named in days:
        _add(stage, _of_series_on(index, named), None)
    if not stage.votes:
        for named in days:
            found = index.on_days(named, 0)
            _add(stage, found if len(found) == 1 else [], None)
    if not stage.votes and day is not None:
        recent = [v for v in index.on_days(day, 3) if index.rows[v]["series"]]
        latest = max((index.rows[v]["date"] for v in recent), default=None)
        _add(stage, [v for v in recent if index.rows[v]["date"] == latest], None)
    if not stage.votes and day is not None:
        _add(stage, _by_words(stage, article, index.on_days(day, 3)), None)


def _by_opening_day(stage: Stage, article: Article) -> None:
    """Votes of the full day a text opens with, where the only symbols it names are of other days.

    "On 24 February 2025 ... seven that had voted for A/RES/ES-11/1" does not speak of 2022.
    """
    if not stage.named:
        return
    index, opening = stage.index, None
    for thing in article.coded.things.values():
        if thing.letter == "S":
            break
        opening = opening or (thing.day.full() if thing.day else None)
    if opening and all(index.rows[v]["date"] != opening for v in stage.votes):
        _add(stage, _of_series_on(index, opening), None)


_VETOED = re.compile(r"\bveto(?:ed|es)\b|\b(?:used|using|cast|casting) (?:its|their|a|the) veto\b")
#: Words of titles that tell nothing apart.
_COMMON_WORDS = """
the of and in on to for a an un united nations security council general assembly resolution draft
states members situation question report elected ten
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def _by_words(stage: Stage, article: Article, recent: list[str]) -> list[str]:
    """The one vote of the days before whose body is named and whose title shares most words."""
    index, text = stage.index, article.coded.clean.text.lower()
    bodies = {body for body in stage.running if body}
    fits = [v for v in recent if index.rows[v]["body"] in bodies]
    if _VETOED.search(article.coded.text):
        fits = [v for v in fits if v in index.council_lost] or fits
    said = set(re.findall(r"[a-z]+", text)) - _COMMON
    shared = {
        v: len(said & set(re.findall(r"[a-z]+", str(index.event(v).title or "").lower())))
        for v in fits
    }
    best = max(shared.values(), default=0)
    found = [v for v in fits if shared[v] == best]
    return found if len(found) == 1 and best else []


def _same_matter(stage: Stage) -> None:
    """Texts on the matter that were voted on the same day: rival drafts, the other organ."""
    index = stage.index
    for vote in list(stage.votes):
        row = index.rows[vote]
        if row["series"] and row["date"]:
            _add(stage, _of_series_on(index, row["date"]), None)


@remembered
def _of_series_on(index: VoteIndex, day: date) -> tuple[str, ...]:
    """Votes of a day on texts of a series."""
    return tuple(v for v in index.on_days(day, 0) if index.rows[v]["series"])


def fits_totals(index: VoteIndex, vote: str, value: dict[str, int]) -> bool:
    """Whether the exact columns stated are those of the vote, as announced or as corrected."""
    for key, number in value.items():
        if key in ("yes", "no", "abstain"):
            known = total(index, vote, key)
            if number not in known.values and number != known.corrected:
                return False
    return True
