"""Names as printed, found on the roll of the day: exactly, or refused with the candidates.

Which of two members an ambiguous name means is decided by the form of the text, never by a guess.
`Congo` and `Guinea` are at once the exact United Nations names of two members and what people
write for others. In **an official list** they mean the former: a text counts as one where it names
at least half of the roll, and at least 19 in 20 of its names are the exact United Nations names of
the day (accents, apostrophes and letter case aside). Everywhere else they are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TypeVar

from hemicycle.brief.entry.model import SaidName
from hemicycle.domain.names import fold
from hemicycle.domain.state import Register
from hemicycle.errors import InputError, UnknownMemberError

T = TypeVar("T")

#: Names that must be the exact United Nations ones for a list to count as official.
OFFICIAL_SHARE = Fraction(19, 20)


@dataclass(frozen=True)
class Found:
    """What the register makes of one printed name."""

    codes: tuple[str, ...]
    """Members on the roll that the name can mean; one where it is exact."""
    states: tuple[str, ...] = ()
    """All States it can mean, also those without a seat that day."""
    accepted: bool = False
    """Resolved by the writer's ``--accept``."""

    @property
    def known(self) -> bool:
        return bool(self.codes or self.states)


@dataclass(frozen=True)
class Resolved:
    """A printed name with the member it means (None: a state off the roll)."""

    said: SaidName
    member: str | None
    off_roll: str | None = None
    accepted: bool = False


class NameBook:
    """The roll of one body on one day, asked by name."""

    def __init__(
        self,
        register: Register,
        day: date,
        members: frozenset[str] | None,
        accept: Mapping[str, str] | None = None,
    ) -> None:
        self.register = register
        self.day = day
        self.members = register.members(day) if members is None else members
        self._cache: dict[str, Found] = {}
        self._accept = {
            fold(text): Found((self._accepted(text, code),), accepted=True)
            for text, code in (accept or {}).items()
        }

    def look(self, text: str) -> Found:
        """What a printed name means on this roll."""
        if self._accept and (found := self._accept.get(fold(text))):
            return found
        key = " ".join(text.split())
        if key not in self._cache:
            codes = self.register.meant(key, self.day, typed=True) if key else frozenset()
            self._cache[key] = Found(self._sorted(codes & self.members), self._sorted(codes))
        return self._cache[key]

    def knows(self, text: str) -> bool:
        """Whether the register knows the name at all, ambiguous or not."""
        return self.look(text).known

    def resolve(self, names: Iterable[SaidName]) -> tuple[Resolved, ...]:
        """The member behind each name.

        Raises
        ------
        UnknownMemberError
            Naming every line at once that is unknown or ambiguous, with candidates and what to
            type to accept one.
        """
        said = tuple(names)
        official = self._official(said)
        answers = [self._one(name, official) for name in said]
        wrong = [name for name, answer in zip(said, answers, strict=True) if answer is None]
        if wrong:
            raise self._refusal(wrong)
        return tuple(answer for answer in answers if answer is not None)

    def _one(self, name: SaidName, official: bool) -> Resolved | None:
        found = self.look(name.text)
        if len(found.codes) == 1:
            return Resolved(name, found.codes[0], accepted=found.accepted)
        if official and (code := self._exact.get(fold(name.text))) in found.codes:
            return Resolved(name, code)
        if not found.codes and len(found.states) == 1:
            return Resolved(name, None, off_roll=found.states[0])
        return None

    @cached_property
    def _exact(self) -> dict[str, str]:
        """Member by its exact United Nations name of the day, folded."""
        return {fold(self.register.name(code, self.day)): code for code in self.members}

    def _sorted(self, codes: frozenset[str]) -> tuple[str, ...]:
        return tuple(self.register.alphabetical(codes, self.day)) if codes else ()

    def _official(self, said: tuple[SaidName, ...]) -> bool:
        names = {fold(name.text) for name in said}
        if 2 * len(names) < len(self.members):
            return False
        exact = sum(name in self._exact for name in names)
        return exact >= OFFICIAL_SHARE * len(names)

    def _accepted(self, text: str, code: str) -> str:
        if code.upper() in self.members:
            return code.upper()
        raise InputError(
            f"'{text}' cannot be accepted as {code}: no such member that day",
            where=f"--accept '{text}={code}'",
            right=f"the three-letter code of a member on {self.day:%Y-%m-%d}",
            todo="correct the code; `hemicycle info` lists them",
        )

    def _refusal(self, wrong: list[SaidName]) -> UnknownMemberError:
        lines: dict[str, int] = {}
        for name in wrong:
            lines.setdefault(name.text, name.line)
        choices = {text: self._choices(text) for text in _first(lines)}
        what = f"{len(lines)} names" if len(lines) > 1 else f"The name '{_short(wrong[0].text)}'"
        ambiguous = any(len(self.look(text).codes) > 1 for text in choices)
        return UnknownMemberError(
            f"{what} cannot be resolved" + (" without guessing" if ambiguous else ""),
            where="; ".join(
                f"line {line}: '{_short(text)}'" for text, line in _first(lines.items())
            ),
            right="; ".join(self._line(text, codes) for text, codes in choices.items()),
            todo=_todo(choices),
        )

    def _choices(self, text: str) -> tuple[str, ...]:
        found = self.look(text)
        if found.known:
            return found.codes or found.states
        near = self.register.near(_short(text), self.day)
        return tuple(code for code in near if code in self.members)[:5]

    def _line(self, text: str, codes: tuple[str, ...]) -> str:
        if not codes:
            return f"nothing like '{_short(text)}' is on the roll of {self.day:%Y-%m-%d}"
        named = ", ".join(f"{self.register.name(code, self.day)} ({code})" for code in codes)
        verb = "could be" if self.look(text).known else "is near"
        return f"'{_short(text)}' {verb} {named}"


def _todo(choices: Mapping[str, tuple[str, ...]]) -> str:
    text = next((text for text, codes in choices.items() if codes), None)
    if text is None:
        return "correct the names, or take out what is no name"
    code = choices[text][0] if len(choices[text]) == 1 else "CODE"
    return f"write the full name or the code, or confirm it with --accept '{_short(text)}={code}'"


def _first(items: Iterable[T]) -> list[T]:
    """As many as a reader of an error message can use."""
    return list(islice(items, 12))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
