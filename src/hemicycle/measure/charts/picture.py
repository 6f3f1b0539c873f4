"""A chart with its words: what it shows, how it was made, and the same facts as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

from hemicycle.errors import InputError
from hemicycle.figures.shell import page
from hemicycle.figures.tables import table
from hemicycle.measure.charts import look

SUFFIXES = (".html", ".svg", ".png")
_SCALE = 2.0
_FOOT_WIDTH = 118
_FOOT_BELOW = 52
_READING_WIDTH = 108
_TITLE_WIDTH = 76
_OPEN_ROWS = 40
_ROOT = re.compile(r"<svg [^>]*>")
_NAME = re.compile(r' id="([^"]+)"')
_NAME_USED = re.compile(r'( id="|url\(#|href="#)([^")]+)(["\)])')
_TEXT = re.compile(r'<text ([^>]*?)fill="(#[0-9a-f]{6})"')


@dataclass(frozen=True)
class Twin:
    """The facts of a picture as a table, for people who read or listen.

    Parameters
    ----------
    numbers
        Columns set flush right.
    """

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart that can be saved.

    Parameters
    ----------
    chart
        Altair chart without title.
    title
        What is shown, one line.
    reading
        How to read it, in short lines.
    made
        What it was made from: engine, coding, record version.
    words
        What a screen reader says instead of the picture.
    twin
        The same facts as a table.
    """

    chart: Any
    title: str
    reading: tuple[str, ...]
    made: tuple[str, ...]
    words: str
    twin: Twin

    def altair(self) -> Any:
        """The Altair chart, titled and in the look of all charts."""
        import altair as alt

        reading = [part for line in self.reading for part in wrap(line, _READING_WIDTH)]
        title = alt.TitleParams(wrap(self.title, _TITLE_WIDTH), subtitle=reading)
        drawn = self.chart + self._foot()
        return drawn.properties(title=title, description=self.words).configure(**look.config())

    def _foot(self) -> Any:
        """What the picture was made from, in small letters under it."""
        import altair as alt

        lines = [part for line in self.made for part in wrap(line, _FOOT_WIDTH)]
        text = alt.Chart(alt.InlineData(values=[{}])).mark_text(
            text=lines, align="left", baseline="top", fontSize=11, lineHeight=14,
            color=look.MUTED, aria=False,
        )  # fmt: skip
        below = self.chart.height + _FOOT_BELOW
        return text.encode(x=alt.value(0), y=alt.value(below))

    def svg(self) -> str:
        """The picture with its title, as it stands alone."""
        return self._drawn(self.altair().to_dict(validate=False))

    def png(self) -> bytes:
        """The same in pixels, two for each unit of length."""
        import vl_convert

        return bytes(vl_convert.svg_to_png(self.svg(), scale=_SCALE))

    def html(self) -> str:
        """A page without script or request: title, picture, the table, and what made it."""
        bare = self.chart.properties(description=self.words).configure(**look.config())
        drawn = _follow_the_page(self._drawn(bare.to_dict(validate=False)))
        twin = self.twin
        body = "\n".join(
            [
                f"<h1>{escape(self.title)}</h1>",
                *(f'<p class="muted">{escape(line)}</p>' for line in self.reading),
                f'<div class="wide" tabindex="0" role="region" aria-label="Picture">{drawn}</div>',
                f"<details{' open' if len(twin.rows) <= _OPEN_ROWS else ''}>",
                f"<summary>The same as a table, {len(twin.rows):,} rows</summary>",
                table(twin.caption, twin.headings, twin.rows, numbers=twin.numbers, tight=True),
                "</details>",
                "<footer>",
                *(f"<p>{escape(line)}</p>" for line in self.made),
                "</footer>",
            ]
        )
        return page(self.title, body, style=_style())

    def save(self, path: Path | str) -> None:
        """Write the picture in the format that the name ends in.

        Raises
        ------
        InputError
            Another ending, or a file that cannot be written.
        """
        target = Path(path)
        makers = {".svg": lambda: self.svg().encode(), ".png": self.png}
        check_target(target)
        made = makers.get(target.suffix.lower(), lambda: self.html().encode())()
        try:
            target.write_bytes(made)
        except OSError as error:
            raise InputError(
                f"the picture cannot be written ({error.strerror or error})",
                where=str(target),
                right="a file in a folder that exists and may be written",
                todo="name another file with --chart",
            ) from error

    def _drawn(self, spec: dict[str, Any]) -> str:
        import vl_convert

        svg: str = vl_convert.vegalite_to_svg(spec)
        size = re.search(r'viewBox="([^"]+)"', svg)
        assert size is not None, "vl-convert names the size"
        _, _, width, height = size[1].split()
        root = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="{size[1]}" '
            f'width="{width}" height="{height}" role="img" aria-label="{escape(self.words)}">'
            f"<title>{escape(self.title)}</title>"
        )
        return _own_names(_ROOT.sub(lambda _: root, svg, count=1))


def check_target(path: Path | str) -> None:
    """Raise InputError for a name that ends in no known format; before anything is computed."""
    if Path(path).suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{Path(path).name!r} names no format of a picture",
            where="--chart",
            right="a name that ends in " + ", ".join(SUFFIXES),
            todo="end the name so, for example chart.svg",
        )


def _own_names(svg: str) -> str:
    """The picture with its inner names numbered from 1: Vega counts them through all pictures of
    a process, so that the same picture drawn twice would differ."""
    names = {name: f"part{place}" for place, name in enumerate(_NAME.findall(svg), start=1)}
    return _NAME_USED.sub(lambda found: f"{found[1]}{names.get(found[2], found[2])}{found[3]}", svg)


def _follow_the_page(svg: str) -> str:
    """The picture with the page's own variables for colours, so that it follows light and dark.

    Words get classes, since the page's stylesheet has a colour for all words of pictures.
    """
    svg = _TEXT.sub(lambda found: f'<text class="{_class(found[2])}" {found[1]}', svg)
    for colour, variable in look.VARIABLES.items():
        svg = svg.replace(f'"{colour}"', f'"var({variable})"')
    return svg


def _class(colour: str) -> str:
    return f"c{look.VARIABLES.get(colour, colour)}".replace("#", "-")


def _style() -> str:
    """Colours of series on light and dark paper, and of words; room to read on a phone."""
    pairs = [
        *zip(look.SERIES, look.DARK_SERIES, strict=True),
        (look.FIELD, look.DARK_FIELD),
        (look.ON_SERIES, look.DARK_ON_SERIES),
    ]
    own = [(look.VARIABLES[light], light, dark) for light, dark in pairs if light != look.INK]
    light = "".join(f"{name}:{colour};" for name, colour, _ in own)
    dark = "".join(f"{name}:{colour};" for name, _, colour in own)
    words = "".join(f"svg.chart .c{name}{{fill:var({name})}}" for name in look.VARIABLES.values())
    return (
        f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{words}.wide .chart{{min-width:44rem}}"
    )
