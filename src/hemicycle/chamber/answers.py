"""What a chamber answers to a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hemicycle.chamber.seal import Receipt
from hemicycle.meeting.desk import refusal_document
from hemicycle.meeting.refusal import Refusal


@dataclass(frozen=True)
class Done:
    """It is done and durable.

    Parameters
    ----------
    sequence, last
        First and last entry of the journal that hold it.
    label
        What was done, in a few words.
    receipt
        Signed word that the first entry is in the journal; None where nothing was journalled.
    repeated
        Whether it had been done before, when it was first sent.
    more
        What only some commands give: links, say.
    """

    sequence: int
    last: int
    label: str
    receipt: Receipt | None = None
    repeated: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        receipt = self.receipt.to_dict() if self.receipt is not None else None
        done = {
            "sequence": self.sequence,
            "last": self.last,
            "label": self.label,
            "repeated": self.repeated,
            "receipt": receipt,
            **self.more,
        }
        return {"done": done}


@dataclass(frozen=True)
class Held:
    """It is noted, durably, and takes effect when others have agreed."""

    done: Done
    held: str
    waits_for: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        waits = {"id": self.held, "waits_for": list(self.waits_for)}
        return {"held": waits, **self.done.to_dict()}


@dataclass(frozen=True)
class Refused:
    """It is not in order; nothing was changed."""

    refusal: Refusal

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return refusal_document(self.refusal)


Answer = Done | Held | Refused
