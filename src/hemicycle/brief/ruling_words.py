"""What the rules made of a vote, in sentences: what was needed, what hung on whom, what binds."""

from __future__ import annotations

from collections.abc import Iterable

from hemicycle.brief.model import VoteBrief
from hemicycle.domain.english import in_sentence, name_list, number_words, plural
from hemicycle.rules.agreement import LOWEST_BAR
from hemicycle.rules.answer import Move
from hemicycle.rules.shelf import BOOK_OF_BODY, UNCOMPILED

_BINDING = {
    "decision": "A decision.",
    "recommendation": "A recommendation: not binding.",
    "internal": "Decides the body's own affairs.",
    "procedural": "A procedural decision.",
    "depends_on_text": (
        "Members accept and carry out Council decisions (Charter, Article 25); whether this text "
        "binds depends on its operative words, which are not in the record."
    ),
}
_ASSEMBLY_RECOMMENDS = (
    "Assembly texts recommend to States and do not bind them; only the budget, membership and its "
    "own organs does the Assembly decide. Which of these a text is, is not in the record."
)


def required_sentence(vote: VoteBrief) -> str | None:
    """What was needed and out of what.

    ``Two thirds of those present and voting, 74 of 111, were needed.``
    """
    required = vote.decision.required
    if required is None or not required.words:
        return None
    words = required.words.replace("the members present and voting", "those present and voting")
    head = f"{words[:1].upper()}{words[1:]}"
    if required.yes is None:
        return f"{head} were needed; out of how many is not known."
    if required.of == 0:
        return "A vote in favour was needed; nobody voted yes or no."
    if words.startswith(str(required.yes)):
        members = f" of {required.of} members" if required.of else ""
        return f"{number_words(required.yes).capitalize()} affirmative votes{members} were needed."
    share = f"{head}, {required.yes} of {required.of}"
    if words == LOWEST_BAR:
        return f"{share}, were needed at least; no ruling on the majority is in our sources."
    verb = "was" if words.startswith("a ") else "were"
    return f"{share}, {verb} needed."


def abstention_sentence(vote: VoteBrief) -> str | None:
    """Why abstentions did or did not matter under the rule applied."""
    required = vote.decision.required
    if required is None or vote.tally is None or not vote.tally.abstain:
        return None
    if "present and voting" in required.base:
        return "Abstentions do not count."
    if vote.event.body == "SC":
        return "An abstention is not a veto, and does not count in favour."
    return None


def open_sentences(vote: VoteBrief) -> list[str]:
    """Why the outcome cannot be told, or is repeated and not derived; empty where it is derived."""
    decision = vote.decision
    if decision.code == "as_announced":
        return [decision.reasons[0].text]
    told = BOOK_OF_BODY.get(vote.event.body) == UNCOMPILED
    if decision.outcome != "undetermined" or told:
        return []
    return list(dict.fromkeys(reason.text for reason in decision.reasons))


def not_voting_sentence(vote: VoteBrief) -> str | None:
    """``17 members did not vote.``"""
    if vote.tally is None or not vote.tally.non_voting:
        return None
    return f"{plural(vote.tally.non_voting, 'member')} did not vote."


def veto_sentence(vote: VoteBrief) -> str | None:
    """Vetoes that decided, or permanent members' "no" votes that did not."""
    decision = vote.decision
    if decision.vetoes:
        names = name_list(in_sentence(vote.names.get(code, code)) for code in decision.vetoes)
        noun = "veto" if len(decision.vetoes) == 1 else "vetoes"
        return f"Decided by the {noun} of {names} (Charter, Article 27(3))."
    if decision.negative_permanent:
        names = name_list(
            in_sentence(vote.names.get(code, code)) for code in decision.negative_permanent
        )
        why = (
            "the question was procedural"
            if vote.decision.outcome == "adopted"
            else "the text lacked the votes in any case"
        )
        return f'The "no" of {names} was not a veto: {why}.'
    return None


_FROM = {"YES": "from yes", "NO": "from no", "ABSTAIN": "from abstaining"}
_TO = {"YES": "to yes", "NO": "to no", "ABSTAIN": "to abstaining"}


def _moves_words(vote: VoteBrief, moves: Iterable[Move]) -> str:
    """``20 members changing from yes to no``, ``France or the United Kingdom changing from ...``.

    The origin is left out where it cannot be told.
    """
    words = []
    for move in moves:
        origin = f" {_FROM[move.before]}" if move.before in _FROM else ""
        words.append(f"{_movers_words(vote, move)} changing{origin} {_TO[move.after]}")
    return " and ".join(words)


def _movers_words(vote: VoteBrief, move: Move) -> str:
    """Who can make a move: named where only one of a few permanent members can."""
    if move.permanent and move.n == 1 and move.members:
        names = [in_sentence(vote.names.get(code, code)) for code in move.members]
        return name_list(names, last="or")
    return plural(move.n, "permanent member" if move.permanent else "member")


def margin_sentence(vote: VoteBrief) -> str | None:
    """The fewest changed votes that would have changed the outcome."""
    margin = vote.decision.margin
    if margin is None:
        return None
    text = _moves_words(vote, margin.moves)
    only = margin.abstain_only
    moved_from = {move.before for move in margin.moves}
    if only is not None and moved_from != {"ABSTAIN"}:
        target = _TO["NO" if vote.decision.outcome == "adopted" else "YES"]
        text += f", or {only} changing from abstaining {target},"
    text = f"{text[:1].upper()}{text[1:]} would have changed the outcome"
    return f"{text}." if margin.exact else f"{text}; fewer may have been enough."


def binding_sentence(vote: VoteBrief) -> str:
    """Whether the decision binds, with the article."""
    if vote.decision.outcome != "adopted" or vote.decision.binding is None:
        return ""
    if vote.decision.binding == "recommendation" and vote.event.body == "GA":
        return _ASSEMBLY_RECOMMENDS
    return _BINDING.get(vote.decision.binding, "")
