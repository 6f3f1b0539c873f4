"""Acts: what the presiding officer and the members do. Each is one line of a script.

An act names who does it and what it is about, never what follows from it. Proposals are named by
their symbol; motions, rulings and elections by an id that the script gives them. All acts are
declared in the three modules this one gathers.
"""

from __future__ import annotations

from hemicycle.meeting.acts_sitting import (
    Appeal,
    AskExplain,
    AskReply,
    Attend,
    ChallengeCredentials,
    Close,
    Convene,
    CountPresent,
    EndCaucus,
    Finish,
    Inscribe,
    Open,
    RaisePoint,
    Remark,
    Resume,
    Rule,
    Speak,
    TakeChair,
    Undo,
    Yield,
)
from hemicycle.meeting.acts_texts import (
    Accept,
    Agree,
    Amend,
    AskVote,
    DropMotion,
    Introduce,
    JoinSponsors,
    LeaveSponsors,
    Merge,
    Move,
    Object,
    Paper,
    Reintroduce,
    Revise,
    Sign,
    StateCosts,
    Table,
    Withdraw,
)
from hemicycle.meeting.acts_votes import (
    Announce,
    Cast,
    CloseVote,
    Confer,
    Correct,
    CountBallots,
    DeclareParty,
    DrawLot,
    Elsewhere,
    OpenElection,
    Pass,
    Publish,
    Put,
    Recast,
    Refrain,
    Result,
)

Act = (
    Convene | Open | CountPresent | Attend | Resume | TakeChair | Close | Undo | Remark
    | Inscribe | Speak | Finish | Yield | AskReply | AskExplain | EndCaucus
    | RaisePoint | ChallengeCredentials | Rule | Appeal
    | Table | Paper | Sign | Introduce | Merge | Amend | Accept | JoinSponsors | LeaveSponsors
    | Revise | Withdraw | Reintroduce | AskVote | StateCosts | Move | DropMotion | Object | Agree
    | Announce | Put | Cast | Pass | Recast | Refrain | CloseVote | Result | Publish | Correct
    | DeclareParty | OpenElection | CountBallots | DrawLot | Confer | Elsewhere
)  # fmt: skip

__all__ = [
    "Accept", "Act", "Agree", "Amend", "Announce", "Appeal", "AskExplain", "AskReply", "AskVote",
    "Attend", "Cast", "ChallengeCredentials", "Close", "CloseVote", "Confer", "Convene", "Correct",
    "CountBallots", "CountPresent", "DeclareParty", "DrawLot", "DropMotion", "Elsewhere",
    "EndCaucus", "Finish", "Inscribe", "Introduce", "JoinSponsors", "LeaveSponsors", "Merge",
    "Move", "Object", "Open", "OpenElection", "Paper", "Pass", "Publish", "Put", "RaisePoint",
    "Recast", "Refrain", "Reintroduce", "Remark", "Result", "Resume", "Revise", "Rule", "Sign",
    "Speak", "StateCosts", "Table", "TakeChair", "Undo", "Withdraw", "Yield",
]  # fmt: skip
