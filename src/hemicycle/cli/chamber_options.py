"""Where the chambers are, as an option of several commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PlaceOption = Annotated[
    Path | None,
    typer.Option(
        "--at",
        metavar="FOLDER",
        help="Where chambers are kept. Default: HEMICYCLE_CHAMBERS, else a folder of your own.",
        show_default=False,
    ),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        envvar="HEMICYCLE_DATABASE",
        help="postgresql://... instead of a file in that folder.",
        show_default=False,
        show_envvar=True,
    ),
]
