"""One requirement applied to one tally: what is needed, what is there, whether it holds.

By heads it is the arithmetic of :mod:`.majority`; by weight that of :mod:`.weighing`, which can
also tell where some voters are not named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hemicycle.domain.tally import Tally
from hemicycle.rules.answer import Code, Condition, Reason, Required
from hemicycle.rules.case import Case
from hemicycle.rules.majority import base_of, votes_needed
from hemicycle.rules.provision import Provision, Requirement
from hemicycle.rules.reading import Reading
from hemicycle.rules.weighing import Surplus, surplus
from hemicycle.rules.weights import Weights

_OF_MEMBERS = frozenset({"members", "not_abstaining"})


@dataclass(frozen=True, slots=True)
class Count:
    """A requirement applied.

    Parameters
    ----------
    holds
        None where what is not known decides; ``gap`` then says what that is.
    tally
        In the unit of the requirement: heads, or weight; None where not known.
    """

    requirement: Requirement
    required: Required
    reason: Reason
    holds: bool | None
    tally: Tally | None
    gap: Code | None = None

    @property
    def condition(self) -> Condition:
        """As the answer shows it."""
        return Condition(
            words=self.required.words,
            weight=self.requirement.weight,
            yes=self.tally.yes if self.tally is not None else None,
            needed=self.required.yes,
            of=self.required.of,
            holds=self.holds,
        )


def counts(case: Case, reading: Reading, tally: Tally) -> tuple[Count, ...]:
    """The requirement of a reading, and those to be met besides."""
    first = _count(case, reading.requirement, tally, reading)
    return (first, *(_besides(case, reading, each, tally) for each in reading.also))


def _besides(case: Case, reading: Reading, provision: Provision, tally: Tally) -> Count:
    """A further requirement, which too small a minority cannot keep from being met."""
    assert provision.requirement is not None
    found = _count(case, provision.requirement, tally, provision)
    block = reading.blocking
    if block is None or found.holds or not _too_few(case, tally, block):
        return found
    text = f"{found.reason.text} {block.text}"
    reason = Reason(block.number, block.source, text, holds=True)
    return replace(found, reason=reason, holds=True, gap=None)


def _too_few(case: Case, tally: Tally, block: Provision) -> bool:
    """Whether those not in favour are fewer than a blocking minority has."""
    assert isinstance(block.value, int)
    return case.members is not None and case.members - tally.yes < block.value


def _count(case: Case, asked: Requirement, tally: Tally, cited: Reading | Provision) -> Count:
    if asked.weight is None:
        return _by_heads(case, asked, tally, cited)
    weights = case.weighing(asked.weight)
    if weights is None:
        text = f"No figures of the {asked.weight} are compiled for {case.day}: it cannot be told."
        return _gap(asked, cited, text, Code.UNKNOWN_TALLY)
    found = surplus(case, asked, tally, weights)
    if found.holds is None:
        return _open(asked, cited, weights, found)
    return _by_weight(asked, cited, weights, found)


def _open(
    asked: Requirement, cited: Reading | Provision, weights: Weights, found: Surplus
) -> Count:
    """Names are missing, or the figures are too coarse for a sum so near the line."""
    words = asked.words.capitalize()
    if found.tally is None:
        text = f"{words} needed; not all voters are known by name, and it depends on who they were."
        return _gap(asked, cited, text, Code.UNKNOWN_VOTERS)
    text = (
        f"{words} needed; {found.tally.yes:,} of {weights.total:,} in favour, too near the line "
        f"for figures that are rounded ({weights.source})."
    )
    return _gap(asked, cited, text, Code.UNKNOWN_TALLY)


def _gap(asked: Requirement, cited: Reading | Provision, text: str, code: Code) -> Count:
    reason = Reason(cited.number, cited.source, f"{text} {cited.text}", holds=False)
    required = Required(None, None, asked.base_words, asked.words)
    return Count(asked, required, reason, None, None, code)


def _by_heads(case: Case, asked: Requirement, tally: Tally, cited: Reading | Provision) -> Count:
    of = base_of(asked, tally, case.members if asked.base in _OF_MEMBERS else None)
    if asked.votes is None and of is None:
        text = f"The number of {asked.base_words} is not known, so the share cannot be taken."
        reason = Reason(cited.number, cited.source, text, holds=False)
        required = Required(None, None, asked.base_words, asked.words)
        return Count(asked, required, reason, None, None, Code.UNKNOWN_TALLY)
    needed = votes_needed(asked, of or 0)
    out_of = of if asked.votes is None else case.members
    required = Required(needed, out_of, asked.base_words, asked.words)
    text = _words(asked, tally, needed, of)
    met = tally.yes >= needed
    reason = Reason(cited.number, cited.source, f"{text} {cited.text}", met)
    return Count(asked, required, reason, met, tally)


def _words(asked: Requirement, tally: Tally, needed: int, of: int | None) -> str:
    """What was needed and what was there, in exact numbers."""
    if asked.votes is not None:
        return f"{needed} affirmative votes needed; {tally.yes} cast."
    if asked.is_simple:
        return f"More votes in favour than against needed; {tally.yes} to {tally.no}."
    if of == 0:
        return f"{asked.words.capitalize()} needed; nobody voted yes or no."
    return f"{asked.words.capitalize()}, {needed} of {of}, needed; {tally.yes} in favour."


def _by_weight(
    asked: Requirement, cited: Reading | Provision, weights: Weights, found: Surplus
) -> Count:
    tally, holds = found.tally, bool(found.holds)
    source = f"{cited.source}; {weights.source}"
    words = asked.words.capitalize()
    if tally is None:
        text = f"{words} needed; {'met' if holds else 'missed'} whoever the unnamed voters were."
        reason = Reason(cited.number, source, f"{text} {cited.text}", holds)
        return Count(
            asked, Required(None, None, asked.base_words, asked.words), reason, holds, None
        )
    of = base_of(asked, tally, weights.total)
    assert of is not None
    needed = votes_needed(asked, of)
    text = f"{words}, {needed:,} of {of:,}, needed; {tally.yes:,} in favour"
    share = f" ({100 * tally.yes / of:.2f} per cent)." if of else "."
    reason = Reason(cited.number, source, f"{text}{share} {cited.text}", holds)
    return Count(asked, Required(needed, of, asked.base_words, asked.words), reason, holds, tally)
