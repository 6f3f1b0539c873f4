"""What the record holds, and where its sources disagree."""

from __future__ import annotations

import json
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Query, Request, Response

from hemicycle.web.api.answers import Listing, document, table
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.record import FindingsAsked, FindingsPage, RecordInfo
from hemicycle.web.api.named import body_meant, vote_meant
from hemicycle.web.api.operations import answers, tables
from hemicycle.web.library import Shelf

router = APIRouter(tags=["record"])


@router.get("/record", summary="What the record holds", responses=answers(RecordInfo))
def record(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Version, coverage by body, sources with their terms and required citation."""
    return document(request, RecordInfo, _info)


def _info(shelf: Shelf) -> dict[str, Any]:
    return {
        "bodies": shelf.record.coverage,
        "sources": shelf.record.sources.to_dicts(),
        "findings": shelf.record.findings.height,
    }


@router.get("/record/findings", summary="Where sources disagree", responses=tables(FindingsPage))
def findings(request: Request, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """Every disagreement found, with its witness: the cells or rows that show it."""
    return table(request, FindingsPage, asked, lambda shelf: _findings(shelf, asked))


def _findings(shelf: Shelf, asked: FindingsAsked) -> Listing:
    wanted = {
        "kind": asked.kind,
        "body": body_meant(shelf, asked.body),
        "vote_id": None if asked.vote is None else vote_meant(shelf, asked.vote, "vote"),
    }
    given = [pl.col(name) == value for name, value in wanted.items() if value is not None]
    rows = shelf.record.findings.filter(given) if given else shelf.record.findings
    kinds = rows["kind"].value_counts().sort("kind").iter_rows()
    return Listing(
        rows.sort("finding_id"),
        "findings",
        row=lambda row: {**row, "witness": json.loads(row["witness"])},
        head={"by_kind": dict(kinds)},
    )
