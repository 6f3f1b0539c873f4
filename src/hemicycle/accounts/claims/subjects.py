"""Who stands left of a verb of voting: members, lists, groups, counts, and what may lie between."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.words import BOUND, EPITHET, LIST, MEMBERS

#: Words that make an aside a statement of its own.
HAPPENS = (
    r"\b(?:voted|voting|votes|abstain\w*|adopted|passed|approved|rejected|opposed|backed|supported|"
    r"vetoed|was|were|did|had voted|C)\b"
)
#: What may stand between a subject and its verb.
GAP = (
    r"(?:,? (?:which|who|that))?"
    + r"(?: - (?!N)[^,.;-]{1,60} -|, (?!and\b|but\b|while\b|N\b|by\b|with\b|no\b|the (?:sole|lone))(?:(?!"
    + HAPPENS
    + r")[^,.;:]){1,70},(?= vot| abst| oppos| back| support| was| were| did| took| cast| said| gave| chose| merely| also| again))?"
    r"(?:,? (?:in particular|meanwhile|however|for (?:its|their) part|notably|too|led by [^,.]{1,50}"
    r"(?:, who [^,.]{1,80})?|the only [^,.]{1,50}|(?:the|a|an|both|all|each|fellow) [^,.]{1,40}|in turn|by contrast|alone|"
    r"along with [^,.]{1,40}|N of [^,.]{1,50}|(?:current|usually|normally|traditionally|often|long|once|one of|itself|whose|despite|like) [^,.]{1,50}|among others|among them|included)(?:,|(?= vot| abst)))?,?"
    r"(?: (?:has|have|had|also|then|all|both|each|again|actually|instead|ultimately|alone|even|"
    r"unanimously|\w+ly|together|twice|previously|was|were|is|are|being|be|to|did|do|states|"
    r"chose|opted|decided|preferred|(?:recorded|listed|marked|counted|registered) as|(?:flipped|switched|moved|changed|shifted|went) (?:its vote |sides )?from [^,.;]{1,30} to|simply|once|later|first|merely|ended up|stood|found (?:itself|themselves)|isolated|this time|in the end|to the surprise of many|broke the pattern and|broke ranks and|itself|themselves|on D|on \w+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|in D|still|"
    r"consistently|surprisingly|for the first time|in (?:asia|africa|europe|the (?:region|caribbean|pacific|middle east|gulf))|a|the|in|-|only|so|have all|drafted and|"
    r"(?:was |were |is |are )?among (?:the |those )?(?:N )?(?:other )?(?:(?:[a-z]+|G) ){0,2}?(?:"
    + MEMBERS
    + r"|those|the N)(?: (?:that|who|which|to))?|"
    r"let [^,.;]{1,40}|by|(?<=C )having|vote sees|(?:was |is |were )?N of (?:the |only |just )+(?:[a-z]+|G) (?:countries|states|nations|members) (?:that|which|who|to)|(?:one|N) of (?:the |only |just )?N "
    + MEMBERS
    + r"(?: (?:to|that|which|who))?|"
    r"(?:yesterday|today)|just|at the (?:un(?: general assembly| security council)?|general assembly|security council|unga)|the (?:only|sole|lone) (?:[\w-]+ ){0,6}?(?:to|in|that|which|who)|(?:moved|switched|shifted|turned|swung) to|the N (?:G )?(?:\w+ ){1,2}?to|"
    r"(?:the )?N (?:" + MEMBERS + r" )?(?:that|which|who)|formally|finally|openly))*,? ?(?:'|\()?"
)
SUBJECT = SENTENCES.add(
    re.compile(
        rf"(?P<s>{LIST}(?:, (?:alongside|together with|along with) {LIST},)?)(?:,? (?:and|plus|as well as) (?:others|other (?:[a-z-]+ )?(?:countries|states|nations|members)|(?:many|several|dozens|scores|a number|a few|some|various|numerous|a handful)(?: of)? (?:(?:other|more|further) )?(?:others|(?:\w+ )?(?:countries|states|nations|members))))?(?:'s)?(?P<gap>{GAP})$"
    )
)
#: "All other members of the 15-member council", "the rest of the Council", "the other members".
REST = SENTENCES.add(
    re.compile(
        rf"(?P<q>\b(?:every(?: single)? other|(?:all|every one of) (?:of )?(?:the )?other|(?:all (?:of )?)?the (?:other|remaining)|the rest of the) "
        rf"(?:countries|states|nations|members|delegations|member|country|state|nation|(?=council|N-(?:member|nation|state)|security|un))(?P<who>(?: ?(?:of|on|in) (?:the )?)?(?: ?(?:un|united nations|N-(?:member|nation|state)|security|council|assembly))*(?: members?)?)),?"
        rf"(?P<inc> including (?P<s>{LIST}),?)?(?P<gap>{GAP})$"
    )
)
OTHERS = SENTENCES.add(
    re.compile(
        rf"(?:(?P<s>{LIST}),? (?:and|along with|plus|together with|as well as) )?{BOUND}(?P<pre>(?:other|remaining) )?(?P<n>N) "
        rf"(?(pre)|(?:of the |its )?(?:others?|more|further|additional|remaining|fellow)) ?(?P<who>{MEMBERS}|G {MEMBERS}|others|of [\w ]+)?"
        rf"(?P<gap>{GAP}|(?: (?:on|of|in) the (?:un |security )*council)? )$"
    )
)
COUNT = SENTENCES.add(
    re.compile(
        rf"(?:^|(?<=[\s,;(—]))(?<!'s ){BOUND}(?P<n>(?:no|not) N(?= ?$| )|(?<!\bno )(?<!\bnot )N|none|nobody|no) ?(?:(?:out )?of (?:the )?(?:current |present )?(?P<of>N|its N|(?:(?:[\w-]+ ){{0,3}}[\w-]+'s )N|C's N)?\s?)?"
        rf"(?P<who>(?:the )?{MEMBERS}|(?:the )?{MEMBERS} out of (?:the )?N|members|of them|of the N-(?:member|nation|seat|state|strong) (?:\w+ )*?(?:body|council|assembly|panel|forum))?(?: (?:in|on|of) the (?:[\w-]+ ){{0,3}}(?:council|assembly|body)(?='?s? ))?(?P<gap>{GAP})$"
    )
)
GROUP = SENTENCES.add(
    re.compile(
        rf"(?P<q>\b(?:not all|not every|every|each|all|all of|all other|most|many|several|some|a majority of|no|none of|"
        rf"not one|not a single|not N|the entire|(?:only )?N (?:out )?of (?:the |its |all )?N|(?:the )?N|only N|N of)? ?(?:the )?(?:N )?(?:other )?)"
        rf"(?P<g>(?:(?:single )?(?:country|state|nation|member|countries|states|nations|members)(?: states?)? (?:of|in) (?:the )?)?(?:G|(?<!non-)(?<!non)permanent|elected)(?:'s)?(?!-)(?: (?:G|{MEMBERS}|member states|group|bloc|allies|partners|"
        rf"nations|members of [\w ]+))*(?: (?:of|on|in) the (?:un )?(?:security )?council)?(?:,? (?:except|with the exception of|save|other than|apart from)(?: for)? [^,.]{{1,50}}?(?:,|(?= ?$)|(?= (?:also|have|had|all|did) )))?)"
        rf"(?P<gap>{GAP})$"
    )
)
JOINED = SENTENCES.add(
    re.compile(
        rf"(?:(?P<s>{LIST})[\s,—-]*(?:(?:was|were) among (?:those|the (?:N )?\w+|N \w+) )?(?:which |who |that )?(?:had |have |has )?)?(?P<j>join(?:ed|s|ing)? (?:with )?"
        rf"(?P<o>(?:the likes of )?{LIST}|(?:its|their|the|fellow)(?: fellow)? G(?: \w+)?|(?:the|(?:several|many|dozens of|some|a number of)(?: dozen)?) other \w+))"
        rf"(?:,? (?:and |as well as )?(?:N others?(?: {MEMBERS})?|others|(?:several|a few|many|a handful of|dozens of|some|N) (?:other )?(?:[\w-]+ )?{MEMBERS}))?"
        r"(?: on (?:\w+day|D))?(?:,? D,?)? (?:in|by|to|when|and) $"
    )
)


#: "17 states, Egypt and China among them, took no part", "73 members, Ukraine included, abstained".
INCLUDED = SENTENCES.add(
    re.compile(
        rf"{BOUND}(?P<n>N) (?:of the )?{MEMBERS}, (?:including )?(?P<s>{LIST}) (?:itself )?(?:among them|among others|included|foremost|above all|first among them|at their head),?(?P<gap>{GAP})$"
    )
)
#: "Eighteen countries, among them the US, Russia and 15 others, opposed"; "three members - Algeria,
#: China and Russia - voted against"; "14, including Israel, said no".
INCLUDING = SENTENCES.add(
    re.compile(
        rf"(?:(?P<main>{LIST})(?:,? and|,|,? (?:along|together) with|,? alongside) )?{BOUND}(?P<n>N)(?P<where> (?:[a-z-]+ )?(?:asian|pacific|caribbean|balkan|eastern|scandinavian))?(?P<who> (?P<other>other )?(?:of (?:the )?)?(?:N )?{MEMBERS}(?: (?:on|in) the N-(?:member|nation) (?:un |security )*(?:body|council|assembly))?(?: with [^,.;:()—]{{1,60}}?)?)?"
        rf"(?:(?P<open>(?:,? | ?(?:-+|—|\() ?)(?:among them|including|led by|such as) (?:those of )?)|(?P<mark> ?-+ | ?— ?| \())"
        rf"{EPITHET}(?P<s>{LIST})(?:,? and (?P<o>N) (?:others?|more)(?: {MEMBERS})?)?(?P<close>(?(mark)(?: ?(?:-+|—)|\)|,)|(?: ?(?:-+|—)|\)|,)?)),?(?P<gap>{GAP})$"
    )
)
