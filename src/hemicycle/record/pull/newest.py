"""What a source publishes now, read from its own metadata: a version, and its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

from hemicycle.errors import HemicycleError, SourceError
from hemicycle.record.pull import failures
from hemicycle.record.pull.offers import (
    DATAVERSE,
    GITHUB_FOLDER,
    GITHUB_RELEASE,
    VOTEVIEW,
    Offer,
)
from hemicycle.record.pull.wire import Wire

#: The Senate of the 119th Congress first met on 3 January 2025; later ones are asked for.
_CONGRESS, _AHEAD = 119, 4


@dataclass(frozen=True)
class RemoteFile:
    """One file of a release.

    Parameters
    ----------
    name
        As it is kept here.
    address
        Permanent for this version where the source has such.
    size
        Bytes; None where the source does not say.
    checksum
        ``md5:…``, ``sha256:…`` or ``git-blob:…``; None where the source gives none.
    """

    name: str
    address: str
    size: int | None = None
    checksum: str | None = None


@dataclass(frozen=True)
class Release:
    """One version of an offer, and its files."""

    version: str
    files: tuple[RemoteFile, ...]


def release(offer: Offer, wire: Wire, version: str | None = None) -> Release:
    """The newest release, or the one asked for.

    Raises
    ------
    SourceError
        The source cannot be asked, has no such version, or lists no file that we know.
    InputError
        The version is none of this source.
    """
    try:
        found = _KINDS[offer.kind](offer, wire, version)
    except HemicycleError:
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise failures.unreadable(offer.page, f"{type(error).__name__}: {error}") from error
    if not found.files:
        raise failures.unreadable(offer.page, f"no file is called like {offer.files}")
    return found


def _dataverse(offer: Offer, wire: Wire, version: str | None) -> Release:
    """Harvard Dataverse, native API: ``/api/datasets/:persistentId/versions/VERSION``."""
    if version is not None and not re.fullmatch(r"\d+(\.\d+)?", version):
        raise failures.no_such_version(offer.name, version, "a number such as 32 or 32.1")
    asked = version or ":latest-published"
    address = f"{offer.base}/api/datasets/:persistentId/versions/{asked}?persistentId={offer.place}"
    data = wire.json(address, offer.page)["data"]
    number = f"{data['versionNumber']}.{data['versionMinorNumber']}"
    listed = [_dataverse_file(offer, one["dataFile"]) for one in data["files"]]
    return Release(number, tuple(one for one in listed if _wanted(offer, one.name)))


def _dataverse_file(offer: Offer, facts: dict[str, Any]) -> RemoteFile:
    """A table that Dataverse rewrote is fetched as it was deposited.

    Its checksum is that of the deposited file (IQSS/dataverse issue 7275), so that is the one
    that can be verified; its size has been told wrong (issue 5321), so the checksum alone counts.
    """
    original = facts.get("originalFileName") or (
        _as_deposited(facts) if facts.get("originalFileFormat") else None
    )
    address = f"{offer.base}/api/access/datafile/{int(facts['id'])}"
    checksum = facts.get("checksum") or {"type": "MD5", "value": facts.get("md5")}
    kind = str(checksum["type"]).lower().replace("-", "")
    return RemoteFile(
        name=_plain_name(original or facts["filename"]),
        address=f"{address}?format=original" if original else address,
        size=None if original else facts.get("filesize"),
        checksum=f"{kind}:{checksum['value']}" if checksum["value"] else None,
    )


def _as_deposited(facts: dict[str, Any]) -> str:
    """Name of the deposited file, where the interface gives only its format."""
    ending = {"text/csv": "csv", "application/x-rlang-transport": "RData"}
    return re.sub(r"tab$", ending.get(facts["originalFileFormat"], "tab"), facts["filename"])


def _github_folder(offer: Offer, wire: Wire, version: str | None) -> Release:
    """A folder of a repository at a commit; its newest change names the version."""
    if version is not None and not re.fullmatch(r"[0-9a-f]{7,40}", version):
        raise failures.no_such_version(offer.name, version, "a commit, such as 42a69b67bb92")
    repository = f"{offer.base}/repos/{offer.place}"
    commit = version or _newest_commit(offer, wire, repository)
    address = f"{repository}/contents/{quote(offer.folder)}?ref={commit}"
    files = tuple(
        RemoteFile(
            name=_plain_name(one["name"]),
            address=str(one["download_url"]),
            size=int(one["size"]),
            checksum=f"git-blob:{one['sha']}",
        )
        for one in wire.json(address, offer.page)
        if one["type"] == "file" and _wanted(offer, one["name"])
    )
    return Release(commit[:12], files)


def _newest_commit(offer: Offer, wire: Wire, repository: str) -> str:
    address = f"{repository}/commits?path={quote(offer.folder)}&per_page=1"
    commit = str(wire.json(address, offer.page)[0]["sha"])
    return commit


def _github_release(offer: Offer, wire: Wire, version: str | None) -> Release:
    """The files of a release; GitHub gives a checksum for those uploaded since June 2025."""
    which = f"tags/{quote(version, safe='')}" if version else "latest"
    address = f"{offer.base}/repos/{offer.place}/releases/{which}"
    found = wire.json(address, offer.page)
    files = tuple(
        RemoteFile(
            name=_plain_name(one["name"]),
            address=str(one["browser_download_url"]),
            size=int(one["size"]),
            checksum=one.get("digest") or None,
        )
        for one in found["assets"]
        if _wanted(offer, one["name"])
    )
    tag = _plain_name(found["tag_name"])
    return Release(tag, files)


def _voteview(offer: Offer, wire: Wire, version: str | None) -> Release:
    """Votes and members of a Congress; the newest is the last one that has a file.

    The files of the Congress that sits change by the day, so the day of change is part of the
    version.
    """
    if version is not None and not (version.isdecimal() and int(version) >= 1):
        raise failures.no_such_version(offer.name, version, "the number of a Congress, such as 117")
    congress = int(version) if version else _newest_congress(offer, wire)
    kinds = ("votes", "members")
    files = tuple(
        RemoteFile(_senate(offer, congress, kind), _senate_address(offer, congress, kind))
        for kind in kinds
    )
    changed = _changed(files[0].address, offer, wire)
    return Release(f"{congress}-{changed}" if changed else str(congress), files)


def _newest_congress(offer: Offer, wire: Wire) -> int:
    newest = _CONGRESS
    while newest < _CONGRESS + _AHEAD and _there(offer, wire, newest + 1):
        newest += 1
    return newest


def _there(offer: Offer, wire: Wire, congress: int) -> bool:
    try:
        _changed(_senate_address(offer, congress, "votes"), offer, wire)
    except SourceError:
        return False
    return True


def _changed(address: str, offer: Offer, wire: Wire) -> str | None:
    """ISO day on which a file was last changed, where the server says."""
    said = wire.head(address, offer.page).get("Last-Modified")
    return parsedate_to_datetime(said).date().isoformat() if said else None


def _senate(offer: Offer, congress: int, kind: str) -> str:
    return f"{offer.place}{congress:03d}_{kind}.csv"


def _senate_address(offer: Offer, congress: int, kind: str) -> str:
    return f"{offer.base}/static/data/out/{kind}/{_senate(offer, congress, kind)}"


def _wanted(offer: Offer, name: str) -> bool:
    return re.match(offer.files, name) is not None


def _plain_name(name: str) -> str:
    """A name that stays in its folder, whatever a list of files says."""
    return re.sub(r"[^\w.() -]", "_", str(name)).lstrip(".") or "file"


_KINDS: dict[str, Callable[[Offer, Wire, str | None], Release]] = {
    DATAVERSE: _dataverse,
    GITHUB_FOLDER: _github_folder,
    GITHUB_RELEASE: _github_release,
    VOTEVIEW: _voteview,
}
