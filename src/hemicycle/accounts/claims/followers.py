"""Names that follow a verb of voting: in brackets, after a colon, along with, as did."""

# ruff: noqa: E501 - a pattern reads best on one line
from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.bank import Quick
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.verbs import Vote
from hemicycle.accounts.claims.words import BOUND, EPITHET, LIST, MEMBERS, TEXT

_ALONG = re.compile(
    rf"^[^.;]{{0,70}}?(?P<all>,? ?(?:along with|alongside|together with|joining|as did|so did|neither did|nor did|like|"
    rf"in (?:alliance|agreement|step|line|league|company) with|as were|"
    rf"the same way as|aligning itself with|siding with|as have) "
    rf"(?:those of |(?:its |the |other |neighbou?ring |fellow )*(?:(?:[a-z]+|G) ){{0,3}}?(?:countries|states|nations|members|allies|neighbou?rs),? (?:such as|like|including) )?(?P<s>{LIST})(?P<inc>(?: and (?:its |other )?(?:allies|countries|states|nations))?,? "
    rf"(?:including|such as|like|among them) (?P<s2>{LIST}))?)"
)


_RIGHT = re.compile(
    rf"^(?: (?:(?:of |for |to )?(?:it|S|(?:the|this|\w+day's)(?: C| A| G| [a-z]\w*){{0,2}} (?!by\b|of\b|from\b)[a-z]\w+)|against it|from (?:the )?vot\w+|in (?:the )?vote|on \w+|for it|the {TEXT}))?"
    rf"(?:(?: for [^.;:,]{{3,40}}| this \w+)?\s*:\s*|\s*[—–-]+\s*|\s*\(\s*|,? (?:were|are|was|is|being|included?|including)(?: only)?:? |"
    rf",? (?:including|among them|among those|namely|such as|notably)(?: (?:were|was|are))?:? |, )"
    rf"\(?(?:[-—•*] )?(?P<s>(?:including |among them |only |the )*{LIST})"
)


#: ", alongside nine other countries - Argentina, Hungary and the United States".
_BESIDE_OTHERS = re.compile(
    rf"^[^.;]{{0,70}}?,? (?P<all>(?:along with|alongside|together with|joined by|as did|as have|so did) (?:the )?(?P<n>N) (?:others?|more|fellow)(?: (?:[\w-]+ )?{MEMBERS})?)"
    rf"(?: ?(?:-+|—|:|\() ?{EPITHET}(?P<s>{LIST})|,? including (?P<s2>{LIST}))?"
)


_SO_DID = re.compile(
    rf"\b(?:as|so|neither|nor) (?:did|do|does|have|had|were|was) (?:those of )?(?P<s>{LIST})"
)


_AMONG = Quick(
    re.compile(
        rf"\b(?:among (?:them|those|these)(?: were| was| are|,)?|including|included|with) "
        rf"(?P<s>{LIST})(?! (?:abst|vot|oppos|against|and N))"
    )
)


#: "35 states abstained on the text, Pakistan and India included".
_INCLUDED_AFTER = re.compile(
    rf"^[^.;:,CN]{{0,50}}, (?P<s>{LIST}) (?:included|among them|among others)\b(?=[.,;]|$)"
)
#: "including the US, Russia and 16 others".
_AND_OTHERS = re.compile(
    rf",? (?:and|plus|as well as) {BOUND}(?P<n>N) (?:others?|more)\b(?: {MEMBERS})?"
)


def named_claim(
    reader: Reader,
    vote: Vote,
    subjects: tuple[tuple[str, ...], ...],
    start: int,
    end: int,
    **more: object,
) -> Claim:
    """A claim on members that did what the verb says; three or a whole list are a roster."""
    kind = "roster" if len(subjects) > 2 or more.get("closed") else "country_vote"
    if vote.negated:
        more["negated"] = vote.negated
    return reader.claim(start, end, kind, vote.relation, subjects=subjects, **more)


def followers(reader: Reader, vote: Vote, stop: int) -> Iterator[Claim]:
    """Names that follow the verb: in brackets, after a colon, along with, as did."""
    words = reader.words
    rest = words[vote.end :]
    along = _ALONG.match(rest)
    if along and not re.search(r"\b(?:while|but|with C)\b", rest[: along.start("all")]):
        yield from _companions(reader, vote, along)
    beside = None if along else _BESIDE_OTHERS.match(rest)
    if beside and vote.relation in ("yes", "no", "abstain", "absent"):
        yield from _beside_others(reader, vote, beside)
    found = _RIGHT.match(rest)
    if found and along and found.end() > along.start("s"):
        along = None  # "including China and India, along with Russia" is one list
    if found and not along:
        start, end = vote.end + found.start("s"), vote.end + found.end("s")
        opening = rest[: found.start("s")] + found.group("s")
        follows = rest[found.end() :][:30]
        others = _AND_OTHERS.match(words, end)
        if others and re.search(r"includ|among", opening):
            at, named = others.start("n"), reader.subjects(start, end)
            how, many = f"{vote.relation}_others", reader.number(at)
            yield reader.claim(
                at, others.end(), "count_others", how, subjects=named, value=many, also=named
            )
            return
        if re.match(
            r"(?:'s| (?:abst|vot|oppos|against|did|back|also|was|were|said|and N|for the|propos|resolution|draft|text))",
            follows,
        ):
            return
        if re.search(r"^[^:(—]*, $", rest[: found.start("s")]):
            yield from _running_on(reader, vote, found)
            return
        lead = words[max(0, vote.start - 80) : vote.start]
        newly = "for the first time" in opening
        open_list = (
            newly
            or (_IS.search(opening) and not _PLAIN.search(words, 0, vote.start))
            or re.search(r"includ|among|such as|notably", lead + opening)
            or re.match(r",| ?\((?:N|and|among)| and (?:N|other)", follows)
        )
        yield named_claim(
            reader,
            vote,
            reader.subjects(start, end),
            vote.start if _IS.search(opening) else vote.end + found.start(),
            end,
            **({} if open_list else {"closed": True}),
        )
    after = _INCLUDED_AFTER.match(rest)
    if after and not along and not found:
        start, end = vote.end + after.start("s"), vote.end + after.end("s")
        yield named_claim(reader, vote, reader.subjects(start, end), start, vote.end + after.end())
    said = _SO_DID.search(rest[:80])
    if said and not along:
        start, end = vote.end + said.start("s"), vote.end + said.end("s")
        yield named_claim(reader, vote, reader.subjects(start, end), vote.end + said.start(), end)
    among = _AMONG.search(rest[:90])
    if among and not along and not found:
        between = rest[: among.start()]
        if not re.search(r"[.;]|\bbut\b|\bwhile\b|N", between) and among.group().startswith(
            "among"
        ):
            start, end = vote.end + among.start("s"), vote.end + among.end("s")
            yield named_claim(
                reader, vote, reader.subjects(start, end), vote.end + among.start(), end
            )


#: "voted against were Russia and Iran": the list as a predicate.
_IS = re.compile(r"\b(?:were|are|was|is)(?: only)?:? [^:]*$")
#: Who they are, and nothing more: "the five countries that", "those", "voting against were".
_PLAIN = re.compile(
    r"(?:^|[.;:,(—-] ?|\b(?:and|but|while) )(?:the |all (?:the )?|those )?(?:only |other )?(?:N )?(?:other |others? )?"
    r"(?:(?:un |member )*(?:countries|states|nations|members|delegations|country|state|nation|member|ones?)|those|who)? ?(?:(?:that|which|who) )?(?:have |had |has )?$"
)


def _running_on(reader: Reader, vote: Vote, found: re.Match[str]) -> Iterator[Claim]:
    """ "Armenia voted against the text, Belarus, Bolivia and Cuba.": the list of the subject."""
    start, end = vote.end + found.start("s"), vote.end + found.end("s")
    named, main = reader.subjects(start, end), reader.named_before(vote.start)
    if len(named) > 2 and main and re.match(r"\s*(?:[.;]|$)", reader.words[end:]):
        yield named_claim(reader, vote, main[-1:] + named, vote.start, end)


def _beside_others(reader: Reader, vote: Vote, found: re.Match[str]) -> Iterator[Claim]:
    """The number of those beside a member, and the list of them where one follows."""
    at = vote.end + found.start("n")
    yield reader.claim(
        vote.end + found.start("all"),
        vote.end + found.end("all"),
        "count_others",
        f"{vote.relation}_others",
        subjects=reader.named_before(vote.start),
        value=reader.number(at),
    )
    listed = "s" if found.group("s") else "s2"
    if found.group(listed):
        start, end = vote.end + found.start(listed), vote.end + found.end(listed)
        yield named_claim(reader, vote, reader.subjects(start, end), start, end)


def _companions(reader: Reader, vote: Vote, found: re.Match[str]) -> Iterator[Claim]:
    """``along with Russia, Israel and 16 other countries``."""
    start = vote.end + found.start("s")
    end = vote.end + (found.end("s2") if found.group("s2") else found.end("s"))
    subjects = reader.subjects(start, end)
    place = vote.end + found.start("all")
    place += len(reader.words[place:start]) - len(reader.words[place:start].lstrip(", "))
    others = re.match(
        rf",? (?:and|plus|as well as) {BOUND}(?P<n>N) (?:others?|more|further|\w+ G|G)\b(?: \w+)?(?: {MEMBERS})?",
        reader.words[end:],
    )
    relation = vote.relation
    if len(subjects) == 1 and found.group("all").lstrip(", ").startswith(
        ("along", "together", "in ")
    ):
        main = reader.named_before(vote.start)
        yield reader.claim(
            place, end, "alignment", "same_vote", subjects=main[-1:] + subjects, value=relation
        )
    else:
        yield named_claim(reader, vote, subjects, place, end)
    if others:
        named = reader.named_before(end)
        at = end + others.start("n")
        yield reader.claim(
            at,
            end + others.end(),
            "count_others",
            f"{relation}_others",
            subjects=named,
            value=reader.number(at),
            also=named,
        )
