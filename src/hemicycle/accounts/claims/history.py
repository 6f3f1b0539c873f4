"""Firsts and records, last uses of the veto, counts through time."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

HISTORY = (
    Pattern(
        "history_first",
        "first_time",
        r"(?:(?:it|this|that) was |marks |marked |marking |for )?(?:the )?(?P<nth>first|second|third) time (?:ever |in history )?(?:that )?(?:the )?(?:(?P<s>C)|A|G|<BODY>|it|a|any|since|council|assembly|there|in (?!on)(?:the |its |their |more |over |nearly |almost |about |a |N|decades|years|history))[^,.;]{0,60}",
        "the first time the United States voted against a text",
    ),
    Pattern(
        "history_first",
        "first_ever",
        r"(?:the )?(?:first|second|third|only) (?:in|of) (?:the |its )?[^,.;]{0,40}?history\b(?: of <BODY>)?|the first (?:country|state|nation|member)(?: state)? to (?:join|be (?:admitted|suspended|expelled|removed)|veto|vote against)\b[^,.;]{0,50}",
        "the first in the Council's history",
        more={"weak": True},
    ),
    Pattern(
        "history_first",
        "max_so_far",
        r"(?:(?:it|this|that|which) (?:was|is|marked|marks|passed with|drew|won|got|received|had) )?(?P<near>(?:close to|almost|nearly|among|one of) )?(?:the |its )?(?P<what>highest|largest|biggest|most|greatest|strongest|widest|broadest|lowest|smallest|fewest|weakest|narrowest)(?: ever)? (?:number of |level of |show of )?(?:votes?|support|majority|margin|count|tally|total|yes votes|approval|backing)\b(?: (?:against|for|of|in|from|by|received|among) (?:the )?(?:C|S|any|it|a|[\w-]+)(?: of the N (?!vot)[^,.;]{0,30}| (?:<TEXT>|council|assembly)s?\b)?)?(?: (?:since|so far|ever|yet|in|of the N)[^,.;]{0,30})?",
        "the highest number of votes against Russia",
    ),
    Pattern(
        "history_first",
        "max_so_far",
        r"(?:won|got|received|drew|attracted|gathered|garnered|with|had) (?P<what>fewer|more)(?: yes)? (?:votes|support|backing|backers)(?: in favou?r)? than any (?:other |earlier |previous |prior |such )+(?:<TEXT>|resolutions?|vote)[^,.;]{0,40}",
        "won fewer votes than any earlier resolution",
    ),
    Pattern(
        "history_first",
        "never",
        r"(?:C|the C|<BODY>|it) (?:has|had) never (?:before )?(?:voted|vetoed|abstained|supported|backed|opposed|adopted|passed|rejected|condemned|used)[^,.;]{0,50}",
        "Israel had never voted against",
    ),
    Pattern(
        "history_first",
        "first_ever",
        r"(?:(?:it|this|that) (?:was|is|became) )?(?:the )?(?:first(?:-ever| ever) (?:un |united nations |global |<BODY> )*|first (?:un |united nations |global |standalone |substantive |non-procedural |<BODY> )+)(?:<TEXT>)(?: (?:on|to|that|since|about|regarding|concerning|calling) [^,.;]{0,60})?",
        "the first ever resolution on artificial intelligence",
        more={"weak": True},
    ),
    Pattern(
        "history_first",
        "first_veto",
        r"(?:the )?(?:very |un's |council's )?first(?:-ever| ever)? (?:(?:un|council|security council|<SC>) )?veto(?: in (?:the )?(?:un |council |security council )?history| of all| ever)? (?:was |ever )?(?:cast|used|exercised|wielded|came|made) (?:by|from) (?P<s><LIST>)|(?P<s2><LIST>) (?:was the first (?:\w+ )?to (?:cast|use) (?:a|its|the) veto|cast the (?:very )?first(?:-ever| ever)? (?:council |un )?veto\b(?! (?:on|of|in) (?!history)))",
        "The very first veto was cast by the Soviet Union",
    ),
    Pattern(
        "history_first",
        "own_first_veto",
        r"(?P<s>(?:the )?C) (?:first (?:cast|used|exercised|wielded) (?:a|its|the) veto|(?:cast|used|exercised|wielded) (?:its|their) first(?:-ever| ever)? veto) (?:only )?(?:in|on) (?P<on>D)",
        "The United States cast its first veto in 1970",
    ),
    Pattern(
        "last_use",
        "last_veto",
        r"(?:for the first time in|first (?:A |C )?veto(?: cast| used)?(?: by (?:the )?C)?(?: (?:in|on|at) <SC>)? in) (?:over|more than|nearly|almost|about|some)? ?(?P<n>N) years",
        "for the first time in over thirty years",
        real=False,
    ),
    Pattern(
        "last_use",
        "last_veto",
        r"(?:ha(?:s|ve|d) not|haven't|hasn't|hadn't|never)(?: since D)? (?:used|cast|exercised|wielded)(?: (?:a|its|their|the))? veto(?:es)?(?: power)?(?: since (?P<on2>D)| (?:since|in) [^,.;]{0,30})?|last (?:used|cast|exercised|wielded) (?:its|a|their|the) veto(?: power)?(?: in <SC>)? (?:in|on) (?P<on>D)|last (?:A )?veto (?:was|came|dates)[^,.;]{0,30}",
        "last used its veto in 1989",
    ),
    Pattern(
        "last_use",
        "last_veto",
        r"(?:the )?first (?P<double>double |joint )?veto (?:by|from|of) (?P<s><LIST>) since (?P<on>D)",
        "the first double veto by Russia and China since January 2007",
    ),
    Pattern(
        "last_use",
        "last_veto",
        r"the last time (?:that )?(?:the )?(?P<s>C) (?:used|cast|exercised|wielded) (?:its|a|the|their) veto(?: power)? was (?:back )?(?:in|on) (?P<on>D)",
        "The last time Russia used its veto was in July 2020",
    ),
    Pattern(
        "aggregate_count",
        "count_adopted",
        r"(?:approved|adopted|passed)(?: (?P<bound>more than|at least|about|some|nearly|over))? (?P<n>N)(?: \w+)? resolutions(?: (?:since|on|about|against|in)[^,.;]{0,50})?",
        "approved half a dozen resolutions since Russian forces stormed",
    ),
    Pattern(
        "aggregate_count",
        "veto_count",
        r"(?:the )?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:time (?:that )?(?:the )?(?P<s>C) (?:has |had )?(?:used|cast|exercised|wielded|vetoed|blocked)(?: (?:its|a|the) veto(?: power)?)?|(?P<s2>A|C(?:'s)?) veto|veto (?:by|of) (?P<s3>(?:the )?C))[^,.;]{0,60}",
        "the second time the US has used its veto power",
    ),
    Pattern(
        "aggregate_count",
        "veto_count",
        r"(?P<s>(?:the )?(?:A|C)(?:'s)?) veto\b(?: of [^,.;—-]{0,40}?)?(?:,| —| -+)? ?(?:was|is|marked|marks|being|became)? ?(?:its|the|their) (?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b(?! (?:on|for|against) )(?: (?:since|in|on|such|of|over)[^,.;—]{0,40})?",
        "the US veto - its fifth since the start of the war",
    ),
    Pattern(
        "aggregate_count",
        "veto_count",
        r"(?:the |its |a )(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:such )?veto(?: that)?(?: by)? (?:the )?(?P<s>C)(?: has| have| had)?(?: used| cast| exercised| wielded)?(?: (?:since|in|on|to|over)[^,.;—]{0,40})?",
        "the sixth veto that the US has used",
    ),
    Pattern(
        "aggregate_count",
        "veto_count",
        r"(?P<s>C)'s (?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) veto(?: (?:on|of|since|in)[^,.;]{0,40})?",
        "Russia's 14th veto on Syria",
    ),
    Pattern(
        "aggregate_count",
        "veto_count",
        r"(?P<s><LIST>)(?:, (?:which|who))? (?:has |have |had )(?:(?:now|previously|already|so far) )?(?:vetoed|cast|used)[^,.;]{0,20}? (?P<n>N) (?:times|vetoe?s?|resolutions|drafts)[^,.;]{0,50}",
        "Russia has cast 17 vetoes on Syria",
    ),
    Pattern(
        "aggregate_count",
        "count_texts",
        r"(?:the )?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|N(?:st|nd|rd|th)) (?:such |un |united nations |<BODY> )*(?:<TEXT>|time)(?: (?:adopted|passed|on|about|that <BODY>|<BODY>|this|of the)[^,.;]{0,50})",
        "the seventh resolution adopted",
        more={"weak": True},
    ),
)
