"""What can go wrong on the way, in four parts each; what is here already is never lost by it."""

from __future__ import annotations

from urllib.parse import urlsplit

from hemicycle.errors import InputError, SourceError

_KEPT = "what has arrived is kept and the next try goes on from there"


def host_of(address: str) -> str:
    """Host of an address, for messages."""
    return urlsplit(address).hostname or address


def unreachable(address: str, reason: object) -> SourceError:
    """No answer at all: offline, no such host, broken off again and again."""
    return SourceError(
        f"{host_of(address)} cannot be reached ({reason})",
        where=address,
        right="a connection to the internet, or a proxy named in HTTPS_PROXY",
        todo=f"run the same command again once you are connected: {_KEPT}. Everything else in "
        "hemicycle works without a network",
    )


def refused(address: str, page: str, answer: str) -> SourceError:
    """The source does not answer programs."""
    return SourceError(
        f"{host_of(address)} refuses downloads by programs ({answer})",
        where=address,
        right="an address that answers programs too",
        todo=f"download it in your browser at {page}, then: hemicycle ingest FILE",
    )


def gone(address: str, page: str) -> SourceError:
    """404 or 410."""
    return SourceError(
        f"{host_of(address)} has nothing at this address",
        where=address,
        right="a file or version that the source still publishes",
        todo=f"leave --version out for the newest, or look at {page}",
    )


def busy(address: str, seconds: float) -> SourceError:
    """The source asks for a longer pause than we wait, or for one too often."""
    pause = f"a pause of {seconds:,.0f} seconds" if seconds else "a pause"
    return SourceError(
        f"{host_of(address)} asks for {pause} (too many requests)",
        where=address,
        right="fewer requests from this address",
        todo=f"run the same command again later: {_KEPT}",
    )


def broken(address: str, status: int) -> SourceError:
    """An answer that tells of a fault at the source."""
    return SourceError(
        f"{host_of(address)} answers with an error of its own (HTTP {status})",
        where=address,
        right="HTTP 200 or 206",
        todo=f"run the same command again later: {_KEPT}",
    )


def bad_redirect(address: str, to: str, why: str) -> SourceError:
    """A redirect we do not follow."""
    return SourceError(
        f"{host_of(address)} points to {to!r}, {why}",
        where=address,
        right="a redirect to an https address, five at most",
        todo="download the file in your browser if you trust it, then: hemicycle ingest FILE",
    )


def too_long(address: str, most: int) -> SourceError:
    """More bytes than the source announced, or than we take."""
    return SourceError(
        f"the answer of {host_of(address)} goes on after {most:,} bytes",
        where=address,
        right=f"at most {most:,} bytes",
        todo="nothing was kept; look at the address in your browser before trying again",
    )


def other_length(address: str, listed: int, announced: int) -> SourceError:
    """Metadata and file disagree before a byte was read."""
    return SourceError(
        f"the file holds {announced:,} bytes where the source lists {listed:,}",
        where=address,
        right="the file that the source lists",
        todo="run the same command again: the source may just have changed it; "
        "if it stays so, tell its publisher",
    )


def other_content(address: str, wanted: str, found: str) -> SourceError:
    """The checksum does not fit; nothing of the file is kept."""
    return SourceError(
        "the file that arrived is not the file that the source lists",
        where=f"{address}: {found}",
        right=wanted,
        todo="nothing was kept; run the same command again, and if it stays so tell its publisher",
    )


def unreadable(address: str, why: str) -> SourceError:
    """Metadata that are not laid out as the source documents them."""
    return SourceError(
        f"the list of files of {host_of(address)} cannot be read ({why})",
        where=address,
        right="the layout that the source documents",
        todo="look for the file in your browser, then: hemicycle ingest FILE",
    )


def no_such_version(source: str, version: str, right: str) -> InputError:
    """A version that cannot be one of this source."""
    return InputError(
        f"{source} has no version {version!r}",
        where="--version",
        right=right,
        todo="leave --version out for the newest",
    )
