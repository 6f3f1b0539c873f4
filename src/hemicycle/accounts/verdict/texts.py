"""Outcome, procedure, veto, amendments and sponsors."""

from __future__ import annotations

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.resolve import sponsored
from hemicycle.accounts.stand import possible, total
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.rows import absent_vote, several
from hemicycle.domain.body import BODIES
from hemicycle.domain.group import group
from hemicycle.domain.vote import Method, Position
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

_NAMES = {"GA": "General Assembly", "SC": "Security Council", "HRC": "Human Rights Council"}


def outcome(question: Question) -> Finding:
    """Adopted or not, and by which body."""
    return several(question, [_outcome_of(question, vote) for vote in question.votes])


def adopted(question: Question, vote: str) -> bool | None:
    """Whether the text was adopted: as announced, else as the rules decide."""
    event = question.index.event(vote)
    if event.outcome_announced in ("adopted", "not_adopted"):
        return event.outcome_announced == "adopted"
    if event.symbol and "/RES/" in event.symbol:
        return True
    found = decide(case_of(event, question.index.positions(vote) or None)).outcome.value
    return {"adopted": True, "not_adopted": False}.get(found)


def _outcome_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    if _about_amendment(question):
        return _amendments_fell(question, vote)
    body = index.rows[vote]["body"]
    said = question.body
    if said and said != body and f"{said}" in _NAMES and _says_body(question, said):
        return contradicted(
            f"{question.symbol(vote)} was put to the {_NAMES.get(body, body)}, "
            f"not to the {_NAMES[said]}"
        )
    actual = adopted(question, vote)
    if actual is None:
        return unknown(f"the record does not say whether {question.symbol(vote)} was adopted")
    shown = f"{question.symbol(vote)} was {'adopted' if actual else 'not adopted'}"
    event = index.event(vote)
    tally = event.announced or event.counted
    if tally is not None:
        shown += f" ({tally})"
    return judged(actual == (claim.relation == "adopted"), shown)


def _says_body(question: Question, body: str) -> bool:
    own = question.words
    return {"GA": "assembly" in own or "unga" in own, "SC": "council" in own}.get(body, False)


def _about_amendment(question: Question) -> bool:
    return "amendment" in question.words and question.claim.type in ("outcome",)


def _amendments_fell(question: Question, vote: str) -> Finding:
    children = question.index.children.get(vote, [])
    results = [
        adopted(question, c) for c in children if question.index.rows[c]["question"] == "amendment"
    ]
    if not results or None in results:
        return unknown("amendment votes on this text are not in this record")
    wanted = question.claim.relation == "adopted"
    if len(set(results)) > 1:
        return unknown("some amendments were adopted and some rejected")
    return judged(results[0] == wanted, f"{len(results)} amendments, adopted: {results[0]}")


def procedure(question: Question) -> Finding:
    """By consensus, unanimously, by a recorded vote."""
    return several(question, [_procedure_of(question, vote) for vote in question.votes])


def _procedure_of(question: Question, vote: str) -> Finding:
    event = question.index.event(vote)
    relation, symbol = question.claim.relation, question.symbol(vote)
    without = event.method is Method.WITHOUT_VOTE
    if relation == "consensus":
        return judged(without, f"{symbol}: {event.method.value.replace('_', ' ')}")
    if relation == "recorded_vote":
        return judged(not without, f"{symbol}: {event.method.value.replace('_', ' ')}")
    if relation == "emergency_session":
        return judged(
            str(event.session or "").startswith("ES") or "/ES-" in symbol,
            f"{symbol}: session {event.session}",
        )
    if relation != "unanimous":
        return unknown("meeting numbers are not compared")
    if without:
        return supported(
            f"{symbol} was adopted without a vote", shaky="“unanimously” loosely said of consensus"
        )
    no, abstain = total(question.index, vote, "no"), total(question.index, vote, "abstain")
    if not no.values or not abstain.values:
        return unknown(f"the record has no totals for {symbol}")
    against, out = no.values[0], abstain.values[0]
    said = f"{symbol}: {against} against, {out} abstaining"
    dissent_only = question.claim.more.get("loose")
    return judged(against == 0 and (out == 0 or bool(dissent_only)), said)


def veto(question: Question) -> Finding:
    """A negative vote of a permanent member that defeated a text with nine votes in favour."""
    claim = question.claim
    if claim.more.get("vague"):
        return unknown("an interpretation: the record counts vetoes, not paralysis")
    if not question.votes:
        return absent_vote(question)
    return several(question, [_veto_of(question, vote) for vote in question.votes])


def _vetoed_by(question: Question, vote: str) -> tuple[frozenset[str], frozenset[str]]:
    """Permanent members that surely, and perhaps, voted no on a text that failed with nine yes."""
    event = question.index.event(vote)
    if event.body != "SC" or event.date is None or adopted(question, vote) is not False:
        return frozenset(), frozenset()
    yes = total(question.index, vote, "yes").values
    needed = 9 if event.date.year >= 1966 else 7
    if yes and yes[0] < needed:
        return frozenset(), frozenset()
    stands = {c: possible(question.index, vote, c) for c in BODIES["SC"].permanent(event.date)}
    surely = frozenset(c for c, s in stands.items() if s == {Position.NO})
    return surely, frozenset(c for c, s in stands.items() if Position.NO in s)


def _veto_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    event = index.event(vote)
    symbol = question.symbol(vote)
    if event.body not in ("SC",) and not claim.more.get("loose"):
        return contradicted(
            f"{symbol}: nobody has a veto in the {_NAMES.get(event.body, event.body)}",
            provision="Charter Art. 18(1)",
        )
    named = {codes[0] for codes in claim.subjects}
    children = [c for c in index.children.get(vote, []) if index.rows[c]["question"] == "amendment"]
    if claim.relation == "no_veto_cast":
        surely, perhaps = _vetoed_by(question, vote)
        return judged(
            not surely,
            f"{symbol}: no veto was cast" if not surely else f"vetoed by {names(surely)}",
        )
    about = any(w in question.words for w in ("amendment", "attempts to amend", "proposals"))
    if about and children and adopted(question, vote):
        return _vetoed_amendments(question, children, named)
    surely, perhaps = _vetoed_by(question, vote)
    said = f"{symbol} vetoed by {names(sorted(surely)) or 'nobody'}"
    if not perhaps:
        return contradicted(
            f"{symbol} was not vetoed" + (": it was adopted" if adopted(question, vote) else ""),
            provision="Charter Art. 27(3)",
        )
    if not named:
        return supported(said, provision="Charter Art. 27(3)")
    if named <= surely:
        return supported(said, provision="Charter Art. 27(3)")
    if named - perhaps:
        return contradicted(said, provision="Charter Art. 27(3)")
    return unknown(said)


def _vetoed_amendments(question: Question, children: list[str], named: set[str]) -> Finding:
    fell = [
        c
        for c in children
        if _vetoed_by(question, c)[0] and (not named or named & _vetoed_by(question, c)[0])
    ]
    theirs = [c for c in children if "ropean" in str(question.index.event(c).title)] or children
    said = f"{len(fell)} of {len(theirs)} amendments fell to a veto"
    stated = question.claim.more.get("count")
    if isinstance(stated, int):
        return judged(stated == len(fell), said, provision="Charter Art. 27(3)")
    shaky = "the others failed for want of nine votes" if len(fell) < len(theirs) else None
    return judged(bool(fell), said, provision="Charter Art. 27(3)", shaky=shaky)


def amendment(question: Question) -> Finding:
    """Amendments proposed, carried, rejected: from the record's amendment votes."""
    if not question.votes:
        return absent_vote(question)
    return several(question, [_amendment_of(question, vote) for vote in question.votes])


def _amendment_of(question: Question, vote: str) -> Finding:
    claim, index = question.claim, question.index
    children = [c for c in index.children.get(vote, []) if index.rows[c]["question"] == "amendment"]
    if claim.relation == "amendments_adopted" and claim.value == 0:
        carried = [c for c in children if adopted(question, c)]
        return judged(
            not carried,
            f"{len(carried)} of {len(children)} amendments to {question.symbol(vote)} carried",
        )
    if not children:
        return unknown("amendment votes on this text are not in this record")
    results = {c: adopted(question, c) for c in children}
    carried = [c for c, r in results.items() if r]
    said = f"{len(carried)} of {len(children)} amendments to {question.symbol(vote)} carried"
    if claim.relation == "amendments_adopted":
        return judged(bool(carried), said)
    if claim.relation == "all_amendments_adopted":
        return _all_amendments(question, results, said)
    if claim.relation == "amendment_result":
        return _one_amendment(question, results)
    return _proposed(question, children)


def _meant_amendments(
    question: Question, results: dict[str, bool | None]
) -> dict[str, bool | None]:
    """The amendments of the side that the claim's own words name, else all of them."""
    claim = question.claim
    own = question.words[_begin(question) :][: claim.end - claim.start]
    if "G" in own:
        mine = {c: r for c, r in results.items() if "European" in str(_title(question, c))}
    elif "A" in own or "C" in own:
        codes = set(claim.more.get("origin", ()))
        mine = {c: r for c, r in results.items() if codes & set(question.index.event(c).sponsors)}
    else:
        return results
    return mine


def _title(question: Question, vote: str) -> str | None:
    return question.index.event(vote).title


def _all_amendments(question: Question, results: dict[str, bool | None], said: str) -> Finding:
    own = question.words[_begin(question) :][: question.claim.end - question.claim.start]
    wanted = not any(w in own for w in ("reject", "fail", "defeat", "fell", "voted down", "vetoed"))
    if own.startswith(("neither", "none")):
        wanted = not wanted
    mine = _meant_amendments(question, results)
    if not mine or None in mine.values():
        return unknown("the record does not know every amendment's fate")
    doubt = "whether “all” takes in every amendment put" if mine == results else None
    return judged(all(r == wanted for r in mine.values()), said, shaky=doubt)


def _begin(question: Question) -> int:
    return int(question.claim.more.get("offset", 0))


def _one_amendment(question: Question, results: dict[str, bool | None]) -> Finding:
    kept = ("approved", "adopted", "accepted", "passed", "carried")
    wanted = question.claim.more.get("result") in kept
    mine = _meant_amendments(question, results)
    if not mine or len(set(mine.values())) > 1 or None in mine.values():
        return unknown("which amendment is meant cannot be told")
    actual = next(iter(mine.values()))
    return judged(actual == wanted, f"{len(mine)} such amendments, adopted: {actual}")


def _proposed(question: Question, children: list[str]) -> Finding:
    claim = question.claim
    stated = claim.value if isinstance(claim.value, int) else None
    if claim.value in ("a", "an"):
        stated = 1
    europe = group("EU").members(question.on) | {"GBR"}
    codes = {c[0] for c in claim.subjects}
    from_europe = bool(codes & europe) or not codes
    mine = [
        c
        for c in children
        if codes & set(question.index.event(c).sponsors)
        or (from_europe and "European" in str(question.index.event(c).title))
    ]
    if not mine:
        return unknown("the record does not say who proposed the amendments")
    said = f"{len(mine)} amendments from that side to {question.symbol(question.votes[0])}"
    return supported(said) if stated is None else judged(stated == len(mine), said)


def sponsorship(question: Question) -> Finding:
    """Who drafted the text: the record's sponsors, where it has them."""
    if not question.votes:
        return absent_vote(question)
    found = [_sponsor_of(question, vote) for vote in question.votes]
    held = [f for f in found if f.verdict is Verdict.SUPPORTED]
    return held[0] if held else several(question, found)


def _sponsor_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    sponsors = question.index.event(vote).sponsors
    if not sponsors:
        return unknown(f"the record has no sponsors for {question.symbol(vote)}")
    said = f"sponsors of {question.symbol(vote)} in the record: {names(sponsors[:6])}"
    if claim.relation == "cosponsors":
        return unknown(f"{said}; the list of co-sponsors may be longer")
    codes = {c[0] for c in claim.subjects}
    if codes & set(sponsors):
        return supported(said)
    if claim.more.get("group") in ("EUROPE", "EU") or not codes:
        theirs = sponsored(question.index, vote, {"UKR"})
        return (
            supported(said, shaky="led by Ukraine with European co-sponsors")
            if theirs
            else unknown(said)
        )
    return unknown(f"{said}; the list may be partial")
