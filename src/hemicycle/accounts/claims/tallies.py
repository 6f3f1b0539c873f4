"""Totals in every notation, without a verb of their own.

"93-18 with 65 abstentions", "93 affirmative votes, 18 against, and 65 abstentions", "by 108 votes
to 9, with 27 abstentions", "ten ayes, no nays", "128 against nine", "No - 9:".
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.columns import (
    HEAD,
    LAYOUT,
    SEGMENT,
    TURNED,
    column_of,
    is_base,
    is_size,
    is_tally_head,
    labels_in,
    of_group,
    pair_of,
    value_at,
)
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.listed import LABELLED_LIST, listed_behind
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.nouns import numbered
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.shares import columns_compared, percentages, shares
from hemicycle.accounts.claims.words import BOUND, LIST, MEMBERS, bound_of, tail

#: "of its 15 members", "out of the UN Security Council's 15 members".
_WHOLE = r"(?:(?:out )?of (?:the |its )?(?:(?:(?:un|united|nations|security|general|rights|human) ){0,3}[\w-]+'s )?N )?"


#: What may stand between two columns of a row: "votes against the measure, along with".
_JOIN = re.compile(
    r"(?: vote| votes| margin| tally| cast| it| (?:of |for |against )?(?:the|this) (?:[\w'-]+ |A |C-\w+ ){0,3}?(?:resolution|measure|text|draft|motion|proposal|plan|bid))?"
    r"(?:,|;|\)|:| ?—| -+)?(?: \([^)C]{0,30}(?:C[^)C]{0,25})?\)(?! to))?,? ?(?:and |with |along with |together with |alongside |while |there (?:were|was) |to |plus |- |against |as |but )*(?:another |only |just |an? (?:notable |further |record |remarkable |full )?)?$"
)


_NOBODY = SENTENCES.read(
    r"\b(?:than|outnumber|exceed|outweigh|majority of|none|no|nobody|not a single|not one|half of|thirds? of|quarters? of)\b"
)


def tallies(reader: Reader) -> Iterator[Claim]:
    """Claims on totals in the sentence, and the lists that stand right behind one."""
    words = reader.words
    taken = 0
    if "N" not in words and ":" not in words and not _NOBODY.search(words):
        return
    labelled = labels_in(words)
    if labelled:
        value = {column_of(m): value_at(reader, m) for m in labelled}
        yield reader.claim(labelled[0].start(), labelled[-1].end(), "tally", "tally", value=value)
        return
    for found in LAYOUT.finditer(words):
        column = column_of(found)
        yield reader.claim(
            found.start(), found.end(), "tally", "tally", value={column: value_at(reader, found)}
        )
        yield from listed_behind(reader, column, found.end())
    for found in LABELLED_LIST.finditer(words):
        named = reader.subjects(found.start("s"), found.end("s"))
        place = found.start("s"), found.end("s")
        yield reader.claim(*place, "roster", column_of(found), subjects=named, closed=True)
    for found in SEGMENT.finditer(words):
        yield from listed_behind(reader, column_of(found), found.end())
    for pattern in _SINGLE:
        for found in pattern.finditer(words):
            yield from listed_behind(reader, "yes", found.end())
    for found in HEAD.finditer(words):
        if found.group("to") and words[found.end() : found.end() + 2] == " (":
            yield from listed_behind(reader, "no", found.end())
    for found in _INVERTED.finditer(words):
        key = f"{column_of(found)}{bound_of(found.group('bound'))}"
        value = {key: value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
    for found in _ABSTENTION_OF.finditer(words):
        value = {"abstain" + bound_of(found.group("bound")): value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
        yield from listed_behind(reader, "abstain", found.end())
    for found in _NUMBER_OF.finditer(words):
        value = {column_of(found): value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
    for found in _BACKERS.finditer(words):
        if not of_group(reader, found) and not is_base(words, found.start("n")):
            value = _yes(reader, found)
            yield reader.claim(
                found.start(), found.end(), "tally", "tally", value=value, verbal=True
            )
    for found in _OPPOSITION.finditer(words):
        value = {"no" + bound_of(found.group("bound")): value_at(reader, found)}
        yield reader.claim(found.start(), found.end(), "tally", "tally", value=value, verbal=True)
    for found in _BY_COUNT.finditer(words):
        if _PERSON.search(words, 0, found.start()):
            continue
        column = "no" if found.group("v") in ("opposed", "rejected") else "yes"
        if not of_group(reader, found):
            value = {column + bound_of(found.group("bound")): value_at(reader, found)}
            yield reader.claim(
                found.start(), found.end(), "tally", "tally", value=value, verbal=True
            )
            yield from listed_behind(reader, column, found.end())
            behind = _NAMED_BEHIND.match(words, found.end())
            if behind:  # "by just two states, the US and Ukraine"
                named = reader.subjects(*behind.span("s"))
                yield reader.claim(*behind.span("s"), "roster", column, subjects=named, closed=True)
    yield from shares(reader)
    yield from percentages(reader)
    yield from numbered(reader)
    yield from columns_compared(reader)
    for start, end, value, verbal in _runs(reader):
        if start >= taken:
            taken = end
            said = _lead(words, start)
            claim = reader.claim(said, end, "tally", "tally", value=value)
            apart = words[said] != "N" or _TOLD.search(words, start, end)
            told = "verbal" if verbal else "told" if apart else None
            yield replace(claim, more={told: True}) if told else claim


def _yes(reader: Reader, found: re.Match[str]) -> dict[str, int]:
    """The number of those in favour."""
    return {"yes" + bound_of(found.group("bound")): value_at(reader, found)}


#: A clause ends where another begins, or where somebody speaks.
_BREAK = re.compile(
    r"[,.;:—()\n\"]|\b(?:and|but|while|that|which|who|when|after|before|as|if|said|says)\b"
)
#: "The vote was", "by an overwhelming majority of", "the council approved the measure,".
_LEADS = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|adopt(?:ed|s)|pass(?:ed|es)|approved|endorsed|carried|rejected|resolution|majority|margin|tally|count|result|score|received|won|got|support|backing|saw|outnumbered)\b"
)
_NO_LEAD = re.compile(
    r"\b(?:first|second|third|last|time|never|ever|than|from|since|compared|up|down|in addition|N(?!-))\b"
)


def _lead(words: str, start: int) -> int:
    """Begin with the clause that leads to the total: "the General Assembly voted", "the vote was"."""
    found = _LEAD.search(words, 0, start)
    usual = found.start() if found else start
    at = max(0, start - 60)
    while words[start - 1 : start] in (" ", ",") and start > at:
        start -= 1  # "approved the measure, 12-2-1"
    cuts = [cut.end() for cut in _BREAK.finditer(words, at, start)]
    begin = max(cuts, default=at if at == 0 else start)
    lead = words[begin:start]
    if not _LEADS.search(lead) or _NO_LEAD.search(lead):
        return usual
    return min(usual, begin + len(lead) - len(lead.lstrip()))


#: "the General Assembly voted", "the first", "by", right before a total.
_LEAD = Ending(
    r"(?:(?:the )?(?:un )?(?:general assembly|unga|assembly|council|security council) voted |"
    r"(?:the )?(?:resolution|draft|text|it|measure|motion|proposal) (?:was )?(?:carried|passed|adopted|approved|received|won|got|failed|rejected)(?: by| with)? (?:a vote of )?|"
    r"the (?:first|second|third|former|latter|other) |(?:received|with|by|by a vote of|voted) )$",
)


#: Start, end, columns, and whether it is one column told by a verb.
_Run = tuple[int, int, dict[str, int], bool]


#: "Nine affirmative votes are required": a rule, not a result.
_REQUIRED = re.compile(
    r"[^.;,]{0,60}\b(?:(?:is|are|was|were) (?:required|needed|necessary)|required|needed|necessary)\b"
)


#: "had hoped for 100 yes votes": wished, not counted.
_HOPED = Ending(
    r"\b(?:hop(?:ed|ing)|aim(?:ed|ing)|push(?:ed|ing)|lobb(?:ied|ying)|count(?:ed|ing)|bank(?:ed|ing)|predict(?:ed|ing)|expect(?:ed|ing)|want(?:ed|ing)|seek(?:ing)?|sought) (?:for |on |at )?(?:at least |about |some |the |around |more than |over )?$"
)
#: "down from N-N with ": the columns of an earlier vote.
_WAS = Ending(r"\bfrom (?:about |some )?N-N(?:-N)?,? (?:with |and )?$")


def _runs(reader: Reader) -> Iterator[_Run]:
    """Totals in a row, joined as long as nothing but commas and small words lie between."""
    words = reader.words
    run: _Run | None = None
    clausal = verbed = False
    for start, end, value, verbal in sorted(_columns(reader), key=lambda p: p[:2]):
        if run and start < run[1]:
            continue
        alone = _CLAUSE.match(words, start, end) is not None
        told = _TOLD.search(words, start, end) is not None
        if told and (verbed or words.endswith("while ", 0, start)):
            alone = True  # "45 abstained and six opposed the text": each a clause
        verbed = told
        joins = not alone and not clausal and not _echoes(run, value)
        clausal = alone
        if run and joins and _JOIN.fullmatch(words[run[1] : start]):
            run = (run[0], end, {**run[2], **value}, False)
            continue
        if run:
            yield run
        run = (start, end, value, verbal)
    if run:
        yield run


def _columns(reader: Reader) -> list[_Run]:
    """Columns of totals by themselves, in no order, none of a number twice."""
    words = reader.words
    parts: list[_Run] = []
    for head in HEAD.finditer(words):
        if is_tally_head(words, head):
            turned = TURNED.match(words, head.end()) if "favo" not in head.group() else None
            end = tail(words, turned.end(), most=25) if turned else head.end()
            parts.append((head.start(), end, pair_of(reader, head), False))
    for found in SEGMENT.finditer(words):
        if of_group(reader, found) or is_base(words, found.start("n")):
            continue
        if is_size(words, found.start("n")) and found.group().endswith("ed"):
            continue
        if words.endswith("N and ", 0, found.start()):  # "9 and 11 votes in favour, respectively"
            continue
        if _REQUIRED.match(words, found.end()):
            continue
        if _HOPED.search(words, 0, found.start("n")) or _WAS.search(words, 0, found.start()):
            continue
        if not any(a <= found.start("n") < b for a, b, *_ in parts):
            key = column_of(found) + bound_of(found.group("bound"))
            parts.append((found.start(), found.end(), {key: value_at(reader, found)}, False))
    for pattern in _SINGLE:
        for found in pattern.finditer(words):
            place = found.start("n")
            if of_group(reader, found) or is_base(words, place):
                continue
            if _PERSON.search(words, 0, found.start()):
                continue
            if _MISSED.search(words, 0, found.start()):
                continue
            if not any(a <= place < b for a, b, *_ in parts):
                parts.append((found.start(), found.end(), _yes(reader, found), True))
    return parts


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
_PERSON = re.compile(
    r"\b(?:he|she|who|they|government|leader|president|minister|candidate|junta|rebels) "
    r"(?:(?:is|was|are|were|has been|have been|being) )?(?:now |also |\w+ly )?$"
)
#: ", the US and Ukraine," behind "by just two states".
_NAMED_BEHIND = re.compile(
    rf"\s*(?:,|:|-|—|\()+ ?(?P<s>{LIST})(?=\s*(?:[,.;)]|-|—|$|while|but|and N))"
)


#: A column with a subject or a verb of its own stands alone: "21 countries not voting".
_CLAUSE = re.compile(
    rf"[a-z ]*N (?:(?:of the )?{MEMBERS} (?!(?:in favou?r|for|against|opposed)\b)|voted |were |are |was )"
)


#: A verb of its own.
_TOLD = re.compile(r"\b(?:abstained|opposed|rejected|voted|supported)\b")


#: "backed the resolution by 93 votes", "119 countries condemned the coup".
#: "it did not win nine votes": what was missed is no total.
_MISSED = Ending(r"\b(?:not|n't|never|failed to|unable to|without) (?:\w+ )?$")
_SINGLE = (
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


def _echoes(run: _Run | None, value: dict[str, int]) -> bool:
    return run is not None and bool(
        {k.split("_")[0] for k in run[2]} & {k.split("_")[0] for k in value}
    )
