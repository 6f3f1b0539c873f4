"""Agreement, cohesion, ideal points, surprise and matters."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from hemicycle.web.api.models.common import (
    Answer,
    Coding,
    Day,
    Model,
    Paged,
    TableAsked,
    Text,
)
from hemicycle.web.api.models.votes import MemberText, Vote

By = Literal["year", "all"]
_NOT = "null where the votes do not identify it."


class AgreementAsked(TableAsked):
    """Whose agreement: a pair, or one period, or one member over all time."""

    member: list[MemberText] = Field(
        [], max_length=2, description="One member, or two.", examples=[["FRA", "USA"]]
    )
    period: int | None = Field(
        None, ge=1, le=9999, description="One period: see `period` in the answer."
    )
    by: By = Field(
        "year",
        description="`year`: sessions of the Assembly, Congresses, else calendar years; `all`: all "
        "votes together.",
    )
    body: Text = Field("GA", description="Code of a body.")


class PairRow(Model):
    """Two members in one period, with every index."""

    member_a: str = Field(description="Code of the first.")
    member_b: str = Field(description="Code of the second.")
    period: int | str = Field(description="Session, Congress or calendar year; `all`.")
    n: int = Field(description="Votes on which both took a position.")
    identical: float | None = Field(description="Share of identical positions, 0 to 1.")
    agree: float | None = Field(description="1 less the mean distance; abstaining is half way.")
    low: float | None = Field(description="Lower end of the 90 % interval of `agree`.")
    high: float | None = Field(description="Upper end.")
    s: float | None = Field(description="S (Signorino and Ritter), -1 to 1.")
    kappa: float | None = Field(description=f"Cohen's kappa, corrected for chance; {_NOT}")
    pi: float | None = Field(description=f"Scott's pi; {_NOT}")
    s_squared: float | None = Field(description="S with squared distances.")
    kappa_linear: float | None = Field(description=f"Kappa with linear weights; {_NOT}")
    kappa_squared: float | None = Field(description=f"Kappa with squared weights; {_NOT}")
    pi_linear: float | None = Field(description=f"Pi with linear weights; {_NOT}")
    pi_squared: float | None = Field(description=f"Pi with squared weights; {_NOT}")
    state_old: float | None = Field(description="As the United States counted until 2019.")
    state_new: float | None = Field(description="As it counts since.")
    session: int | None = Field(description="Session or Congress.")
    year: int | None = Field(description="Year; of a session its number plus 1945.")
    iso3_a: str | None = Field(description="ISO code of the first, where it is a State.")
    ccode_a: int | None = Field(description="Correlates of War number of the first.")
    name_a: str | None = Field(description="Name of the first that year.")
    iso3_b: str | None = Field(description="ISO code of the second.")
    ccode_b: int | None = Field(description="Correlates of War number of the second.")
    name_b: str | None = Field(description="Name of the second that year.")


class AgreementPage(Paged):
    """Agreement of pairs; rows as in `hemicycle agree --json`."""

    body: str = Field(description="Body that voted.")
    coding: Coding
    notes: list[str] = Field(description="What was left out, and why.")
    by: By
    rows: list[PairRow]


class CohesionAsked(TableAsked):
    """Whose unity, and where."""

    group: Text = Field(
        description="Code of a group, or members with commas between: `FRA,GBR,USA`.",
        examples=["EU"],
    )
    by: By = Field("year", description="`year` or `all`, as for agreement.")
    body: Text = Field("GA", description="Code of a body.")
    splits: int = Field(
        10, ge=0, le=500, description="How many of the votes that divided it to list, in JSON."
    )


class Unity(Model):
    """Unity of the group in one period: means over its votes."""

    period: int | str = Field(description="Session, Congress or calendar year; `all`.")
    votes: int = Field(description="Votes in which members of the group took part.")
    unanimous: int = Field(description="Of these, without any difference.")
    size: float | None = Field(description="Members of the group, the mean.")
    rice: float | None = Field(description="Rice's index of yes against no, 0 to 1.")
    agreement_index: float | None = Field(description="Agreement Index over three positions.")
    attina: float | None = Field(description="Attinà's index; negative where camps are small.")


class Split(Model):
    """A vote that divided the group."""

    vote_id: str = Field(description="The vote.")
    period: int | str = Field(description="Its period.")
    date: Day | None = Field(description="Its day.")
    rice: float | None = Field(description="Rice's index.")
    agreement_index: float | None = Field(description="Agreement Index.")
    attina: float | None = Field(description="Attinà's index.")
    camps: dict[str, list[str]] = Field(description="Members by position.")


class CohesionPage(Paged):
    """Unity of a group; as `hemicycle cohesion GROUP --json`, with the splits asked for."""

    body: str = Field(description="Body that voted.")
    group: str = Field(description="Code of the group, or `members`.")
    coding: Coding
    notes: list[str] = Field(description="What was left out, and why.")
    periods: list[Unity]
    splits: list[Split] = Field(description="Most divided first.")


class IdealAsked(TableAsked):
    """Whose ideal points."""

    body: Text = Field("GA", description="Code of a body.")
    member: MemberText | None = Field(None, description="One member.", examples=["FRA"])
    period: int | None = Field(None, ge=1, le=9999, description="One period.")


class IdealPoint(Model):
    """A member's place on the line in one period."""

    member: str = Field(description="Member code.")
    iso3: str | None = Field(description="ISO code, where it is a State.")
    ccode: int | None = Field(description="Correlates of War number of the government.")
    name: str | None = Field(description="Name that year.")
    period: int | str = Field(description="Session, Congress or calendar year.")
    year: int | None = Field(description="Year; of a session its number plus 1945.")
    ideal: float | None = Field(description="The place; mean 0, standard deviation 1.")
    sd: float | None = Field(description="Its standard deviation.")
    low: float | None = Field(description="Lower end of the 90 % interval.")
    high: float | None = Field(description="Upper end.")
    votes: int | None = Field(description="Votes cast in the period.")
    engine: str = Field(description="Who estimated it.")
    session: int | None = Field(description="Session or Congress.")


class IdealPage(Paged):
    """Ideal points; as `hemicycle ideal --json`, without the items."""

    body: str | None = Field(description="Body that voted.")
    engine: str = Field(description="Who estimated it.")
    coding: Coding
    anchors: str | None = Field(description="Who fixes the direction.")
    level: float = Field(description="Level of the intervals.")
    sample: dict[str, Any] = Field(description="How much was estimated from.")
    diagnostics: dict[str, Any] = Field(description="How the estimate came to rest.")
    notes: list[str] = Field(description="What a reader should know.")
    points: list[IdealPoint]


class BallotSurprise(Model):
    """What one member did, and what was to be expected."""

    member: str = Field(description="Member code.")
    position: str = Field(description="What it did.")
    chance: float = Field(description="Chance of that as known the day before, 0 to 1.")
    bits: float = Field(description="-log2 of the chance.")
    likeliest: str = Field(description="What it was expected to do.")
    chance_of_likeliest: float = Field(description="How surely, 0 to 1.")


class VoteSurprise(Answer):
    """How surprising one vote was; the document of `hemicycle surprise SYMBOL --json`."""

    coding: Coding
    vote_id: str = Field(description="The vote.")
    body: str = Field(description="Body that voted.")
    date: Day = Field(description="Its day.")
    fitted_until: dict[str, str | None] = Field(description="Last days of what was known.")
    linked_to: str | None = Field(description="Last earlier vote on the same text.")
    bits_per_ballot: float = Field(description="Mean surprise of a ballot.")
    expected_bits_per_ballot: float = Field(description="What was to be expected.")
    rank: int = Field(description="Place among the votes of the year, 1 the most surprising.")
    of: int = Field(description="Votes of the year.")
    year: int = Field(description="The year.")
    percentile: float = Field(description="Share of votes less surprising, 0 to 100.")
    ballots: list[BallotSurprise] = Field(description="Most surprising first.")


class YearAsked(TableAsked):
    """What of a year."""

    of: Literal["votes", "ballots"] = Field("votes", description="Votes, or single ballots.")


class Surprising(Model):
    """A vote, or one ballot of it, with its surprise."""

    vote_id: str = Field(description="The vote.")
    bits: float = Field(description="-log2 of the chance; of a vote the mean over its ballots.")
    day: Day | None = Field(None, description="Votes: the day.")
    linked_to: str | None = Field(None, description="Votes: last earlier vote on the text.")
    expected: float | None = Field(None, description="Votes: mean bits that were to be expected.")
    member: str | None = Field(None, description="Ballots: member code.")
    position: str | None = Field(None, description="Ballots: what it did.")
    chance: float | None = Field(None, description="Ballots: chance of that, 0 to 1.")


class YearSurprise(Paged):
    """The most surprising of a year; rows as in `hemicycle surprise --year --json`."""

    body: str = Field(description="Body that voted.")
    year: int = Field(description="The year.")
    weights_until: Day = Field(description="Last day of what the weights were learnt from.")
    rows: list[Surprising] = Field(description="Most surprising first.")


class MattersAsked(TableAsked):
    """Filters of the matters."""

    text: Text | None = Field(
        None, description="Words, all of which stand in the title.", examples=["embargo"]
    )
    body: Text | None = Field(None, description="Code of a body.")


class Matter(Model):
    """Texts that come back: of one series, or of nearly one title."""

    matter: str = Field(description="Name in addresses.")
    title: str = Field(description="Latest title, or the name of the series.")
    body: str = Field(description="Body that voted.")
    texts: int = Field(description="Texts put to the vote.")
    first: Day = Field(description="Day of the first.")
    last: Day = Field(description="Day of the last.")
    series: bool = Field(description="Whether the record names it; else found by titles.")


class MattersPage(Paged):
    """Matters, series first, then those with most texts."""

    matters: list[Matter]


class Moved(Model):
    """Members that went from one position to another."""

    before: str = Field(description="Position on the earlier text.")
    now: str = Field(description="Position on the later one.")
    members: list[str] = Field(description="Who.")


class Step(Model):
    """From one text to the next."""

    from_: str = Field(alias="from", description="vote_id of the earlier text.")
    to: str = Field(description="vote_id of the later one.")
    moved: int = Field(description="Members that took another position.")
    moves: list[Moved]


class Mover(Model):
    """A member that changed its position between texts."""

    member: str = Field(description="Member code.")
    changes: int = Field(description="How often.")
    positions: str = Field(
        description="A letter a text: Y yes, A abstain, N no, – did not vote, · not known."
    )


class OneMatter(Answer):
    """One matter: its votes, and who moved from which text to which."""

    matter: str = Field(description="Name in addresses.")
    title: str = Field(description="Latest title, or the name of the series.")
    body: str = Field(description="Body that voted.")
    texts: int = Field(description="Texts put to the vote.")
    first: Day = Field(description="Day of the first.")
    last: Day = Field(description="Day of the last.")
    series: bool = Field(description="Whether the record names it.")
    votes: list[Vote] = Field(description="Oldest first.")
    steps: list[Step] = Field(description="Between texts whose roll calls are known.")
    movers: list[Mover] = Field(description="Most changes first, 60 at most.")
