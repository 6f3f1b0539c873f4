"""``hemicycle chamber``: meetings set up, listed, replayed, exported, purged from the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from hemicycle.cli.chamber_demo import demo
from hemicycle.cli.chamber_hall import (
    about_person,
    day_of,
    is_past,
    link_of,
    operator,
    site_of,
    strangers_told,
    text_of,
    the_chamber,
    the_hall,
)
from hemicycle.cli.chamber_options import DatabaseOption, PlaceOption
from hemicycle.cli.common import JsonOption, emit_json, note, plain_text, print_table, say

MeetingArgument = Annotated[
    str, typer.Argument(metavar="MEETING", help="Its id, or the beginning of it.")
]
PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help="Its id; without one everybody is listed.")
]
SiteOption = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar="ADDRESS",
        help="Where `hemicycle serve` answers. Default: where it runs now, else port 8193 here.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    chamber = typer.Typer(
        help="Meetings of one's own: set up, invite, export; `hemicycle serve` opens them.",
        no_args_is_help=True,
    )
    for command in (new, list_, demo, invite, revoke, unlock, export, purge):
        chamber.command(command.__name__.rstrip("_"))(command)
    app.add_typer(chamber, name="chamber")


def new(
    body: Annotated[
        str,
        typer.Option(
            "--body",
            metavar="GA|SC|mun|FILE",
            help="A body, a shipped house, or a rulebook (.toml).",
        ),
    ],
    title: Annotated[str, typer.Option("--title", help="What the meeting is called.")],
    members: Annotated[
        Path | None, typer.Option("--members", metavar="CSV", help="Its members, if not the roll.")
    ] = None,
    real: Annotated[
        str | None,
        typer.Option(
            "--real",
            metavar="NAME",
            help="Its votes are real ones, of NAME: they go into the record.",
        ),
    ] = None,
    day: Annotated[str | None, typer.Option("--date", help="Its first day; today.")] = None,
    retain: Annotated[
        str | None,
        typer.Option("--retain-until", metavar="DATE", help="Keep names of persons until then."),
    ] = None,
    officer: Annotated[str, typer.Option("--officer", help="What the officer is called.")] = "",
    mixed: Annotated[
        bool,
        typer.Option(
            "--mixed", help="With --members: States where they are known, others as written."
        ),
    ] = False,
    site: SiteOption = None,
    at: PlaceOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a meeting up; prints the link of its presiding officer, this once."""
    with the_hall(at, database) as hall:
        from hemicycle.chamber.setup import begin, setup_of

        wanted = setup_of(
            body,
            title=title,
            day=day_of(day, "--date") or hall.clock().date(),
            members=text_of(members) if members is not None else "",
            mixed=mixed,
            real=real,
            retain_until=day_of(retain, "--retain-until"),
        )
        begun = begin(hall, wanted, officer=officer)
        answers, serving = site_of(hall, site)
    if wanted.strangers:
        note(strangers_told(wanted))
    link = link_of(answers, begun.officer.token)
    told: dict[str, Any] = {"meeting": begun.meeting, "world": wanted.world, "officer": link}
    told |= {"fingerprint": begun.fingerprint, "nonce": begun.nonce}
    told |= {"strangers": [{"row": row, "member": name} for row, name in wanted.strangers]}
    if as_json:
        emit_json(told)
        return
    if real is None:
        say("SIMULATION: its votes never meet those of the record. (--real NAME for real ones)")
    say(f"meeting      {begun.meeting}")
    say(f"officer      {link}")
    say(f"fingerprint  {begun.fingerprint}")
    say(f"nonce        {begun.nonce}  (read both out at the opening)")
    note(f"The link opens once, in a browser{serving}.")


def list_(
    at: PlaceOption = None, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Every meeting, the newest first."""
    with the_hall(at, database) as hall:
        found = [
            {
                "meeting": info.meeting,
                "title": info.opening["title"],
                "world": info.opening["world"],
                "begun": info.begun,
                "phase": str(hall.chamber(info.meeting).state.phase),
                "entries": info.size,
                "retain_until": info.retain_until,
            }
            for info in hall.meetings()
        ]
    if as_json:
        emit_json({"meetings": found})
        return
    if not found:
        say("No meeting yet. Set one up: hemicycle chamber new --body mun --title 'Our meeting'")
        return
    rows = [
        (
            one["meeting"][:8],
            one["begun"][:10],
            one["phase"],
            one["world"],
            plain_text(one["title"]),
        )
        for one in found
    ]
    print_table(("Meeting", "Begun", "Phase", "World", "Title"), rows)


def invite(
    meeting: MeetingArgument,
    role: Annotated[
        str, typer.Option("--role", help="presiding, secretary, delegate or observer.")
    ] = "delegate",
    member: Annotated[str, typer.Option("--member", help="For whom a delegate acts.")] = "",
    name: Annotated[str, typer.Option("--name", help="What the person is called.")] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="A link for every delegation that nobody came in for.")
    ] = False,
    each: Annotated[int, typer.Option("--each", min=1, max=20, help="With --all: links each.")] = 1,
    site: SiteOption = None,
    at: PlaceOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make links, each shown this once: for one person, or for every delegation."""
    with the_hall(at, database) as hall:
        from hemicycle.chamber.staffing import issue_all, staff

        chamber = the_chamber(hall, meeting)
        officer = operator(chamber)
        if everyone:
            done = issue_all(chamber, hall.people, officer, each=each)
        else:
            asked = {"do": "invite", "role": role, "member": member, "name": name}
            done = staff(chamber, hall.people, officer, asked)
        answers, serving = site_of(hall, site)
    links = [{**one, "address": answers + one["path"]} for one in done.more["links"]]
    if as_json:
        emit_json({"links": links})
        return
    for one in links:
        say(f"{one['member'] or one['role']}  {one['address']}")
    note(f"Each link opens once, in a browser{serving}." if links else "No link was missing.")


def revoke(
    meeting: MeetingArgument,
    person: Annotated[
        str, typer.Argument(help="Id of the person; without one all are listed.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    at: PlaceOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take a person's link and seat back, at once; asks first."""
    about_person("revoke", meeting, person, at, database, sure=yes)


def unlock(
    meeting: MeetingArgument,
    person: Annotated[
        str, typer.Argument(help="Id of the person; without one all are listed.")
    ] = "",
    at: PlaceOption = None,
    database: DatabaseOption = None,
) -> None:
    """Lift the lock of a link or a seat, at once."""
    about_person("unlock", meeting, person, at, database, sure=True)


def export(
    meeting: MeetingArgument,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to; else standard output.")
    ] = None,
    at: PlaceOption = None,
    database: DatabaseOption = None,
) -> None:
    """The sealed meeting as one file for `hemicycle verify` and `hemicycle ingest`."""
    with the_hall(at, database) as hall:
        from hemicycle.chamber.export import sealed_export

        chamber = the_chamber(hall, meeting)
        data = sealed_export(hall.journal, chamber.id, at=hall.clock())
        fingerprint = chamber.fingerprint
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)
        note(f"Wrote {out}. Check it: hemicycle verify {out} --key {fingerprint}")


def purge(
    meeting: Annotated[
        str, typer.Argument(metavar="MEETING", help="One meeting; else all whose day is past.")
    ] = "",
    at: PlaceOption = None,
    database: DatabaseOption = None,
) -> None:
    """Erase names, links and seats of persons; every seal stays valid."""
    with the_hall(at, database) as hall:
        from hemicycle.chamber import names

        if meeting:
            chamber = the_chamber(hall, meeting)
            erased = {chamber.id: names.erase(hall.journal, chamber.id)}
        else:
            erased = dict(names.purge(hall.journal, hall.clock().date()))
            past = [i.meeting for i in hall.meetings() if is_past(i.retain_until, hall)]
            erased |= {one: erased.get(one, 0) for one in past}
        for one in erased:
            hall.people.forget(one)
    for one, count in erased.items():
        say(f"{one[:8]}  names erased: {count}; its links and seats are out")
    if not erased:
        say("Nothing to erase: no meeting's day is past.")
