"""The check of articles as one page: what is wrong, who says what, the text, the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import PurePath
from typing import Any

from hemicycle.accounts.compare import Statement, statements
from hemicycle.accounts.copies import near_copies, stories
from hemicycle.accounts.marked import SIGNS, marked, sign
from hemicycle.figures.shell import page

Document = Mapping[str, Any]


def render_page(documents: Sequence[dict[str, Any]], texts: Sequence[str]) -> str:
    """One page for all articles, printable, without a script.

    Parameters
    ----------
    documents
        As :func:`hemicycle.accounts.check` returns them.
    texts
        The articles as received, in the same order.
    """
    parts = [_head(documents)]
    if len(documents) > 1:
        parts.append(_together(documents, texts))
    for number, (document, text) in enumerate(zip(documents, texts, strict=True), 1):
        parts.append(_article(document, text, str(number)))
    parts.append(_foot(documents))
    return page("Check of an account", "".join(parts))


def _head(documents: Sequence[Document]) -> str:
    claims = [claim for document in documents for claim in document["claims"]]
    counts = _counts(claims)
    kicker = "One article" if len(documents) == 1 else f"{len(documents)} articles"
    return (
        f'<p class="kicker">{kicker} against the record</p><h1>What the record says</h1>'
        f'<p class="outcome">{escape(counts)}</p>'
        '<ul class="key checked"><li><span class="claim supported">✓ supported</span></li>'
        '<li><span class="claim contradicted">✗ contradicted</span></li>'
        '<li><span class="claim not_checkable">? not checkable</span></li>'
        "<li>~ debatable</li></ul>"
        '<p class="small muted">A mark leads to its evidence below, and shows it when pointed at '
        "or reached by the keyboard. Paler text was set aside: captions, teasers, second "
        "copies.</p>"
    )


def _counts(claims: Sequence[Mapping[str, Any]]) -> str:
    if not claims:
        return "No checkable claim found"
    verdicts = [claim["verdict"] for claim in claims]
    said = [
        f"{verdicts.count(v)} {v.replace('_', ' ')}"
        for v in ("contradicted", "supported", "not_checkable")
        if v in verdicts
    ]
    return ", ".join(said)


def _together(documents: Sequence[dict[str, Any]], texts: Sequence[str]) -> str:
    """Copies of one story, and a table of who says what."""
    named = [{**document, "file": str(n)} for n, document in enumerate(documents, 1)]
    files = [f"{n}. {_name(document)}" for n, document in enumerate(documents, 1)]
    copies = "".join(f'<p class="urgent">{escape(s)}.</p>' for s in near_copies(files, texts))
    rows = "".join(map(_matter, statements(named, stories(texts))))
    if not rows:
        return copies
    return (
        f'{copies}<h3>Who says what</h3><table class="stack tight"><caption>≠ they differ; '
        "= they agree. The numbers are those of the articles below; two joined by an equals "
        "sign are one story and one source."
        '</caption><thead><tr><th scope="col">Matter</th><th scope="col">Said</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _matter(found: Statement) -> str:
    said = "<br>".join(
        f"<b>{escape(value.replace('_', ' '))}</b>: {escape(', '.join(files))}"
        for value, files in found.said
    )
    mark = "≠" if found.differ else "="
    return f'<tr><th scope="row">{mark} {escape(found.matter)}</th><td>{said}</td></tr>'


def _name(document: Document) -> str:
    return PurePath(str(document["file"] or "Article")).name


def _article(document: Document, text: str, key: str) -> str:
    claims = document["claims"]
    return (
        f'<section class="vote account"><h2>{key}. {escape(_name(document))}</h2>'
        f"<p>{escape(_counts(claims))}.</p>{_wrong(claims, key)}"
        f'<div class="account-text">{marked(text, document, key)}</div>{_evidence(claims, key)}'
        "</section>"
    )


def _wrong(claims: Sequence[Mapping[str, Any]], key: str) -> str:
    """What the record contradicts, before the text."""
    lines = [
        f'<p><a href="#c{key}-{n}">✗{n}</a> “{escape(" ".join(c["text"].split()))}”: '
        f"{escape(c['evidence']['computation'])}</p>"
        for n, c in enumerate(claims, 1)
        if c["verdict"] == "contradicted"
    ]
    return f'<div class="reasons lost">{"".join(lines)}</div>' if lines else ""


def _evidence(claims: Sequence[Mapping[str, Any]], key: str) -> str:
    if not claims:
        return ""
    rows = "".join(_row(claim, n, key) for n, claim in enumerate(claims, 1))
    return (
        '<h3>Evidence</h3><table class="stack"><caption>One row a claim, in the order of the text.'
        '</caption><thead><tr><th scope="col">Mark</th><th scope="col">Claim</th>'
        '<th scope="col">Evidence</th><th scope="col">Vote or provision</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(claim: Mapping[str, Any], number: int, key: str) -> str:
    evidence = claim["evidence"]
    said = escape(evidence["computation"])
    if evidence["shaky"]:
        said += f'<br><span class="muted">Debatable: {escape(evidence["shaky"])}</span>'
    where = "<br>".join(escape(line) for line in _sources(evidence))
    spoken = f"{claim['verdict'].replace('_', ' ')}, claim {number}"
    return (
        f'<tr id="e{key}-{number}"><th scope="row"><a href="#c{key}-{number}" '
        f'aria-label="{spoken}">{sign(claim)}{number}</a>'
        f'</th><td>{escape(" ".join(claim["text"].split()))}<br><span class="muted small">'
        f"{escape(claim['type'].replace('_', ' '))}</span></td><td>{said}</td>"
        f'<td class="small">{where}</td></tr>'
    )


def _sources(evidence: Mapping[str, Any]) -> Iterator[str]:
    """The votes with day, tally and source, why they are meant, and the provision."""
    for vote in evidence["votes"][:3]:
        parts = (vote["symbol"] or vote["vote_id"], vote["date"], vote["tally"])
        yield " · ".join(part for part in parts if part) + f" ({vote['source']})"
    if evidence["votes"]:
        yield f"Meant: {evidence['why_this_vote']}"
    if evidence["provision"]:
        yield evidence["provision"]


def _foot(documents: Sequence[Document]) -> str:
    version = documents[0]["record_version"] if documents else ""
    return (
        f"<footer><p>Record {escape(version)}. {SIGNS['not_checkable']} is no doubt about the "
        "article: the record lacks the vote, the names or the text.</p></footer>"
    )
