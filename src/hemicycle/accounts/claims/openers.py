"""Clauses that open a sentence: "After Russia attacked Georgia, Hungary and Mali voted against".

The member such a clause ends with is the object of its own verb, not the first of those that voted.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from functools import lru_cache

_LEAD = (
    r"(?:(?:for the [\w ]{1,20}?time|shortly|soon|just|only|even|ever|right|immediately|long|barely|(?:barely |only |just )?(?:N|a|an|the) (?:[a-z]+ )?"
    r"(?:days?|weeks?|months?|years?|hours?|decades?|moment)|days|weeks|months|years|hours) )*"
)
_OPENER = (
    r"(?:since|after|when|while|as|because|before|until|if|once|although|though|despite|instead of|rather than|far from|without|in|on|at|with|given|amid|during|following|"
    r"(?!voting |joining |including |abstaining )[a-z]+ing|asked|urged|pressed|invited|tasked|faced|confronted|forced|tempted|told|unable|unwilling|reluctant|keen|anxious|eager|loath|slow)"
)
#: Words after which a list begins, and "in addition to", which brings one in.
_BEGINS = (
    r"(?:as|like|including|and|or|both|just|only|even|also|but|by|which|that|were|was|are|is|did|do|have|has|likes of|said|members?|states|nations|countries|allies|ally|neighbou?rs|partners|powers|giants|"
    r"rivals|friends|heavyweights|council|assembly|vote|ballot|committee|session|un|D|N|\w+day|time|year|end|case|contrast|particular|total|addition to)"
)
_OPENING = re.compile(
    rf"(?:^\W*|[;:—] )(?:and |but |yet |so )?{_LEAD}{_OPENER} [^,.;:—()]{{0,90}}?\b(?!{_BEGINS} )[a-z][\w'-]*(?: the)? C, (?=(?:the )?[CN]\b)"
)


@lru_cache(maxsize=64)
def _ends(words: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _OPENING.finditer(words))


def opening_end(words: str, until: int) -> int:
    """Where the last clause that opens a part of the sentence ends, if with a member and a comma."""
    if "C, " not in words:
        return 0
    return max((end for end in _ends(words) if end <= until), default=0)
