"""The signing key: made once, private, and refused where others could have read it."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from hemicycle.chamber.key import SealKey, signed_by
from hemicycle.errors import InputError


def test_a_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.pem"
    key = SealKey.from_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["seal.pem"]
    assert SealKey.from_file(path).public == key.public
    assert key.fingerprint == sha256(key.public).hexdigest()


def test_of_two_that_make_it_at_once_both_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(SealKey.from_file, [tmp_path / "seal.pem"] * 8))
    assert len({key.public for key in keys}) == 1


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seal.pem"
    SealKey.from_file(path)
    path.chmod(0o640)
    with pytest.raises(InputError, match="can be read by others"):
        SealKey.from_file(path)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n"])
def test_what_is_no_key_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "seal.pem"
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(InputError, match="holds no Ed25519 key"):
        SealKey.from_file(path)


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seal.pem"
    path.touch(0o600)
    path.write_bytes(
        generate_private_key(SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    with pytest.raises(InputError, match="holds no Ed25519 key"):
        SealKey.from_file(path)


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(InputError, match="cannot be used"):
        SealKey.from_file(tmp_path)


def test_the_published_signature_of_rfc_8032() -> None:
    """Section 7.1, test 2: one byte, 0x72."""
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert signed_by(public, signature, b"\x72")
    assert not signed_by(public, signature, b"\x73")
    assert not signed_by(public, signature[:-1], b"\x72")
    assert not signed_by(public[:-1], signature, b"\x72")
