"""A vote that no dataset has yet, read from pasted text.

Start with :func:`read_vote` in :mod:`.read`. A text is cleaned (:mod:`.clean`), its header lines
are taken off (:mod:`.header`), body, day and roll are settled (:mod:`.place`), and its form is
recognised (:mod:`.recognise`): :mod:`.prose`, :mod:`.lists`, :mod:`.sheet` or :mod:`.table`. Names
are found on the roll of the day, exactly or not at all (:mod:`.names`); totals then tell what they
can about members that are not named (:mod:`.arithmetic`, :mod:`.fit`).

Imports ``domain``, ``errors`` and, of its own room, :mod:`hemicycle.brief.model`; no record.
"""

from hemicycle.brief.entry.clean import decode
from hemicycle.brief.entry.model import EnteredVote, Form, VoteOptions
from hemicycle.brief.entry.read import read_vote, read_votes

__all__ = ["EnteredVote", "Form", "VoteOptions", "decode", "read_vote", "read_votes"]
