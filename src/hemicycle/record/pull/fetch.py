"""Fetching an offer: which release, each file through pooch, and a receipt beside the files.

``FOLDER/NAME/VERSION/`` holds the files and ``pulled.json``, which says from where, when, under
which terms and with which hashes. A folder without the receipt is no finished download.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from hemicycle.errors import InputError, MissingExtraError, SourceError
from hemicycle.record.lock import writing
from hemicycle.record.pull import failures
from hemicycle.record.pull.newest import Release, RemoteFile, release
from hemicycle.record.pull.offers import BY_HAND, Offer
from hemicycle.record.pull.part import Resuming, Told
from hemicycle.record.pull.wire import Wire
from hemicycle.record.readers.guard import PIECE

RECEIPT = "pulled.json"
_BLOB = "git-blob"


@dataclass(frozen=True)
class Pulled:
    """What is here of an offer.

    Parameters
    ----------
    name, version
        Which offer, which of its versions.
    folder
        Where the files are.
    files
        Their paths, in the order the source lists them.
    retrieved
        ISO day of the download.
    """

    name: str
    version: str
    folder: Path
    files: tuple[Path, ...]
    retrieved: str

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "name": self.name,
            "version": self.version,
            "retrieved": self.retrieved,
            "files": [str(path) for path in self.files],
        }


def pull_folder() -> Path:
    """Where downloads are kept unless the user says otherwise."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("hemicycle", appauthor=False)) / "pull"


def here(offer: Offer, folder: Path) -> Pulled | None:
    """The latest finished download of an offer, or None."""
    done = [
        found
        for receipt in sorted((folder / offer.name).glob(f"*/{RECEIPT}"))
        if (found := _receipt(receipt)) is not None
    ]
    return max(done, key=lambda one: (one.retrieved, one.version), default=None)


def _receipt(path: Path) -> Pulled | None:
    try:
        said = json.loads(path.read_text("utf-8"))
        names = [one["name"] for one in said["files"]]
        return Pulled(
            name=said["name"],
            version=said["version"],
            folder=path.parent,
            files=tuple(path.parent / name for name in names),
            retrieved=said["retrieved"],
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def pull(
    offer: Offer,
    wire: Wire,
    folder: Path,
    *,
    today: date,
    version: str | None = None,
    address: str | None = None,
    told: Callable[[RemoteFile], Told] = lambda _: lambda _done, _of: None,
    waiting: Callable[[], None] = lambda: None,
) -> Pulled:
    """Fetch an offer into a folder; files that are here whole are not fetched again.

    Parameters
    ----------
    offer
        Whose terms the user has accepted.
    wire
        How addresses are asked.
    folder
        Made if missing.
    today
        Day of the download.
    version
        As the source counts; the newest by default.
    address
        Of a file of a source that refuses robots, for those whom it lets in.
    told
        Asked once for each file, for someone to tell how far it is.
    waiting
        Called once if another process fetches the same.

    Raises
    ------
    SourceError
        Nothing that is not whole and as listed is left as a file.
    InputError
        The version is none, or the source is not for programs.
    MissingExtraError
        pooch is not installed.
    """
    pooch = _pooch()
    if offer.kind == BY_HAND:
        found = _by_address(offer, address, today)
    else:
        found = release(offer, wire, version)
    target = _made(folder / offer.name / found.version)
    with writing(target.parent, waiting):
        files = [_file(pooch, one, target, wire, offer, told(one)) for one in found.files]
        _write_receipt(offer, found, target, files, today)
    return Pulled(offer.name, found.version, target, tuple(files), today.isoformat())


def _by_address(offer: Offer, address: str | None, today: date) -> Release:
    """One file whose address the user was given; a new day is a new version."""
    if address is None:
        raise SourceError(
            f"{offer.title}: the site refuses programs",
            where="hemicycle pull " + offer.name,
            right="a person at a browser; or --address, if the library gave you one for programs",
            todo=f"download the files in your browser at {offer.page}, then: hemicycle ingest FILE",
        )
    parts = urlsplit(address)
    name = PurePosixPath(unquote(parts.path)).name
    if parts.scheme not in ("https", "http") or not name:
        raise InputError(
            f"{address!r} is no address of a file",
            where="--address",
            right="an address that begins with https:// and ends with the name of a file",
            todo="copy it from the library's page",
        )
    return Release(today.isoformat(), (RemoteFile(name, address),))


def _pooch() -> Any:
    """The package that keeps downloads, told to leave the talking to us."""
    try:
        pooch = importlib.import_module("pooch")
    except ImportError as error:
        raise MissingExtraError(
            "downloads need pooch, which is not installed",
            where="hemicycle pull",
            right="hemicycle with its extra `pull`",
            todo="pip install 'hemicycle[pull]'; or download the file in your browser, then: "
            "hemicycle ingest FILE",
        ) from error
    pooch.get_logger().setLevel("WARNING")
    return pooch


def _file(
    pooch: Any, remote: RemoteFile, target: Path, wire: Wire, offer: Offer, told: Told
) -> Path:
    """One file, whole and as listed."""
    algorithm = (remote.checksum or "").partition(":")[0]
    known = remote.checksum if algorithm in hashlib.algorithms_available else None
    path = target / remote.name
    if path.exists() and not _as_listed(path, remote):
        path.unlink()
    downloader = Resuming(
        wire, target / f"{remote.name}.part", offer.page, size=remote.size, told=told
    )
    try:
        pooch.retrieve(remote.address, known, fname=remote.name, path=target, downloader=downloader)
    except ValueError as error:
        raise failures.other_content(
            remote.address, remote.checksum or "", "another checksum"
        ) from error
    except OSError as error:
        raise _unwritable(target, error) from error
    if not _as_listed(path, remote):
        found = f"{path.stat().st_size:,} bytes"
        path.unlink()
        raise failures.other_content(remote.address, remote.checksum or "", found)
    return path


def _as_listed(path: Path, remote: RemoteFile) -> bool:
    """Whether a file is what git calls by this hash; other checksums are pooch's."""
    algorithm, _, wanted = (remote.checksum or "").partition(":")
    if algorithm != _BLOB:
        return True
    size = path.stat().st_size
    return _digest(path, hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)) == wanted


def _digest(path: Path, digest: Any) -> str:
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    found: str = digest.hexdigest()
    return found


def _write_receipt(
    offer: Offer, found: Release, target: Path, files: list[Path], today: date
) -> None:
    receipt = {
        "name": offer.name,
        "version": found.version,
        "retrieved": today.isoformat(),
        "page": offer.page,
        "terms": offer.terms,
        "citation": offer.citation,
        "files": [
            {
                "name": path.name,
                "address": remote.address,
                "bytes": path.stat().st_size,
                "sha256": _digest(path, hashlib.sha256()),
            }
            for remote, path in zip(found.files, files, strict=True)
        ],
    }
    new = target / f"{RECEIPT}.new"
    new.write_text(json.dumps(receipt, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(new, target / RECEIPT)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _unwritable(folder: Path, error: OSError) -> InputError:
    return InputError(
        f"the download cannot be written ({error.strerror or error})",
        where=str(folder),
        right="a folder with room that you may write to",
        todo="name one with --into DIR",
    )
