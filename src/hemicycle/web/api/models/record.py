"""The record itself, bodies, rules, power, members and groups."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from hemicycle.web.api.models.common import Answer, Asked, Day, Model, Paged, TableAsked, Text
from hemicycle.web.api.models.votes import Finding, Source


class Coverage(Model):
    """What the record holds of a body."""

    votes: int = Field(description="Votes.")
    ballots: int = Field(description="Member votes.")
    first: Day | None = Field(description="Day of the first vote.")
    last: Day | None = Field(description="Day of the last vote.")


class RecordInfo(Answer):
    """What the record holds; the document of `hemicycle info --json`."""

    bodies: dict[str, Coverage] = Field(description="By code of the body.")
    sources: list[Source] = Field(description="Best first; cite those you use.")
    findings: int = Field(description="Disagreements found.")


class FindingsAsked(TableAsked):
    """Filters of the findings."""

    kind: Text | None = Field(None, description="Kind of finding.", examples=["announced_total"])
    body: Text | None = Field(None, description="Code of a body.")
    vote: Text | None = Field(None, description="A vote: vote_id, symbol or alias.")


class FindingsPage(Paged):
    """Disagreements, each with its witness."""

    by_kind: dict[str, int] = Field(description="How many of each kind, of those that fit.")
    findings: list[Finding]


class Body(Model):
    """A body that votes."""

    body: str = Field(description="Code.")
    name: str = Field(description="Name.")
    first: Day | None = Field(None, alias="from", description="First day of the body.")
    last: Day | None = Field(None, alias="to", description="Last day; null while it meets.")
    coverage: Coverage | None = Field(description="What the record holds of it.")


class Bodies(Answer):
    """Every body known here, also those without votes in this record."""

    bodies: list[Body]


class OnAsked(Asked):
    """A day."""

    on: Day | None = Field(
        None,
        description="The day; by default that of the newest vote of the body in the record.",
        examples=["2025-02-24"],
    )


class Seat(Model):
    """A member on the roll."""

    member: str = Field(description="Member code.")
    name: str = Field(description="Name of the day.")
    permanent: bool = Field(description="Whether the seat is permanent.")


class OneBody(Answer):
    """A body on a day."""

    body: str = Field(description="Code.")
    name: str = Field(description="Name.")
    on: Day = Field(description="The day.")
    seats: int | None = Field(description="Seats that day; null where not compiled.")
    members: list[Seat] | None = Field(description="The roll in the body's order, where known.")
    source: str | None = Field(description="Where the seats come from.")
    coverage: Coverage | None = Field(description="What the record holds of it.")


class Provision(Model):
    """A value in force from a day, with its source."""

    key: str = Field(description="What it settles, such as `majority.procedural`.")
    since: Day | None = Field(alias="from", description="In force from.")
    until: Day | None = Field(alias="to", description="Last day in force.")
    number: str = Field(description="Rule or article.")
    source: str = Field(description="Edition.")
    text: str = Field(description="What it says.")
    value: Any = Field(description="Its value, where it is one word.")
    share: str | None = Field(description="Share needed, such as `2/3`.")
    strict: bool | None = Field(description="Whether more than the share is needed.")
    base: str | None = Field(description="What the share is taken of.")
    votes: int | None = Field(description="Votes needed, where it is a number.")
    weight: str | None = Field(description="Table of weights.")
    note: str | None = Field(description="What a reader should know.")


class Rules(Answer):
    """The rulebook of a body on a day; the document of `hemicycle rules BODY --on DAY --json`."""

    body: str = Field(description="Code.")
    name: str = Field(description="Name.")
    presiding: str | None = Field(description="Who is in the chair.")
    on: Day = Field(description="The day.")
    members: list[str] | None = Field(description="Members, where the rulebook names them.")
    weights: list[dict[str, Any]] = Field(description="Tables of weights in force.")
    provisions: list[Provision]


class Index(Model):
    """Power of one vote before anybody votes."""

    shapley_shubik: float = Field(description="0 to 1, all members together 1.")
    banzhaf: float = Field(description="Normalised, 0 to 1, all members together 1.")


class PowerAsked(OnAsked):
    """A day and a class of question."""

    nature: Text | None = Field(
        None,
        description="ordinary, important, substantive or procedural; by default the usual one.",
    )


class Power(Answer):
    """Power indices; the document of `hemicycle power BODY --on DAY --json`."""

    body: str = Field(description="Code.")
    on: Day = Field(description="The day.")
    nature: str = Field(description="Class of question.")
    members: dict[str, Index] = Field(description="By member code.")


class Member(Model):
    """A member as the list has it."""

    member: str = Field(description="Code: ISO alpha-3 of the seat, or prefix and number.")
    name: str = Field(description="Latest name.")
    bodies: list[str] = Field(description="Bodies in which it has ballots.")
    ballots: int = Field(description="Ballots in the record.")
    since: Day | None = Field(description="First day of membership of the United Nations.")
    until: Day | None = Field(description="Last day, null while it is a Member.")


class MembersAsked(TableAsked):
    """Filters of the members."""

    name: Text | None = Field(None, description="A part of the name.", examples=["united"])
    body: Text | None = Field(None, description="With ballots in this body.")


class MembersPage(Paged):
    """Members with a recorded vote, in order of names."""

    members: list[Member]


class Named(Model):
    """A name, from when to when."""

    name: str = Field(description="The name.")
    first: Day | None = Field(alias="from", description="First day; null at the beginning.")
    last: Day | None = Field(alias="to", description="Last day; null while in use.")


class Span(Model):
    """A span of time."""

    first: Day | None = Field(alias="from", description="First day.")
    last: Day | None = Field(alias="to", description="Last day; null while it lasts.")


class InGroup(Span):
    """Membership of a group."""

    group: str = Field(description="Code of the group.")


class OneMember(Answer):
    """A member through time."""

    member: str = Field(description="Code.")
    name: str = Field(description="Latest name.")
    names: list[Named] = Field(description="Names through time, oldest first.")
    terms: list[Span] = Field(description="Membership of the United Nations.")
    groups: list[InGroup] = Field(description="Declared groups, as far as compiled.")
    bodies: list[str] = Field(description="Bodies in which it has ballots.")
    ballots: int = Field(description="Ballots in the record.")


class Group(Model):
    """A declared group: what States call themselves, not what their votes show."""

    group: str = Field(description="Code.")
    name: str = Field(description="Name.")
    compiled_from: Day = Field(description="First day for which its list is complete.")
    source: str = Field(description="Where the facts come from.")
    note: str = Field(description="Observers, suspensions, doubtful dates.")


class Groups(Answer):
    """Every declared group."""

    groups: list[Group]


class GroupMember(Span):
    """A membership."""

    member: str = Field(description="Member code.")
    name: str = Field(description="Latest name.")


class GroupAsked(Asked):
    """A day, or all time."""

    on: Day | None = Field(
        None, description="Members on this day; by default all memberships there were."
    )


class OneGroup(Answer):
    """A group with its members, on a day or through time."""

    group: str = Field(description="Code.")
    name: str = Field(description="Name.")
    compiled_from: Day = Field(description="First day for which its list is complete.")
    source: str = Field(description="Where the facts come from.")
    note: str = Field(description="Observers, suspensions, doubtful dates.")
    on: Day | None = Field(description="The day asked for; null for all time.")
    members: list[GroupMember] = Field(description="Memberships, in order of codes and days.")
