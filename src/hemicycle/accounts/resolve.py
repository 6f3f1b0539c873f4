"""Which vote a claim means.

The stage is set once per article: votes named by the caller, by symbol, by their totals, by day.
Then the sentences are read in order; symbol, ordinal, sponsor, body, day and totals near a claim
choose among the votes on the stage, and the vote spoken of last breaks ties. Several stay several.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from hemicycle.accounts.article import Article, Sentence
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.words import GA, HRC, SC
from hemicycle.accounts.coded import Day, Thing
from hemicycle.accounts.context import Context
from hemicycle.accounts.index import VoteIndex
from hemicycle.domain.group import group

_SPONSORED = re.compile(
    r"(?P<s>[CAG])(?:'s)?(?:-(?:drafted|proposed|sponsored|authored|led|backed|prepared|tabled))?"
    r"(?: (?:original|own|competing|rival|final|draft|unamended|unmodified|modest|limited|gaza|ceasefire))*,? "
    r"(?:resolution|text|draft|proposal|measure|motion)\b(?! on)"
)
_SUPPORTED = re.compile(
    r"(?:resolution|text|draft|measure|motion)s? (?:\w+ )?(?:supported|backed|sponsored|put forth|tabled|drafted|put forward) by (?P<s>[CG])"
)
_CONDEMNS = re.compile(
    r"(?:condemn\w*|denounc\w*|critical of|blaming|criticized|mirrors|emphasizing|critiqued|supporting) (?:the )?(?:C\b|A\b|invasion|rising)"
)
_OWN = re.compile(
    r"\b(?:its|their|her) (?:own|original)\b|\bits (?:\w+, )?(?:original|competing|own)\b"
)
_RIVAL = re.compile(r"\b(?:alternative|competing|rival|counter)\b")
_ORIGINAL = re.compile(r"\b(?:original|unamended|unmodified)\b")
_AMENDED = re.compile(
    r"\b(?:amended (?:version|text|resolution|draft)|(?<!un)amended\b|final resolution)"
)
_BOTH = re.compile(
    r"\bboth (?:\w+ ){0,2}(?:resolutions|texts|votes|drafts|measures|amendments|ballots)|\b(?:two|N) (?:key )?(?:votes|resolutions)\b"
)
_ORDER = re.compile(
    r"\b(?:the (?P<n>first|second|third|former|latter|other|last)\b(?! (?:time|anniversary|amend|day|member|country|year|veto|permanent|ever)))"
)
_LATER = re.compile(r"\bN days? later\b|\bthe (?:next|following) day\b|\bdays later\b")
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2}
_AMENDMENT = re.compile(r"\bamendments?\b")


@dataclass(frozen=True)
class Meant:
    """Votes that a claim means, and why; ``missing`` are texts named that the record lacks."""

    votes: tuple[str, ...]
    reason: str
    missing: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


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
    called: dict[str, str] = field(default_factory=dict)
    running: list[str | None] = field(default_factory=list)
    fitting: dict[int, str] = field(default_factory=dict)
    guessed: bool = False


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
    body = context.bodies[0] if len(context.bodies) == 1 else None
    for reference in context.resolutions:
        found = _narrowed(index, index.resolve(reference, body), context.days)
        _add(stage, found, reference)
        if len(found) == 1 and str(index.rows[found[0]]["symbol"]).startswith("R/"):
            stage.called[found[0]] = reference
    stage.running = _running_bodies(article)
    for place, thing in article.coded.things.items():
        if thing.letter == "S":
            found = index.resolve(thing.words)
            stage.named[place] = found
            _add(stage, found[:1] if len(found) > 3 else found, None)
    if not context.resolutions:
        _by_totals(stage, claims, article, day or (context.days[0] if context.days else None))
        if not stage.votes:
            stage.guessed = not stage.named
            _by_days(stage, article, context, day)
        _same_matter(stage)
    stage.fitting = _fitting(stage, claims)
    stage.votes.sort(key=lambda v: (str(index.rows[v]["date"]), index.rows[v]["body"], _number(v)))
    if stage.given and len(context.resolutions) == 1 and stage.votes:
        first = index.resolve(context.resolutions[0], body)
        stage.focus = next((v for v in stage.votes if v in first), None)
    return stage


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
        fits = [v for v in stage.votes if _fits(stage.index, v, dict(columns))]
        if len(fits) == 1:
            found[sentence] = fits[0]
    return found


def _running_bodies(article: Article) -> list[str | None]:
    """Body named last before each sentence."""
    running: list[str | None] = []
    last: str | None = None
    for sentence in article.sentences:
        running.append(last)
        if sentence.aside is None:
            words = article.words(sentence)
            last = body_said(words, len(words)) or last
    return running


def _number(vote_id: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", vote_id)]


def _add(stage: Stage, found: Iterable[str], reference: str | None) -> None:
    ids = list(found)
    if not ids and reference:
        stage.missing.append(reference)
    stage.votes += [v for v in ids if v not in stage.votes]


def _narrowed(index: VoteIndex, found: tuple[str, ...], days: tuple[date, ...]) -> tuple[str, ...]:
    if len(found) < 2:
        return found
    fitting = tuple(v for v in found if index.rows[v]["date"] in days)
    return fitting or found[:1]


def _by_totals(stage: Stage, claims: Sequence[Claim], article: Article, day: date | None) -> None:
    for claim in claims:
        value = claim.value if claim.type == "tally" else None
        if not isinstance(value, dict) or not {"yes", "no"} <= set(value):
            continue
        index = stage.index
        if "abstain" in value:
            found = index.by_tally.get((value["yes"], value["no"], value["abstain"]), [])
        else:
            found = index.by_pair.get((value["yes"], value["no"]), [])
        texts = [v for v in found if index.rows[v]["parent"] is None]
        said = [t.day for t in article.coded.things.values() if t.day]
        chosen = _nearest(index, texts, day, said)
        _add(stage, chosen, None)


def _nearest(
    index: VoteIndex, votes: list[str], day: date | None, said: Sequence[Day]
) -> list[str]:
    """The vote if it is the only one, or the only one of the weeks before the day."""
    if len(votes) > 1:
        votes = [
            v
            for v in votes
            if (d := index.rows[v]["date"]) and any(s.month and s.near(d) for s in said)
        ] or votes
    if day is not None:
        recent = [
            v
            for v in votes
            if (d := index.rows[v]["date"]) and timedelta(0) <= day - d <= timedelta(days=45)
        ]
        if recent:
            votes = recent
    return votes if len(votes) == 1 else []


def _by_days(stage: Stage, article: Article, context: Context, day: date | None) -> None:
    """Votes of a day that is named in full, else of the days just before the article's."""
    index = stage.index
    days = [*context.days]
    days += [d for t in article.coded.things.values() if t.day and (d := t.day.full())]
    for named in days:
        _add(stage, [v for v in index.on_days(named, 0) if index.rows[v]["series"]], None)
    if not stage.votes:
        for named in days:
            found = index.on_days(named, 0)
            _add(stage, found if len(found) == 1 else [], None)
    if not stage.votes and day is not None:
        recent = [v for v in index.on_days(day, 3) if index.rows[v]["series"]]
        latest = max((index.rows[v]["date"] for v in recent), default=None)
        _add(stage, [v for v in recent if index.rows[v]["date"] == latest], None)


def _same_matter(stage: Stage) -> None:
    """Texts on the matter that were voted on the same day: rival drafts, the other organ."""
    index = stage.index
    for vote in list(stage.votes):
        row = index.rows[vote]
        if row["series"] and row["date"]:
            _add(stage, [v for v in index.on_days(row["date"], 0) if index.rows[v]["series"]], None)


def meant(stage: Stage, article: Article, sentence: Sentence, claim: Claim) -> Meant:
    """Votes the claim means."""
    found = _meant(stage, article, sentence, claim)
    if len(found.votes) == 1:
        stage.focus = found.votes[0]
        stage.body = stage.index.rows[found.votes[0]]["body"]
    return found


def _meant(stage: Stage, article: Article, sentence: Sentence, claim: Claim) -> Meant:
    missing = tuple(stage.missing)
    words = article.words(sentence)
    at = claim.end - sentence.start
    symbol = _named(stage, sentence, claim)
    if symbol is not None:
        return symbol
    if not stage.votes:
        return Meant((), "the record has no vote that the text names", missing)
    if len(stage.votes) == 1 and not _LATER.search(words[:at]):
        return Meant(tuple(stage.votes), "the only vote the text speaks of", missing)
    if _LATER.search(words[:at]):
        later = _later(stage, words[:at])
        if later is None:
            return Meant((), "the record has no vote on the later day that is meant", missing)
        return Meant((later,), "the day counted from the vote before", missing)
    pool, why = _pool(stage, article, sentence, claim, words, at)
    if len(pool) > 1:
        pool = _narrow_by_totals(stage, claim, pool, words)
    if len(pool) == 1:
        return Meant(tuple(pool), why, missing)
    if stage.focus in pool and not _BOTH.search(words[: at + 40]):
        return Meant((str(stage.focus),), "the vote spoken of last", missing, tuple(pool))
    return Meant(tuple(pool), "several votes fit", missing, tuple(pool))


def _named(stage: Stage, sentence: Sentence, claim: Claim) -> Meant | None:
    """The symbol nearest to the claim in its sentence."""
    near = [
        (abs(place - claim.end), place)
        for place in stage.named
        if sentence.start <= place < sentence.end
    ]
    if not near:
        return None
    found = stage.named[min(near)[1]]
    if found:
        return Meant(found[:1], "named by its symbol")
    return None if stage.given and stage.votes else Meant((), "the text named is not in the record")


def _later(stage: Stage, words: str) -> str | None:
    base = stage.focus or stage.votes[0]
    day = stage.index.rows[base]["date"]
    if day is None:
        return None
    for offset in (3, 1, 2, 4, 5, 7):
        found = stage.index.on_days(day + timedelta(days=offset), 0, stage.index.rows[base]["body"])
        if len(found) == 1 and offset == 3:
            return found[0]
    return None


def _pool(
    stage: Stage, article: Article, sentence: Sentence, claim: Claim, words: str, at: int
) -> tuple[list[str], str]:
    """Votes on the stage that fit the words around the claim."""
    pool, why = list(stage.votes), "fits the words"
    exact = stage.fitting.get(claim.sentence)
    if exact is not None and claim.type not in ("sponsorship", "amendment", "veto", "alignment"):
        return [exact], "the only vote with these totals"
    wide = claim.type == "alignment"
    body = body_before(words, at) if wide else body_said(words, at)
    if _BOTH.search(words[: at + 40]) and claim.type != "alignment":
        return _kept(pool, lambda v: stage.index.rows[v]["body"] == (body or "GA")), "both texts"
    pool = _kept(pool, lambda v: body is None or stage.index.rows[v]["body"] == body)
    days = [
        t for t in _near(article, sentence, claim, "D") if t.day and (t.day.month or t.day.year)
    ]
    if days:
        pool = _kept(pool, lambda v: _on(stage, v, days[-1]))
    order = list(_ORDER.finditer(words[:at]))
    if order and len(pool) > 1:
        place = _PLACES.get(order[-1].group("n"))
        if place is not None and place < len(pool):
            return [pool[place]], f"“the {order[-1].group('n')}”"
    amended = bool(_AMENDED.search(words[: at + 10])) or (
        claim.type == "amendment" and body != "SC"
    )
    sponsors = _sponsors(article, sentence, claim, words, at)
    if sponsors:
        pool = _kept(pool, lambda v: sponsored(stage.index, v, sponsors))
    elif _RIVAL.search(words[: at + 10]):
        pool = _kept(pool, lambda v: not sponsored(stage.index, v, {"UKR"}))
    elif _CONDEMNS.search(words) and not amended:
        pool = _kept(pool, lambda v: not sponsored(stage.index, v, {"USA", "RUS"}))
    carried = stage.running[sentence.number] if stage.running else None
    carried = carried or stage.body
    if body is None and not sentence.heading and not wide:
        pool = _kept(pool, lambda v: carried is None or stage.index.rows[v]["body"] == carried)
    if _ORIGINAL.search(words[: at + 10]) and len(pool) > 1:
        pool = _kept(pool, lambda v: stage.index.rows[v]["body"] == "SC")
    if amended:
        pool = _kept(pool, lambda v: bool(stage.index.children.get(v)))
    return pool, why


def _kept(pool: list[str], fits: Callable[[str], bool]) -> list[str]:
    """Votes that fit, unless none does."""
    return [v for v in pool if fits(v)] or pool


def body_before(words: str, at: int) -> str | None:
    """The body named last before a place."""
    before = [place for place in _bodies(words) if place[0] < at]
    return max(before)[1] if before else None


def body_said(words: str, at: int) -> str | None:
    """The body named last before the claim ends, else first after it."""
    seen = _bodies(words)
    return body_before(words, at) or (min(seen)[1] if seen else None)


@lru_cache(maxsize=256)
def _bodies(words: str) -> list[tuple[int, str]]:
    seen: list[tuple[int, str]] = []
    for code, pattern in (("HRC", HRC), ("GA", GA), ("SC", SC)):
        seen += [(m.start(), code) for m in pattern.finditer(words)]
    return seen


def _near(article: Article, sentence: Sentence, claim: Claim, letter: str) -> list[Thing]:
    return (
        article.coded.within(sentence.start, max(claim.end, sentence.start + 1), letter)
        or (article.coded.within(claim.end, sentence.end, letter)[:1])
    )


def _on(stage: Stage, vote: str, thing: Thing) -> bool:
    day = stage.index.rows[vote]["date"]
    return bool(day and thing.day and thing.day.admits(day))


def _sponsors(article: Article, sentence: Sentence, claim: Claim, words: str, at: int) -> set[str]:
    """Members whose text is meant: the words nearest to the claim's end win."""
    if claim.type == "sponsorship":
        own = {code for codes in claim.subjects for code in codes}
        return own or {"UKR"}
    if _OWN.search(words[max(0, claim.start - sentence.start) : at + 10]):
        for thing in reversed(article.coded.within(sentence.start, claim.end, "C")):
            return set(thing.codes)
    limit = min(len(words), at + 30)
    found = [*_SPONSORED.finditer(words, 0, limit), *_SUPPORTED.finditer(words, 0, limit)]
    for one in sorted(found, key=lambda m: m.start(), reverse=True):
        named = article.coded.things.get(sentence.start + one.start("s"))
        if named and named.codes:
            return {"UKR"} if named.letter == "G" else set(named.codes)
    return set()


def sponsored(index: VoteIndex, vote: str, codes: set[str]) -> bool:
    """Whether one of the members is known to have sponsored the text."""
    sponsors = set(index.event(vote).sponsors)
    if codes & sponsors:
        return True
    return "UKR" in codes and bool(sponsors & group("EU").members(date(2024, 1, 1)))


def _narrow_by_totals(stage: Stage, claim: Claim, pool: list[str], words: str) -> list[str]:
    if claim.type != "tally" or not isinstance(claim.value, dict):
        return pool
    exact = [v for v in pool if _fits(stage.index, v, claim.value)]
    if len(exact) == 1:
        return exact
    return pool


def _fits(index: VoteIndex, vote: str, value: dict[str, int]) -> bool:
    row = index.rows[vote]
    for key, number in value.items():
        if key in ("yes", "no", "abstain"):
            actual = row[f"announced_{key}"]
            actual = row[f"counted_{key}"] if actual is None else actual
            if actual != number:
                return False
    return True
