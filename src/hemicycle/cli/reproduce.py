"""``hemicycle reproduce``: run again what made a result, and compare."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, note, say
from hemicycle.cli.compared import Comparison, compare_documents, compare_files
from hemicycle.cli.made import MADE_WITH, OUTPUTS, file_hash, versions
from hemicycle.errors import InputError

#: Commands that may be run again: they measure and write nothing but the files they are told to.
MEASURES = ("agree", "cohesion", "ideal", "blocs", "shifts", "surprise", "whatif")


@dataclass(frozen=True)
class Made:
    """What a result says of its making.

    Parameters
    ----------
    path
        The result: a file with rows or a picture, or a JSON document.
    document
        The JSON document, or what stands beside the file.
    name, options, inputs, versions
        As :func:`hemicycle.cli.made.made_with` wrote them.
    """

    path: Path
    document: Mapping[str, Any]
    name: str
    options: Mapping[str, Any]
    inputs: Mapping[str, Mapping[str, str]]
    versions: Mapping[str, str]

    @property
    def is_document(self) -> bool:
        """Whether the result is the JSON document itself."""
        return MADE_WITH in self.document

    @property
    def output(self) -> str:
        """Option that named the file."""
        return next(name for name in OUTPUTS if self.options.get(name) == self.document["file"])


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("reproduce")(reproduce)


def reproduce(
    result: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT",
            help="A file that a measuring command wrote with --csv, --chart, or --json > RESULT.",
        ),
    ],
    tolerance: Annotated[
        float,
        typer.Option(
            "--tolerance", min=0, help="Largest difference of a number, relative above 1."
        ),
    ] = 1e-6,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run again what made a result: equal, within the tolerance, or different (exit 1)."""
    made = read_made(result)
    _check_inputs(made)
    where = _record_of(made, record)
    found = run_again(made, where, tolerance)
    changed = {
        name: [was, now]
        for name, was in made.versions.items()
        if (now := versions().get(name)) != was
    }
    if as_json:
        emit_json(_document(made, found, tolerance, changed))
    else:
        _print(made, found, tolerance, changed)
    if found.verdict == "different":
        raise typer.Exit(1)


def _document(
    made: Made, found: Comparison, tolerance: float, changed: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "result": str(made.path),
        "record_version": made.document.get("record_version"),
        **found.to_dict(),
        "tolerance": tolerance,
        "versions_changed": dict(changed),
    }


def _print(
    made: Made, found: Comparison, tolerance: float, changed: Mapping[str, list[str | None]]
) -> None:
    within = f" {tolerance:g}" if found.verdict == "within tolerance" else ""
    say(f"{made.path}: {found.verdict}{within}. {found.words}")
    say(f"Record {made.document.get('record_version') or 'none'}, command {made.name}")
    for name, (was, now) in changed.items():
        note(f"made with {name} {was}, run again with {now or 'none'}")


def read_made(path: Path) -> Made:
    """What a result says of its making: the document itself, or the one beside it.

    Raises
    ------
    InputError
        The file is no result, or one of a command that is not run again.
    """
    beside = Path(f"{path}.json")
    if not (path.exists() or beside.exists()):
        raise InputError(
            "there is no such file",
            where=str(path),
            right="a file that a measuring command wrote, with its .json beside it",
            todo="check the path",
        )
    try:
        document = json.loads((beside if beside.is_file() else path).read_text("utf-8"))
        made = document.get(MADE_WITH, document)
        facts = [dict(made[name]) for name in ("options", "inputs", "versions")]
        found = Made(path, document, made["name"], *facts)
        if not found.is_document and not (document["file"] and document["sha256"] and found.output):
            raise KeyError("file")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise InputError(
            "the file does not say what made it",
            where=f"{path} (nor {beside})",
            right="a file that a measuring command wrote, with its .json beside it",
            todo="make it again, for example: hemicycle agree FRA USA --by year --csv FILE",
        ) from error
    if found.name not in MEASURES:
        raise InputError(
            f"{found.name!r} is no command that is run again",
            where=str(path),
            right="one of " + ", ".join(MEASURES),
            todo="run the command yourself if you trust the file",
        )
    return found


def _check_inputs(made: Made) -> None:
    """The files the command read must be there, the same to the byte."""
    for option, given in made.inputs.items():
        if file_hash(Path(given["file"])) != given["sha256"]:
            raise InputError(
                f"the file given with --{option} is not the one the result was made from",
                where=given["file"],
                right=f"a file with sha256 {given['sha256']}",
                todo="put that file there, or run from the folder in which the result was made",
            )


def _record_of(made: Made, named: str | None) -> str | None:
    """The record to run with: of the version the result names, kept or current.

    Raises
    ------
    InputError
        That version is not at hand.
    """
    wanted = made.document.get("record_version")
    if wanted is None:
        return None
    from hemicycle.record.record import open_record
    from hemicycle.record.store import version_in

    where = named or made.options.get("record")
    opened = open_record(where)
    if opened.version == wanted:
        return where
    kept = version_in(Path(opened.name), wanted)
    if kept is None:
        raise InputError(
            f"the record of this result is not at hand: it was made from version {wanted}",
            where=f"{made.path}; {opened.name} is version {opened.version}",
            right=f"a record of version {wanted}, or a lock of it",
            todo="name it with --record DIR or --record LOCK; next time keep it with: "
            "hemicycle lock FILE",
        )
    return str(kept.path)


def run_again(made: Made, record: str | None, tolerance: float) -> Comparison:
    """Run the command into a folder of its own and compare what it writes.

    Raises
    ------
    InputError
        This hemicycle does not know an option of the command.
    """
    from hemicycle.cli.main import app

    with tempfile.TemporaryDirectory() as scratch:
        options = {**made.options, "record": record}
        for name in OUTPUTS:
            if options.get(name):
                options[name] = str(Path(scratch) / f"{name}{Path(options[name]).suffix}")
        printed, said = StringIO(), StringIO()
        program = typer.main.get_command(app)
        words = [made.name, *_words(_command(program, made), options, made)]
        with redirect_stdout(printed), redirect_stderr(said):
            program.main(args=words, standalone_mode=False)
        if made.is_document:
            again = json.loads(printed.getvalue())
            return compare_documents(made.document, again, tolerance)
        return compare_files(
            made.path, Path(options[made.output]), made.document["sha256"], tolerance
        )


def _command(program: Any, made: Made) -> Any:
    found = program.commands.get(made.name)
    strange = set(made.options) - {one.name for one in found.params} if found else {made.name}
    if strange:
        raise InputError(
            f"this hemicycle does not know {', '.join(sorted(strange))} of the result's command",
            where=str(made.path),
            right="the command and options of hemicycle " + made.versions.get("hemicycle", ""),
            todo="install that version, or make the result again with this one",
        )
    return found


def _words(command: Any, options: Mapping[str, Any], made: Made) -> list[str]:
    """The options as words of a command line, arguments last."""
    words: list[str] = []
    arguments: list[str] = []
    for one in command.params:
        value = options.get(one.name)
        if value is None or value == [] or one.name not in made.options:
            continue
        values = [str(each) for each in (value if isinstance(value, list) else [value])]
        if one.param_type_name == "argument":
            arguments += values
        elif one.is_flag:
            words += one.opts[:1] if value else one.secondary_opts[:1]
        else:
            words += [f"{one.opts[0]}={each}" for each in values]
    return [*words, "--", *arguments]
