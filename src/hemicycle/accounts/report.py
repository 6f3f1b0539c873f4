"""Check an article: read, find the claims, see which votes they mean, judge.

:func:`check` is the front door; the document it returns is the contract of ``hemicycle check``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hemicycle.accounts.article import Article, read_article
from hemicycle.accounts.claims import MOST_CLAIMS, Claim, extract
from hemicycle.accounts.complete import completed
from hemicycle.accounts.context import read_context, read_day
from hemicycle.accounts.dateline import dateline
from hemicycle.accounts.finding import Finding, Verdict, short_name
from hemicycle.accounts.index import VoteIndex, index_of, remembered
from hemicycle.accounts.place import place_of
from hemicycle.accounts.provisional import ProvisionalVote, with_provisional
from hemicycle.accounts.resolve import meant
from hemicycle.accounts.stage import Stage
from hemicycle.accounts.staging import set_stage
from hemicycle.accounts.structured import structured
from hemicycle.accounts.verdict import judge
from hemicycle.accounts.verdict.caution import careful
from hemicycle.accounts.verdict.question import Question
from hemicycle.record.record import Record

_ANAPHOR = re.compile(r"\b(?:its|it|their|whose)\b")


def check(
    text: str,
    *,
    record: Record,
    date: date | str | None = None,
    context: Mapping[str, Any] | None = None,
    file: str | None = None,
    provisional: Sequence[ProvisionalVote] = (),
) -> dict[str, Any]:
    """Every checkable claim of an article with its verdict and evidence.

    Parameters
    ----------
    text
        The file decoded, line ends untouched; offsets in the answer are code points of it.
    record
        An opened record.
    date
        The day the article speaks from; else that of its metadata or of its dateline.
    context
        ``{body, resolution, date}`` where known; what cannot be read is left out with a note.
    file
        Name to print.
    provisional
        Votes no source has yet, taken down by hand, that the text speaks of: nothing is called
        contradicted by them, it only differs.

    Returns
    -------
    dict
        ``{file, record_version, claims: [{start, end, text, type, structured, verdict, evidence,
        shaky}], set_aside: [{start, end, reason}], notes}``; the same text gives the same document.
    """
    index, known = index_of(record), read_context(context)
    if provisional:
        index = with_provisional(index, provisional)
        taken_down = tuple(vote.event.vote_id for vote in provisional)
        known = replace(known, resolutions=(*taken_down, *known.resolutions))
    day = read_day(date)
    article = read_article(text)
    day = day or article.published or dateline(article)
    claims = extract(article, about_vote=bool(known.resolutions))
    stage = set_stage(article, claims, index, day=day, context=known)
    if len(claims) >= MOST_CLAIMS:
        rest = f"only the first {len(claims):,} claims of the text were checked; check it in parts"
        known = replace(known, notes=(*known.notes, rest))
    # One step for all claims before the next: what a step needs is then at hand in the processor.
    questions = [_question(article, claim, stage) for claim in claims]
    questions = [completed(question, article) for question in questions]
    findings = [careful(question, judge(question)) for question in questions]
    found = [
        _answer(text, article, question, finding)
        for question, finding in zip(questions, findings, strict=True)
        if finding.verdict is Verdict.CONTRADICTED or "only_wrong" not in question.claim.more
    ]
    return {
        "file": file,
        "record_version": index.record_version,
        "claims": found,
        "set_aside": _set_aside(article),
        "notes": list(known.notes),
    }


def _set_aside(article: Article) -> list[dict[str, Any]]:
    """Stretches that are not the article's own word, with the reason."""
    stretches: list[dict[str, Any]] = []
    last = -1
    for sentence in article.sentences:
        if sentence.aside is None:
            continue
        start, end = article.coded.raw(sentence.start, sentence.end)
        if stretches and sentence.number == last + 1 and stretches[-1]["reason"] == sentence.aside:
            stretches[-1]["end"] = end
        else:
            stretches.append({"start": start, "end": end, "reason": sentence.aside})
        last = sentence.number
    return stretches


def _answer(text: str, article: Article, question: Question, finding: Finding) -> dict[str, Any]:
    claim = question.claim
    if finding.votes:
        question = replace(question, meant=question.meant._replace(votes=finding.votes))
    start, end = article.coded.raw(claim.start, claim.end)
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "type": claim.type,
        "structured": structured(question),
        "verdict": finding.verdict.value,
        "evidence": _evidence(question, finding),
        "shaky": finding.shaky is not None,
    }


def _question(article: Article, claim: Claim, stage: Stage) -> Question:
    """The claim with the votes and the body it means; both are then what the text speaks of."""
    place = place_of(stage, article, claim)
    found = meant(place)
    body = (
        place.body_before
        or (place.body_running if _ANAPHOR.search(place.words, 0, place.start) else None)
        or place.body_said
        or stage.body
        or stage.told
    )
    return Question(claim, found, stage.index, stage, place.words, place.start, body, stage.spoken)


def _evidence(question: Question, finding: Finding) -> dict[str, Any]:
    index = question.index
    votes = [dict(_vote(index, v)) for v in question.votes]
    return {
        "votes": votes,
        "why_this_vote": question.meant.reason,
        "alternatives": list(question.meant.alternatives),
        "rows": {short_name(code): position for code, position in finding.rows.items()},
        "provision": finding.provision,
        "computation": finding.computation,
        "shaky": finding.shaky,
        "record_version": index.record_version,
    }


@remembered
def _vote(index: VoteIndex, vote_id: str) -> Mapping[str, Any]:
    event = index.event(vote_id)
    return {
        "vote_id": vote_id,
        "symbol": event.symbol,
        "body": event.body,
        "date": event.date.isoformat() if event.date else None,
        "tally": str(event.announced or event.counted or ""),
        "source": event.source,
    }
