"""The nature of a Security Council question, where nobody states it.

In practice the agenda, invitations, suspension and adjournment, the conduct of business and calls
for an emergency special session are procedural; drafts, amendments and recommendations are not
(Repertoire of the Practice of the Security Council, on Article 27).
"""

from __future__ import annotations

import re

from hemicycle.brief.entry.sentences import Sentence, of_the_vote
from hemicycle.brief.model import Note
from hemicycle.domain.vote import Nature

_VETOED = re.compile(
    r"\b(?:negative\s+vote\s+(?:of|by)\s+(?:a|one|the|two|three|\w+)\s+permanent\s+members?|"
    r"vetoe[ds]\b|(?:cast|used|exercised|wielded|using|casting)\s+(?:its|their|a|the|his|her)\s+"
    r"(?:right\s+of\s+)?veto)",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(
    r"\b(?:procedural|call\w*\s+(?:for\s+)?an\s+emergency\s+special\s+session|"
    r"emergency\s+special\s+session\s+of\s+the)\b",
    re.IGNORECASE,
)
#: A draft or resolution may be spoken of beside a motion; it is none itself.
_MOTION = re.compile(
    r"\b(?:provisional\s+agenda|adopt(?:ed|ion\s+of)\s+(?:its|the)\s+agenda|"
    r"agenda\s+(?:was|has\s+been)\s+adopted|motion|adjourn\w*|"
    r"suspen(?:d|sion\s+of)\s+the\s+meeting|invit(?:e|ation)\s+under\s+rule)\b",
    re.IGNORECASE,
)


def council_nature(
    told: tuple[Sentence, ...], title: str | None, *, on_text: bool
) -> tuple[Nature, Note]:
    """The nature a Council vote is taken to have, and the note that says on what ground.

    Parameters
    ----------
    on_text
        Whether the symbol of a draft or resolution is known to be what was voted on.
    """
    near = " ".join(sentence.text for sentence in of_the_vote(told))
    everywhere = " ".join(sentence.text for sentence in told)
    if found := _VETOED.search(everywhere):
        words = " ".join(found.group().split())
        text = f"Taken as substantive: the text speaks of it so ('{words}')."
        return Nature.SUBSTANTIVE, Note("nature_read", text)
    about = f"{title or ''} {near}"
    if found := _CALLED_SO.search(about) or (None if on_text else _MOTION.search(about)):
        words = " ".join(found.group().split())
        text = f"Taken as procedural ('{words}'); say otherwise with --nature substantive."
        return Nature.PROCEDURAL, Note("nature_read", text)
    text = (
        "Taken as substantive, as drafts, amendments and recommendations in the Council are; say "
        "otherwise with --nature procedural."
    )
    return Nature.SUBSTANTIVE, Note("nature_assumed", text)
