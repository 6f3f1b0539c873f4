"""A picture with its twin: the same facts as a table, and the files one can take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from hemicycle.errors import MissingExtraError
from hemicycle.figures.standalone import standalone
from hemicycle.figures.tables import table
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.site import Site

_T = TypeVar("_T")
_SCALE = 2.0
"""Pixels of a PNG for each unit of the picture: sharp on paper at half a column's width."""
Form = Literal["svg", "png", "csv"]
_MOST_ROWS = 400
"""Rows of a table from which on picture and table are fetched apart from the page."""
TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def drawn(svg: str) -> Markup:
    """A drawing of ours for a page: every word in it is escaped where it is written."""
    return Markup(svg)


@dataclass(frozen=True)
class Picture:
    """One picture and the table that says the same.

    Parameters
    ----------
    name
        Last part of its address.
    title
        What it shows; the caption of the table.
    svg
        As :mod:`hemicycle.figures` draws it.
    headings, rows
        The table, as plain text.
    numbers
        Columns of numbers.
    note
        What a reader should bear in mind.
    method
        The number explained; see :mod:`hemicycle.web.methods`.
    small
        Whether the picture is so small that it is not stretched.
    tight
        Whether the table keeps its first column on one line.
    """

    name: str
    title: str
    svg: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()
    note: str = ""
    method: str | None = None
    small: bool = False
    tight: bool = False

    @property
    def apart(self) -> bool:
        """Whether it is so large that a page only points at it and at its table."""
        return len(self.rows) > _MOST_ROWS

    @property
    def inline(self) -> Markup:
        """The SVG for a page."""
        svg = self.svg.replace('class="', 'class="few ', 1) if self.small else self.svg
        return drawn(svg)

    @property
    def twin(self) -> Markup:
        """The table for a page."""
        made = table(
            self.title,
            self.headings,
            self.rows,
            numbers=self.numbers,
            stack=True,
            tight=self.tight,
        )
        return Markup(made)

    def csv(self) -> bytes:
        """The table as a file."""
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(self.headings)
        rows.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return out.getvalue().encode()

    def png(self) -> bytes:
        """The picture in pixels.

        Raises
        ------
        MissingExtraError
            The package that draws pixels is not installed.
        """
        try:
            import vl_convert
        except ImportError as error:
            raise MissingExtraError(
                "a picture in pixels needs vl-convert, which is not installed",
                where="this Python environment",
                right="hemicycle with its extra 'charts'",
                todo="take the SVG, or install it: pip install 'hemicycle[charts]'",
            ) from error
        return bytes(vl_convert.svg_to_png(standalone(self.svg), scale=_SCALE))


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t") else cell


def file_answer(
    site: Site,
    request: Request,
    form: str,
    make: Callable[[Shelf], Picture],
    *,
    name: str,
) -> Response:
    """A picture as a file; each is made once for a version of the record."""
    shelf = site.library.shelf()
    key = (shelf.version, request.url.path, request.url.query, "file")
    found = site.kept.get(key)
    if found is None:
        picture = make(shelf)
        body = {
            "svg": lambda: standalone(picture.svg).encode(),
            "png": picture.png,
            "csv": picture.csv,
        }[form]()
        found = (body, TYPES[form])
        site.kept.put(key, *found)
    headers = {
        "content-disposition": f'inline; filename="{name}.{form}"',
        "cache-control": "no-cache",
        "x-record-version": shelf.version,
    }
    return Response(found[0], headers=headers, media_type=found[1])


def one_of(pictures: Mapping[str, Callable[[], _T]], name: str, where: str) -> _T:
    """The picture of that name, made now.

    Raises
    ------
    NoPageError
        The page has no such picture.
    """
    make = pictures.get(name)
    if make is None:
        raise NoPageError(
            f"There is no picture called {name!r} of this",
            where=where,
            right="one of " + (", ".join(pictures) or "none: nothing is known that could be drawn"),
            todo="open the page and take the picture from there",
        )
    return make()
