"""Positions told by a noun: "the lone abstainer", "the dissenters were", "in the no camp"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import SENTENCES, Banked
from hemicycle.accounts.claims.columns import is_base, of_group
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import EPITHET, LIST, MEMBERS, TEXT

_VOTES = r"(?:votes?|ballots?|voices?)"
_KINDS = {
    "abstain": rf"(?:(?<=N )abstaining|abstainers?|neutrals|abstentions?|abstaining {MEMBERS}|{MEMBERS} (?:(?:that|to) abstain(?:ed)?|abstaining)|(?:those|others) (?:abstaining|(?:to|who|that) abstain(?:ed)?))",
    "no": rf"(?:(?<=N )against|dissenters?|opponents?|naysayers?|objectors?|holdouts?|nays?|noes|no(?: {_VOTES})?(?! (?:camp|column))|{_VOTES} against|(?:dissenting|negative|opposing) {_VOTES}|"
    rf"(?:dissenting|opposing) {MEMBERS}|{MEMBERS} (?:(?:that|to) (?:voted? (?:against|no)|opposed?)(?: it)?|voting (?:against|no)|opposed)|(?:those|others) (?:against|in opposition|to (?:vote against|oppose)(?: it)?|(?:opposing|opposed to|rejecting|voting against|(?:who|that|which) (?:voted against|opposed|rejected))(?: (?:it|S|(?:the|this) (?:[\w-]+ |A |C-\w+ ){{0,3}}?{TEXT}))?\b))",
    "yes": rf"(?:(?<=N )in favou?r|(?<!its )(?<!their )(?:supporters?|backers?)|ayes?|yes(?: {_VOTES})?(?! (?:camp|column))|{_VOTES} in favou?r|(?:affirmative|positive) {_VOTES}|{MEMBERS} (?:in favou?r|voting (?:for|in favou?r|yes)|(?:that|to) (?:voted? (?:for|in favou?r|yes)|back(?:ed)?|support(?:ed)?)(?: it)?)|(?:those|others) (?:in favou?r|to (?:vote (?:for|in favou?r)|back|support)(?: it)?|(?:supporting|backing|voting (?:for|in favou?r of)|(?:who|that|which) (?:voted for|supported|backed))(?: (?:it|S|(?:the|this) (?:[\w-]+ |A |C-\w+ ){{0,3}}?{TEXT}))?\b))",
}
_SOLE = r"(?:sole|only|lone|single|solitary)"
_SIDE = r"(?:camp|column|group|lobby|bloc|side)"


#: Where the patterns of this page begin.
_FIRST = SENTENCES.size


def _patterns(noun: str) -> tuple[Banked, ...]:
    """Ways of putting a list beside a noun that names a position."""
    texts = (
        # "Brazil and Ukraine were the two abstentions", "with Ukraine as the lone abstainer"
        rf"(?P<s>{LIST}),?(?: under (?:president |prime minister )?\w+(?: \w+)?,?)? (?:was|were|is|are|being|as|remained|became) (?:again |once more )?(?:(?:the (?P<only>{_SOLE}) (?:G )?{MEMBERS} )?(?P<open>(?:among|one of|N of|part of) )?(?:the |this year's |last year's |its |N )?"
        rf"(?:(?P<sole>{_SOLE}) )?(?:other )?(?:(?P<n>N) )?)(?:G )?{noun}\b",
        # "The naysayers were the US and Israel", "the only no vote came from Qatar"
        rf"\b(?:(?P<sole>{_SOLE}) )?(?:(?P<n>N) )?{noun}(?: (?:in|from) (?:the )?(?:\w+ |G ){{0,2}}?\w+| to (?:it|the \w+))? ?(?:(?:were|was|are|is)(?: those of| that of| led by| headed by)?|(?:came|comes|was cast|were cast) (?P<part>only )?(?:from|by)|being|(?P<some>included?|includes|including)|:)[:,]?\s?(?:[-—•*] )?"
        rf"(?:(?:ambassador|envoy|delegate)[^,.;]{{0,40}} of )?(?P<s>{LIST})",
        # "The sole abstention was Iran's"
        rf"\b(?P<sole>{_SOLE}) {noun} (?:was|is|being) (?:that of )?(?P<s>(?:the )?C)'s(?! \w)",
        # "Among the abstainers were Germany and Italy"
        rf"\b(?P<open>among) (?:the |those )?(?:few |many |N )?{noun}(?:,? (?:were|was|are|is)|,)? {EPITHET}(?P<s>{LIST})",
    )
    return tuple(SENTENCES.add(re.compile(text)) for text in texts)


_BY_NOUN = {relation: _patterns(noun) for relation, noun in _KINDS.items()}
#: "stood with Washington in the No camp", "moved into the yes column", "in the minority of 26".
_PLACED = SENTENCES.add(
    re.compile(
        rf"(?P<s>{LIST})(?:,? (?:was|were|is|are|stood|moved|sat|stayed|ended up|landed|shifted|crossed|joined|found (?:itself|themselves)|remained|broke)\b[^.;:]{{0,60}}?)? in(?:to)? (?:the|a) "
        rf"(?:(?P<no>no {_SIDE}|(?:small |tiny )?minority of N)|(?P<yes>yes {_SIDE})|(?P<abstain>abstention {_SIDE}))"
    )
)
#: "South Africa's abstention", "the Philippines' vote in favour", "the abstentions of China and India".
_OWN = SENTENCES.add(
    re.compile(
        rf"(?:(?P<s>(?:the )?C)'s? (?:own )?|(?=(?:the )?abstentions? (?:of|by|from) ))(?:(?P<abstain>abstention)\b(?!s)|(?P<no>(?:vote against|no vote|negative vote|no\b(?= (?:was|is|did|merely|to|on|counted|,|and|rather)|,)))\b|"
        rf"(?P<yes>(?:vote (?:in favou?r|for)|yes vote))\b|(?:the )?(?P<abstain2>abstentions?) (?:of|by|from) (?P<s2>{LIST}))"
        rf"|without (?P<s3>(?:the )?C)'s? (?P<absent>participation|taking part|involvement in the vot(?:e|ing))"
    )
)
#: "Abstentions came from Russia and China", "opposition included", "three abstentions from Russia and".
_CAME = SENTENCES.add(
    re.compile(
        rf"(?:(?:the )?(?:(?P<abstain>abstentions)|(?P<no>opposition|dissent)|(?P<yes>support)) (?:(?:came|comes) (?:only )?from|included) "
        rf"|(?:the |(?P<n>N) )?(?:(?P<abstain2>abstentions?) (?:from|by)|(?P<no2>(?:no|negative|dissenting|opposing|opposition) votes?) (?:cast )?(?:from|by|of)|(?P<yes2>(?:favou?rable|affirmative|positive|yes) votes?) (?:cast )?(?:from|by|of)|(?<!no )(?P<no3>opposition) (?:of|from)) )(?P<s>{LIST})"
    )
)


#: "a vote opposed by the lone abstainer": somebody else's.
_NOT_OWN = Ending(r"\b(?:by|of|unlike) (?:the )?$")
#: "Opposing partition were: Cuba, Egypt", "Voting against the text were Syria and Iran".
_TURNED = SENTENCES.add(
    re.compile(
        r"(?:(?P<no>(?:voting (?:against|no)|opposing|rejecting)\b|^\W*against(?= (?:were|was)))|(?P<abstain>abstaining\b)|(?P<yes>^\W*in favou?r(?= (?:were|was))|(?:voting (?:for|in favou?r|yes)|supporting|backing)\b))"
        rf"(?: (?!and\b|but\b|while\b)[\w'-]+| S| A| C-\w+){{0,5}}?(?: (?:were|was|are)(?: only)?:? |:\s?(?:[-—•*] ?)?)(?P<s>{LIST})"
    )
)
#: "13 votes and two abstentions, those of Moscow and Beijing".
_THOSE = SENTENCES.add(
    re.compile(
        rf"(?P<n>N) (?:(?P<abstain>abstentions?)|(?P<no>votes? against|no votes?|negative votes?|dissenting votes?)|(?P<yes>votes? in favou?r|yes votes?)),? (?:-|—)?\s?(?P<q>(?:both |all )?(?:those|that|the votes?) (?:of|by|from) (?P<s>{LIST}))"
    )
)
#: "was one of 19 abstainers on the vote along with Albania and Dominica".
_BESIDE = re.compile(
    rf"(?: (?:on|in) (?:the |this |that )?(?:\w+ )?(?:vote|text|resolution|ballot))?,? (?P<q>(?:along with|alongside|together with) (?P<s>{LIST}))"
)


#: "18 opponents, including the US and 17 others".
_NUMBERED = SENTENCES.add(
    re.compile(
        rf"(?P<n>N) (?:(?P<abstain>abstainers)|(?P<no>opponents|dissenters|naysayers|objectors)|(?P<yes>supporters|backers))\b(?:,? (?:including|among them) (?P<s>{LIST}),? and (?P<o>(?P<others>N) (?:others?|more)))?"
    )
)
#: The patterns of this page: where none may match, none is asked.
_ANY = SENTENCES.since(_FIRST)


def nouns(reader: Reader) -> Iterator[Claim]:
    """Positions told by a noun and not by a verb."""
    if "C" not in reader.words or not SENTENCES.look(reader.words)[0] & _ANY:
        return
    for relation, patterns in _BY_NOUN.items():
        for pattern in patterns:
            for found in pattern.finditer(reader.words):
                yield from _listed(reader, found, relation)
    for pattern in (_PLACED, _OWN, _CAME, _TURNED, _THOSE):
        for found in pattern.finditer(reader.words):
            groups = {
                name.rstrip("23"): words for name, words in found.groupdict().items() if words
            }
            relation = next(name for name in ("yes", "no", "abstain", "absent") if name in groups)
            if relation == "absent" and not _AT_A_VOTE.search(reader.words[: found.start()]):
                continue
            whole = pattern is _TURNED and _is_whole(reader.words, found)
            yield from _listed(reader, found, relation, whole=whole)


#: "Adopted with three abstentions, and without Algeria's participation", not "talks without it".
_AT_A_VOTE = re.compile(
    r"\b(?:passed|adopted|approved|abstentions?|abstaining|voted?|in favou?r|against)\b[^.;]*(?:,|\b(?:and|but|albeit)) (?:and |but |albeit )?$"
)


def _is_whole(words: str, found: re.Match[str]) -> bool:
    """Whether "those voting against were …" names all of them: nothing before or behind it."""
    plain = re.fullmatch(r"\W*(?:(?:the |all |those )*(?:N )?(?:\w+ )?)", words[: found.start()])
    return bool(plain) and re.match(r"\s*(?:[.;]|$)", words[found.end() :]) is not None


def _listed(
    reader: Reader, found: re.Match[str], relation: str, *, whole: bool = False
) -> Iterator[Claim]:
    """The members of the list, closed where the words say that there are no others."""
    groups = found.groupdict()
    place = found.span(next((s for s in ("s3", "s2") if groups.get(s)), "s"))
    named = reader.subjects(*place)
    if not named or _NOT_OWN.search(reader.words, 0, found.start()):
        return
    more: dict[str, object] = {}
    open_list = groups.get("open") or groups.get("some")
    if whole or (not open_list and (groups.get("sole") or groups.get("n"))):
        more["closed"] = True
    if not open_list and relation != "yes" and len(named) > 1 and _is_defined(reader.words, found):
        more["closed"] = True
    if groups.get("n") and not open_list:
        more["stated_count"] = reader.number(found.start("n"))
    kind = "roster" if len(named) > 2 or more else "country_vote"
    start = found.start("q" if groups.get("q") else 0)
    start = found.start("s") if groups.get("some") and groups.get("n") else start
    yield reader.claim(start, found.end(), kind, relation, subjects=named, **more)
    beside = _BESIDE.match(reader.words, found.end())
    if beside:
        there = reader.subjects(*beside.span("s"))
        yield reader.claim(*beside.span("q"), "alignment", relation, subjects=there)


#: "the countries that voted against were": definite, and nothing goes on behind the list.
_WERE = re.compile(
    r"(?:that|who|which|voting|opposing|abstaining)\b[^,.;:]* (?:were|are) (?!among|those of|N\b)"
)
_DEFINITE = Ending(rf"\bthe (?:{MEMBERS} )?$")
_OPEN_END = re.compile(
    r",? (?:and|or) (?:others?|N|some|several|many)|,? (?:among|amongst) others|,? etc|,? as well"
)


def _is_defined(words: str, found: re.Match[str]) -> bool:
    """Whether the list is said to be the whole one: "the countries voting against were A and B"."""
    if words.endswith(("among ", "among the "), 0, found.start()):
        return False
    definite = words.startswith("those", found.start()) or _DEFINITE.search(words, 0, found.start())
    return (
        bool(definite)
        and _WERE.search(words, found.start(), found.start("s")) is not None
        and _OPEN_END.match(words, found.end()) is None
    )


def numbered(reader: Reader) -> Iterator[Claim]:
    """So many opponents, and the others of them that are counted beside the members named."""
    for found in _NUMBERED.finditer(reader.words):
        groups = found.groupdict()
        column = next(name for name in ("yes", "no", "abstain") if groups.get(name))
        if is_base(reader.words, found.start("n")) or of_group(reader, found):
            continue
        end = found.end(column)
        value = {column: reader.number(found.start("n"))}
        yield reader.claim(found.start(), end, "tally", "tally", value=value, verbal=True)
        if groups.get("o"):
            named, place = reader.subjects(*found.span("s")), found.start("others")
            how, many = f"{column}_others", reader.number(place)
            yield reader.claim(
                place, found.end("o"), "count_others", how, subjects=named, value=many, also=named
            )
