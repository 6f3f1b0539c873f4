"""Who votes with whom: one pair through time, or everybody in one period."""

from __future__ import annotations

from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request, Response

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.joined import matrix
from hemicycle.measure.agreement import Agreement, agreement
from hemicycle.measure.matrix import Matrix
from hemicycle.measure.results import identified
from hemicycle.web.api.answers import Listing, table
from hemicycle.web.api.models.measures import AgreementAsked, AgreementPage, By
from hemicycle.web.api.named import body_meant, member_meant
from hemicycle.web.api.operations import tables
from hemicycle.web.floor import floor_of
from hemicycle.web.library import Shelf

router = APIRouter(tags=["measures"])


@router.get(
    "/agreement",
    summary="Who votes with whom",
    responses=tables(AgreementPage),
    operation_id="agreement",
)
def agree(request: Request, asked: Annotated[AgreementAsked, Query()]) -> Response:
    """Every index of agreement, with the 90 % interval of `agree`. Name two members, or a period,
    or `by=all`; every pair of every year at once is `hemicycle agree --by year --csv FILE`."""
    return table(request, AgreementPage, asked, lambda shelf: _listing(shelf, asked))


def _listing(shelf: Shelf, asked: AgreementAsked) -> Listing:
    body = body_meant(shelf, asked.body) or asked.body
    members = [member_meant(shelf, text) for text in asked.member]
    if len(members) < 2 and asked.period is None and asked.by == "year":
        raise InputError(
            "Every pair of every year is too much for one answer",
            where="member, period, by",
            right="two members, or one period, or by=all",
            todo="ask for one period after the other, or use: hemicycle agree --by year --csv FILE",
        )
    found = _measured(shelf, body, members, asked)
    if len(members) == 1:
        found = found.with_member(members[0])
    return Listing(
        _rows(found, members[0] if members else None),
        "rows",
        head={
            "body": body,
            "coding": found.coding.to_dict(),
            "notes": list(found.notes),
            "by": asked.by,
        },
    )


def _measured(shelf: Shelf, body: str, members: list[str], asked: AgreementAsked) -> Agreement:
    built = built_by(shelf, body, asked.by)
    if len(members) == 2:
        found = agreement(built, members=members).pair(*members)
        if asked.period is None:
            return found
        return found.take(found.period == _place(built, body, asked.period))
    if asked.period is not None:
        columns = built.columns_of(built.periods[_place(built, body, asked.period)])
        return agreement(built, groups={str(asked.period): built.votes[columns]})
    return agreement(built)


def _place(built: Matrix, body: str, period: int) -> int:
    if period in built.periods:
        return built.periods.index(period)
    raise InputError(
        f"No recorded vote of {body} is of period {period}",
        where="period",
        right=f"{built.periods[0]} to {built.periods[-1]}",
        todo="choose another period; of the Assembly it is the number of the regular session",
    )


def built_by(shelf: Shelf, body: str, by: By) -> Matrix:
    """Members and votes of a body, by its periods or all together; kept for the version.

    Raises
    ------
    NotIdentifiedError
        No vote of the body is known member by member.
    """
    if by == "all":
        return shelf.once(("matrix", body), lambda: matrix(shelf.record, body=body, by="all"))
    floor = floor_of(shelf, body)
    if floor is None:
        raise NotIdentifiedError(
            f"No vote of {body} is known member by member",
            where="body",
            right="a body with recorded votes, see /api/v1/bodies",
            todo="choose another body, or put more files in with: hemicycle ingest FILE...",
        )
    return floor.plain


def _rows(found: Agreement, first: str | None) -> pl.DataFrame:
    """Rows with interval and names; the member named first stands first."""
    low, high = found.interval("agree")
    ends = {"low": pl.Series(low, nan_to_null=True), "high": pl.Series(high, nan_to_null=True)}
    rows = found.table(every=True).with_columns(**ends)
    if first is not None:
        rows = _turned(rows, first)
    period = rows["period"]
    if period.dtype == pl.String and period.str.contains(r"^\d+$").all():
        rows = rows.with_columns(period.cast(pl.Int64))
    return identified(rows, members=("member_a", "member_b"), body=found.body)


def _turned(rows: pl.DataFrame, first: str) -> pl.DataFrame:
    """Every index is symmetric, so that a pair may be turned round."""
    ours = pl.col("member_a") == first
    return rows.with_columns(
        member_a=pl.lit(first),
        member_b=pl.when(ours).then("member_b").otherwise("member_a"),
    )
