"""Claims on groups of States, with the members of the day."""

from __future__ import annotations

from hemicycle.accounts.finding import Finding, Verdict, contradicted, judged, names, unknown
from hemicycle.accounts.stand import COLUMNS, possible, roll, stands_of
from hemicycle.accounts.verdict.group_members import UNDECLARED, readings
from hemicycle.accounts.verdict.group_stands import counted, held, share_in_favour, spread, united
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, all_of, several
from hemicycle.domain.body import BODIES

_UNIVERSAL = ("every", "each", "all", "the entire")
_NEGATIVE = ("no ", "none", "not one", "not a single", "not N")


def bloc(question: Question) -> Finding:
    """A group, as far as it is defined, on each vote meant."""
    claim = question.claim
    name = str(claim.more.get("name") or claim.more.get("words") or "the group")
    if "all" in str(claim.more.get("g", "")) and "C" in str(claim.more.get("g")):
        return unknown("“allies” are no declared group")
    groups = readings(question, claim.more.get("group"))
    if claim.more.get("who") == "elected" and question.votes:
        seats = roll(question.index.event(question.votes[0]))
        groups = {"": seats - BODIES["SC"].permanent(question.on)}
    if not groups:
        return unknown(f"{name}: no declared group with a list for {question.on}")
    found = [_on_votes(question, group, own or name) for own, group in groups.items()]
    by_number = claim.more.get("count") or isinstance(claim.value, int)
    if by_number and claim.more.get("group") == "EUROPE":
        found = [one for one in found if one.verdict is not Verdict.CONTRADICTED] or [
            unknown(f"{UNDECLARED}: {found[-1].computation}", shaky=UNDECLARED)
        ]
    if len({finding.verdict for finding in found}) > 1:
        said = "; ".join(finding.computation for finding in found)
        return unknown(f"{UNDECLARED}, and its readings differ: {said}", shaky=UNDECLARED)
    return found[-1] if len(found) == 1 else found[-1]._replace(shaky=found[-1].shaky or UNDECLARED)


def _on_votes(question: Question, group: frozenset[str], name: str) -> Finding:
    """One list of members, on each vote meant."""
    votes = _votes(question)
    if not votes:
        return absent_vote(question)
    findings = [_on_vote(question, vote, group, name) for vote in votes]
    return (
        all_of(findings)
        if len(votes) > 1 and votes != question.votes
        else several(question, findings)
    )


def _votes(question: Question) -> tuple[str, ...]:
    if question.claim.more.get("elided") and len(question.stage.votes) > 1:
        body = question.index.rows[question.stage.votes[0]]["body"]
        both = [v for v in question.stage.votes if question.index.rows[v]["body"] == "GA"]
        return (
            tuple(both) if body and len(both) > 1 and "both" in question.words else question.votes
        )
    return question.votes


def _on_vote(question: Question, vote: str, group: frozenset[str], name: str) -> Finding:
    claim = question.claim
    stands = stands_of(question.index, vote, group)
    if question.index.rows[vote]["body"] != "GA":  # of a group only those with a seat vote
        stands = {code: stood for code, stood in stands.items() if stood} or stands
    if claim.relation == "unanimous_group":
        return united(question, vote, stands, name)
    if claim.relation == "split_group":
        kinds = {p for s in stands.values() if len(s) == 1 for p in s}
        return judged(len(kinds) > 1, spread(stands, name))
    excepted = {c[0] for c in claim.more.get("exceptions", ())}
    by_number = claim.relation == "count" or "count" in claim.more
    if excepted and claim.more.get("count") == len(stands):
        by_number = False  # "all 27 members except Hungary": the number is the group's
    if by_number or _quantity(claim.more).startswith(_NEGATIVE):
        return counted(question, vote, stands, name)
    column = _column(claim)
    if column is None:
        return unknown("which position is meant cannot be told")
    position = COLUMNS[column]
    share = str(claim.more.get("share") or "")
    if share.strip() in ("predominantly", "mainly", "mostly", "primarily") and column == "yes":
        return share_in_favour(question, vote, stands, name)
    beside = list(claim.more.get("with", ()))
    for codes in beside:
        if position not in possible(question.index, vote, codes[0]):
            return contradicted(f"{names(codes)} did not")
    universal = (
        bool(excepted)
        or claim.more.get("universal")
        or _quantity(claim.more).startswith(_UNIVERSAL)
    )
    if "other" in _quantity(claim.more):
        universal = True
    if _quantity(claim.more).startswith("not "):
        apart = [c for c, s in stands.items() if position not in s]
        return judged(bool(apart), spread(stands, name))
    return held(
        stands,
        position,
        excepted,
        name,
        universal=bool(universal),
        loose=claim.more.get("group") == "EUROPE",
        other="other" in _quantity(claim.more),
        quantity=_quantity(claim.more).removesuffix(" other"),
    )


def _quantity(more: object) -> str:
    said = str(more.get("quantity") or "").strip()  # type: ignore[attr-defined]
    return "no " if said == "no" else said


def _column(claim: object) -> str | None:
    more = claim.more  # type: ignore[attr-defined]
    verb = str(more.get("verb") or "")
    if verb.startswith(("oppos", "reject")):
        return "no"
    relation = str(claim.relation)  # type: ignore[attr-defined]
    return relation if relation in COLUMNS else None
