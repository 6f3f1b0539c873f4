"""Settings of ``hemicycle ideal``: the engine, its options, the anchors, and members by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hemicycle.cli.measured import member_code
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.measure.ideal.anchors import Anchors
    from hemicycle.measure.ideal.estimate import Options
    from hemicycle.record.record import Record


def check_engine(engine: str, published: str | None, given: list[str]) -> None:
    """Refuse an engine that is none, and settings of published estimates."""
    from hemicycle.measure.ideal.estimate import ENGINES

    if engine not in ENGINES:
        raise InputError(
            f"{engine!r} is no engine",
            where="--engine",
            right="one of " + ", ".join(ENGINES),
            todo="choose one of these",
        )
    if (engine == "published") != (published is not None):
        raise InputError(
            "published estimates come from a file, and from nothing else",
            where="--engine, --published",
            right="--engine published --published FILE, a release of the authors",
            todo="give both or neither",
        )
    if published is not None and given:
        raise InputError(
            f"{', '.join(given)} cannot change estimates that are published",
            where="--engine published",
            right="the file alone",
            todo="leave out " + ", ".join(given),
        )


def anchors_of(text: str | None, record: Record, body: str) -> Anchors | None:
    """Two members named with a comma between, the higher one first."""
    if text is None:
        return None
    from hemicycle.measure.ideal.anchors import Anchors

    names = [name.strip() for name in text.split(",")]
    if len(names) != 2 or not all(names):
        raise InputError(
            f"{text!r} does not name two members",
            where="--anchors",
            right="two members with a comma between: the higher one first, USA,RUS",
            todo="name two members",
        )
    return Anchors(*(member_code(name, record, body) for name in names))


def voter(text: str, record: Record | None, body: str) -> str:
    """Code of a member by name, refused at once where it cannot have a point.

    Parameters
    ----------
    record
        Where the votes come from; None for published points, which are of States.

    Raises
    ------
    UnknownMemberError
        Nobody, or several, are called so.
    InputError
        No vote of that member in that body is in the record.
    """
    if record is None:
        from hemicycle.domain.state import register

        return register().find_typed(text)
    code = member_code(text, record, body)
    voted = _voted(record, body)
    if voted and code not in voted:
        raise InputError(
            f"{code} has no vote in {body}, so no ideal point",
            where=record.name,
            right=f"one of the {len(voted)} members that voted",
            todo="check the name and --body",
        )
    return code


def _voted(record: Record, body: str) -> set[str]:
    """Codes of everybody with a ballot in the body."""
    import polars as pl

    votes = record.scan("votes").filter(pl.col("body") == body).select("vote_id")
    cast = record.scan("ballots").join(votes, on="vote_id", how="semi")
    return set(cast.select(pl.col("member").unique()).collect()["member"])


def options_of(engine: str, walk: str | None, sweeps: int | None, unconverged: bool) -> Options:
    """Settings of the engine, from what was given for it."""
    from hemicycle.measure.ideal.compat import CompatOptions
    from hemicycle.measure.ideal.fast import FastOptions
    from hemicycle.measure.ideal.reference import FEWEST_BURN, FEWEST_KEPT, ReferenceOptions

    if unconverged and engine != "reference":
        raise _belongs("--unconverged", "reference")
    variance = FastOptions.walk if walk is None else _walk(walk)
    if engine == "fast":
        return FastOptions(walk=variance, sweeps=sweeps or FastOptions.sweeps)
    if engine == "reference":
        wanted = sweeps or ReferenceOptions.sweeps
        burn = min(ReferenceOptions.burn, max(FEWEST_BURN, wanted - FEWEST_KEPT))
        return ReferenceOptions(walk=variance, sweeps=wanted, burn=burn, flagged=unconverged)
    if walk is not None:
        raise _belongs("--walk", "fast or reference")
    wanted = sweeps or CompatOptions.sweeps
    return CompatOptions(sweeps=wanted, burn=int(0.3 * wanted))


def _belongs(option: str, engine: str) -> InputError:
    return InputError(
        f"{option} belongs to the engine {engine}",
        where=option,
        right=f"--engine {engine}",
        todo=f"leave {option} out; compat's steps are those of the 2017 estimator"
        if option == "--walk"
        else f"leave {option} out",
    )


def _walk(text: str) -> Any:
    if text in ("cautious", "estimate", "by-period"):
        return text
    try:
        return float(text)
    except ValueError:
        raise InputError(
            f"{text!r} is no variance",
            where="--walk",
            right="a number above 0, cautious, estimate, or by-period",
            todo="choose one of these",
        ) from None
