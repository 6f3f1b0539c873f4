"""Who stood with whom: alignments of members, and groups without a verb of voting nearby."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_AUX = r"(?: (?:has|have|had|also|then|again|\w+ly|twice|N times|once|repeatedly|choice to|chose to|found themselves))*"
_WITH = (
    r"(?:sid(?:ed|es|ing)(?: (?P<c1>twice|once|N times))? with|vot(?:ed|es|e|ing)(?: \w+ly)? (?:alongside|with|together with|the same (?:way )?as|in line with|like|in step with)|"
    r"align(?:ed|s|ing)?(?: itself| themselves)? with|stood with|stands with|lined up with|joined(?= (?:the )?C in\b(?! (?:casting |using )?(?:an? |their )?(?:double |triple |joint |rare )*veto))|joins(?= (?:the )?C in)|"
    r"(?:(?:was|were)|found (?:itself|themselves)|ended up|landed) (?:on|in) the same (?:side|camp|column|company) (?:as|with)|took the same (?:side|position) as|in lockstep with|echoed|matched)"
)
_AGAINST = (
    r"(?:split (?:with|from)|broke (?:with|ranks with|from)|diverged from|parted (?:ways|company) with|at odds with|"
    r"vot(?:ed|es|ing) differently (?:from|than|to)|disagreed with|on (?:the )?opposite sides? (?:from|to|of)|took the opposite (?:side|position) (?:to|from))"
)
_VOTING = r"(?: in (?:voting (?:against|for|no|yes)|opposing|supporting|backing|abstaining|rejecting)(?: (?:a|an|the|it|this|S|its)(?: (?:un|united nations|C-\w+|G-\w+|A|C))*(?: (?:resolution|text|draft|measure|motion|proposal))?)?| in (?:(?:un|united nations|the|its|both|two|N|key|assembly) )+(?:votes?|resolutions?|ballots)(?: at [\w ]{1,20}un)?| twice| against [^,.;]{0,30}| in \w+ votes?[^,.;]{0,20}| in un \w+(?: votes?)?| on \w+day| in (?:a |the )?(?:\w+ ){0,3}votes?| N times)?"

ALIGNMENTS = (
    Pattern(
        "alignment",
        "same_vote",
        r"(?<!not even )(?<!not even the )(?P<s>(?:the )?C)(?P<aux>"
        + _AUX
        + r") "
        + _WITH
        + r" (?P<o><LIST>|G \w+)(?P<how>"
        + _VOTING
        + r")",
        "The US has twice sided with Russia in votes",
    ),
    Pattern(
        "alignment",
        "same_vote",
        r"(?P<s>(?:the )?C(?:, (?:the )?C)*,? and (?:the )?C) (?:(?:was|were)|found themselves|ended up|landed) (?:on|in) the same (?:side|camp|column|company) (?:as|with) (?P<o><LIST>)",
        "Israel and Hungary found themselves in the same camp as Belarus",
    ),
    Pattern(
        "alignment",
        "same_vote",
        r", (?P<q>"
        + _WITH
        + r" (?P<o><LIST>(?:,? and (?:its |other )?(?:allies|countries|states|nations))?"
        r"(?:,? including <LIST>)?)(?P<how>" + _VOTING + r"))",
        "voted against the resolution, aligning itself with Russia",
        more={"elided": True},
    ),
    Pattern(
        "alignment",
        "same_vote",
        r"(?P<s>(?:the )?C(?: and |, )(?:the )?C)(?:,)? (?P<aux>\w+ )*?(?:(?:(?:were|stood|found themselves) united|vote[ds]?|found themselves voting|found themselves|were|stood|ended up|are|landed)(?: together| in alignment| in step| alike| the same way| in the same way| identically)|(?:found themselves|were|stood|ended up|landed)? ?on the same side)(?P<how> in (?:N|both|two)? ?(?:key |\w+ )?(?:votes?|ballots|resolutions)| on [^,.;]{0,40}| at un)?",
        "Washington and Moscow found themselves on the same side in two key votes",
    ),
    Pattern(
        "alignment",
        "different_vote",
        r"(?P<s>(?:the )?C)(?P<aux>"
        + _AUX
        + r") "
        + _AGAINST
        + r" (?P<o><LIST>|(?:its |their )?G \w+)(?P<how> [^,.;]{0,40})?",
        "the United States split with its European allies",
    ),
    Pattern(
        "alignment",
        "different_vote",
        r"(?P<s>(?:the )?C) (?:did not|didn't|refused to|declined to|chose not to|was not willing to) (?:side|vote|align(?: itself)?|stand) (?:alongside|with|together with|like) (?P<o><LIST>)(?P<how>"
        + _VOTING
        + r")",
        "Israel did not side with Washington",
    ),
    Pattern(
        "alignment",
        "different_vote",
        r"(?P<s>(?:the )?C(?: and |, )(?:the )?C)(?:,)? (?:\w+ )*?(?:voted (?:differently|on opposite sides)|were on opposite sides|split|went separate ways|took different (?:paths|positions)|parted (?:ways|company)|cancelled each other out|took opposite sides|disagreed)(?P<how> (?:on|over|in) [^,.;]{0,40})?",
        "France and Germany voted differently",
    ),
    Pattern(
        "alignment",
        "same_vote",
        r"(?P<s>(?:the )?C(?: and |, )(?:the )?C) (?:both|each) (?P<how>voted (?:the same way|no|yes|against|in favou?r|for)|abstained|opposed|backed|supported)[^,.;]{0,30}",
        "The US and Russia both voted no",
    ),
)

BLOCS = (
    Pattern(
        "bloc",
        "yes",
        r"(?:(?:both|the|these) [\w ]{0,25}?(?:was|were) )?(?P<share>predominantly |mainly |mostly |largely |overwhelmingly |primarily )?(?P<verb>supported|backed|opposed|rejected|approved|endorsed) by (?:the |most |many |C )*(?:(?P<universal>all|every|each)(?: of)? (?:the |C )*)?(?P<g>G|C allies)(?: (?:countries|states|nations|allies|members|group|union|governments|G))*(?: (?:and|,) (?:the )?(?P<with>C))?(?: in asia)?(?:,? (?:with the exception of|except(?: for)?|apart from|other than) (?P<x><LIST>))?",
        "Predominantly supported by European countries",
    ),
    Pattern(
        "bloc",
        "yes",
        r"(?:and |, )(?P<q>(?P<g>G)(?: union)? (?:countries|states|nations|members|allies), (?:with the exception of|except(?: for)?|other than|apart from) (?P<x><LIST>))",
        "and European countries, with the exception of Hungary",
        more={"elided": True},
    ),
    Pattern(
        "bloc",
        "unanimous_group",
        r"(?:the |all (?:the )?)?(?P<g>G|permanent|P5|elected)(?: N\b)?(?: (?:group|states|countries|nations|members|bloc|union|allies|partners|league|member states))* (?:all )?(?:voted|were|was|spoke|acted|stood) (?:as one|as N|united|unanimous(?:ly)?|as a bloc|the same way|with one voice|together|\w+ly unanimous|en bloc)(?: supportive| in (?:favou?r|support)| against| opposed)?[^,.;]{0,30}",
        "The African Group voted as one on ES-11/7",
    ),
    Pattern(
        "bloc",
        "yes",
        r"(?P<g>G)(?: \w+){0,2} (?:were|was) (?P<universal>unanimous(?:ly)?) (?:supportive|in favou?r|in support|behind)[^,.;]{0,30}",
        "European allies were unanimously supportive",
        more={"universal": True},
    ),
    Pattern(
        "bloc",
        "split_group",
        r"(?:the )?(?P<g>G)(?: (?:group|states|countries|nations|members|bloc|union|league|member states))* (?:(?:was|were|is|are|ended up|landed|found themselves|stood|voted|took|came down)? ?(?:also |itself |themselves |deeply |again |evenly |sharply )*(?:split|divided|not (?:unanimous|united|of one mind)|(?:on )?opposite (?:sides|positions)|differently)|did not vote as one|parted (?:ways|company)|went (?:their )?separate ways)(?: (?:over|on|three ways|\w+))?[^,.;:]{0,40}",
        "The European Union was split",
    ),
    Pattern(
        "bloc",
        "count",
        r"(?P<n>no|none|not one|not a single) (?:of the )?(?:other )?(?P<who>permanent|elected|G|P5)(?: (?:members?|states?|countries|country|nations?|union|group))* (?:of <SC> )?(?:other than|besides|except(?: for)?|apart from|but) (?P<x><LIST>) (?P<verb>voted (?:against|for|no|yes|in favou?r)|opposed|abstained|backed|supported|cast a veto|did(?: so)?)[^,.;]{0,30}",
        "No permanent member other than the US voted no",
    ),
    Pattern(
        "bloc",
        "count",
        r"(?P<n>N|no|none|not one|not a single) (?:of the )?(?P<who>permanent|elected|G|P5)(?: (?:members?|states?|countries|country|nations?|union|group))* (?:of <SC> )?(?:voted|opposed|abstained|backed|supported|cast)(?: (?:against|for|no|yes|in favou?r|a veto))?(?:(?! (?:and|while|but) N\b)[^,.;]){0,30}",
        "No permanent member voted against resolution 1973",
    ),
    Pattern(
        "bloc",
        "count",
        r"of (?:the |all )?(?:N )?(?:(?:countries|states|nations|members|member states) (?:in|of) )?(?:the )?(?P<who>G|permanent)(?:'s)?(?: (?:N|members?|states?|countries|nations?|union|group))*,? (?P<n>N) (?P<verb>(?:were|was|voted|came out) (?:against|for|no|yes|in favou?r)|opposed|abstained|backed|supported)[^,.;]{0,30}",
        "Of the 27 members of the European Union, 26 were in favour",
    ),
    Pattern(
        "bloc",
        "yes",
        r"with the (?:backing|support|votes|approval|blessing) of (?P<quantity>all|every|each)(?: of)?(?: the)? ?(?:N )?(?P<g>permanent|G)(?: (?:members?|states?|countries|nations?|union|group))*",
        "with the backing of all five permanent members",
        more={"universal": True},
    ),
    Pattern(
        "bloc",
        "count",
        r"(?P<n>N) (?:\w+ )?(?:of|out of) (?:the )?(?P<who>G|permanent)(?: (?:members?|states?|countries|nations?|union|group))* (?P<verb>voted (?:against|for|no|yes|in favou?r)|opposed|abstained|backed|supported)[^,.;]{0,30}",
        "26 of the EU members voted in favour",
    ),
)

COMPANY = ALIGNMENTS + BLOCS
