"""Names as printed, found on the roll of the day: exactly, or refused with the candidates.

Which of two members an ambiguous name means is decided by the form of the text, never by a guess.
`Congo` and `Guinea` are at once the exact United Nations names of two members and what people
write for others. In **an official list** they mean the former: a text counts as one where it names
at least half of the roll, and at least 19 in 20 of its names are the exact United Nations names of
the day (accents, apostrophes and letter case aside). `Congo` means the member so called also in a
shorter text in **United Nations usage**: as exact, and with at least three names that only this
usage writes (`Iran (Islamic Republic of)`, `Viet Nam`); such a writer spells the other one out as
`Democratic Republic of the Congo`. Everywhere else they are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TypeVar

from hemicycle.brief.entry.model import SaidName
from hemicycle.domain.names import fold, words
from hemicycle.domain.state import Register
from hemicycle.errors import InputError, UnknownMemberError

T = TypeVar("T")

#: Names that must be the exact United Nations ones for a list to count as official.
OFFICIAL_SHARE = Fraction(19, 20)
#: Names in the long United Nations form that must stand in a text of United Nations usage.
LONG_NAMES = 3
_LONG = re.compile(
    r"\(|\brepublic\b|\bfederation\b|\bkingdom of\b|\bdarussalam\b|^viet nam$|^united states of",
    re.IGNORECASE,
)
#: Everybody's names, although they hold such a word.
_COMMON = frozenset({"CAF", "DOM", "CZE"})
#: Settled by United Nations usage; the other meanings are spelled out there.
_BY_USAGE = frozenset({"congo"})
#: Words that many names share; alone they are near no name.
_SHARED_WORDS = frozenset(
    words(
        "of the and republic democratic people's islamic state states federal federated united "
        "kingdom federation plurinational bolivarian arab socialist union commonwealth saint new "
        "north south east west islands island"
    )
)


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
        settled = self._settled(said)
        answers = [self._one(name, settled) for name in said]
        wrong = [name for name, answer in zip(said, answers, strict=True) if answer is None]
        if wrong:
            raise self._refusal(wrong)
        return tuple(answer for answer in answers if answer is not None)

    def _one(self, name: SaidName, settled: Callable[[str], bool]) -> Resolved | None:
        found = self.look(name.text)
        if len(found.codes) == 1:
            return Resolved(name, found.codes[0], accepted=found.accepted)
        key = fold(name.text)
        if settled(key) and (code := self._exact.get(key)) in found.codes:
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

    def _settled(self, said: tuple[SaidName, ...]) -> Callable[[str], bool]:
        """Which ambiguous names (folded) the form of the text settles."""
        names = {fold(name.text) for name in said}
        exact = [self._exact[name] for name in names if name in self._exact]
        if len(exact) < OFFICIAL_SHARE * len(names):
            return lambda _: False
        if 2 * len(names) >= len(self.members):
            return lambda _: True
        usage = sum(self._is_long(code) for code in exact) >= LONG_NAMES
        return lambda name: usage and name in _BY_USAGE

    def _is_long(self, code: str) -> bool:
        """Whether its exact name is one that only United Nations usage writes."""
        return code not in _COMMON and bool(_LONG.search(self.register.name(code, self.day)))

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
        own = " ".join(word for word in words(_short(text)) if word not in _SHARED_WORDS)
        if not own:
            return ()
        near = [*self.register.near(own, self.day), *self.register.near(_short(text), self.day)]
        return tuple(dict.fromkeys(code for code in near if code in self.members))[:5]

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
