"""How a meeting stands as far as it is durable: what the board shows, and what its heads say."""

from __future__ import annotations

from hemicycle.chamber.log import Log
from hemicycle.chamber.plan import Moment
from hemicycle.chamber.seal import Head
from hemicycle.meeting.state import State


class Durable:
    """A meeting as its journal holds it; whoever keeps the journal sets the three."""

    now: Moment
    log: Log
    heads: tuple[Head, ...]

    @property
    def state(self) -> State:
        """The meeting as far as it is durable."""
        return self.now.state

    @property
    def sequence(self) -> int:
        """The last entry that is durable."""
        return self.now.sequence

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return self.now.room.title

    @property
    def world(self) -> str:
        """``real``, or ``simulation:NAME``."""
        return self.now.room.world

    @property
    def simulation(self) -> bool:
        """Whether its votes are no votes of the real world."""
        return self.now.room.simulation

    @property
    def head(self) -> Head:
        """The newest signed head."""
        return self.heads[-1]

    @property
    def nonce(self) -> str:
        """Of the opening head: read out, so that nobody can have signed the rest before."""
        return self.heads[0].nonce

    @property
    def fingerprint(self) -> str:
        """Of the key that seals the meeting."""
        return self.heads[0].key
