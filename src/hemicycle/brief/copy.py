"""Three to five plain sentences to paste into a story, each number traceable."""

from __future__ import annotations

from hemicycle.brief.comparison import is_known, is_text
from hemicycle.brief.model import Brief, VoteBrief
from hemicycle.brief.ruling_words import required_sentence, veto_sentence
from hemicycle.brief.wording import dated, earlier_words, outcome_word
from hemicycle.domain.english import in_sentence, name_list, plural
from hemicycle.domain.vote import Position


def copy_text(brief: Brief) -> str:
    """The whole texts of the page, a paragraph each, then where every number comes from."""
    texts = [vote for vote in brief.votes if is_text(vote.event)] or list(brief.votes)
    paragraphs = [" ".join(copy_sentences(vote)) for vote in texts]
    sources = [
        f"[{number}] {vote.event.vote_id}: {for_against(vote)}; source {vote.event.source}, "
        f"record {brief.record_version}"
        for number, vote in enumerate(texts, start=1)
    ]
    numbered = [f"{text} [{number}]" for number, text in enumerate(paragraphs, start=1)]
    head = (
        ["PROVISIONAL: entered by hand, not from an official source."] if brief.provisional else []
    )
    return "\n\n".join([*head, *numbered, "\n".join(sources)])


def for_against(vote: VoteBrief) -> str:
    """The counts with their columns named, so that nobody swaps them."""
    tally = vote.tally
    if tally is None:
        return "no count"
    counts = {"for": tally.yes, "against": tally.no, "abstaining": tally.abstain}
    parts = [f"{count} {word}" for word, count in counts.items() if count is not None]
    if tally.non_voting is not None:
        parts.append(f"{tally.non_voting} not voting")
    return ", ".join(parts)


def copy_sentences(vote: VoteBrief) -> list[str]:
    """Three to five sentences: outcome, requirement, permanent members, movement, day."""
    sentences = [_outcome(vote)]
    sentences += [text for text in (required_sentence(vote), veto_sentence(vote)) if text]
    sentences += [text for text in (_permanent(vote), _moved(vote)) if text]
    day = dated(vote)
    return [*sentences[:4], day] if day else sentences[:5]


def _outcome(vote: VoteBrief) -> str:
    title = f" “{vote.title}”" if vote.title and vote.title != vote.label else ""
    head = f"In the {vote.body_name}, {vote.label}{title}"
    outcome = vote.decision.outcome
    if vote.decision.code == "adopted_without_vote":
        return f"{head} was adopted without a vote."
    if outcome == "adopted":
        counts = f"by {_counts(vote)}" if vote.tally else "; the count is not in our sources"
        return f"{head} was adopted{'' if counts[0] == ';' else ' '}{counts}."
    counts = f"received {_received(vote)}" if vote.tally else "was put to the vote"
    if outcome == "not_adopted":
        return f"{head} {counts} and was not adopted."
    word = outcome_word(vote)
    return f"{head} {counts}. {word}."


def _received(vote: VoteBrief) -> str:
    tally = vote.tally
    assert tally is not None
    if tally.no is None:
        return f"{plural(tally.yes, 'vote')} in favour (the others are not in our sources)"
    text = f"{plural(tally.yes, 'vote')} in favour and {tally.no or 'none'} against"
    if tally.abstain is not None:
        text += f", with {tally.abstain or 'no'} abstention{'' if tally.abstain == 1 else 's'},"
    return text


def _counts(vote: VoteBrief) -> str:
    tally = vote.tally
    assert tally is not None
    if tally.no is None:
        return f"{plural(tally.yes, 'vote')} in favour; votes against are not in our sources"
    text = f"{plural(tally.yes, 'vote')} to {tally.no or 'none'}"
    if tally.abstain is not None:
        text += f", with {tally.abstain or 'no'} abstention{'' if tally.abstain == 1 else 's'}"
    if tally.non_voting:
        text += f"; {plural(tally.non_voting, 'member')} did not vote"
    return text


def _permanent(vote: VoteBrief) -> str | None:
    positions = vote.positions
    if not positions or not vote.permanent:
        return None
    parts = []
    for position, verb in (
        (Position.YES, "voted in favour"),
        (Position.NO, "voted against"),
        (Position.ABSTAIN, "abstained"),
        (Position.NON_VOTING, "did not vote"),
    ):
        names = [vote.names[code] for code in vote.permanent if positions.get(code) is position]
        if names:
            parts.append(f"{name_list(in_sentence(name) for name in names)} {verb}")
    text = "; ".join(parts)
    return f"Of the permanent members of the Security Council, {text}." if text else None


def _moved(vote: VoteBrief) -> str | None:
    """How many moved; nothing where one of the two votes is not known by member."""
    if not vote.compared or not is_known(vote.compared[0]):
        return None
    comparison = vote.compared[0]
    count = len(comparison.movers)
    members = "No member" if count == 0 else plural(count, "member")
    return (
        f"{members} took another position than on {comparison.label} ({earlier_words(comparison)})."
    )
