"""What is signed: a head says what the journal was at a moment; a receipt, that it holds an entry.

Both are canonical JSON, so that the signed bytes are the object itself. Format and test vectors:
``docs/seal-format.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hemicycle.chamber.canonical import canonical, digest
from hemicycle.chamber.key import SealKey

#: Of heads and receipts, and of the file that holds a whole meeting.
SEAL_FORMAT = 1
EXPORT_FORMAT = 1


@dataclass(frozen=True)
class Head:
    """A signed tree head.

    Parameters
    ----------
    meeting
        Id of the meeting.
    size
        Entries it covers, from the first.
    root
        Merkle root over them, hexadecimal.
    nonce
        Random; that of the opening is read out, so that nobody can have signed it before.
    at
        When, UTC.
    previous
        SHA-256 of the bytes of the head before it; None for the first.
    key
        Fingerprint of the signing key.
    signature
        Ed25519 over :attr:`data`, hexadecimal.
    """

    meeting: str
    size: int
    root: str
    nonce: str
    at: str
    previous: str | None
    key: str
    signature: str

    @property
    def data(self) -> bytes:
        """The bytes that are signed."""
        return canonical(
            {
                "at": self.at,
                "hemicycle_head": SEAL_FORMAT,
                "key": self.key,
                "meeting": self.meeting,
                "nonce": self.nonce,
                "previous": self.previous,
                "root": self.root,
                "size": self.size,
            }
        )

    @property
    def digest(self) -> str:
        """What the next head names as its previous one."""
        return digest(self.data)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in a file: ``head`` and ``signature``."""
        return {"head": json.loads(self.data), "signature": self.signature}


def signed_head(
    key: SealKey,
    meeting: str,
    size: int,
    root: bytes,
    *,
    nonce: str,
    at: str,
    previous: Head | None,
) -> Head:
    """The head of a journal, signed."""
    before = previous.digest if previous else None
    unsigned = Head(meeting, size, root.hex(), nonce, at, before, key.fingerprint, "")
    return replace(unsigned, signature=key.sign(unsigned.data).hex())


@dataclass(frozen=True)
class Receipt:
    """The server's signed word that an entry is in the journal, and where it can be checked.

    Signed at once, before any head covers the entry; from the next head on it carries the proof
    that the entry is under that head.

    Parameters
    ----------
    meeting, sequence
        Which entry.
    leaf
        Its hash, hexadecimal.
    key
        Fingerprint of the signing key.
    signature
        Ed25519 over :attr:`data`, hexadecimal.
    head
        The newest head; None before the first.
    proof
        Inclusion proof under that head, hexadecimal, from the leaf up; None while it does not
        cover the entry.
    """

    meeting: str
    sequence: int
    leaf: str
    key: str
    signature: str
    head: Head | None
    proof: tuple[str, ...] | None

    @property
    def data(self) -> bytes:
        """The bytes that are signed."""
        return _promise(self.meeting, self.sequence, self.leaf, self.key)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in a file."""
        return {
            "receipt": json.loads(self.data),
            "signature": self.signature,
            "sealed": self.head.to_dict() if self.head else None,
            "proof": list(self.proof) if self.proof is not None else None,
        }


def _promise(meeting: str, sequence: int, leaf: str, key: str) -> bytes:
    return canonical(
        {
            "hemicycle_receipt": SEAL_FORMAT,
            "key": key,
            "leaf": leaf,
            "meeting": meeting,
            "sequence": sequence,
        }
    )


def signed_receipt(
    key: SealKey,
    meeting: str,
    sequence: int,
    leaf: bytes,
    *,
    head: Head | None,
    proof: list[bytes] | None,
) -> Receipt:
    """The receipt for an entry, signed."""
    data = _promise(meeting, sequence, leaf.hex(), key.fingerprint)
    return Receipt(
        meeting,
        sequence,
        leaf.hex(),
        key.fingerprint,
        key.sign(data).hex(),
        head,
        None if proof is None else tuple(step.hex() for step in proof),
    )


def head_from(plain: Mapping[str, Any], signature: str) -> Head:
    """A head from its stored form; the fields are as they were signed."""
    return Head(
        meeting=plain["meeting"],
        size=plain["size"],
        root=plain["root"],
        nonce=plain["nonce"],
        at=plain["at"],
        previous=plain["previous"],
        key=plain["key"],
        signature=signature,
    )
