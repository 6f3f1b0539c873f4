"""The ``hemicycle`` command: puts the areas together and turns errors into exit codes.

Exit 0: done. 1: a finding where the command says so. 2: bad use, input or environment. 3: not
identified or not converged.
"""

from __future__ import annotations

import gc
import importlib
import logging
import sys
from typing import Annotated, NoReturn

import typer

from hemicycle.cli.common import fitted, terminal_width
from hemicycle.cli.misuse import UsageError, is_help, misuse
from hemicycle.errors import EstimationError, HemicycleError

#: One module per command, in the order of the help page.
COMMANDS = (
    "brief",
    "enter",
    "ingest",
    "pull",
    "info",
    "votes",
    "show",
    "decide",
    "rules",
    "audit",
    "power",
    "meeting",
    "agree",
    "cohesion",
    "ideal",
    "shifts",
    "blocs",
    "surprise",
    "whatif",
    "check",
    "serve",
    "chamber",
    "verify",
    "export",
    "cite",
    "lock",
    "reproduce",
    "sql",
)

app = typer.Typer(
    name="hemicycle",
    help="The rules, the record and the arithmetic of votes at the United Nations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
#: A command makes many lasting objects while it starts; looking for garbage after every 700 of them
#: costs nearly a tenth of a brief and finds none.
_GARBAGE_AFTER = 50_000
_log = logging.getLogger("hemicycle")


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import version

    from hemicycle.meeting.script import MEETING_FORMAT
    from hemicycle.record.version import RECORD_FORMAT

    typer.echo(f"hemicycle {version('hemicycle')}")
    typer.echo(f"record format {RECORD_FORMAT}")
    typer.echo(f"meeting script format {MEETING_FORMAT}")
    raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print all versions and stop."
        ),
    ] = False,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Say more on stderr; twice for all.")
    ] = 0,
) -> None:
    """The rules, the record and the arithmetic of votes at the United Nations."""
    levels = {0: logging.WARNING, 1: logging.INFO}
    logging.basicConfig(
        stream=sys.stderr, level=levels.get(verbose, logging.DEBUG), format="%(name)s: %(message)s"
    )


for _name in COMMANDS:
    importlib.import_module(f"hemicycle.cli.{_name}").register(app)


def run() -> None:
    """Entry point: errors end as four parts on stderr and an exit code, never a traceback."""
    gc.set_threshold(_GARBAGE_AFTER)
    try:
        code = app(prog_name="hemicycle", standalone_mode=False)
    except UsageError as error:
        _wrong_use(error)
    except typer.Abort:
        sys.stderr.write("Stopped.\n")
        sys.exit(1)
    except EstimationError as error:
        _fail(error, 3)
    except HemicycleError as error:
        _fail(error, 2)
    except Exception as error:  # the last floor: whatever slipped through is still explained
        _log.debug("unexpected", exc_info=error)
        _fail(_unexpected(error), 2)
    sys.exit(code if isinstance(code, int) else 0)


def _wrong_use(error: Exception) -> NoReturn:
    if is_help(error):
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    _fail(misuse(error), 2)


def _fail(error: HemicycleError, code: int) -> NoReturn:
    width = terminal_width(sys.stderr)
    sys.stderr.write(f"{fitted(f'hemicycle: {error}', width, ' ' * len('where: '))}\n")
    sys.exit(code)


def _unexpected(error: Exception) -> HemicycleError:
    return HemicycleError(
        f"Something in hemicycle itself failed: {type(error).__name__}: {error}",
        where=" ".join(sys.argv[1:]) or "start",
        right="an answer or an error that names your input",
        todo="run the same command with -vv before the command's name and report what it prints",
    )
