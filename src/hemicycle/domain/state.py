"""The register of States: who is a member on a day, under which name, and who a name means.

A source that prints official names is read with :meth:`Register.find`; what a person types goes
through :meth:`Register.find_typed`, which refuses a name shared by several members. Neither ever
guesses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType

from hemicycle.domain.names import SHARED_NAMES, NameIndex, fold, sort_key
from hemicycle.domain.state_facts import Name, Period, State, Unit, read_metonyms, read_states
from hemicycle.errors import UnknownMemberError

__all__ = ["Name", "Period", "Register", "State", "Unit", "register"]

_DO_NEXT = "write the member's code or its full name"


class Register:
    """All members since 1945 and the observer States.

    Parameters
    ----------
    states
        By code.
    """

    def __init__(self, states: Mapping[str, State]) -> None:
        self.states: Mapping[str, State] = MappingProxyType(dict(states))
        self._rolls: dict[date, frozenset[str]] = {}
        self._iso2 = {s.iso2: code for code, s in states.items() if s.iso2}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.states.values())

    @cached_property
    def membership(self) -> Mapping[str, tuple[Period, ...]]:
        """Periods on the roll by code, observers left out."""
        return MappingProxyType(
            {code: s.memberships for code, s in self.states.items() if s.memberships}
        )

    def state(self, code: str) -> State:
        """The State with that code; UnknownMemberError for any other text."""
        try:
            return self.states[code]
        except KeyError:
            raise self._unknown(code, None) from None

    def name(self, code: str, on: date) -> str:
        """English roster name of the day, in ordinary case: ``Iran (Islamic Republic of)``."""
        return self.state(code).name(on)

    def members(self, on: date) -> frozenset[str]:
        """Membership roll of the day."""
        roll = self._rolls.get(on)
        if roll is None:
            roll = frozenset(code for code, s in self.states.items() if s.is_member(on))
            self._rolls[on] = roll
        return roll

    def excluded(self, on: date) -> frozenset[str]:
        """Members of that day kept from taking part (Yugoslavia 1992, South Africa 1974)."""
        return frozenset(
            code for code, s in self.states.items() if any(p.covers(on) for p in s.excluded)
        )

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Ended seats that this State followed: ``CZE`` gives ``CSK``."""
        return tuple(c for c, s in self.states.items() if code in s.succeeded_by)

    def unit(self, code: str, on: date) -> int | None:
        """Correlates of War number of the voting unit that held the seat that day."""
        unit = self.state(code).unit(on)
        return None if unit is None else unit.cow

    def alphabetical(self, codes: Iterable[str], on: date) -> list[str]:
        """Codes in the English alphabetical order of the names of the day."""
        listed = {code: sort_key(self.state(code).name_on(on).listed_as) for code in codes}
        return sorted(listed, key=listed.__getitem__)

    def find(self, text: str, on: date | None = None, among: Collection[str] | None = None) -> str:
        """Code of the one State a source means by a name or code.

        The lookup is exact but for case, diacritics and punctuation. A roster name of the day
        wins over a name of other days, so ``GUINEA`` and ``CONGO`` in an official list are the
        members so called. ``on`` tells seats apart that bore one name in turn (Yugoslavia);
        it does not ask whether the State was a member that day: give ``among`` for that.
        """
        return self._only(text, self._meant(text, on), on, among)

    def find_typed(
        self, text: str, on: date | None = None, among: Collection[str] | None = None
    ) -> str:
        """Like :meth:`find`, for what a person wrote: Congo, Guinea, Korea alone are refused.

        Such a name passes only on a day when a single member could be meant (Guinea in 1960);
        without a day the members of the present count, so that Germany is not asked about.
        """
        shared = self._sharing(fold(text), on)
        meant = shared if len(shared) > 1 else self._meant(text, on)
        return self._only(text, meant, on, among)

    def meant(self, text: str, on: date | None = None, *, typed: bool = False) -> frozenset[str]:
        """Codes that :meth:`find` (or :meth:`find_typed`) would choose from: none, one or several.

        Never an error, and quick also for a text that is no name: readers of running text ask it
        for every word.
        """
        shared = self._sharing(fold(text), on) if typed else set()
        return frozenset(shared if len(shared) > 1 else self._meant(text, on))

    def candidates(self, text: str, on: date | None = None) -> tuple[str, ...]:
        """Codes a name could mean: those sharing it, or whose names contain its words."""
        codes = self._names.containing(text) | self._sharing(fold(text), on)
        return self._listed(codes, on)

    def near(self, text: str, on: date | None = None) -> tuple[str, ...]:
        """Codes with a name nearly so spelled, nearest first: for "did you mean", never used."""
        close = [c for c in self._names.close_to(text) if self._possible(c, on)]
        return tuple(dict.fromkeys([*close, *self.candidates(text, on)]))

    @cached_property
    def metonyms(self) -> Mapping[str, str]:
        """Places that stand for a government (``the Kremlin``: RUS); never used by ``find``."""
        return MappingProxyType(read_metonyms()[0])

    @cached_property
    def organizations(self) -> Mapping[str, str]:
        """Places that stand for an organization, hence for no member (``Brussels``)."""
        return MappingProxyType(read_metonyms()[1])

    def metonym(self, text: str) -> str | None:
        """Code of the member a metonym stands for, None for any other text."""
        return self._metonym_keys.get(fold(text))

    @cached_property
    def _metonym_keys(self) -> dict[str, str]:
        return {fold(text): code for text, code in self.metonyms.items()}

    def _meant(self, text: str, on: date | None) -> set[str]:
        """Codes meant by a code or an exact name; several when the name was borne in turn."""
        stripped = text.strip()
        if stripped.upper() in self.states:
            return {stripped.upper()}
        if stripped in self._iso2:
            return {self._iso2[stripped]}
        key = fold(text)
        if on is not None and (now := self._names.on_roster(key, on) & self._present(on)):
            return now
        bearers = self._names.meant(key, on)
        if on is not None and key in SHARED_NAMES:
            return self._sharing(key, on) or bearers
        if on is None and len(bearers) > 1:
            today = {b.code for b in self._names.bearers(key) if b.roster and b.days.until is None}
            return today or bearers
        return bearers

    def _sharing(self, key: str, on: date | None) -> set[str]:
        """Members of the day that share a name; without a day those whose seat has not ended."""
        return {c for c in SHARED_NAMES.get(key, ()) if self._seated(c, on)}

    def _seated(self, code: str, on: date | None) -> bool:
        if on is not None:
            return code in self.members(on)
        return self.states[code].memberships[-1].until is None

    def _present(self, on: date) -> frozenset[str]:
        return self.members(on) | {c for c, s in self.states.items() if s.is_observer}

    def _possible(self, code: str, on: date | None) -> bool:
        return on is None or code in self._present(on)

    def _listed(self, codes: Iterable[str], on: date | None) -> tuple[str, ...]:
        possible = [code for code in codes if self._possible(code, on)]
        return tuple(sorted(possible, key=lambda c: sort_key(self._shown(c, on))))

    def _shown(self, code: str, on: date | None) -> str:
        state = self.states[code]
        return state.names[-1].text if on is None else state.name(on)

    def _only(
        self, text: str, meant: set[str], on: date | None, among: Collection[str] | None
    ) -> str:
        fitting = meant if among is None else meant & set(among)
        if len(fitting) == 1:
            return next(iter(fitting))
        if len(fitting) > 1:
            raise self._ambiguous(text, fitting, on)
        if meant:
            raise self._not_among(text, meant, on)
        raise self._unknown(text, on)

    def _ambiguous(self, text: str, codes: set[str], on: date | None) -> UnknownMemberError:
        return UnknownMemberError(
            f"'{text}' could mean {len(codes)} members",
            where=_place(text, on),
            right="one of " + self._spelled(self._listed(codes, None), on),
            todo=_DO_NEXT,
        )

    def _not_among(self, text: str, codes: set[str], on: date | None) -> UnknownMemberError:
        return UnknownMemberError(
            f"'{text}' is {self._spelled(sorted(codes), on)}, which is not on this roll",
            where=_place(text, on),
            right="a member of the body on that day",
            todo="check the name, the body and the day",
        )

    def _unknown(self, text: str, on: date | None) -> UnknownMemberError:
        near = self.near(text, on)
        return UnknownMemberError(
            f"'{text}' is no member the register knows",
            where=_place(text, on),
            right="a code such as FRA or a name such as Türkiye"
            + (f"; near are {self._spelled(near, on)}" if near else ""),
            todo=_DO_NEXT,
        )

    def _spelled(self, codes: Iterable[str], on: date | None) -> str:
        return ", ".join(f"{code} ({self._shown(code, on)})" for code in codes)


def _place(text: str, on: date | None) -> str:
    day = "" if on is None else f" on {on.isoformat()}"
    return f"member name '{text}'{day}"


@cache
def register() -> Register:
    """The register read from the package data, once per process."""
    return Register(read_states())
