"""What every result carries: the command that made it, every option with its value, the versions.

A result file ``pairs.csv`` has these beside it in ``pairs.csv.json``; a JSON result has them
inside, under ``made_with``. ``hemicycle reproduce`` reads them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hemicycle.cli.common import emit_json
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

MADE_WITH = "made_with"
OUTPUTS = ("csv", "chart")
"""Options that name a file to be written."""

_INPUTS = ("links", "published")
_NUMERIC = ("numpy", "scipy", "numba", "polars", "altair", "vl-convert-python")


def made_with(ctx: typer.Context) -> dict[str, Any]:
    """The command as typed, its name and every option (defaults too), input files, versions."""
    options = {name: _plain(value) for name, value in ctx.params.items()}
    return {
        "command": ["hemicycle", *sys.argv[1:]],
        "name": ctx.info_name,
        "options": options,
        "inputs": {
            name: {"file": options[name], "sha256": file_hash(Path(options[name]))}
            for name in _INPUTS
            if options.get(name)
        },
        "seed": options.get("seed"),
        "versions": versions(),
    }


def _plain(value: object) -> Any:
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def versions() -> dict[str, str]:
    """Versions of what computes: hemicycle, Python, and the numeric packages installed."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = {"hemicycle": version("hemicycle"), "python": platform.python_version()}
    for name in _NUMERIC:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def emit_result(ctx: typer.Context, document: Mapping[str, Any]) -> None:
    """Print a result as one JSON document that says what made it."""
    emit_json({**document, MADE_WITH: made_with(ctx)})


def write_result(
    ctx: typer.Context, table: pl.DataFrame, path: str, document: Mapping[str, Any]
) -> None:
    """Write the rows to ``path`` and what made them to ``path.json``.

    Parameters
    ----------
    document
        Coding, record version and the like.
    """
    try:
        table.write_csv(path)
    except OSError as error:
        raise _unwritable(path, error, "--csv") from error
    write_beside(ctx, path, document)


def write_beside(ctx: typer.Context, path: str, document: Mapping[str, Any]) -> None:
    """Write what made a file that is there already to ``path.json``, with the file's hash."""
    made = {**made_with(ctx), **document, "file": path, "sha256": file_hash(Path(path))}
    try:
        Path(f"{path}.json").write_text(
            json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise _unwritable(path, error, "--csv or --chart") from error


def _unwritable(path: str, error: OSError, option: str) -> InputError:
    return InputError(
        f"the file cannot be written ({error.strerror or error})",
        where=path,
        right="a file in a folder that exists and may be written",
        todo=f"name another file with {option}",
    )


def file_hash(path: Path) -> str | None:
    """SHA-256 of a file's bytes; None where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
