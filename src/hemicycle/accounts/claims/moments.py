"""Days, anniversaries, times of day; earlier votes; counts through time; what a text says."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_WEEKDAY = r"(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_DONE = r"(?:adopted|passed|approved|voted|vote|rejected|vetoed|carried|took place|held|defeated|failed|put to (?:a|the) vote|met|backed|endorsed|abstained|cast)"

DATES = (
    Pattern(
        "date",
        "on_date",
        r"\b(?:(?:was|were|been|S,?|<TEXT>,) (?:\w+ )?(?:adopted|passed|approved|rejected|vetoed|defeated|"
        r"voted on|put to (?:a|the) vote|carried|seated|admitted|created|established|recogni[sz]ed|condemned|suspended|expelled)|took place|was held|dates from)"
        r"(?: (?:by|in) <BODY>| by N-N(?:-N)?| in new york| in geneva| unanimously| by consensus| overwhelmingly| without a vote)*,? (?P<q>(?:on|in) (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "was adopted on 23 February 2022",
    ),
    Pattern(
        "date",
        "on_date",
        r"<BODY> (?:(?:also|then|\w+ly|has) )*(?:adopted|passed|approved|rejected|endorsed) (?:(?!\bon\b)[^.;D]){1,60}? (?P<q>on "
        + _WEEKDAY
        + r",? (?P<d>D))",
        "The General Assembly adopted the text on Monday, 24 February 2025",
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:N-N|N to N|abstentions|votes|abstaining|N against|was suspended|was expelled|was admitted)\b[^.;D]{0,60}? (?P<q>on (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "by 76 votes to 35 with 17 abstentions on 25 October 1971",
    ),
    Pattern(
        "date",
        "on_date",
        r"^\W*(?P<q>(?:on|in) (?P<d>D)),? (?=[^.]{0,120}\b" + _DONE + r")",
        "On October 28, the UNGA voted 120-14",
        more={"opens": True},
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:<TEXT>|S|<BODY>|(?<=,) ?)(?:,? which was|,? that was|,)? (?:\w+ly )?(?:adopted|passed|approved|rejected|vetoed)(?: unanimously| overwhelmingly| by <BODY>| by consensus| without a vote)*,? (?P<q>(?:on|in) (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "Resolution 505, adopted unanimously on 26 May 1982, urged restraint",
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:vot\w+|abstain\w*|vetoed|adopted|rejected)\b[^.;D]{0,60}? (?P<q>on "
        + _WEEKDAY
        + r",? \((?P<d>D)\))",
        "China abstained from voting on Wednesday (August 30)",
    ),
    Pattern(
        "date",
        "on_date",
        r"^\W*(?P<q>on (?P<d>D)),? <BODY> (?:\w+ ){0,2}?(?:condemned|denounced|deplored|demanded|decided|recommended|elected|admitted|suspended|expelled|called)",
        "On 25 June 1950, the Security Council unanimously condemned the invasion",
    ),
    Pattern(
        "date",
        "adopted_on",
        r"(?:the )?(?:[AC] |\w+ )?<TEXT> (?:was )?(?:adopted|passed|approved|rejected|vetoed)(?: by <BODY>)? (?:on )?"
        + _WEEKDAY
        + r"(?!,? D)",
        "The Ukrainian resolution adopted Monday",
    ),
    Pattern(
        "date",
        "on_weekday",
        r"\b(?:vot(?:es|ed|e)|adopted|measure|resolutions?|unga|assembly|council|alongside C)\b(?:(?! N (?:\w+ )?(?:against|abst))[^.;]){0,50}? on (?:a )?"
        + _WEEKDAY
        + r"(?! ?(?:,? british| visit|,? D))",
        "voted against the measure on Saturday",
    ),
    Pattern(
        "date",
        "on_weekday",
        r"^\W*(?P<q>on "
        + _WEEKDAY
        + r"),? (?=[^.]{0,80}\b(?:adopted|voted|vetoed|rejected|council|assembly))",
        "On Friday the Council voted",
    ),
    Pattern(
        "date",
        "anniversary",
        r"(?:on|to mark|marking|coincid\w+ with|for|the day of|at) (?:the )?(?P<nth>\w+) anniversary of (?:C's|the (?:A |C's )?)(?: ?full-scale| ?\w+)*? ?(?:invasion|war|aggression|attack|annexation)",
        "on the third anniversary of Russia's invasion",
    ),
    Pattern(
        "date",
        "anniversary",
        r"(?:exactly )?(?P<when>(?P<years>N) years?|N months?|a year|(?:one|a) day|N days|N weeks?) (?:to the day )?(?:after|since|before) (?:C's|the (?:A |C's )?)(?: ?full-scale| ?\w+)*? ?(?:invasion|adoption|vote)",
        "three years after Russia's invasion",
    ),
    Pattern(
        "date",
        "relative_date",
        r"\b(?P<rel>last night|yesterday)\b",
        "last night",
    ),
    Pattern(
        "date",
        "time_of_day",
        r"at <BODY> in the (?P<t>morning|afternoon|evening)",
        "at the General Assembly in the morning",
    ),
    Pattern(
        "date",
        "invasion_date",
        r"(?:stormed across|invaded|invasion)[^.;,]{0,30}? on (?P<q>(?P<d>D))",
        "since Russian forces stormed across the border on February 24, 2022",
    ),
    Pattern(
        "date",
        "tabled_on",
        r"resolutions? (?:was|were) tabled (?:as|on|when)\b",
        "The UN resolutions were tabled as",
        grow=True,
    ),
)

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

_SAYS = r"(?:calls? for|called for|calling for|demand(?:s|ed)|urges?|urged|condemn(?:s|ed)|deplor(?:es|ed)|reaffirm(?:s|ed)?|recall(?:s|ed)|implor(?:es|ed)|acknowledg(?:es|ed)|highlighted|emphasi[sz](?:es|ed)|stress(?:es|ed)|states?|stated|reiterat(?:es|ed)|requests?|declares?|declared|welcom(?:es|ed)|recogni[sz](?:es|ed)|affirm(?:s|ed)|mentions?|mentioned|describ(?:es|ed)|asks?|noted|notes|critiqued|blames?|blamed)"
CONTENT = (
    Pattern(
        "text_content",
        "text_says",
        r"^\W*(?P<q>(?:the|both)(?: [\w'-]+| A| C| G| C-\w+){0,2}? ?(?:resolutions?|amendments|S)"
        r"(?: (?:adopted \w+|also|only|further|fundamentally|strongly|itself))* "
        + _SAYS
        + r")\b(?! (?:by|in the|on) )",
        "The resolution reaffirms the assembly's commitment",
        grow=True,
    ),
    Pattern(
        "text_content",
        "text_lacks",
        r"(?:contain(?:s|ed|ing) no|never mention(?:s|ed)|did not (?:mention|contain|include|name|call|condemn|say)|does not (?:mention|contain|include|name|condemn|call|say)|makes no mention of|made no mention of|without (?:mentioning|naming|condemning|(?:directly )?attributing)|no mention of|fails to mention|omit(?:s|ted))",
        "never mentions Moscow's aggression",
        grow=True,
    ),
    Pattern(
        "text_content",
        "operative_paragraphs",
        r"(?:the )?(?:only|sole|first|second|N) (?:operative|preambular) paragraphs?",
        "The only operative paragraph",
    ),
    Pattern(
        "text_content",
        "text_says",
        r"\bvot\w+[^.;]{0,25}? (?P<q>for (?:a|an|the immediate|an immediate) (?:\w+ )?(?:ceasefire|truce|withdrawal|cease-fire|two-state solution))",
        "voted 120-14 for a ceasefire",
    ),
    Pattern(
        "text_content", "title", r"(?:entitled|titled|called) Q", "entitled “The path to peace”"
    ),
)

MOMENTS = DATES + HISTORY + COMPARISONS + CONTENT
