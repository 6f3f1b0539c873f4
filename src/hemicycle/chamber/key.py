"""The key that signs heads and receipts: one Ed25519 key in a file of its own.

It is kept outside the database, readable by its owner only: who has the key can sign another
history, and only heads and receipts that others hold would show it (``docs/seal-format.md``).
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_OPEN_TO_OTHERS = 0o077


@dataclass(frozen=True)
class SealKey:
    """A signing key and its public half."""

    _private: Ed25519PrivateKey

    @classmethod
    def fresh(cls) -> SealKey:
        """A new key, kept nowhere yet."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_file(cls, path: Path) -> SealKey:
        """The key in a file, which is made, readable by its owner only, if it is not there.

        Raises
        ------
        InputError
            The file is no such key, cannot be read or made, or others may read it.
        """
        try:
            if not path.exists():
                _write_new(path, cls.fresh())
            if os.name == "posix" and path.stat().st_mode & _OPEN_TO_OTHERS:
                raise _open_to_others(path)
            return cls._from_pem(path.read_bytes())
        except OSError as error:
            raise _unusable(path, error.strerror or str(error)) from error
        except (ValueError, TypeError) as error:
            if isinstance(error, InputError):
                raise
            raise _unusable(path, "it holds no Ed25519 key") from error

    @classmethod
    def _from_pem(cls, pem: bytes) -> SealKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        private = load_pem_private_key(pem, password=None)
        if not isinstance(private, Ed25519PrivateKey):
            raise ValueError("another kind of key")
        return cls(private)

    def to_pem(self) -> bytes:
        """The private key as PKCS 8, unencrypted."""
        from cryptography.hazmat.primitives import serialization as s

        return self._private.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in hexadecimal: what is printed, read out and compared."""
        return fingerprint(self.public)

    def sign(self, data: bytes) -> bytes:
        """Signature of 64 bytes; the same data always get the same one."""
        return self._private.sign(data)


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key in hexadecimal."""
    return sha256(public).hexdigest()


def signed_by(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of a public key signed these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _write_new(path: Path, key: SealKey) -> None:
    """Write a key that a crash leaves whole or not at all, and no other process replaces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(key.to_pem())
            stream.flush()
            os.fsync(stream.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass  # another process made the key first: that one is used
    finally:
        draft.unlink()


def _open_to_others(path: Path) -> InputError:
    return InputError(
        "The key that seals meetings can be read by others",
        where=str(path),
        right="a file that only its owner can read (mode 0600)",
        todo=f"chmod 600 {path}, and if others may have read it, use a new key from now on",
    )


def _unusable(path: Path, why: str) -> InputError:
    return InputError(
        f"The key that seals meetings cannot be used: {why}",
        where=str(path),
        right="an Ed25519 key in PEM form, or a path where one can be made",
        todo="check the path; a lost key cannot be made again, but a new one seals new meetings",
    )
