"""Members after "by", beside another, joined by another, and what they did before."""

# ruff: noqa: E501 - a pattern reads best on one line
from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import LIST, MEMBERS, TEXT

#: Where the patterns of this page begin.
_FIRST = SENTENCES.size


#: "supported by US allies in Asia, including Japan and Australia, its neighbours Canada and Mexico".
_PASSIVE = SENTENCES.add(
    re.compile(
        r"\b(?P<v>supported|backed|endorsed|approved|opposed|rejected) (?P<only>(?:only|solely|just) )?by (?:(?P<only2>only|just) )?(?:(?:(?! by\b|oppos|reject|abst|against|,? N\b)[^.;]){0,70}?\b(?:including|such as|among them) )?"
        rf"(?P<s>{LIST})(?:,? (?:and|plus) (?P<n>N) (?:other {MEMBERS}|others?|more))?"
        rf"(?:,? (?:and )?(?:its|their) (?:\w+ )?neighbou?rs,? (?P<s2>{LIST}))?"
    )
)


#: "supported by the council's 14 other members", "opposed by the remaining two".
_BY_OTHERS = SENTENCES.add(
    re.compile(
        r"\b(?P<v>(?:supported|backed|endorsed|approved|opposed|rejected) by|(?:support|backing|votes) (?:from|of)) (?P<q>(?:all |the |its |(?:un |security )*council's )*(?:other |remaining )?(?P<n>N) (?:other |remaining )?"
        rf"(?:{MEMBERS}|others))"
    )
)


#: "backed by all the other members of the body", "by every Council member except the US".
_BY_ALL = SENTENCES.add(
    re.compile(
        rf"\b(?P<v>supported|backed|endorsed|approved|opposed|rejected) by (?:all|every|each)(?: of)?(?: the)? (?:(?:other|remaining|single other) {MEMBERS}(?: of the (?:body|council))?|"
        rf"(?:other |single )?(?!G ){MEMBERS} (?:except|but|save|other than|apart from|bar)(?: for)? (?P<s>{LIST}))"
    )
)
#: "voted alongside Russia on Monday against a United Nations resolution".
_BESIDE = SENTENCES.add(
    re.compile(
        rf"(?P<s>(?:the )?C) vot(?:ed|ing|es) (?:alongside|together with|with|like) {LIST}(?: on \w+day| on D)? "
        r"(?P<q>(?:(?P<no>against|down)|(?P<yes>for(?! the \w+ time\b)|in favou?r of)) (?:a|an|the|it|S)(?: [\w'-]+| C's| C| A| G){0,8})"
    )
)


#: "had previously backed Ukraine and supported resolutions condemning Russia".
_BEFORE = SENTENCES.add(
    re.compile(
        r"(?P<s>(?:the )?C)(?: had| has)? (?:previously|earlier|repeatedly|consistently|always|long|routinely|regularly|until now)(?: had| has)? "
        r"(?:(?P<yes>backed|supported|voted (?:for|in favou?r)|endorsed)|(?P<no>opposed|voted against|rejected)|(?P<abstain>abstained))(?=[^.;]*\b(?:resolutions?|texts?|drafts?|votes?|motions?|measures?|C\b))[^.;]{0,70}"
    )
)


#: "previous UN resolutions primarily backed by the U.S."
_BACKED_BEFORE = SENTENCES.add(
    re.compile(
        r"(?:previous|earlier|past|prior)(?: \w+){0,3} resolutions (?:\w+ )?(?P<yes>backed|supported) by (?P<s>(?:the )?C)"
    )
)


def passives(reader: Reader) -> Iterator[Claim]:
    """Members after "by", beside another, and what they did before."""
    if not SENTENCES.look(reader.words)[0] & _ANY:
        return
    for found in _PASSIVE.finditer(reader.words):
        relation = "no" if found.group("v") in ("opposed", "rejected") else "yes"
        open_list = "including" in found.group() or bool(found.group("n"))
        start, end = found.start("s"), found.end("s")
        named = reader.subjects(start, end)
        only = bool(found.group("only") or found.group("only2"))
        texts = _is_of_text(reader.words, found.start())
        if reader.words[end : end + 3] == " C'" or not (texts or only):
            continue
        kind = "roster" if len(named) > 2 or only else "country_vote"
        alone = only or (len(named) == 1 and not open_list)
        start = found.start() if alone else _with_including(reader.words, start)
        yield reader.claim(
            start, end, kind, relation, subjects=named, closed=only, open=open_list and not only
        )
        if found.group("n"):
            number = found.start("n")
            yield reader.claim(
                number,
                found.end(),
                "count_others",
                f"{relation}_others",
                subjects=named,
                value=reader.number(number),
                also=named,
            )
        if found.group("s2"):
            start, end = found.start("s2"), found.end("s2")
            yield reader.claim(
                start, end, "country_vote", relation, subjects=reader.subjects(start, end)
            )
    for found in _BY_OTHERS.finditer(reader.words):
        if re.search(r"other|remaining", found.group("q")):
            relation = "no" if found.group("v").startswith(("opposed", "rejected")) else "yes"
            yield reader.claim(
                *found.span(),
                "count_others",
                f"{relation}_others",
                subjects=reader.named_before(found.start("n")),
                value=reader.number(found.start("n")),
            )
    yield from _joined_by_some(reader)
    for found in _BY_ALL.finditer(reader.words):
        relation = "no" if found.group("v") in ("opposed", "rejected") else "yes"
        kept = "s" if found.group("s") else ""
        named = reader.subjects(*found.span("s")) if kept else reader.named_before(found.start())
        how = f"{relation}_others"
        yield reader.claim(*found.span(), "count_others", how, subjects=named, everyone=True)
    for found in _JOINED_BY.finditer(reader.words):
        relation = _position(found.group("how"))
        named = reader.subjects(found.start(), found.end("o"))
        kind = "roster" if len(named) > 2 else "country_vote"
        yield reader.claim(found.start(), found.end(), kind, relation, subjects=named)
    for found in _OPPOSITION_BY.finditer(reader.words):
        how = "abstain" if "abstention" in found.group("how", "so") else "no"
        named = reader.subjects(*found.span())
        kind = "roster" if len(named) > 2 else "country_vote"
        yield reader.claim(*found.span(), kind, how, subjects=named)
    for found in _IN_COMPANY.finditer(reader.words):
        how = {"abstention": "abstain", "support": "yes"}.get(found.group("how"), "no")
        named, hosts = reader.subjects(*found.span("s")), reader.subjects(*found.span("o"))
        kind = "roster" if len(named) > 1 or found.group("only") else "country_vote"
        whole = bool(found.group("only"))
        yield reader.claim(*found.span(), kind, how, subjects=named, closed=whole, plus=hosts)
    for found in _WITH_OTHERS.finditer(reader.words):
        named, number = reader.subjects(*found.span("s")), reader.number(found.start("n"))
        yield reader.claim(
            *found.span(), "count_others", "yes_others", subjects=named, value=number, also=named
        )
    for found in _BESIDE.finditer(reader.words):
        yield reader.claim(
            found.start("q"),
            found.end("q"),
            "country_vote",
            "no" if found.group("no") else "yes",
            subjects=reader.subjects(found.start("s"), found.end("s")),
        )
    for pattern in (_BEFORE, _BACKED_BEFORE):
        for found in pattern.finditer(reader.words):
            groups = found.groupdict()
            relation = next(k for k in ("no", "abstain", "yes") if groups.get(k))
            yield reader.claim(
                found.start(),
                found.end(),
                "country_vote",
                relation,
                prior=True,
                subjects=reader.subjects(found.start("s"), found.end("s")),
            )


#: "Russia was joined by four states in voting no: Belarus, ...".
_JOINED_BY_SOME = SENTENCES.add(
    re.compile(
        rf"(?P<s>{LIST}) (?:was|were) joined (?:only )?by (?P<n>N) (?:other |more |further )?(?:{MEMBERS}|others) in (?P<how>(?:voting )?(?:against|no\b)|opposing|rejecting|"
        rf"voting (?:for|yes|in favou?r)|supporting|backing|abstaining)(?:[^.;:CN]{{0,40}}[:—–-] ?(?P<o>{LIST}))?"
    )
)
#: "only Belarus and Syria joining Moscow in opposition".
_IN_COMPANY = SENTENCES.add(
    re.compile(
        rf"(?P<only>\bonly )?(?P<s>{LIST}) join(?:ed|ing|s) (?P<o>{LIST}) in (?P<how>opposition|dissent|abstention|support)\b"
    )
)
#: "Palau has joined 140 other nations to condemn the invasion".
_WITH_OTHERS = SENTENCES.add(
    re.compile(
        rf"(?P<s>(?:the )?C) (?:has |have |had )?join(?:ed|ing|s) (?P<n>N) other {MEMBERS}\b[^,.;]{{0,40}}? (?:in (?P<in>voting (?:for|in favou?r)|supporting|backing|condemning|demanding|calling)|to (?P<to>condemn|demand|support|back|call|urge|deplore|approve|adopt|vote (?:for|in favou?r)))\b"
    )
)
#: "Russia was joined by Belarus and Syria in opposing the text".
_JOINED_BY = SENTENCES.add(
    re.compile(
        rf"(?P<s>{LIST}) (?:(?:was|were) (?:joined by|in the company of)|found (?:itself|themselves) in the company of) (?P<o>{LIST}) in (?P<how>(?:voting )?(?:against|no\b)|opposing|rejecting|"
        r"voting (?:for|yes|in favou?r)|supporting|backing|abstaining)"
    )
)
#: "Russia was joined in its opposition by Belarus and Syria", "Joining Russia in opposition were".
_OPPOSITION_BY = SENTENCES.add(
    re.compile(
        rf"(?:(?P<s>(?:the )?C) (?:was|were) joined in (?:its |their )?(?P<how>opposition|dissent|abstention|voting against) by|joining (?:the )?C in (?P<so>opposition|dissent|abstention) (?:were|was)) (?P<o>{LIST})"
    )
)


#: The patterns of this page: where none may match, none is asked.
_ANY = SENTENCES.since(_FIRST)


def _with_including(words: str, start: int) -> int:
    """Where the list begins, with the "including" right before it."""
    found = _INCLUDING.search(words, 0, start)
    return found.start() if found else start


_INCLUDING = Ending(r"(?:including|such as|among them) $")


def _position(how: str) -> str:
    """The position of "in opposing", "in voting yes", "in abstaining"."""
    if how == "abstaining":
        return "abstain"
    return "no" if re.search("against|no|oppos|reject", how) else "yes"


def _joined_by_some(reader: Reader) -> Iterator[Claim]:
    """A number of others that joined the member named, and the list that may follow."""
    for found in _JOINED_BY_SOME.finditer(reader.words):
        relation, hosts = _position(found.group("how")), reader.subjects(*found.span("s"))
        place = found.start("n")
        stop = found.start("o") if found.group("o") else found.end()
        yield reader.claim(
            place, stop, "count_others", f"{relation}_others",
            subjects=hosts, value=reader.number(place), also=hosts,
        )  # fmt: skip
        if found.group("o"):
            named = reader.subjects(*found.span("o"))
            yield reader.claim(
                *found.span("o"), "roster", relation, subjects=named, closed=True, plus=hosts
            )


def _is_of_text(words: str, start: int) -> bool:
    """Whether a text is what is supported: "resolutions were supported by"."""
    before = words[max(0, start - 70) : start]
    if not words[:start].strip(' "') and _THE_TEXT.match(words, start):
        return True
    return (
        re.search(rf"\b(?:{TEXT}|it|S)\b[^.;]{{0,40}}$", before) is not None
        or _AND_BY.search(words, 0, start) is not None
        or _BEGUN.fullmatch(words, 0, start) is not None
    )


#: "has now been rejected by", at the beginning of a fragment.
_BEGUN = re.compile(r"\W*(?:was|were|has|have|had|is|been|being|also|now|\w+ly| )+")


#: "Supported by Japan and opposed by China, the text passed".
_THE_TEXT = re.compile(rf"[^,.;]{{1,80}}, (?:the|this) (?:[\w-]+ |A |C |G ){{0,2}}?(?:{TEXT})\b")


#: "supported by Western nations and opposed by Russia": of the same text.
_AND_BY = Ending(
    r"\b(?:supported|backed|endorsed|opposed|rejected) by [^.;]{1,60} (?:and|but|while) $"
)
