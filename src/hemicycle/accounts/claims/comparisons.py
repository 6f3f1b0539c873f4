"""Results held against earlier ones: more, fewer, as many."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

COMPARISONS = (
    Pattern(
        "comparison",
        "less_than",
        r"(?:(?:saw|showed|shows|reflecting|reflected|marked|marking|with|revealed|a|an|the|some) )+(?:\w+ )?(?:decline|drop|fall|decrease|dip|erosion|diminished|reduced|dwindling|weaker|lower|shrinking|waning|slump)(?: (?:in|of) (?:the )?| )(?:support|votes?|backing|majority|yes votes)?(?: ?for C| ?compared (?:to|with) [^,.;]{0,50}| ?from [^,.;]{0,40}| than [^,.;]{0,40})?",
        "a decline in support compared to previous votes",
    ),
    Pattern(
        "comparison",
        "greater_than",
        r"(?:(?:saw|showed|shows|a|an|the) )*(?:rise|increase|growth|jump|gain|uptick|stronger|higher|greater|more|growing|broader|wider) (?:in )?(?:support|votes|backing|yes votes)(?: compared (?:to|with) [^,.;]{0,50}| than (?:in |the |at )[^,.;]{0,50}| from [^,.;]{0,40})",
        "more support than in 2022",
    ),
    Pattern(
        "comparison",
        "greater_than",
        r"(?:this |that |it |which )?(?:marked|marks|marking|represented|represents|was|is) (?:an? )(?:\w+ ){0,2}?(?:increase|rise|jump|gain|improvement) (?:from|on|over|compared (?:to|with)) (?:a|an|the|its|last|D|those|that)\b[^,.;]{0,60}",
        "This marked an increase from a previous measure in October",
    ),
    Pattern(
        "comparison",
        "greater_than",
        r"(?:rose|risen|climbed|jumped|grew|grown|went up|gone up|increased|rising|growing|up)(?: \w+ly)? from (?:about |some )?(?P<n>N)(?:(?: votes)? (?:in|on) [^,.;]{1,30}?)?(?: to (?P<now>N))?(?=[,.; ]|$)",
        "support rose from 120 in October to 153",
    ),
    Pattern(
        "comparison",
        "less_than",
        r"(?:fell|fallen|dropped|slipped|declined|shrank|sank|went down|gone down|decreased|falling|down)(?: \w+ly)? from (?:about |some )?(?P<n>N)(?:-N)?(?:-N)?(?:,? (?:with|and) N abst\w+)?(?: last \w+)?(?:(?: votes)? (?:in|on) [^,.;]{1,30}?)?(?: to (?P<now>N))?(?=[,.; ]|$)",
        "support fell from 141 in 2023 to 93",
    ),
    Pattern(
        "comparison",
        "less_than",
        r"(?:fewer|less) (?:countries|states|members|nations|delegations) (?:\w+ ){1,5}?than (?:the )?(?P<n>N)(?: that [^,.;]{0,40})?",
        "Fewer countries supported the text than the 143 that did in October",
    ),
    Pattern(
        "comparison",
        "changed_by",
        r"(?P<dir>fell|dropped|declined|slipped|shrank|rose|grew|increased|climbed|up|down) by (?P<n>N)(?: votes| countries| states)? (?:compared (?:to|with)|since|from|on) (?:[\w ]{0,25}?(?P<on>D)[^,.;]{0,25}|[^,.;]{1,40})",
        "fell by 48 compared with February 2023",
    ),
    Pattern(
        "comparison",
        "changed_by",
        r"(?<!\w )(?P<n>N) (?:votes? |countries |states )?(?P<dir>more|fewer|less)(?: votes| states)? than (?:(?:in|on|at) (?P<on>D)|last year|the (?:previous|last|first) \w+|(?:a|the) year (?:before|ago|earlier)|N years (?:before|ago|earlier))",
        "five more than in 2022",
    ),
    Pattern(
        "comparison",
        "less_than",
        r"(?:fewer|less|lower|down|smaller)(?: votes| support| \w+)? (?:than|from) (?:the )?(?P<bound>about |some |around |more than |over )?(?P<n>N)(?: (?:votes|countries|in|that|who|nations|or)[^,.;]{0,50})?",
        "down from 143 in October",
    ),
    Pattern(
        "comparison",
        "greater_than",
        r"(?:exceeding|surpassing|up from|more than|higher than|above|topping|beating) (?:the )(?P<n>N)(?: or so)?(?: (?:votes|countries|in|that|who|nations|states)[^,.;]{0,15})?",
        "exceeding the 140 or so countries",
    ),
    Pattern(
        "comparison",
        "exists_prior_gt",
        r"(?:previous|earlier|past|prior|similar)(?: (?:un|assembly|general assembly|resolutions?|votes?|texts?|on \w+|on C))+ (?:saw|won|got|drew|received|had|attracted|gained|secured|were backed by|garnered|passed with) (?:the (?:support|backing|votes?) of )?(?P<bound>more than |over |well over |at least |about |some |nearly |around )?(?P<n>N)(?: (?:<MEMBERS>|votes?))?",
        "previous assembly votes saw more than 140 nations",
    ),
    Pattern(
        "comparison",
        "differs_from_prior_votes",
        r"(?:a (?:sharp |dramatic |clear |marked |stark )?(?:break|departure|shift|reversal) from (?:past|previous|earlier|prior|its) [^,.;]{0,50}(?:support|votes?|resolutions|position))|deviat\w+ from its (?:traditional|usual|previous) (?:stance|position|policy)",
        "a sharp break from past U.S. support",
    ),
    Pattern(
        "comparison",
        "prior_about",
        r"that have (?:routinely|regularly|usually) backed resolutions[^,.;]{0,30}",
        "that have routinely backed resolutions condemning Russia",
    ),
    Pattern(
        "comparison",
        "same_as",
        r"(?:the )?same (?:number of (?:votes|countries|states)|number|tally|total|result|majority)(?: as (?:in )?[^,.;]{0,40})?",
        "the same number of votes as in March",
    ),
)
