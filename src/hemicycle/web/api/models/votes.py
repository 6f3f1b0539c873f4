"""Votes, ballots, and what the rules say of a vote."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from hemicycle.web.api.models.common import Answer, Day, Model, Paged, Position, TableAsked, Text

Outcome = Literal["adopted", "not_adopted", "no_decision", "undetermined", "elected", "not_elected"]
Code = Annotated[str, Field(description="Member code: ISO alpha-3, or prefix and number.")]
MemberText = Annotated[
    str,
    Field(max_length=80, description="A member: its code or any name of a State."),
]


class Tally(Model):
    """Counts of one vote; null where not known."""

    yes: int | None = Field(description="Votes in favour.")
    no: int | None = Field(description="Votes against.")
    abstain: int | None = Field(description="Abstentions.")
    non_voting: int | None = Field(description="Members on the roll that did not vote.")


class Vote(Model):
    """One taking of a vote on one question; the row of `hemicycle votes --json`."""

    vote_id: str = Field(description="Identifier; never changes once given.")
    body: str = Field(description="Body that voted: GA, GA-C1 to GA-C6, SC, HRC, ...")
    world: str | None = Field(description="`real`, `simulation:NAME` or `mun:NAME`.")
    status: str | None = Field(description="provisional, announced or official.")
    session: str | None = Field(description="Session as text, such as `79` or `ES-11`.")
    regular_session: int | None = Field(description="Number of the regular session.")
    meeting: str | None = Field(description="Symbol or number of the meeting record.")
    date: Day | None = Field(description="Day at the seat of the body.")
    date_quality: str | None = Field(description="exact, doubtful or session_only.")
    symbol: str | None = Field(description="Document symbol of what was decided.")
    draft: str | None = Field(description="Document symbol of the draft.")
    title: str | None = Field(description="Title in the source's words.")
    question: str = Field(description="What was put: draft, amendment, part, motion, ...")
    parent: str | None = Field(description="vote_id of the text this was put on.")
    method: str = Field(description="recorded, roll_call, show_of_hands, without_vote, ...")
    nature: str | None = Field(description="important, ordinary, procedural, substantive, ...")
    outcome_announced: str | None = Field(description="Outcome as the source states it.")
    announced: Tally | None = Field(description="As announced or printed by the source.")
    counted: Tally | None = Field(description="Counted from the ballots.")
    roll_call: str | None = Field(description="complete, partial or none.")
    agenda: str | None = Field(description="Agenda item in the source's words.")
    subjects: list[str] | None = Field(description="Subject terms of the source.")
    sponsors: list[str] | None = Field(description="Sponsors, codes where they are members.")
    series: str | None = Field(description="Matter the text belongs to, such as `ES-11`.")
    kind: str | None = Field(description="Kind of text within the series.")
    source: str = Field(description="Source whose version of this vote is shown.")
    source_id: str | None = Field(description="Identifier of the vote there.")
    source_url: str | None = Field(description="Address of the vote there.")
    retrieved: str | None = Field(description="Day the source was retrieved.")


class VotesPage(Paged):
    """Votes that fit, newest first."""

    votes: list[Vote]


class VotesAsked(TableAsked):
    """Filters of the list of votes; all given must hold."""

    body: Text | None = Field(None, description="Code of a body.", examples=["GA"])
    since: Day | None = Field(None, description="First day.", examples=["2025-02-01"])
    until: Day | None = Field(None, description="Last day.", examples=["2025-02-28"])
    text: Text | None = Field(
        None,
        description="Words, all of which stand in title, agenda, subjects, symbols or series.",
        examples=["ukraine"],
    )
    member: list[Text] = Field(
        [],
        max_length=5,
        description="What a member did: `FRA=abstain`, or `France` for any ballot. Repeat it for "
        "several members.",
        examples=[["USA=no"]],
    )
    outcome: Literal["adopted", "not_adopted", "not_stated"] | None = Field(
        None, description="Outcome as the source states it."
    )
    method: Literal["recorded", "roll_call", "show_of_hands", "without_vote"] | None = Field(
        None, description="How it was voted."
    )
    subject: Text | None = Field(
        None, description="A subject term, whole, in the words of the source; in any case."
    )
    series: Text | None = Field(None, description="A series, such as `ES-11`.")
    symbol: Text | None = Field(
        None, description="A symbol in any spelling, a vote_id or any other identifier."
    )


class Reason(Model):
    """One step of the reasoning."""

    provision: str = Field(description="Rule or article.")
    source: str = Field(description="Edition in which it stands.")
    text: str = Field(description="What it asks for, and what was there.")
    holds: bool = Field(description="Whether it holds here.")


class Required(Model):
    """Affirmative votes that were needed."""

    yes: int | None = Field(description="Votes needed; null where it cannot be told.")
    of: int | None = Field(description="Out of how many.")
    base: str = Field(description="Of what, in words.")


class Move(Model):
    """Members that change their position."""

    from_: str = Field(alias="from", description="Position before; UNKNOWN where it is not known.")
    to: str = Field(description="Position after.")
    n: int = Field(description="How many members.")


class Margin(Model):
    """The fewest members whose change of position changes the outcome."""

    ballots: int = Field(description="How many members.", ge=1)
    flips_to: Outcome = Field(description="The outcome then.")
    moves: list[Move] = Field(description="One way of getting there.")
    abstain_only: int | None = Field(description="The same using abstainers alone, if they can.")
    permanent: bool = Field(description="Whether some moves are open to permanent members only.")
    members: list[str] = Field(description="The permanent members that can make them.")
    exact: bool = Field(description="False where fewer may do, for what is not known.")


class Condition(Model):
    """One of several requirements, where votes are weighted or more than one must be met."""

    words: str = Field(description="The requirement.")
    weight: str | None = Field(description="Table of weights; null for heads.")
    yes: int | None = Field(description="In favour.")
    needed: int | None = Field(description="Needed.")
    of: int | None = Field(description="Out of.")
    holds: bool | None = Field(description="Whether it is met; null where it cannot be told.")


class Decision(Model):
    """What the rules of the day say; the document of `hemicycle decide --json`."""

    outcome: Outcome = Field(description="What became of the question.")
    code: str = Field(description="Why: adopted, veto, failed_two_thirds, unknown_voters, ...")
    vetoes: list[str] = Field(description="Permanent members whose no defeated the question.")
    negative_permanent: list[str] = Field(description="Those whose no did not.")
    required: Required | None = Field(description="Votes needed.")
    margin: Margin | None = Field(description="How close it was; null when undetermined.")
    binding: str | None = Field(description="decision, recommendation, internal, procedural, ...")
    reasons: list[Reason] = Field(description="Each with its provision.")
    elected: list[str] | None = Field(None, description="Elections only.")
    next_ballot: str | None = Field(None, description="Elections only: what follows.")
    conditions: list[Condition] | None = Field(
        None, description="Only where several requirements have to be met."
    )


class Correction(Model):
    """What a member said later about its vote; it never changes a tally."""

    member: str = Field(description="Member code.")
    cast: str = Field(description="Position cast.")
    intended: str = Field(description="Position it said it had intended.")
    stated_on: Day | None = Field(description="Day of the statement.")
    source: str | None = Field(description="Where it is recorded.")


class Finding(Model):
    """Where sources disagree with themselves, the roll or each other."""

    finding_id: str = Field(description="Stable identifier.")
    kind: str = Field(description="announced_total, sources_disagree, not_a_member, ...")
    body: str | None = Field(description="Body of the vote.")
    vote_id: str | None = Field(description="The vote.")
    sources: list[str] | None = Field(description="Sources that take part.")
    witness: Any = Field(description="The cells or rows that show it, as JSON.")
    text: str = Field(description="The finding as one sentence.")


class Alias(Model):
    """Another identifier of a vote."""

    kind: str = Field(description="resolution, draft, rcid, undl_id, meeting_item, vote_id, ...")
    value: str = Field(description="The identifier.")


class Source(Model):
    """A source, with its terms."""

    source: str = Field(description="Short name.")
    title: str | None = Field(description="Full name.")
    publisher: str | None = Field(description="Who published it.")
    licence: str | None = Field(description="Terms of use.")
    citation: str | None = Field(description="Citation it asks for.")
    url: str | None = Field(description="Where to get it.")
    tested: str | None = Field(description="`real file`, or `layout only`.")
    files: int | None = Field(description="Files of this source in the record.")


class Part(Model):
    """An amendment, part or motion put on the text, with its own decision."""

    vote: Vote
    decision: Decision


class OneVote(Answer):
    """One vote: `hemicycle show --json`, with the decision, also of what was put on the text."""

    vote: Vote
    decision: Decision
    positions: dict[Position, list[str]] | None = Field(
        description="Members by position; null where only the tally is known."
    )
    children: list[str] = Field(description="vote_ids of what was put on this text.")
    amendments: list[Part] = Field(description="The same, with their decisions.")
    corrections: list[Correction]
    findings: list[Finding]
    aliases: list[Alias]
    source: Source | None


class Ballot(Model):
    """What one member did in one vote."""

    vote_id: str = Field(description="The vote.")
    body: str = Field(description="Body that voted.")
    date: Day | None = Field(description="Its day.")
    symbol: str | None = Field(description="Symbol of what was decided.")
    member: str = Field(description="Member code.")
    position: Position
    detail: str | None = Field(
        description="absent, present_not_voting, not_participating, barred_art_19, or null."
    )
    name_then: str | None = Field(description="Name the source printed.")


class BallotsPage(Paged):
    """Recorded member votes in order of vote_id and member."""

    ballots: list[Ballot]


class BallotsAsked(TableAsked):
    """Filters of the ballots; all given must hold."""

    vote: Text | None = Field(
        None, description="A vote: vote_id, symbol or alias.", examples=["A/RES/ES-11/7"]
    )
    body: Text | None = Field(None, description="Code of a body.")
    since: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="Last day.")
    member: MemberText | None = Field(None, examples=["HUN"])
    position: Position | None = Field(None, description="What it did.")
