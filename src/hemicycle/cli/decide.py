"""``hemicycle decide``: what the rules say about a case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.common import JsonOption, emit_json, plain_text, tell

if TYPE_CHECKING:
    from hemicycle.rules.answer import Condition, Decision, Margin, Move
    from hemicycle.rules.case import Case

_OUTCOMES = {
    "adopted": "Adopted",
    "not_adopted": "Not adopted",
    "no_decision": "No decision",
    "undetermined": "Cannot be told",
    "elected": "Elected",
    "not_elected": "Nobody elected on this ballot",
}
_CODES = {
    "adopted": "",
    "adopted_without_vote": "without a vote",
    "rejected_no_majority": "more votes against than in favour",
    "failed_two_thirds": "two thirds not reached",
    "failed_majority": "the majority required was not reached",
    "tie_second_vote": "votes equally divided, a second vote follows",
    "tie_rejected": "votes equally divided",
    "insufficient_affirmative": "too few votes in favour",
    "veto": "vetoed",
    "no_quorum": "no quorum",
    "vote_required": "there was an objection, a vote is required",
    "needs_ruling": "a ruling is needed",
    "unknown_voters": "who voted against is not known",
    "unknown_tally": "the votes are not known",
    "as_announced": "as announced",
    "elected": "",
    "inconclusive": "",
}
_BINDING = {
    "decision": "It is a decision that takes effect by itself.",
    "recommendation": "It is a recommendation.",
    "internal": "It settles a text or the body's own affairs.",
    "procedural": "It is procedural.",
    "depends_on_text": "Whether it binds depends on its operative words.",
}
_WHO = {"YES": " in favour", "NO": " against", "ABSTAIN": " abstaining", "UNKNOWN": ""}
_TO = {"YES": "in favour", "NO": "against", "ABSTAIN": "an abstention"}
_UNDER = " " * 7
"""How far a long citation is set in under its first line, beside what holds or fails."""
_MARK = {True: "holds", False: "fails"}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("decide")(decide_case)


def decide_case(
    case: Annotated[
        Path, typer.Argument(metavar="CASE.toml", help="The case file; its keys are documented.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Decide one question put to the vote: outcome, rule, margin and reasons."""
    from hemicycle.rules.decision import decide, read_case

    read = read_case(case)
    decision = decide(read)
    if as_json:
        emit_json(decision.to_dict())
        return
    for line in [_question(read), *_lines(read, decision), "", "Reasons", *_reasons(decision)]:
        tell(plain_text(line), _UNDER if line.startswith(" ") else "")


def _question(case: Case) -> str:
    """What was put to the vote, and the votes."""
    what = f"{case.book.name}, {case.day}, {case.question.replace('_', ' ')}"
    if case.election is not None:
        return f"{what} of {case.election.office}, ballot {case.ballot_number}."
    return f"{what}: {case.tally}." if case.tally is not None else f"{what}."


def _lines(case: Case, decision: Decision) -> list[str]:
    lines = [_headline(decision)]
    required = decision.required
    if decision.conditions:
        lines += [_condition(condition) for condition in decision.conditions]
    elif required is not None and required.of == 0:
        lines.append("Needed: a vote in favour; nobody voted yes or no.")
    elif required is not None and required.yes is not None:
        of = f" of {required.of}" if required.of is not None else ""
        lines.append(f"Needed: {required.yes}{of} {required.base}.")
    if decision.margin is not None:
        lines.append(_margin(case, decision.margin))
    if decision.next_ballot is not None:
        lines.append(f"Next: {decision.next_ballot.replace('_', ' ')}.")
    if decision.binding is not None:
        lines.append(_BINDING[decision.binding])
    return lines + _permanent(decision)


def _condition(condition: Condition) -> str:
    """One of several requirements: ``Needed: 55 per cent of the members, 15 of 27; 23 yes.``"""
    text = f"Needed: {condition.words}"
    if condition.needed is not None:
        text += f", {condition.needed:,} of {condition.of:,}"
    if condition.yes is not None:
        text += f"; {condition.yes:,} in favour"
    ends = {True: "met", False: "missed", None: "cannot be told"}
    return f"{text}: {ends[condition.holds]}."


def _headline(decision: Decision) -> str:
    why = _CODES[decision.code]
    names = ", ".join(decision.elected or decision.vetoes)
    head = _OUTCOMES[decision.outcome]
    if decision.code == "veto":
        return f"{head}: vetoed" + (f" by {names}." if names else ".")
    if decision.elected:
        return f"{head}: {names}."
    return f"{head}{': ' if why else ''}{why}."


def _margin(case: Case, margin: Margin) -> str:
    """The margin as a sentence: who would have to change to what."""
    changes = " and ".join(f"{_movers(case, m)} changing to {_TO[m.after]}" for m in margin.moves)
    outcome = _OUTCOMES[margin.flips_to].lower()
    quiet = margin.abstain_only
    also = f"; of those abstaining alone, {quiet} would do" if quiet is not None else ""
    fewer = "" if margin.exact else "; fewer may be enough"
    return f"Margin: {changes} would make it {outcome}{also}{fewer}."


def _movers(case: Case, move: Move) -> str:
    """``1 permanent member against (France or China)``: who can make a move, where it matters."""
    kind = "permanent member" if move.permanent else "member"
    who = f"{move.n} {kind}{'' if move.n == 1 else 's'}{_WHO[move.before]}"
    names = [case.name(member) for member in move.members]
    join = ", " if len(names) == move.n else " or "
    return f"{who} ({join.join(names)})" if names else who


def _permanent(decision: Decision) -> list[str]:
    if not decision.negative_permanent:
        return []
    return [f"Against, but no veto: {', '.join(decision.negative_permanent)}."]


def _reasons(decision: Decision) -> list[str]:
    """One block per reason: what holds or fails, by which provision, from which source."""
    lines = []
    for reason in decision.reasons:
        lines.append(f"  {_MARK[reason.holds]:<6} {reason.provision} [{reason.source}]")
        lines += wrapped(reason.text, indent=9)
    return lines
