"""Frozen facts that are had with some of them changed, and states that remember those before.

What ``dataclasses.replace`` does, at a tenth of its cost: a state has many fields, and each event
changes one or two. Hence no slots in what derives from these.
"""

from __future__ import annotations

from typing import Any, Self


class Entry:
    """An entry of the state that changes often; frozen all the same."""

    def having(self, **changes: Any) -> Self:
        """This entry with some fields changed."""
        new = object.__new__(type(self))
        object.__setattr__(new, "__dict__", {**self.__dict__, **changes})
        return new


class Remembering:
    """A state that remembers those before the last acts, as far back as an undo reaches.

    Their fields, oldest first, stand apart from its own: so remembering one state does not keep all
    before it, and costs no copy.
    """

    __slots__ = ("history",)

    history: tuple[dict[str, Any], ...]

    def __post_init__(self) -> None:
        _remember(self, ())

    def having(self, **changes: Any) -> Self:
        """This state with some fields changed; it remembers the same."""
        new = object.__new__(type(self))
        object.__setattr__(new, "__dict__", {**self.__dict__, **changes})
        _remember(new, self.history)
        return new

    def after_act(self, before: Self, reaches: int) -> Self:
        """This state, remembering the one before an act; ``reaches`` states are remembered."""
        new = object.__new__(type(self))
        object.__setattr__(new, "__dict__", self.__dict__)
        _remember(new, (*before.history[1 - reaches :], before.__dict__))
        return new

    def back(self, acts: int) -> Self:
        """The state before the last acts, which are then forgotten."""
        old = object.__new__(type(self))
        object.__setattr__(old, "__dict__", self.history[-acts])
        _remember(old, self.history[:-acts])
        return old


_remember = Remembering.__dict__["history"].__set__
