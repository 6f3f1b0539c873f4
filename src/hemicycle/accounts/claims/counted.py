"""Totals with words of their own: "119 countries condemned the coup", "backed by 93 votes"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.columns import column_of, is_base, of_group, value_at
from hemicycle.accounts.claims.listed import listed_behind
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, LIST, MEMBERS, bound_of

#: "of its 15 members", "out of the UN Security Council's 15 members".
_WHOLE = r"(?:(?:out )?of (?:the |its )?(?:(?:(?:un|united|nations|security|general|rights|human) ){0,3}[\w-]+'s )?N )?"

#: "Voting in favour were 93 countries".
_INVERTED = SENTENCES.add(
    re.compile(
        rf"\bvoting (?:(?P<yes>in favou?r|for|yes)|(?P<no>against|no))(?: (?:of )?(?:the|it|this|S)\b[^,.;N]{{0,40}}?)? (?:were|was) {BOUND}(?P<n>N) {MEMBERS}"
    )
)

#: "with the abstention of five countries".
_ABSTENTION_OF = SENTENCES.add(
    re.compile(
        rf"(?:with |and )?(?:the )?(?P<abstain>abstentions?) (?:of|by|from) {BOUND}(?P<n>N) (?!other|more|G){MEMBERS}"
    )
)

#: "the number of countries that abstained was 35".
_NUMBER_OF = SENTENCES.add(
    re.compile(
        rf"\bnumber of (?:{MEMBERS}|those) (?:that |which |who )?(?:have |had )?(?:(?P<yes>voting (?:in favou?r|for)|vot\w+ (?:in favou?r|for)|support(?:ed|ing)|back(?:ed|ing))|"
        r"(?P<no>vot(?:ed|ing) against|oppos(?:ed|ing))|(?P<abstain>abstain(?:ed|ing)))[^,.;N]{0,30}? (?:was|were|is|stood at|came to|reached) (?P<n>N)\b"
    )
)

#: "was supported by 119 countries".
_BY_COUNT = SENTENCES.add(
    re.compile(
        rf"\b(?P<v>supported|backed|approved|endorsed|opposed|rejected|condemned|censured|denounced|adopted|passed)(?: not by (?:only )?N,? but)? by {BOUND}(?P<n>N)(?: (?!other|more){_WHOLE}{MEMBERS}|(?= \(| ?,| ?$| ?\.))"
    )
)

#: "he is now backed by more than 50 countries": no text is.
PERSON = re.compile(
    r"\b(?:he|she|who|they|government|leader|president|minister|candidate|junta|rebels) "
    r"(?:(?:is|was|are|were|has been|have been|being) )?(?:now |also |\w+ly )?$"
)

#: ", the US and Ukraine," behind "by just two states".
_NAMED_BEHIND = re.compile(
    rf"\s*(?:,|:|-|—|\()+ ?(?P<s>{LIST})(?=\s*(?:[,.;)]|-|—|$|while|but|and N))"
)

#: "backed the resolution by 93 votes", "won the support of 93 countries".
SINGLE = (
    SENTENCES.add(
        re.compile(
            r"(?:^\W*with (?:only |just |but )?|\bwith (?:only |just )?the (?:bare |required |necessary )*minimum of )(?P<bound>)(?P<n>N) (?:votes|yes votes|affirmative votes|votes in favou?r)(?=,? (?:the|it|this)\b|;|,|\.|$)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?:(?P<who>unga|assembly|un|council) members |was |were )?(?:passed|adopted|approved|carried|backed|authori[sz]ed|"
            r"endorsed|cleared|squeaked (?:through|by|home)|scraped (?:through|home|by)|limped through|sailed through|got through|went through|squeezed through|made it)(?: (?!by)(?:(?!sponsor|drafted|tabled|authored|submitted|presented|proposed|penned|signed)[^,.;N]){0,80}?)? (?:by|with) (?:an? (?:\w+ )?(?:margin|majority|total|vote) of |(?:an?|the) \w+ (?:of )?)?"
            + BOUND
            + rf"(?P<n>N) {_WHOLE}(?:votes|yes votes|ayes|(?!other|more){MEMBERS}\b)(?! to| for| in (?:favou?r|support)| against|-| cast| vot| abst| oppos| states| countries| nations)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?:(?:strong|broad|wide|overwhelming|the) )?\b(?:support|backing|endorsement|blessing|approval) (?:of|from) "
            + BOUND
            + rf"(?P<n>N) {_WHOLE}(?!other|more|further){MEMBERS}\b(?! (?:needed|required|states|countries|nations))"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?<!must )(?<!should )\b(?:found|g[oe]t(?:ting)?|w[oi]n(?:ning)?|receiv(?:ed|ing)|garner(?:ed|ing)|secur(?:ed|ing)|dr[ae]w(?:ing)?|attract(?:ed|ing)|muster(?:ed|ing)|gather(?:ed|ing)|obtain(?:ed|ing)|collect(?:ed|ing)|polled|gain(?:ed|ing)|earn(?:ed|ing)|(?:has|have|had|enjoy(?:s|ed|ing)|commanded)(?= (?:the |\w+ )?(?:backing|support|votes) (?:of|from))) "
            r"(?:(?:the |broad |overwhelming |strong |\w+ ){0,2}(?:backing|support|votes?|approval|endorsement) (?:of|from|by) )?(?:(?:an?|the) \w+ )?"
            + BOUND
            + rf"(?P<n>N) {_WHOLE}(?:present |\w+ )?(?:votes|yes votes|ayes|affirmative votes|positive votes|(?!other|more){MEMBERS}\b)(?! to\b| for| in\b(?! (?:the )?(?:N-member|security|council))| against|-| cast| needed| required| necessary)(?: in (?:the )?(?:N-member |un |security )*council)?"
        )
    ),
)

#: "faced opposition from 10".
_OPPOSITION = SENTENCES.add(
    re.compile(
        rf"(?:(?:faced|met|drew|encountered|with|saw) (?:the )?)opposition (?:from|of) {BOUND}(?P<n>N)(?: {MEMBERS})?\b(?! (?:other|more|G))"
    )
)

#: "119 countries condemned the coup".
_BACKERS = SENTENCES.add(
    re.compile(
        r"(?:a total of )?"
        + BOUND
        + rf"(?P<n>N) (?:(?:out )?of (?:the |its )?(?:[\w-]+'s )?N )?(?!other|more|further|remaining|fellow){MEMBERS}(?: on \w+day| on D| in D| also| now| again| once more| once again| still| have| has)* (?:condemned|denounced|deplored|backed|supported|endorsed|approved|demanded|"
        r"welcomed|affirmed|reaffirmed|recogni[sz]ed|agreed|declared|called (?:for|on)|urged|favou?red|accepted|signall?ed (?:approval|support|assent)|gave (?:it )?their (?:approval|backing|support)|refused to (?:recogni[sz]e|accept))\b(?:(?! (?:and|but|while)\b)[^,.;]){0,40}"
    )
)


def counted(reader: Reader) -> Iterator[Claim]:
    """Totals told by a verb or a noun of their own, and the lists right behind them."""
    words = reader.words
    for found in _INVERTED.finditer(words):
        yield _total(reader, found, column_of(found))
    for found in _ABSTENTION_OF.finditer(words):
        yield _total(reader, found, "abstain")
        yield from listed_behind(reader, "abstain", found.end())
    for found in _NUMBER_OF.finditer(words):
        value = {column_of(found): value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
    for found in _BACKERS.finditer(words):
        if not of_group(reader, found) and not is_base(words, found.start("n")):
            yield _total(reader, found, "yes")
    for found in _OPPOSITION.finditer(words):
        yield _total(reader, found, "no")
    for found in _BY_COUNT.finditer(words):
        if not PERSON.search(words, 0, found.start()) and not of_group(reader, found):
            yield from _by_count(reader, found)


def _total(reader: Reader, found: re.Match[str], column: str) -> Claim:
    """The number of one column, with the bound that was told."""
    value = {column + bound_of(found.group("bound")): value_at(reader, found)}
    return reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)


def _by_count(reader: Reader, found: re.Match[str]) -> Iterator[Claim]:
    """ "was opposed by just two states, the US and Ukraine": the number, and who they were."""
    column = "no" if found.group("v") in ("opposed", "rejected") else "yes"
    yield _total(reader, found, column)
    yield from listed_behind(reader, column, found.end())
    behind = _NAMED_BEHIND.match(reader.words, found.end())
    if behind:
        named = reader.subjects(*behind.span("s"))
        yield reader.claim(*behind.span("s"), "roster", column, subjects=named, closed=True)
