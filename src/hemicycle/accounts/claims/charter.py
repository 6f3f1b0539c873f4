"""Statements of the Charter and the rules of procedure beyond majorities and vetoes.

Quorum, arrears, terms, who elects, appoints, admits, presides and convenes. What is right stands in
:mod:`hemicycle.accounts.verdict.charter`, under the relation of each pattern.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_CAN = r"(?:can|could|may|might|has the (?:power|right) to|is (?:able|allowed|entitled) to|have the (?:power|right) to|are (?:able|allowed|entitled) to)"
_CANNOT = r"(?P<not>cannot|can not|can't|could not|may not|has no (?:power|right) to|have no (?:power|right) to|is not (?:able|allowed|entitled) to|are not (?:able|allowed|entitled) to|is unable to|are unable to)"
_MAY = rf"(?:{_CANNOT}|{_CAN})"
_ELECTED = r"(?:(?:N )?(?:elected|non-permanent|rotating|temporary) (?:members|seats|states|countries)(?: (?:of|on|in) <SC>)?|a(?:n elected| non-permanent| rotating) (?:member|seat)(?: (?:of|on|in) <SC>)?)"
_OVERTURN = r"(?:overrule|override|overturn|reverse|set aside|lift|cancel|annul|undo|overcome)"
_NAMED = r"(?:appointed|elected|chosen|named|selected|picked|designated)"


def _rule(relation: str, text: str, meant: str) -> Pattern:
    """A statement of what always holds: no form of the future makes it unreal."""
    return Pattern("rule", relation, text, meant, real=False)


CHARTER = (
    _rule(
        "term",
        rf"{_ELECTED}[^.;]{{0,40}}?\b(?P<q>(?:serv\w+|sit|hold|are elected|is elected|elected|stay|have|with) [^.;,]{{0,40}}?(?:for )?(?:a )?(?P<n>N)[- ]years?(?:[- ](?:terms?|periods?|mandates?))?)",
        "the ten elected members serve two-year terms",
    ),
    _rule(
        "term",
        rf"(?P<q>{_ELECTED}[^.;]{{0,20}}? who (?:serve|sit) [^.;,]{{0,25}}?(?P<n>N)[- ]years?(?:[- ](?:terms?|periods?))?)",
        "Ten seats go to elected members who serve two-year terms",
    ),
    _rule(
        "term",
        r"elects (?:the )?(?:N )?(?:elected|non-permanent|rotating) (?:members|seats)[^.;]{0,40}? (?P<q>for (?P<n>N) years|for N-year terms)",
        "The General Assembly elects the non-permanent members for two years",
    ),
    _rule(
        "re_election",
        rf"{_ELECTED}[^.;]{{0,60}}?(?P<q>(?P<verb>can(?:not| not|'t)?|may(?: not)?|could|are(?: not)?|is(?: not)?|not) (?:be )?(?:immediately )?(?:eligible for (?:immediate )?re-?election|re-?elected)(?: immediately)?)",
        "Elected members of the Council may not be immediately re-elected",
    ),
    _rule(
        "overrule",
        rf"<GA> (?P<q>{_MAY} {_OVERTURN} (?:a|the|any|that|this|C's|an A|an?) ?(?:[\w-]+ ){{0,3}}?(?:A )?veto(?:es)?(?: (?:by|with) [^,.;]{{1,40}})?)",
        "The General Assembly can overrule a veto by a two-thirds vote",
    ),
    _rule(
        "overrule",
        rf"(?P<q>(?:a|the|any|no|C's|A) ?(?:[\w-]+ ){{0,3}}?veto(?: in <SC>| cast in <SC>)? {_MAY} be (?:overruled|overridden|overturned|reversed|set aside|lifted)(?: by [^,.;]{{1,50}})?)",
        "A veto cannot be overridden by the General Assembly",
    ),
    _rule(
        "overrule",
        rf"(?P<q>(?:lets?|allow(?:s|ed|ing)?|enabl(?:es|ed|ing)|permit(?:s|ted|ting)?|empower(?:s|ed|ing)?|entitl(?:es|ed)) <GA> to {_OVERTURN} (?:a|the|any|C's) ?(?:[\w-]+ ){{0,3}}?veto)",
        "Uniting for Peace allows the General Assembly to override a veto",
    ),
    _rule(
        "presidency",
        r"<SC>(?:'s)? (?:rotating )?presidency (?P<q>(?:rotates|changes|passes|is held|goes|moves|alternates)\b[^.;]{0,80})|"
        r"(?:presidency|president) of <SC>,? (?P<q2>(?:rotates|changes|passes|is held|goes|moves|alternates)\b[^.;]{0,80})",
        "The presidency of the Security Council rotates monthly",
    ),
    _rule(
        "presiding",
        r"<SC>(?:'s meetings)? (?:is|are) (?:presided over|chaired|headed|led) by (?P<who>[^.;,]{3,50})",
        "The Security Council is chaired by the Secretary-General",
    ),
    _rule(
        "casting_vote",
        r"(?:president|chair(?:man|person)?|secretary-general)[^.;,]{0,40}? (?P<verb>has|holds|casts|can cast|may cast|has no|does not have|breaks|can break|cannot break) (?:a |the |any )?(?:casting vote|deciding vote|tie-?breaking vote|tie)",
        "The President of the Assembly has a casting vote",
    ),
    _rule(
        "arrears",
        r"(?:members?|member states?|states?|countr(?:y|ies))\b[^.;]{0,30}?(?:\b(?P<n>N)(?: full)? years? |\b(?:arrears|behind|owes?|owing|dues|unpaid)\b)[^.;]{0,60}?\b(?:loses? (?:its|their|the) (?:right to )?(?:vote|votes|voting rights?)|(?:cannot|can't|may not|can not|has no|have no) vote|ha(?:s|ve) no (?:right to )?vote|(?:is|are) (?:barred|stripped|deprived) (?:from|of) (?:voting|(?:its|their|the) (?:right to )?vote)|forfeits? (?:its|their|the) (?:right to )?vote)(?: in <BODY>)?",
        "a member two years in arrears loses its vote in the General Assembly",
    ),
    _rule(
        "expelled_for_arrears",
        r"(?:arrears|unpaid|behind (?:on|with|in))\b[^.;]{0,50}?\b(?P<q>(?:is|are|gets?|will be|must be) (?P<not>not )?(?:automatically |then )?(?:expelled|removed|thrown out|excluded)(?: from [^.;,]{1,30})?)",
        "Members two years in arrears are automatically expelled",
    ),
    _rule(
        "veto_on",
        r"(?:(?P<no>no )|the |a )?veto(?:es)? (?P<verb>may not|cannot|can not|does not|do not|may|can|could|also|applies)? ?(?:also )?(?:be (?:cast|used|exercised) |appl(?:y|ies) )?(?:on|to|against|over) (?:the )?(?P<what>admission|membership|new members|appointment|choice|election|selection|recommendation)(?: of [^.;,]{1,40})?",
        "No veto may be cast on the admission of new members",
    ),
    _rule(
        "party_abstains",
        r"(?:a |any |each |every )?(?:(?:council )?(?:members?|states?) (?:that is|that are|which is|which are) (?:a )?)?part(?:y|ies) to (?:a|the|any) dispute (?P<not>need not|(?:does|do) not (?:have|need) to|(?:is|are) not (?:obliged|required) to|may|can)?(?:must|shall|has to|have to|(?:is|are) (?:obliged|required|supposed) to|should)? ?(?:abstain|vote)\b[^.;]{0,70}",
        "a party to a dispute must abstain in decisions under Chapter VI",
    ),
    _rule(
        "party_abstains",
        r"(?:obliges|requires|forces|compels) (?:a |any |every )?(?:(?:council )?members? that (?:is|are) )?(?:a )?part(?:y|ies) to (?:a|the|any) dispute to abstain[^.;]{0,70}",
        "Article 27(3) requires a party to a dispute to abstain",
    ),
    _rule(
        "party_abstains",
        r"(?P<not>need not|may not|cannot be made to)?(?:must|shall|has to|have to|is to|are to|should)? ?abstain(?: from voting)?[^.;]{0,70}\bdisputes? (?:to|in) which (?:it|they) (?:is|are) (?:itself |themselves )?(?:a )?part(?:y|ies)",
        "A member must abstain on the settlement of a dispute to which it is a party",
    ),
    _rule(
        "emergency_session",
        r"emergency (?:special )?sessions?(?: of <GA>)? (?P<not>cannot|can not|may not)?(?:can|may|is|are|could)? ?(?:also |only )?be (?:called|convened|requested|summoned|convoked)(?: only)? (?:by|at the request of|on the vote of|by a vote of) (?P<who>(?:any |a vote of |the vote of |just )*(?:(?P<few>N) )?[^.;]{3,80})",
        "An emergency special session can be called by any nine members of the Security Council",
    ),
    _rule(
        "emergency_session",
        r"uniting for peace(?: (?:resolution|procedure|formula|mechanism|session))? (?P<not>cannot|can not|may not)?(?:can|may|is|could)? ?(?:also |only )?be (?:invoked|triggered|activated|used|called)(?: only)? (?:by|at the request of|on the vote of|by a vote of) (?P<who>(?:any |a vote of |the vote of |just )*(?:(?P<few>N) )?[^.;]{3,80})",
        "Uniting for Peace can be invoked by nine members of the Council",
    ),
    _rule(
        "emergency_veto",
        r"(?:a |the )?(?:veto|permanent member) (?P<verb>cannot|can not|can't|can|could|may|may not|does not) (?:\w+ )?(?:block|stop|prevent|veto|apply to) (?:the (?:calling|convening) of )?(?:a|an|such an|the)? ?emergency (?:special )?session|"
        r"(?:calling|convening) (?:of )?an emergency (?:special )?session (?P<verb2>cannot|can not|can|could|may|may not) be vetoed",
        "A permanent member cannot block an emergency special session",
    ),
    _rule(
        "emergency_hours",
        r"emergency (?:special )?session[^.;]{0,50}? within (?P<n>N) (?P<unit>hours|days|weeks)",
        "an emergency special session can be convened within 24 hours",
    ),
    _rule(
        "appointment",
        rf"secretary-?general (?:is|was|are) {_NAMED} by (?P<who>[^.;]{{3,90}})",
        "The Secretary-General is appointed by the General Assembly on the recommendation of the Security Council",
    ),
    _rule(
        "electors",
        rf"{_ELECTED} (?:are|is) {_NAMED} by (?P<who>[^.;]{{3,90}})",
        "The non-permanent members are elected by the General Assembly",
    ),
    _rule(
        "elected_yearly",
        rf"(?P<n>N) (?:of (?:the |them )?(?:N )?)?(?:(?:elected|non-permanent|rotating|new) )*(?:members|seats)?(?: of <SC>)? ?(?:are|is) {_NAMED} (?:each|every) year",
        "Five non-permanent members are elected each year",
    ),
    _rule(
        "admission",
        rf"<GA> {_MAY} admit (?:a |any |the )?(?:new )?(?:member|state|countr|applicant)\w*(?: states?)? (?P<without>without [^.;]{{3,60}}|over [^.;]{{3,60}})|"
        r"(?:new )?(?:members|states|member states|countries) (?:are|can be|may be) admitted (?:to the (?:un|united nations) )?by (?P<who>[^.;]{3,90})|"
        r"(?:a )?veto in <SC> (?P<verb>can|could|cannot|can not|may) (?:block|stop|prevent) (?:the )?(?:admission|membership)",
        "The General Assembly cannot admit a new member without a recommendation of the Security Council",
    ),
    _rule(
        "charter_amendment",
        r"(?:amend(?:ing|ments? (?:of|to)|ed)?|chang(?:e|es|ing)(?: to)?|revis(?:e|ion|ing)(?: of)?) (?:the )?(?:un |united nations )?charter[^.;]{0,90}",
        "Amending the Charter needs two-thirds of all members",
    ),
    _rule(
        "charter_amendment",
        r"(?:the )?(?:un |united nations )?charter (?:can|may|could) (?:only )?be (?:amended|changed|revised)[^.;]{0,90}|charter amendments? (?:need|require|must|take|are|enter|comes?|can)\b[^.;]{0,90}",
        "The Charter can be amended by a simple majority",
    ),
    _rule(
        "quorum",
        r"quorum (?:of|for|in|is|at)\b[^.;]{0,90}|(?P<share>a majority|one[- ]third|a third|N[- ]thirds?|half|all|at least half) of (?:the |all |its |<GA>'s )?(?:N )?(?:members|member states|states) (?:must|have to|has to|need to) be present[^.;]{0,60}",
        "A majority of members must be present for a decision",
    ),
    _rule(
        "present_voting",
        r"(?:only )?(?:yes and no|affirmative and negative|votes for and against)(?: votes?)? (?:are |is )?(?P<verb>count(?:ed)?)(?: (?:toward|towards|when|in|for|as)[^.;,]{0,50})?",
        "Only affirmative and negative votes are counted",
    ),
    _rule(
        "permanent_votes",
        r"(?:each|every|a|the)(?: of the)? ?(?:N )?(?P<who>permanent|P5|veto-wielding|larger|big|rich) (?:members?|states?|countries|powers) (?:has|have|gets?|casts?|holds?) (?P<n>N|more|extra|double|additional|several) votes?\b[^.;,]{0,40}",
        "Each permanent member has one vote in the General Assembly",
    ),
    _rule(
        "observers_vote",
        r"(?:observers?|observer states?|non-members?|non-member states?|the C|C)(?:, (?:as )?an observer(?: state)?,| as an observer(?: state)?)? (?P<verb>cannot|can not|can't|may not|may|can|has no right to|have no right to|has the right to|have the right to|does not have the right to|do not have the right to|is not entitled to|are not entitled to|is entitled to|are entitled to|is not allowed to|is allowed to) (?:cast a )?vote\b(?! (?:against|for|on|yes|no))[^.;,]{0,30}",
        "An observer state may not vote in the General Assembly",
    ),
    _rule(
        "veto_debate",
        r"(?:<GA>|it)[^.;]{0,60}? within (?P<n>N) (?:working )?(?P<unit>days|hours|weeks) (?:of|after|whenever|when|following)[^.;]{0,40}?veto",
        "The General Assembly must meet within ten working days of a veto",
    ),
    _rule(
        "uniting",
        r"uniting for peace\b(?: (?:resolution|procedure|formula|mechanism))?[^.;]{0,20}? (?P<q>(?:lets?|allow(?:s|ed)?|enabl(?:es|ed)|permit(?:s|ted)?|empower(?:s|ed)?|entitl(?:es|ed)) <GA> to (?:act|step in|take up|recommend|consider|meet|make|intervene|discuss|issue|adopt|impose|order|authori[sz]e)\b[^.;]{0,90})",
        "Uniting for Peace allows the General Assembly to act when the Security Council is deadlocked",
    ),
    _rule(
        "procedural_no",
        r"(?:did not|didn't|does not|could not|would not|cannot|did|does) (?:count|amount|qualify|serve|work|act) (?:as|to) a veto (?:because|since|as|on)\b[^.;]{0,60}procedural[^.;,]{0,20}",
        "Russia's no did not count as a veto because the decision was procedural",
    ),
    _rule(
        "procedural_no",
        r"procedural[^.;]{0,70}?\b(?P<q>(?:did not|didn't|does not|could not|would not|cannot|did|does) (?:count|amount|qualify|serve|work|act) (?:as|to) (?:a |any )?veto)",
        "As the item was procedural, the Chinese no did not amount to a veto",
    ),
    _rule(
        "fails_if",
        r"(?:a |one |any |the )?(?:single )?(?:negative vote|no vote|vote against|no) (?:by|from|of|cast by) (?:any |a |one |even one |just one )?(?:of )?(?:the |its )?(?:N )?(?P<who>permanent|elected|non-permanent|P5)(?: members?)?(?: of <SC>)?(?: on [^.;,]{1,40}?)? (?:is (?:therefore |thus )?(?:a |enough to (?:\w+ )?a? ?)?veto|(?:kills|defeats|blocks|sinks|vetoes|stops|prevents) )[^.;,]{0,50}",
        "A negative vote by any permanent member kills the draft",
    ),
    _rule(
        "tie",
        r"(?:a |an |if the |when a )?(?:tie|tied vote|equal(?:ly divided)? votes?|deadlocked vote)(?: in <BODY>| in the plenary| in a main committee)? (?:means|is|counts as|leads to|results in|requires|calls for)\b[^.;]{0,80}",
        "A tied vote means the proposal is rejected",
    ),
    _rule(
        "member_abstains",
        r"(?:if|when) (?:a|one|any)(?: of the)? ?(?:N )?permanent members? abstains?,? (?P<q>(?:the |a |any |<SC> )?(?:<TEXT>|it) (?P<verb>can(?:not| not)?|may|could|is|will|fails)(?: still| nevertheless| automatically)*(?: be)? ?(?:adopted|passed|pass|fail|fails|rejected|blocked|vetoed|defeated|dead|lost)?)",
        "If a permanent member abstains, the resolution can still be adopted",
    ),
    _rule(
        "fails_if",
        r"(?P<q>(?:(?:still |nevertheless |automatically |always )?fails?|is (?:lost|dead|blocked|rejected|not adopted|defeated)|cannot (?:pass|be adopted)|does not pass|can(?:not)? still pass|(?:still )?passes|is (?:still )?adopted) (?:if|when|once|whenever|even if) (?:even |just |only )?(?:one|a|any|N|a single|the)(?: of the)? ?(?:N )?(?P<who>permanent|elected|non-permanent|P5) members? (?:votes? (?P<no>no|against)(?: it)?|opposes?(?: it)?|objects?|vetoes(?: it)?|says no|(?P<out>abstains?|is absent|stays away)))",
        "A draft still fails if one permanent member votes no",
    ),
    _rule(
        "veto_only",
        r"(?:<SC>(?:'s)? )?(?P<who>elected|permanent|non-permanent) members(?: of <SC>)? (?:are|being) the only (?:ones|members|states|countries) (?:that |who |which )?(?:can|may|are able to|to be able to|with the (?:right|power) to) (?:cast (?:a |the )?|use (?:a |the )?)?veto(?: power)?",
        "permanent members are the only ones that can veto",
    ),
    _rule(
        "adopted_by",
        r"(?:<TEXT>) (?:with|that (?:gets|wins|receives|has|secures)|which (?:gets|wins|has)) (?P<q>(?P<n>N) (?:affirmative |yes )?votes(?: in favou?r)?(?: and (?:none|N|no votes?) against)? (?:is|will be|can be|would be|can|will)? ?(?:still |nevertheless )?(?P<not>not |never )?(?:be )?(?P<how>adopted|passed|carried|passes|fails|lost|rejected|pass|fail))(?: (?:by|in) <SC>)",
        "A draft with eight votes in favour is not adopted by the Security Council",
    ),
    _rule(
        "absence",
        r"(?:the )?absence of (?:a|any|one) (?:of the )?(?:N )?permanent members? (?P<not>does not |cannot )?(?:\w+ )?(?:amounts? to a veto|counts? as a veto|is a veto|vetoes?|blocks?|prevents?|stops?)|(?:a|any) permanent member (?:that|who) is absent (?P<not2>does not |cannot )?(?:\w+ )?(?:amounts? to a veto|vetoes?|blocks?|prevents?|stops?)(?: (?:the|a|any) \w+)?",
        "A permanent member that is absent thereby vetoes the decision",
    ),
    _rule(
        "outvote",
        r"(?:N|all|most|a majority)(?: of the)?(?: N)?(?: other)? permanent members (?P<not>cannot|can not|may not)?(?:can|may|could)? ?(?:outvote|overrule|override|vote down) (?:the )?(?:fifth|other|others|one|N)\b",
        "Four of the five permanent members can outvote the fifth",
    ),
    _rule(
        "veto_elsewhere",
        r"(?:the |a |no )?veto(?:es)?(?: right| power)? (?P<verb>can be|can also be|cannot be|may be|may not be|is also|is not|does not|do not|exists|applies|also applies|could be)(?: used| cast| exercised| available| exist| apply)? (?:in|at) (?:<GA>|the (?:un )?human rights council)",
        "The veto can be used in the Human Rights Council",
    ),
    _rule(
        "term",
        r"human rights council(?:'s)?[^.;]{0,60}?\b(?P<q>(?:serv\w+|sit|elected|are elected|is elected|chosen) [^.;,]{0,30}?(?:for )?(?:a )?(?P<n>N)[- ]years?(?:[- ](?:terms?|periods?))?)",
        "The Human Rights Council has members elected for three years",
    ),
    _rule(
        "veto_held",
        r"(?P<s><LIST>) (?P<verb>(?:has|have|holds?|wields?|enjoys?|possess(?:es)?|does not have|do not have|lacks?|has no|have no)) (?:the |a |any )?(?:right of veto|veto power|veto right|veto)\b(?! (?:in|over) <GA>)(?: (?:in|on|over) [^,.;]{1,30})?",
        "Germany has a veto in the Security Council",
    ),
)
