"""Rules of voting: votes needed, vetoes, majorities, abstentions."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_NEED = (
    r"(?:need(?:s|ed|ing)?(?: to (?:obtain|receive|secure|win|get|gather))?|(?<!the )require(?:s|d|ing)?|must (?:receive|win|get|obtain|secure|have|garner|gather|muster|attract|collect|gain|earn|command)|"
    r"takes|requiring|necessary|demands?|has to (?:receive|win|get|obtain))"
)

RULES = (
    Pattern(
        "rule",
        "required_yes",
        r"(?:can|may|could) (?:be )?(?:adopted?|pass(?:ed)?|approved?|carried) (?:with|by) (?:only |just |as few as )?(?P<n>N) (?:affirmative |yes )?votes?",
        "can be adopted with eight votes",
        real=False,
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"(?:any|each|every|all)(?: (?:single|N|N of)| of)*(?: the)? ?(?:N )?(?P<who>elected|permanent|non-permanent|P5|veto-wielding) members? (?:can|may|could) (?:block|veto|stop|defeat|kill|sink|thwart|strike down) (?:any |a |the )?(?:\w+ )?<TEXT>",
        "Any of the five permanent members can block a resolution",
        real=False,
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"any (?:N )?of (?:the |its )?N members(?: of <SC>)? (?:can|may|could|has the power to) (?:block|veto|stop|kill) (?:any |a |the )?(?:\w+ )?<TEXT>",
        "Any of the 15 members of the Council can veto a text",
        real=False,
        more={"who": "council"},
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?:at least |a minimum of )?(?P<n>N)(?: (?:out )?of (?:the |its )?(?P<of>N))? (?:members?|votes|<MEMBERS>)(?: of <BODY>)? (?:must|have to|need to|had to) (?:vote |be |say |cast )?(?:in favou?r|yes|for|support|back|approve|agree|a yes vote)\b(?: for [^,.;]{1,40})?",
        "nine of its 15 members must vote in favour",
        real=False,
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"(?:the )?(?:N )?(?P<who>elected|non-permanent) members(?: of <SC>)? (?P<neg>have no|do not have a|cannot cast a|lack the|lack a|have a|hold a) veto",
        "The ten elected members have no veto",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        r"(?:requires?|required|demands?|demanded|stipulates?) that (?P<value2>two[- ]thirds?|N[- ]thirds?|(?:a |the )?(?:simple |absolute )?majority) of (?P<base>[^,.;]{0,60}?) (?:vote|votes|support|agree|approve|be in favou?r|back)\b[^,.;]{0,40}",
        "requires that two-thirds of the members vote for a suspension",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?:the )?(?:required |necessary )?minimum (?:of )?(?P<n>N) (?:yes |affirmative |positive )?votes?(?: (?:required|needed|necessary))?(?: (?:for adoption|to pass|to be adopted))?",
        "the minimum nine yes votes required for adoption",
        real=False,
    ),
    Pattern(
        "rule",
        "no_veto",
        r"(?:a |any )?(?:negative|no) votes? (?:by|from|of|cast by) (?:any |one |a |N )?(?:of )?(?:the )?(?:N )?permanent members? (?:constitutes?|is|amounts to|equals|counts as) a veto",
        "A negative vote by one of the permanent members constitutes a veto",
        real=False,
    ),
    Pattern(
        "rule",
        "abstention_counts",
        r"only (?:the )?(?:yes|affirmative|votes for) and (?:the )?(?:no|negative|votes against)(?: votes?)? (?P<verb>count|counted|are counted|were counted|is counted|are considered|matter)",
        "only yes and no votes were counted",
        real=False,
        more={"excluded": True},
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?:(?:(?:a|the) )?(?:[\w-]+ ){0,3}?<TEXT> )?"
        + _NEED
        + r" (?:(?:a |an |at |the |just |only |minimum of |minimum |least |approval of |support of |backing of |consent of |affirmative |yes |votes? of )*(?P<n>N)"
        r" (?:affirmative |positive |yes |(?:out )?of (?:the |its )?(?P<of>N) )?(?:votes?|members?|ayes|council members)"
        r"(?:(?:(?!veto)[^,.;]){0,25}? (?:from|of|out of) (?:the |its )?(?P<of2>N)(?: council| security council)?(?: members)?)?"
        r"(?: in favou?r)?(?: (?:to (?:pass|be (?:adopted|approved))|for (?:adoption|approval)))?)",
        "requires nine votes from the 15 Council members",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?:pass(?:es)?|is (?:adopted|carried|approved)|carries|succeeds)(?: only)? (?:if|when|once) it (?P<q>(?:gets|receives|wins|secures|obtains|has|gains) (?:(?:at least|a minimum of|an affirmative vote of|the affirmative votes? of|any) )*(?P<n>N) (?:affirmative |yes )?(?:votes?|members))",
        "A draft passes if it gets nine votes",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes",
        r"<SC>(?:'s)? (?:resolutions?|drafts?|texts?|decisions?) (?:pass(?:es)?|(?:is|are) (?:adopted|passed|approved|carried)|carr(?:y|ies)|goes through) (?:with|by) (?P<q>(?:a |only |just |as few as )*(?:simple |bare )?(?:majority of )?(?P<n>N)(?: (?:affirmative |yes )?votes| members| in favou?r)?)",
        "A Security Council resolution passes with a simple majority of eight",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes_no_veto",
        r"(?P<n>N) (?:affirmative |yes )?votes and no (?:veto|negative votes?)",
        "nine votes and no veto",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?P<n>N)(?: (?:out )?of (?:the |its )?(?P<of>N))? (?:(?:un |security council |council )*votes|affirmative votes|yes votes|members|votes in favou?r) (?:(?:are|is|were|was) (?:needed|required|necessary|enough|sufficient)|suffice)(?: to (?:adopt|pass|approve) [^,.;]{1,25})?",
        "nine votes are needed",
        real=False,
    ),
    Pattern(
        "rule",
        "required_yes",
        r"(?<!bare )(?<!the )(?:the |a )?(?:threshold|minimum) (?:of|is|was) (?P<n>N) (?:votes|members)?",
        "the threshold of nine votes",
        real=False,
    ),
    Pattern(
        "rule",
        "no_veto",
        r"(?:cannot|can not|can't|must not|may not|not) be (?:blocked|vetoed|opposed) by (?:any|one|a|none) of (?:the |its )?(?:N )?permanent members|"
        r"(?:the )?absence of (?:a |any )?(?:negative votes?|vetoe?s?|opposition) (?:by|from|of) (?:any )?(?:of )?(?:the )?(?:N )?(?:permanent members|P5)|"
        r"(?:no|without (?:a |any |the )?|(?:a |the )?lack of (?:a |any )?) ?(?:vetoe?s?|negative votes?|objections?) (?:by|from|of) (?:any )?(?:one |N )?(?:of )?(?:the |its |the \w+'s )?(?:N )?(?:other )?(?:permanent members?|P5|(?:the )?C, (?:the )?C, (?:the )?C, (?:the )?C,? (?:or|and) (?:the )?C)|"
        r"(?:none|no one|not one|no N) of (?:the |its )?(?:N )?permanent members[^.;]{0,70}? (?:vetoe?s|casts? (?:a )?veto|uses? (?:its|their) veto|votes? against|opposes?)(?: it)?",
        "cannot be blocked by any of the five permanent members",
        value=True,
        real=False,
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"(?:if|when|whenever|should|once) (?:just |only |even )?(?:any |a |one |N )?(?:single )?(?:of )?(?:the )?(?:<BODY>'s |council's )?(?:N )?(?P<who>elected|permanent|non-permanent|P5) members? (?:casts? (?:a|its) (?:negative|no|veto) ?(?:vote)?|votes? (?:against|no\b)|says? no|opposes?|vetoe?s?|uses? (?:its|the|a) veto)[^.;]{0,40}?(?:, | then )(?:the |a |any )?(?:<TEXT>|it) (?:cannot|can not|can't|will not|won't|is not|does not|fails|falls|is (?:blocked|lost|dead|defeated|rejected))(?: (?:be )?(?:adopted|passed?|approved|carried))?",
        "If one permanent member votes against, the text cannot be adopted",
        real=False,
        more={"falls": True},
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"(?:the )?(?:consent|approval|agreement|concurrence|support|assent) of (?:all |any )?(?:the |of the )?(?:N |ten )?(?P<who>elected|permanent|non-permanent|P5) ?(?:members)?",
        "the consent of all ten elected members",
        real=False,
    ),
    Pattern(
        "rule",
        "veto_holders",
        r"(?:only )?(?:any|each|every|all|one|a|the)(?: of)?(?: the)? ?(?:N )?(?P<who>elected|permanent|non-permanent|P5|council|P-5)?(?: council)? ?members?(?: of <SC>)? "
        r"(?:can(?:not)?|may|has|have|holds?|wields?|enjoys?|possess(?:es)?|could) (?:a |the |use (?:a |the |its |their )|cast (?:a |the )?|exercise (?:a |the |its )?)?veto(?: power)?(?: any \w+)?",
        "any permanent member can veto",
        real=False,
    ),
    Pattern(
        "rule",
        "procedural_veto",
        r"procedural (?:motions?|votes?|matters?|questions?|decisions?|resolutions?)(?: in <SC>)? (?P<verb>cannot be|can be|are not|is not|may be|may not be|can't be|are|not) (?:subject to (?:a |the )?veto|vetoed)"
        r"|(?:a )?procedural (?:vote|matter|motion|question|decision|resolution)s?,? (?:which|that|where|in which|on which|so that)[^.;]{0,50}?(?P<verb3>cannot|can't|could not|can not|may not) (?:be )?veto(?:ed)?"
        r"|(?:the )?veto (?P<verb2>does not apply|applies|cannot be used|can be used) (?:to|on|for|in) procedural \w+",
        "Procedural motions in the Council cannot be vetoed",
        real=False,
    ),
    Pattern(
        "rule",
        "procedural_veto",
        r"procedural[^.;]{0,40}?[,(:-] ?(?P<q>(?:so )?no (?:veto(?:es)? (?:could|can|may|might) be (?:used|cast|exercised|wielded|applied)|veto(?:es)? (?:appl(?:y|ies|ied)|(?:is|was|were) (?:possible|allowed|available))))|"
        r"(?:(?:none of|no|not one of) (?:the |its )?(?:N )?permanent (?:[\w ]{0,25}?)members?(?: of <SC>)? (?:could|can|may|(?:was|were|is|are) able to)"
        r"|(?:<LIST>|it) (?:could not|couldn't|can not|cannot|was (?:not able|unable) to)) (?:use|wield|exercise|cast) (?:its|their|a|the) veto(?:es)?(?: power| right)?"
        r"|veto(?: power| right)?s? (?:cannot|can not|could not) be (?:used|applied|exercised|cast) (?:during|in|on|for|at) (?:this|such|a procedural)(?: \w+)?",
        "The vote was procedural, so Russia could not wield its veto",
        more={"barred": True},
        real=False,
    ),
    Pattern(
        "rule",
        "veto_in_assembly",
        r"(?:there (?:is|are)|with|has|have) no veto(?:es)?(?: powers?| rights?)? in <GA>"
        r"|<GA>,? where [^.;]{0,60}?(?P<q>no(?:ne| N|body| country| state| member) (?:has|holds|have) (?:a |the )?(?:(?:power|right) of veto|(?:power|right) to veto|veto(?: power| right)?))"
        r"|can(?:not|'t| not) (?:block|veto|stop|kill) (?:a |any |the )?<TEXT>s? in <GA>"
        r"|<GA>,? where [^.;]{0,50}?(?:and |but )?no(?:ne| N|body| country| state| member) (?:can|may|could) (?:kill|veto|block|stop) (?:a |any |the )?<TEXT>",
        "there are no vetoes in the General Assembly",
        more={"none": True},
        real=False,
    ),
    Pattern(
        "rule",
        "veto_in_assembly",
        r"(?:no|any|a) (?:country|state|member|nation|one|N|permanent member|single country)s? (?P<can>has|have|holds?|can|may|wields?) (?:a |the |use (?:a |the ))?veto(?: power)? in <GA>"
        r"|(?:there (?:is|are)|with) (?P<no>no) veto(?:e?s)?(?: powers?)? in <GA>|(?:in )?<GA>,? where (?:there (?:is|are) )?no(?:body| country| state| member)? ?(?:has |holds )?(?:a |the )?veto|vetoe?s? (?P<verb>do(?:es)? not|cannot) (?:exist|apply|be used) in <GA>",
        "no country has a veto in the General Assembly",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        _NEED
        + r" (?P<q>(?:only )?(?:a |an |the )?(?:approval of |support of )?(?P<value2>two[- ]thirds?|N[- ]thirds?|simple majority|absolute majority|majority|three[- ](?:quarters|fifths)|unanimity|consensus)"
        r"(?: (?:majority|vote))?(?: of (?P<base>[^,.;]{0,60}))?)",
        "requires two-thirds of the General Assembly members' votes",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        r"(?:(?:is|are|can be|may be|can only be|must be|may only be) (?:\w+ly )?(?:adopted|decided|suspended|elected|admitted|approved|expelled|passed|taken|amended)|<GA> (?:adopts|decides|approves|elects|admits|passes|votes)(?: on)? [^.;,]{1,40}?) (?P<q>(?:by|with) (?:only )?(?:a |an |the )?(?:vote of )?(?P<value2>two[- ]thirds?|N[- ]thirds?|simple majority|absolute majority)(?: (?:majority|vote))?(?: of (?P<base>[^,.;]{0,60}))?)",
        "The General Assembly adopts the budget by a two-thirds majority of those present and voting",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        r"(?:a )?(?P<value2>two[- ]thirds?|N[- ]thirds?|simple majority|majority)(?: (?:majority|vote))?(?: of (?P<base>(?:the |all |those |N )*(?:members?|states|membership|voting|[\w -]{0,30}present and voting)[^,.;]{0,30}))? (?:is|was|are|were) (?:needed|required|necessary|enough|sufficient)",
        "a two-thirds majority was required",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        r"(?:(?:met|meet|meeting|reached|cleared|passed|exceeded|secured|obtained|won|achieved|got|above|below|short of|well over) )?(?:the|a|its) (?:necessary |required |needed )?(?P<value2>two[- ]thirds?|N[- ]thirds?|simple majority)(?: majority| vote| threshold)*(?: of (?P<base>[^,.;]{0,40}?))? (?:(?:that is |that was |it |which is )?(?:required|needed|necessary)|threshold)\b",
        "This met the two-thirds majority required",
        real=False,
    ),
    Pattern(
        "rule",
        "majority",
        r"can be (?:suspended|expelled|removed|admitted|adopted|ousted|stripped)[^.;]{0,50}? (?:by|with|following|after|through|if) a (?P<value2>two[- ]thirds?|N[- ]thirds?|simple majority)(?: majority)?(?: vote)?(?: (?:of|from|in|by) (?:the )?(?P<base>(?:(?! if\b)[^,.;]){0,40}))?",
        "A member can be suspended by a two-thirds vote of the Assembly",
        real=False,
    ),
    Pattern(
        "rule",
        "abstention_counts",
        r"(?:abstentions|those abstaining|abstainers) (?:are|were|being) (?P<verb>excluded|left out|ignored|disregarded|not counted)(?: from [^,.;]{0,30})?"
        r"|(?:a (?:count|tally|figure|threshold) that |which )?(?P<verb2>exclud(?:es|ing)|leav(?:es|ing) out|disregard(?:s|ing)|ignor(?:es|ing)|not counting|without counting) abstentions",
        "a count that excludes abstentions",
        more={"excluded": True},
        real=False,
    ),
    Pattern(
        "rule",
        "abstention_counts",
        r"abstentions? (?P<verb>not being|being|do not|don't|are not|does not|did not|didn't|count|are|were not|counts|is not)(?: \w+)? ?(?:count(?:ed)?|considered|treated|a veto|as|votes?|against|toward)(?: (?:as|towards?|in|among|a|to|votes?|veto|no|votes cast|the|against|majority|against it)\b)*",
        "abstentions do not count",
        real=False,
    ),
    Pattern(
        "rule",
        "abstention_counts",
        r"(?:those|members|states|delegations|countries) (?:that |who |which )?abstain(?:ing|ed)? (?:(?:are|were)(?: not)? (?:treated|considered|counted|regarded)|(?:do not |does not )?count) ?(?:as )?(?:not voting|not having voted|present and voting|votes? (?:against|cast)|voting (?:against|no)|(?:a )?noe?s?)?",
        "those abstaining are treated as not voting",
        real=False,
    ),
    Pattern(
        "rule",
        "abstention_veto",
        r"(?:(?:an |the )?abstentions?(?: or absences?)?(?: (?:by|of|from) (?:(?:a|any|the|one|of) )*(?:N )?permanent members?(?: of <SC>)?)?|(?:a |the )?permanent members?'s? abstentions?(?: or absences?)?|abstaining) (?P<not>does not|do not|is not|are not|cannot|isn't|doesn't)? ?"
        r"(?:amounts?(?: to)?|counts?(?: as)?|constitutes?|equals?|is|are|considered|means?|works? as|has the (?:same )?effect of|is (?:the same as|equivalent to)|prevents?|blocks?|stops?|defeats?|kills?|sinks?)(?: (?:a|the|any|as a|an A|vetoing|\w+)){0,3} ?(?:veto(?:ing)?|adoption|resolution|<TEXT>)(?: from being adopted)?"
        r"|abstentions? (?:by|of|from) (?:a|any|one of the|the) (?:N )?permanent members?(?: of <SC>)? as (?:not )?(?:constituting|amounting to|being|equal to) (?:a )?veto",
        "An abstention by a permanent member does not amount to a veto",
        real=False,
    ),
    Pattern(
        "rule",
        "veto_scope",
        r"(?:power[^,.]{0,60}?|able |right |can )?(?P<q>to veto any (?:\w+ )?(?:resolution|decision|text|measure)\w*(?: there)?)",
        "the power to veto any resolution there",
        value="any",
        real=False,
    ),
    Pattern(
        "rule",
        "one_vote",
        r"(?:each|every) (?:member |of the N )?(?:state|country|member|nation|members)(?:s)?(?: (?:of|in) <BODY>)?(?:,[^,.]{1,40},)? (?:has|have|gets|casts|holds) (?:just |only )?(?P<n>N|a|a single|an equal) votes?\b(?! (?:in|on)\b(?! <GA>))|N (?:country|state|nation),? N vote|(?:members|states|countries|nations) (?:all )?(?:have|has|hold) (?:only )?N votes? each",
        "each member has one vote",
        value=1,
        real=False,
    ),
)
