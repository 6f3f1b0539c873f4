"""The brief as one self-contained page: outcome first, then who, then what moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from hemicycle.brief.comparison import is_known, is_text
from hemicycle.brief.digest import one_thing_to_know, ranked
from hemicycle.brief.html_parts import (
    group_table,
    key,
    lists,
    movers,
    permanent,
    pictures,
    reasons,
    support,
    under_it,
)
from hemicycle.brief.model import Brief, VoteBrief
from hemicycle.brief.wording import (
    correction_sentence,
    heading,
    other_notes,
    outcome_sentence,
    outcome_word,
    question_words,
    sitting,
    urgent_notes,
    when_words,
)
from hemicycle.domain.english import plural
from hemicycle.figures.bars import digest_bar
from hemicycle.figures.shell import page
from hemicycle.figures.tables import table


def render_html(
    brief: Brief, *, everything: bool = False, accounts: Sequence[Mapping[str, Any]] = ()
) -> str:
    """The whole page as one document without script or request.

    Parameters
    ----------
    brief
        What the page says.
    everything
        Open every vote of a long day instead of a digest.
    accounts
        Checked articles, as :func:`hemicycle.accounts.check` returns them; they stand under the
        brief.
    """
    inner = _digest(brief) if brief.digest and not everything else _votes(brief)
    if brief.banner:
        inner = (
            f'<div class="provisional"><p class="banner">{escape(brief.banner)}</p>{inner}</div>'
        )
    return page(_title(brief), inner + _accounts(accounts) + _foot(brief))


def _title(brief: Brief) -> str:
    texts = [vote for vote in brief.votes if is_text(vote.event)] or list(brief.votes)
    if len(texts) == 1:
        return f"{texts[0].label}: {outcome_sentence(texts[0])}"
    bodies = sorted({vote.body_name for vote in texts})
    return f"{brief.title}: {' and '.join(bodies)}" if bodies else brief.title


def _votes(brief: Brief) -> str:
    """Every text of the day with its amendments; the day's texts side by side above them."""
    held = {vote.event.vote_id for vote in brief.votes}
    tops = [vote for vote in brief.votes if vote.event.parent not in held]
    several = len(tops) > 1
    parts = [_heading(brief, tops)] if several else []
    for vote in tops:
        children = [other for other in brief.votes if other.event.parent == vote.event.vote_id]
        parts.append(_vote(brief, vote, children, level="h2" if several else "h1"))
    return "".join(parts)


def _heading(brief: Brief, tops: Iterable[VoteBrief]) -> str:
    """The page's heading and one card a text: the bodies of the day side by side."""
    cards = "".join(
        f'<li><p class="kicker">{escape(vote.body_name)}</p>'
        f"<strong>{escape(outcome_sentence(vote))}</strong>"
        f'<p><a href="#{_anchor(vote)}">{escape(vote.label)}</a> '
        f"{escape(vote.title or '')}</p></li>"
        for vote in tops
    )
    return f'<h1>{escape(brief.title)}</h1><ul class="pair">{cards}</ul>'


def _vote(brief: Brief, vote: VoteBrief, children: list[VoteBrief], *, level: str) -> str:
    event = vote.event
    kicker = " · ".join(part for part in (vote.body_name, sitting(vote), when_words(vote)) if part)
    title = heading(vote) if vote.title else vote.label
    named = is_text(event) or vote.label == vote.title
    parts = [
        f'<p class="kicker">{escape(kicker)}</p><{level}>{escape(title)}</{level}>',
        "" if named else f"<p>{escape(question_words(vote))}</p>",
        f'<p class="outcome">{escape(outcome_sentence(vote))}</p>',
        "".join(f'<p class="urgent">{escape(text)}</p>' for text in urgent_notes(vote)),
        reasons(vote),
        _who(brief, vote),
        group_table(vote),
        support(vote),
        *(movers(comparison, vote) for comparison in vote.compared if is_known(comparison)),
        _unusual(vote),
        under_it(children),
        _remarks(vote),
    ]
    return f'<section class="vote" id="{_anchor(vote)}">{"".join(parts)}</section>'


def _who(brief: Brief, vote: VoteBrief) -> str:
    if not vote.positions:
        why = (
            "Adopted without a vote: there is no count and no list."
            if vote.decision.code == "adopted_without_vote"
            else "Who voted how is not in our sources."
        )
        return f'<p class="muted">{why}</p>'
    drawn = pictures(vote, watermark=brief.watermark) + key(vote)
    return f"<h3>Who voted how</h3>{drawn}{permanent(vote)}{lists(vote)}"


def _unusual(vote: VoteBrief) -> str:
    if vote.unusual is None:
        return ""
    *said, basis = vote.unusual.sentences
    lines = "".join(f"<li>{escape(line)}</li>" for line in said)
    listed = f"<ul>{lines}</ul>" if lines else ""
    return f'<h3>How unusual</h3>{listed}<p class="muted">{escape(basis)}</p>'


def _remarks(vote: VoteBrief) -> str:
    lines = [correction_sentence(vote, correction) for correction in vote.corrections]
    lines += other_notes(vote)
    if not lines:
        return ""
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h3>Notes on the sources</h3><ul>{listed}</ul>"


def _accounts(documents: Sequence[Mapping[str, Any]]) -> str:
    """Each article's claims with verdict and evidence, a table an article."""
    parts = []
    for document in documents:
        rows = [
            [
                claim["verdict"].replace("_", " ") + (" (debatable)" if claim["shaky"] else ""),
                claim["text"],
                claim["evidence"]["computation"],
            ]
            for claim in document["claims"]
        ]
        caption = f"{document['file']}: {plural(len(rows), 'claim')}"
        parts.append(table(caption, ["Verdict", "Claim", "Evidence"], rows, stack=True, tight=True))
    return "<h2>Accounts of it</h2>" + "".join(parts) if parts else ""


def _digest(brief: Brief) -> str:
    silent = sum(vote.decision.code == "adopted_without_vote" for vote in brief.votes)
    count = plural(len(brief.votes) - silent, "vote")
    if silent:
        count += f", and {plural(silent, 'text')} adopted without a vote"
    rows = "".join(_digest_row(vote) for vote in ranked(brief.votes))
    return (
        f"<h1>{escape(brief.title)}</h1><p>{count}. Most movement, narrowest and loneliest "
        'dissent first.</p><div class="wide" tabindex="0" role="region" aria-label="Votes">'
        '<table class="stack tight digest"><caption>One row a vote; the bar is as long as the '
        'roll: yes, abstain, did not vote, no.</caption><thead><tr><th scope="col">Text</th>'
        '<th scope="col">Title</th><th scope="col">Members</th>'
        '<th scope="col" class="n">Yes–no–abstain</th><th scope="col">Worth knowing</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def _digest_row(vote: VoteBrief) -> str:
    size = vote.roll_size or len(vote.positions or ()) or 1
    bar = digest_bar(vote.tally, size) if vote.tally and vote.tally.no is not None else ""
    tally = str(vote.tally) if vote.tally else outcome_word(vote)
    return (
        f'<tr><th scope="row">{escape(vote.label)}</th><td>{escape(vote.title or "")}</td>'
        f'<td>{bar}</td><td class="n">{escape(tally)}</td>'
        f"<td>{escape(one_thing_to_know(vote))}</td></tr>"
    )


def _foot(brief: Brief) -> str:
    lines = [note.text for note in brief.notes]
    lines += [f"Source: {source}" for source in brief.sources]
    lines.append(
        f"Made by hemicycle from record version {brief.record_version}. Decisions are derived from "
        "the rules of the day; each names its provision."
    )
    return "<footer>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</footer>"


def _anchor(vote: VoteBrief) -> str:
    return escape(vote.event.vote_id)
