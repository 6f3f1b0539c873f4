"""Which vote a claim means.

The stage is set once per article: votes named by the caller, by symbol, by their totals, by day.
Then the sentences are read in order; symbol, ordinal, sponsor, body, day and totals near a claim
choose among the votes on the stage, and the vote spoken of last breaks ties. Several stay several.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hemicycle.accounts.article import Article, Sentence
from hemicycle.accounts.bodies import body_before, body_said
from hemicycle.accounts.claims.asides import asides
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.needles import Bank
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stage import Stage, fits_totals
from hemicycle.accounts.thing import Day, Thing
from hemicycle.domain.group import group

#: The patterns of this page are tried on the same sentence: one look tells which may match.
_AROUND = Bank()
_SPONSORED = _AROUND.read(
    r"(?P<s>[CAG])(?:'s)?(?:-(?:drafted|proposed|sponsored|authored|led|backed|prepared|tabled))?"
    r"(?: (?:original|own|competing|rival|final|draft|unamended|unmodified|modest|limited|gaza|ceasefire))*,? "
    r"(?:resolution|text|draft|proposal|measure|motion)\b(?! on)"
)
_SUPPORTED = _AROUND.read(
    r"(?:resolution|text|draft|measure|motion)s? (?:\w+ )?(?:supported|backed|sponsored|put forth|tabled|drafted|put forward) by (?P<s>[CG])"
)
_CONDEMNS = _AROUND.read(
    r"(?:condemn\w*|denounc\w*|critical of|blaming|criticized|mirrors|emphasizing|critiqued|supporting) (?:the )?(?:C\b|A\b|invasion|rising)"
)
_OWN = _AROUND.read(
    r"\b(?:its|their|her) (?:own|original)\b|\bits (?:\w+, )?(?:original|competing|own)\b"
)
_RIVAL = _AROUND.read(r"\b(?:alternative|competing|rival|counter)\b")
_ORIGINAL = _AROUND.read(r"\b(?:original|unamended|unmodified)\b")
_AMENDED = _AROUND.add(
    re.compile(r"\b(?:amended (?:version|text|resolution|draft)|(?<!un)amended\b|final resolution)")
)
_BOTH = _AROUND.read(
    r"\bboth (?:\w+ ){0,2}(?:resolutions|texts|votes|drafts|measures|amendments|ballots)|\b(?:two|N) (?:key )?(?:votes|resolutions)\b"
)
_ORDER = _AROUND.read(
    r"\b(?:the (?P<n>first|second|third|former|latter|other|last)\b(?! (?:time|anniversary|amend|day|member|country|year|veto|permanent|ever)))"
)
_LATER = _AROUND.read(r"\bN days? later\b|\bthe (?:next|following) day\b|\bdays later\b")
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2}
_AMENDMENT = re.compile(r"\bamendments?\b")


@dataclass(frozen=True)
class Meant:
    """Votes that a claim means, and why; ``missing`` are texts named that the record lacks."""

    votes: tuple[str, ...]
    reason: str
    missing: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


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
    if _of_another_day(stage, article, sentence, claim):
        other = _of_series(stage, article, sentence, claim)
        why = "the text of the same series on the day named"
        if other:
            return Meant(other, why, missing)
        return Meant((), "the words speak of a vote on another day", missing)
    past = _year_before(stage, words, claim.start - sentence.start, at)
    if past is not None and claim.type in _TOLD_BY_YEAR:
        other = _put_on(stage, past)
        if other:
            return Meant(other, "the text of the same series a year before", missing)
        return Meant((), "the words speak of a vote on another day", missing)
    if _of_another_body(stage, sentence, claim, at):
        return Meant((), "the words speak of a vote of another body", missing)
    if not stage.votes:
        return Meant((), "the record has no vote that the text names", missing)
    counted = _LATER.before(words, at)
    if len(stage.votes) == 1 and not counted:
        return Meant(tuple(stage.votes), "the only vote the text speaks of", missing)
    if counted:
        later = _later(stage, words[:at])
        if later is None:
            return Meant((), "the record has no vote on the later day that is meant", missing)
        return Meant((later,), "the day counted from the vote before", missing)
    pool, why = _pool(stage, article, sentence, claim, words, at)
    if len(pool) > 1:
        pool = _narrow_by_totals(stage, claim, pool, words)
    if len(pool) == 1:
        return Meant(tuple(pool), why, missing)
    if stage.focus in pool and not _BOTH.before(words, at + 40):
        return Meant((str(stage.focus),), "the vote spoken of last", missing, tuple(pool))
    return Meant(tuple(pool), "several votes fit", missing, tuple(pool))


def _of_another_day(stage: Stage, article: Article, sentence: Sentence, claim: Claim) -> bool:
    """Whether the day the words speak of fits no vote on the stage."""
    if claim.type in ("date", "history_first", "last_use", "aggregate_count", "comparison"):
        return False
    said = [t for t in article.coded.within(sentence.start, claim.end, "D") if t.day]
    if said and not claim.more.get("earlier"):
        apart = _asides(article, sentence)
        said = [t for t in said if not any(a <= t.start < z for a, z in apart)]
    inside = article.coded.at[claim.start]
    text = article.coded.clean.text
    said = [t for t in said if not _BESIDE.search(text, max(0, t.start - 16), t.start)]
    days = [t.day for t in said if t.day and t.day.year and t.start >= inside]
    if said and not stage.given:
        before = text[max(0, said[-1].start - 7) : said[-1].start].lower()
        if before.endswith((" in ", "in ", "on ", "from ", "last ")) and "since" not in before:
            days += [last] if (last := said[-1].day) else []
    if said and _WHEN.match(text, said[-1].end, inside + 1):
        days += [last] if (last := said[-1].day) else []
    days += _opening_day(article, sentence, claim)
    actual = [d for v in stage.votes if (d := stage.index.rows[v]["date"])]
    return bool(days and actual) and not any(s.near(d) for s in days for d in actual)


#: "In 2016, the US", "but in 2017 ": the day a clause opens with, right before the claim.
_OPENS_WITH = re.compile(
    r"(?:^\W*|[;:—] |, (?:and |but |while |whereas |with )?|\b(?:and|but|while|whereas) )(?:back |as |only |earlier )*"
    r"(?:in|on) (?P<d>D),? (?:when |however,? |by contrast,? |meanwhile,? |only |the |just |a total of )*$"
)
#: "In 2016, … voted for, two against": the day holds until a contrast; "that year" leads back to it.
_OPENED_WITH = re.compile(
    r"^\W*(?:back )?(?:in|on) (?P<d>D)\b(?:(?!\b(?:but|while|whereas|now|this|today|has|have|since)\b)[^;:D])*$"
)
_THAT_YEAR = re.compile(r",? (?:that|the same) (?:year|time|month|day)\b|,? (?:back )?then\b")


def _opening_day(article: Article, sentence: Sentence, claim: Claim) -> list[Day]:
    """The day, with its year, that the claim's clause opens with."""
    if claim.more.get("earlier") or "D" not in article.words(sentence):
        return []
    words, start = article.words(sentence), claim.start - sentence.start
    found = _OPENS_WITH.search(words, 0, start) or _OPENED_WITH.search(words, 0, start)
    place = found.start("d") if found else -1
    if _THAT_YEAR.match(words, claim.end - sentence.start):
        place = words.rfind("D", 0, start)
    day = article.coded.things[sentence.start + place].day if place >= 0 else None
    return [day] if day and day.year else []


def _asides(article: Article, sentence: Sentence) -> list[tuple[int, int]]:
    """Places in the clean text of what is said aside: "Mali, which had abstained in 2022,"."""
    at, first = article.coded.at, sentence.start
    found = asides(article.words(sentence))
    return [(at[first + one.start], at[first + one.end - 1]) for one in found]


#: "than in 2023, when 141 countries backed it".
_WHEN = re.compile(r",? (?:when|at which|as(?! (?:a|an|the|part|well)\b| ['\"]))\b")
#: "since 1996", "five more than in 2022": a day the vote is held against, not its own.
_BESIDE = re.compile(r"(?:since|than in|than on|than at|with|to)(?: the)? $", re.IGNORECASE)
#: "188 voted in favour last year": a year before the article, or before the vote.
_LAST_YEAR = _AROUND.read(
    r"\b(?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding) year|the year before)\b"
)
_CONTRAST = re.compile(r";|\b(?:but|while|whereas|now|this|today|compared)\b")
_TOLD_BY_YEAR = frozenset({"tally", "country_vote", "roster", "count_others", "bloc"})


def _year_before(stage: Stage, words: str, start: int, at: int) -> Day | None:
    """The year before, where the claim speaks of it and no vote on the stage is of that year."""
    if not _LAST_YEAR.may(words):
        return None
    for found in _LAST_YEAR.pattern.finditer(words):
        opens = not words[: found.start()].strip(" ('\"") and not _CONTRAST.search(
            words, found.end(), start
        )
        behind = at <= found.start() <= at + 1
        if not (opens or behind or start <= found.start() < at):
            continue
        days = [d for v in stage.votes if (d := stage.index.rows[v]["date"])]
        base = stage.spoken or max(days, default=None)
        if base is None or any(d.year == base.year - 1 for d in days):
            return None
        return Day(base.year - 1, None, None)
    return None


def _put_on(stage: Stage, day: Day) -> tuple[str, ...]:
    """The one text of the series, or of the same title, that was put to the vote then."""
    index = stage.index
    series = {s for v in stage.votes if (s := index.rows[v]["series"])}
    pool = {v for name in sorted(series) for v in index.by_series[name]}
    pool |= {
        v for vote in stage.votes if not index.rows[vote]["series"] for v in index.yearly(vote)
    }
    found = [
        v
        for v in sorted(pool)
        if (row := index.rows[v])["date"]
        and row["body"] == "GA"
        and row["question"] == "draft"
        and day.admits(row["date"])
    ]
    return tuple(found) if len(found) == 1 else ()


def _of_series(stage: Stage, article: Article, sentence: Sentence, claim: Claim) -> tuple[str, ...]:
    """The one text of the series that was voted on when the words say: "abstained in 2016"."""
    said = [t.day for t in article.coded.within(sentence.start, claim.end, "D") if t.day]
    return _put_on(stage, said[-1]) if said else ()


def _of_another_body(stage: Stage, sentence: Sentence, claim: Claim, at: int) -> bool:
    """Whether the sentence, or the one before, names a body with no vote on the stage."""
    if claim.type not in ("country_vote", "roster", "tally", "count_others", "bloc", "veto"):
        return False
    if claim.sentence in stage.fitting or stage.given:
        return False
    body = body_said(stage.bodies[sentence.number], at)
    if body is None and not sentence.heading:
        body = stage.running[sentence.number]
    return (
        body is not None
        and bool(stage.votes)
        and all(stage.index.rows[v]["body"] != body for v in stage.votes)
    )


def _named(stage: Stage, sentence: Sentence, claim: Claim) -> Meant | None:
    """The symbol nearest to the claim in its sentence."""
    places = stage.places
    near = places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
    if not near:
        return None
    found = stage.named[min(near, key=lambda place: (abs(place - claim.end), place))]
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
    named = stage.bodies[sentence.number]
    body = body_before(named, at) if wide else body_said(named, at)
    if _BOTH.before(words, at + 40) and claim.type != "alignment":
        return _kept(pool, lambda v: stage.index.rows[v]["body"] == (body or "GA")), "both texts"
    pool = _kept(pool, lambda v: body is None or stage.index.rows[v]["body"] == body)
    days = [
        t for t in _near(article, sentence, claim, "D") if t.day and (t.day.month or t.day.year)
    ]
    if days:
        pool = _kept(pool, lambda v: _on(stage, v, days[-1]))
    order = list(_ORDER.all_before(words, at))
    if order and len(pool) > 1:
        place = _PLACES.get(order[-1].group("n"))
        if place is not None and place < len(pool):
            return [pool[place]], f"“the {order[-1].group('n')}”"
    amended = bool(_AMENDED.before(words, at + 10)) or (claim.type == "amendment" and body != "SC")
    sponsors = _sponsors(article, sentence, claim, words, at)
    if sponsors:
        pool = _kept(pool, lambda v: sponsored(stage.index, v, sponsors))
    elif _RIVAL.before(words, at + 10):
        pool = _kept(pool, lambda v: not sponsored(stage.index, v, {"UKR"}))
    elif _CONDEMNS.search(words) and not amended:
        pool = _kept(pool, lambda v: not sponsored(stage.index, v, {"USA", "RUS"}))
    carried = stage.running[sentence.number] or stage.body
    if body is None and not sentence.heading and not wide:
        pool = _kept(pool, lambda v: carried is None or stage.index.rows[v]["body"] == carried)
    if _ORIGINAL.before(words, at + 10) and len(pool) > 1:
        pool = _kept(pool, lambda v: stage.index.rows[v]["body"] == "SC")
    if amended:
        pool = _kept(pool, lambda v: bool(stage.index.children.get(v)))
    return pool, why


def _kept(pool: list[str], fits: Callable[[str], bool]) -> list[str]:
    """Votes that fit, unless none does."""
    return [v for v in pool if fits(v)] or pool


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
    if _OWN.may(words) and _OWN.pattern.search(
        words[max(0, claim.start - sentence.start) : at + 10]
    ):
        for thing in reversed(article.coded.within(sentence.start, claim.end, "C")):
            return set(thing.codes)
    limit = min(len(words), at + 30)
    found = [*_SPONSORED.all_before(words, limit), *_SUPPORTED.all_before(words, limit)]
    for one in sorted(found, key=lambda m: m.start(), reverse=True):
        named = article.coded.things.get(sentence.start + one.start("s"))
        if named and named.codes:
            return {"UKR"} if named.letter == "G" else set(named.codes)
    return set()


def sponsored(index: VoteIndex, vote: str, codes: set[str]) -> bool:
    """Whether one of the members is known to have sponsored the text."""
    return not codes.isdisjoint(_side_of(index, vote))


@remembered
def _side_of(index: VoteIndex, vote: str) -> frozenset[str]:
    """Sponsors of a text; Ukraine is among them where members of the European Union are."""
    sponsors = frozenset(index.event(vote).sponsors)
    union = group("EU").members(date(2024, 1, 1))
    return sponsors if sponsors.isdisjoint(union) else sponsors | {"UKR"}


def _narrow_by_totals(stage: Stage, claim: Claim, pool: list[str], words: str) -> list[str]:
    if claim.type != "tally" or not isinstance(claim.value, dict):
        return pool
    exact = [v for v in pool if fits_totals(stage.index, v, claim.value)]
    if len(exact) == 1:
        return exact
    return pool
