"""What all answers and questions share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

MOST_ROWS = 1_000
"""Most rows of one answer in JSON."""
MOST_IN_FILE = 100_000
"""Most rows of one answer in CSV or Parquet."""
USUAL_ROWS = 100
"""Rows of an answer in JSON where no limit is given; a file then has as many as it may."""


def _day(value: object) -> object:
    """Nothing but year-month-day: no numbers of seconds, no weeks."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    if isinstance(value, date):
        return value
    raise ValueError("a day is written year-month-day, such as 2025-02-24")


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Position = Literal["YES", "NO", "ABSTAIN", "NON_VOTING", "UNKNOWN"]
Text = Annotated[str, Field(max_length=200)]
"""A word or a few in a question."""


class Model(BaseModel):
    """Part of an answer: frozen, and nothing but what is documented."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)


class Answer(Model):
    """An answer that depends on the record."""

    record_version: str = Field(
        description="Version of the record: the same files give the same version. Also in the "
        "header `X-Record-Version`.",
        examples=["6e27979a0c033a6f"],
    )


class Paged(Answer):
    """One page of a long answer."""

    total: int = Field(description="Rows of the whole answer.")
    next: str | None = Field(
        description="Cursor of the next page, null on the last. It holds for this version of the "
        "record; once the record has changed it is answered with 410."
    )


class Asked(BaseModel):
    """Parameters of a question; one that is misspelt is refused, never overlooked."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TableAsked(Asked):
    """Parameters of a question that is answered with a table."""

    format: Literal["json", "csv", "parquet"] | None = Field(
        None,
        description="Format of the answer; else by the header `Accept`, else JSON. In CSV lists "
        "are joined by `|`, and a text that a spreadsheet would run as a formula gets an "
        "apostrophe before it.",
    )
    limit: int | None = Field(
        None,
        ge=1,
        le=MOST_IN_FILE,
        description=f"Most rows: {USUAL_ROWS} in JSON where nothing is said, {MOST_ROWS:,} at most;"
        f" {MOST_IN_FILE:,} in CSV and Parquet.",
        examples=[3],
    )
    cursor: str | None = Field(
        None,
        max_length=400,
        description="Where to go on: `next` of the page before, or follow the header `Link`.",
    )


class Near(Model):
    """Something that may have been meant."""

    address: str = Field(description="Path on this site.")
    words: str = Field(description="What it is.")


class FourParts(Model):
    """An error in four parts."""

    what: str = Field(description="What is wrong.")
    where: str = Field(description="At which parameter, field or address.")
    right: str = Field(description="What would have been accepted.")
    todo: str = Field(description="What to do next.")
    near: list[Near] = Field(description="What may have been meant, nearest first.")


class Fault(Model):
    """Every error of the API."""

    status: int = Field(description="The HTTP status.", examples=[422])
    error: FourParts


class Making(Answer):
    """What is asked for takes longer than an answer may and is being made; ask again."""

    status: Literal["running"] = Field(description="Always `running`.")
    what: str = Field(description="What is being made, such as `points GA`.")
    seconds: int = Field(description="Seconds since it was begun.", ge=0)
    words: str = Field(description="The same in a sentence, with how long it usually takes.")


class Coding(Model):
    """How positions became numbers; see the page on agreement."""

    name: str = Field(description="`plain`, `bailey-2017`, ...")
    abstain: str = Field(description="What an abstention counts as.")
    absence: str = Field(description="What not voting counts as.")
    amendments: str = Field(description="Whether votes on amendments count.")
    parts: str = Field(description="Whether votes on parts of a text count.")
    motions: str = Field(description="Whether votes on motions count.")
    unanimous: str = Field(description="Whether votes without a dissent count.")
    consensus: str = Field(description="Whether decisions without a vote count.")
    linked: bool = Field(description="Whether repeated texts share their items.")
    grouped: str = Field(description="`member`, or `unit`: governments of a seat apart.")
    pieces_until: int | None = Field(description="Last year in which parts count, if any.")
    without_sessions: list[int] = Field(description="Sessions left out.")
    without_members: list[tuple[str, int | None]] = Field(
        description="Members left out, from when."
    )
