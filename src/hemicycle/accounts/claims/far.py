"""The subject of a verb that stands further off: "Serbia broke with Moscow and voted for it".

The nearest name that can be a subject, with no other subject between it and the verb, and a verb
that goes on from there ("and voted", "by voting", ", abstaining").
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re

from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.words import BOUND, LIST, MEMBERS

#: What leads on to the verb: "and ", "by ", ", ", "but then ".
_GOES_ON = Ending(
    r"(?:,? (?:and|but|then|by|before|after)|,) ?(?:(?:then|also|again|instead|so|has|have|had|(?:chose|opted|decided|preferred|went on) to|ended up|\w+ly|either|thereby|once more|in the end|this time|simply) )*(?:(?:was|were|is|are) the (?:only|sole|lone) (?:[\w-]+ ){0,6}(?:to|that|which|who) )?$"
)
_ACTORS = r"(?:government|administration|delegation|mission|junta|leadership|regime|military rulers|rulers|cabinet|presidency)"
#: A name at the head of a clause; "Argentina's government" stands for Argentina.
_HEAD = re.compile(
    rf"(?:^(?:(?:for once|once again|once more|again|instead|this time|yet|still|then|in the end|to general surprise),? )?|[.;:—,] |(?<![\w,] )\b(?:and|but|while|as|when|after|yet|so|then|that|once|because|since|although|though) |^[^,.;:]{{1,50}}, )(?:(?:the|only|even|both|\w+ly|meanwhile) )*"
    rf"(?P<s>(?:{LIST})(?:'s (?:[\w']+ ){{0,3}}{_ACTORS})?)(?=[ ,])"
)
#: Somebody else who may be the subject of the verb.
_OTHER = re.compile(
    r"(?:\b(?:and|but|while|as|when|after|before|because|that|which|who|where|whose|,)|[;:—-]) (?:the |an? |its |their |his |her |most |many |some |all |other |several |few )*"
    r"(?:(?:\w+ )?(?:assembly|council|members?|states?|countries|nations|others?|delegates?|diplomats?|ambassadors?|envoys?|ministers?|presidents?|draft|text|resolution|measure|vote)|G|N|it|they|he|she|we|both|C(?!'s|-))\b"
)
#: A name that is the object, or a text's adjective.
_NOT_HEAD = Ending(
    r"\b(?:by|of|with|from|to|for|against|on|over|in|into|between|than|toward|towards|about|including|via|under|unlike|like) (?:the )?$"
)
_FOLLOWS = re.compile(
    r"^(?:'s(?! (?:[\w']+ ){0,3}"
    + _ACTORS
    + r")|-| (?:resolution|draft|text|proposal|allies|president|envoy|ambassador|amendment|minister))"
)


#: "128 countries defied the threats and": a number of members some words before its verb.
_FAR_COUNT = Ending(
    rf"(?:^|[.;:—,] )(?:(?:a total of|in all|overall|altogether|and|while) )?(?P<q>{BOUND}(?P<n>N) {MEMBERS}) (?!(?:of|in|out|from)\b)"
    r"(?:(?!\b(?:vot|abst|oppos|N\b|that\b|which\b|while\b))[^.;:]){1,70}? (?:and|by|to) (?:(?:also|then|have|had|instead|still|\w+ly) )*$"
)


def far_count(left: str) -> re.Match[str] | None:
    """The number that is the subject of a verb some words further on, if one is."""
    return _FAR_COUNT.search(left) if "N " in left else None


def far_subject(left: str) -> tuple[int, int] | None:
    """Place of the subject in the words left of a verb, or None where none is sure."""
    if "C" not in left or not _GOES_ON.search(left):
        return None
    best = None
    for found in _HEAD.finditer(left):
        start, end = found.start("s"), found.end("s")
        if _NOT_HEAD.search(left, 0, start) or _FOLLOWS.match(left[end:]):
            continue
        best = (start, end)
    if best is None or _OTHER.search(left, best[1]) or re.search(r"[.;:]", left[best[1] :]):
        return None
    return best
