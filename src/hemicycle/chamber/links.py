"""What an invitation link holds, and why one does not open.

``TOKEN = ID SECRET``: 64 bits that name the invitation, 256 random bits that only the link holds.
The server keeps the SHA-256 of the secret; it needs no slow hash, since nothing can be guessed.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from hemicycle.errors import AccessError, HastyError

_FORM = re.compile(r"([0-9a-f]{16})([A-Za-z0-9_-]{43})")
_SECRET_BYTES = 32


@dataclass(frozen=True)
class Token:
    """A link's token in its two parts."""

    invitation: str
    secret: str

    @classmethod
    def fresh(cls) -> Token:
        """A new token."""
        return cls(secrets.token_hex(8), secrets.token_urlsafe(_SECRET_BYTES))

    @classmethod
    def read(cls, text: str) -> Token:
        """The token in a link.

        Raises
        ------
        AccessError
            It is none.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise link_unknown()
        return cls(*found.groups())

    def __str__(self) -> str:
        return self.invitation + self.secret

    @property
    def hash(self) -> str:
        """What the server keeps of the secret."""
        return sha256(self.secret.encode()).hexdigest()

    def opens(self, kept: str) -> bool:
        """Whether this is the secret of which the hash was kept."""
        return compare_digest(self.hash, kept)


def link_unknown() -> AccessError:
    """The error for a link that was never given out, or was cut short."""
    return AccessError(
        "This link does not open a seat",
        where="the link of an invitation",
        right="the whole link as it was given out, in one piece",
        todo="open it again from where you received it, or ask an officer for a new one",
    )


class UsedLinkError(AccessError):
    """A link that was redeemed before; ``near`` leads who did so back to the meeting."""

    def __init__(self, when: str, meeting: str) -> None:
        super().__init__(
            f"This link was used on {when[:10]} at {when[11:16]} UTC, and a link opens once",
            where="the link of an invitation",
            right="a link that nobody has used",
            todo="if that was you, in this browser, go on to the meeting; if it was not, tell an "
            "officer at once: a new link ends the old seat",
        )
        self.near = ((f"/chamber/{meeting}", "To the meeting"),)


def link_void() -> AccessError:
    """The error for a link that officers took back."""
    return AccessError(
        "This link was taken back",
        where="the link of an invitation",
        right="the newest link you were given",
        todo="ask an officer for a new one",
    )


def link_locked(until: str) -> HastyError:
    """The error for a link that was tried with wrong secrets too often."""
    return HastyError(
        f"This link is locked until {until[11:16]} UTC: it was tried in vain too often",
        where="the link of an invitation",
        right="a try after that",
        todo="wait, or ask an officer to lift the lock at once",
        wait=60,
    )


def account_locked(until: str) -> HastyError:
    """The error for a person that sent far too much."""
    return HastyError(
        f"Your seat is locked until {until[11:16]} UTC: far too much was sent from it",
        where="your seat in this meeting",
        right="a request after that",
        todo="wait, or ask an officer to lift the lock at once",
        wait=60,
    )
