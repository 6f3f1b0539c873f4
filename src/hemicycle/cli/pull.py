"""``hemicycle pull``: what sources publish, fetched when asked and under their terms."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, err, note, say
from hemicycle.errors import InputError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hemicycle.record.pull.fetch import Pulled
    from hemicycle.record.pull.newest import RemoteFile
    from hemicycle.record.pull.offers import Offer
    from hemicycle.record.pull.part import Told
    from hemicycle.record.report import IngestReport


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("pull")(pull)


def pull(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="What to fetch; without it: the list.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="What there is to fetch; the same as without NAME.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept the source's terms without being asked.")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Keep the files here. Default: a cache folder."),
    ] = None,
    version: Annotated[
        str | None,
        typer.Option(
            "--version", metavar="V", help="Version of the source. Default: the newest it tells."
        ),
    ] = None,
    ingest: Annotated[
        bool, typer.Option("--ingest/--no-ingest", help="Put what was fetched into your record.")
    ] = True,
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="URL", help="Of a file, where a source gave you one (undl)."
        ),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fetch what a source publishes: terms shown, resumable, checked; the only use of a network."""
    from hemicycle.record.pull.fetch import pull_folder
    from hemicycle.record.pull.offers import BY_HAND, offer

    folder = (into or pull_folder()).expanduser()
    if name is None or listed:
        _list(folder, as_json)
        return
    chosen = offer(name)
    if chosen.kind != BY_HAND or address is not None:
        _agree(chosen, accept)
    pulled = _fetched(chosen, folder, version, address)
    report, unread = _ingested(chosen, pulled, record) if ingest else (None, [])
    document = {
        **pulled.to_dict(),
        "record": report.to_dict() if report else None,
        "not_ingested": [str(path) for path in unread],
    }
    if as_json:
        emit_json(document)
    else:
        _told(chosen, pulled, report, unread)


def _list(folder: Path, as_json: bool) -> None:
    """What there is to fetch, from what this release knows: nothing is asked over the network."""
    from hemicycle.record.pull.fetch import here
    from hemicycle.record.pull.offers import OFFERS

    held = {one.name: here(one, folder) for one in OFFERS}
    if as_json:
        emit_json([_offer_document(one, held[one.name]) for one in OFFERS])
        return
    for one in OFFERS:
        found = held[one.name]
        state = f"here: {found.version}, {found.retrieved}" if found else "not fetched"
        say(f"{one.name:<13} {one.title}")
        say(f"{'':<13} {one.size}; newest known: {one.known}; {state}")
        say(f"{'':<13} terms: {one.terms}")
        say(f"{'':<13} from:  {one.page}")
        say()
    say("hemicycle pull NAME shows the terms, asks, and fetches the newest version.")


def _offer_document(one: Offer, found: Pulled | None) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "terms": one.terms,
        "citation": one.citation,
        "size": one.size,
        "from": one.page,
        "newest_known": one.known,
        "here": found and found.to_dict(),
    }


def _agree(chosen: Offer, accept: bool) -> None:
    """Show the terms; go on only when they are accepted.

    Raises
    ------
    InputError
        They were not accepted, or nobody can be asked.
    """
    note(f"{chosen.title}\n  from:  {chosen.page}\n  terms: {chosen.terms}")
    note(f"  cite:  {chosen.citation}")
    if accept:
        return
    if sys.stdin.isatty() and typer.confirm("Do you accept these terms?", err=True):
        return
    raise InputError(
        "the terms of the source were not accepted",
        where=f"hemicycle pull {chosen.name}",
        right=chosen.terms,
        todo=f"read them, then: hemicycle pull {chosen.name} --accept",
    )


def _fetched(chosen: Offer, folder: Path, version: str | None, address: str | None) -> Pulled:
    from hemicycle.record.pull.fetch import pull as fetch
    from hemicycle.record.pull.pace import Pace
    from hemicycle.record.pull.wire import Wire

    def sleep(seconds: float) -> None:
        note(f"Waiting {seconds:,.0f} s before the next try.")
        time.sleep(seconds)

    wire = Wire(Pace(sleep=sleep, clock=time.monotonic))
    with _bars() as told:
        return fetch(
            chosen,
            wire,
            folder,
            today=datetime.now(tz=UTC).date(),
            version=version,
            address=address,
            told=told,
            waiting=lambda: note("Another process is fetching the same; waiting for it."),
        )


@contextmanager
def _bars() -> Iterator[Callable[[RemoteFile], Told]]:
    """A bar for each file on standard error."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bars:

        def begin(remote: RemoteFile) -> Told:
            task = bars.add_task(remote.name, total=remote.size)
            return lambda done, of: bars.update(task, completed=done, total=of)

        yield begin


def _ingested(
    chosen: Offer, pulled: Pulled, record: str | None
) -> tuple[IngestReport | None, list[Path]]:
    """The report of the ingest, and the files that no reader knows."""
    from hemicycle.record.ingest import ingest
    from hemicycle.record.location import writable_record

    if not chosen.into_record:
        return None, []
    known = [path for path in pulled.files if _known(path)]
    unread = [path for path in pulled.files if path not in known]
    return (ingest(known, writable_record(record)) if known else None), unread


def _known(path: Path) -> bool:
    from hemicycle.record.readers import recognise
    from hemicycle.record.readers.base import SourceFile

    try:
        recognise(SourceFile.from_path(path).head)
    except SourceError:
        return False
    return True


def _told(chosen: Offer, pulled: Pulled, report: IngestReport | None, unread: list[Path]) -> None:
    say(f"{chosen.name} {pulled.version}: {len(pulled.files)} files in {pulled.folder}")
    if report is not None:
        state = "is now" if report.changed else "stays"
        say(f"Record {report.record} {state} version {report.version}.")
    for path in unread:
        say(f"No reader knows {path.name}; it is kept, and not in the record.")
    if chosen.use and pulled.files:
        say(f"Use:  {chosen.use.format(pulled.files[0])}")
    say(f"Cite: {chosen.citation}")
