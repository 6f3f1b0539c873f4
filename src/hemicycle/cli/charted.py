"""What commands that draw share: the option, and saving a picture with what made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import note
from hemicycle.cli.made import write_beside

if TYPE_CHECKING:
    from hemicycle.measure.charts.picture import Picture

ChartOption = Annotated[
    str | None,
    typer.Option(
        "--chart", metavar="FILE", help="Draw it: FILE.html (one page, offline), .svg or .png."
    ),
]


def check_chart(path: str | None) -> None:
    """Refuse a name that no picture can have, and a missing extra, before anything is computed."""
    if path is None:
        return
    from hemicycle.measure.charts.look import need_charts
    from hemicycle.measure.charts.picture import check_target

    check_target(path)
    need_charts()


def save_chart(
    ctx: typer.Context, picture: Picture, path: str, document: Mapping[str, Any]
) -> None:
    """Write the picture, and beside it what made it and what it says in words."""
    picture.save(path)
    write_beside(ctx, path, {**document, "title": picture.title, "words": picture.words})
    note(f"{picture.title}: {path}; what made it in {path}.json")


def made_from(found: Any) -> dict[str, Any]:
    """Record, body, coding and notes of a result, for what stands beside its picture."""
    return {
        "record_version": found.record_version,
        "body": found.body,
        "coding": found.coding.to_dict(),
        "notes": list(found.notes),
    }
