"""What if, check and decide: what is sent, and what comes back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from hemicycle.web.api.models.common import Answer, Asked, Day, Model, Text
from hemicycle.web.api.models.votes import Decision, Tally

MOST_CHANGES = 250
MOST_TEXT = 60_000
"""Longest article, in characters: some ten thousand words."""
Change = Annotated[str, Field(max_length=120)]
_SET = (
    "`USA=yes`, `EU=abstain`, in order; yes, no, abstain or non_voting. Premises: `yes=95` where "
    "ballots are not known by name, `nature=important` where no ruling is."
)


class WhatIfAsked(Asked):
    """A vote, and who votes otherwise."""

    vote: Text = Field(
        description="A vote: vote_id, symbol in any spelling, or alias.", examples=["SC-2774"]
    )
    set: list[Change] = Field([], max_length=MOST_CHANGES, description=_SET, examples=[["RUS=no"]])


class Altered(Model):
    """A member that a change moved."""

    member: str = Field(description="Member code.")
    from_: str = Field(alias="from", description="Position it had.")


class Effect(Model):
    """One change and what it did."""

    set: str = Field(description="The change as asked.")
    position: str | None = Field(description="The new position.")
    votes: int | None = Field(description="Of a premise on counts: the count.")
    nature: str | None = Field(description="Of a premise on the nature: the nature.")
    group: str | None = Field(description="The group that was named.")
    altered: list[Altered] | None = Field(description="Members that it moved.")
    already: list[str] = Field(description="Members that voted so.")
    overridden: list[str] = Field(description="Members that a later change moved again.")
    alone: str | None = Field(description="The outcome with this change alone.")
    without: str | None = Field(description="The outcome with all others.")
    enough: bool | None = Field(description="Whether it flips the outcome alone.")
    needed: bool | None = Field(description="Whether the outcome flips only with it.")


class Swing(Model):
    """A member whose single change flips the outcome."""

    member: str = Field(description="Member code.")
    from_: str = Field(alias="from", description="Position it has.")
    to: str = Field(description="Position that would flip it.")
    outcome: str = Field(description="The outcome then.")
    code: str = Field(description="Why.")


class View(Decision):
    """The vote before or after the changes, decided."""

    tally: Tally | None
    tally_range: dict[str, tuple[int, int] | None] = Field(
        description="Least and most of each position."
    )
    not_known: list[str] = Field(description="Members whose position is not known.")
    pivotal: list[Swing] = Field(description="Members whose single change flips the outcome.")
    cheapest: dict[str, Any] | None = Field(description="The fewest changes that flip it.")
    permanent: list[dict[str, Any]] = Field(description="What each permanent member can do.")


class WhatIf(Answer):
    """A supposition: the document of `hemicycle whatif --json`."""

    vote_id: str | None = Field(description="The vote.")
    label: str = Field(description="Symbol and title.")
    body: str | None = Field(description="Body that voted.")
    date: Day | None = Field(description="Its day.")
    changes: list[Effect]
    before: View
    after: View
    notes: list[str] = Field(description="What this does not say.")


class Context(Asked):
    """What is known of the article."""

    body: str | list[str] | None = Field(None, description="The body it speaks of.")
    resolution: str | list[str] | None = Field(None, description="The text it speaks of.")
    date: str | list[str] | None = Field(None, description="The day of the vote.")


class CheckAsked(Asked):
    """An account to be checked."""

    text: str = Field(
        min_length=1,
        max_length=MOST_TEXT,
        description="The article; offsets in the answer are code points of it.",
        examples=["On 24 February 2025 the General Assembly adopted resolution ES-11/7 by 93 "
                  "votes to 18. Hungary abstained."],
    )  # fmt: skip
    date: Day | None = Field(None, description="The day the article speaks from.")
    context: Context | None = Field(None, description="What is known of it.")


class Evidence(Model):
    """Why a claim is judged so."""

    votes: list[dict[str, Any]] = Field(description="Votes it was held against.")
    why_this_vote: str | None = Field(description="How the vote was found.")
    alternatives: list[Any] = Field(description="Other votes it may mean.")
    rows: dict[str, Any] = Field(description="Positions of the members named.")
    provision: Any = Field(description="Rule it was held against.")
    computation: str | None = Field(description="The comparison in words.")
    shaky: str | None = Field(description="Why it is debatable.")
    record_version: str = Field(description="Version of the record.")


class Claim(Model):
    """One checkable claim."""

    start: int = Field(description="First code point.")
    end: int = Field(description="Behind the last code point.")
    text: str = Field(description="Its words.")
    type: str = Field(description="tally, position, date, outcome, ...")
    structured: dict[str, Any] = Field(description="What it claims, as values.")
    verdict: Literal["supported", "contradicted", "not_checkable"]
    evidence: Evidence
    shaky: bool = Field(description="Whether the verdict is debatable.")


class Aside(Model):
    """A stretch that is not the article's own word."""

    start: int = Field(description="First code point.")
    end: int = Field(description="Behind the last code point.")
    reason: str = Field(description="Why it is left aside.")


class Checked(Answer):
    """An account held against the record: the document of `hemicycle check --json`."""

    file: str | None = Field(description="Always null: nothing has a name here.")
    claims: list[Claim]
    set_aside: list[Aside] = Field(description="Quotations and the like, not judged.")
    notes: list[str] = Field(description="What a reader should know.")


Names = list[Text]
Count = Annotated[int, Field(ge=0, le=10**9)]


class CaseBallots(Asked):
    """Votes cast, as counts or as lists of members."""

    yes: Count | Names = Field(description="In favour.")
    no: Count | Names | None = Field(None, description="Against.")
    abstain: Count | Names | None = Field(None, description="Abstaining.")


class Case(Asked):
    """A question put to the vote; the keys of a case file of `hemicycle decide`."""

    body: Text = Field(
        pattern=r"^[A-Za-z0-9-]+$",
        description="A body, `GA-COMMITTEE` for any Main Committee, or an assembly whose rulebook "
        "is shipped. A path of a rulebook is for the command line alone.",
        examples=["SC"],
    )
    date: Day = Field(description="Day of the vote.", examples=["2025-02-24"])
    question: Text | None = Field(None, description="draft, amendment, part, motion, election, ...")
    nature: Text | None = Field(None, description="SC: procedural, substantive; GA: important, ...")
    method: Text | None = Field(None, description="recorded, without_vote, secret_ballot, ...")
    majority: Text | None = Field(None, description="A ruling: simple or two_thirds.")
    objection: bool | None = Field(None, description="With without_vote: somebody objected.")
    present: Count | None = Field(None, description="Members present; the quorum is checked.")
    ballots: CaseBallots | None = Field(None, examples=[{"yes": 9, "no": 1, "abstain": 5}])
    yes_includes: Names | None = Field(None, description="Who is known to be in favour.")
    no_includes: Names | None = Field(None, description="Who is known to be against.")
    abstain_includes: Names | None = Field(None, description="Who is known to abstain.")
    not_voting: Names | None = Field(None, description="Who did not vote.")
    parties: Names | None = Field(None, description="Parties to a dispute, by ruling.")
    barred: Names | None = Field(None, description="Without a vote that day (Charter Art. 19).")
    put: Text | None = Field(None, description="Of an appeal: overrule or uphold.")
    ballot_number: Count | None = Field(None, description="Which ballot it is.")
    effect: Text | None = Field(None, description="What the text does, where it is known.")
    motion: Text | None = Field(None, description="Which motion.")
    office: Text | None = Field(None, description="Of an election: SC-seat, ICJ, HRC, ...")
    seats: Count | None = Field(None, description="Of an election: seats to be filled.")
    candidates: dict[Text, Count] | None = Field(None, description="Of an election: votes by name.")
    abstentions: Count | None = Field(None, description="Of an election.")
    invalid: Count | None = Field(None, description="Of an election: invalid ballots.")
    valid_ballots: Count | None = Field(None, description="Of an election with several seats.")
    other_organ: Names | None = Field(
        None, description="Of an election in two organs: who was elected in the other."
    )
