"""Binding force, and who is a member of what."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_BODY = r"(?:(?:N-member )?(?:un )?(?:general assembly|security council|assembly|council|unga|world body|G council)(?:'s)?)"


BINDING = (
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<BODY>(?:'s)? )?(?:<TEXT>|resolutions|decisions|S|those|they|it|votes?)(?:,)? (?:of <BODY> |adopted by <BODY> |from <BODY> |unlike (?:those|the \w+) (?:of|from) <BODY>,? |, |which |in <BODY> |by <BODY> )*(?:is|are|was|were|would be) )(?P<not>not |n't |rarely |never )?(?:legally |also |considered |all |generally )*(?:binding|mandatory|obligatory|enforceable)"
        r"(?: (?:for|on|upon) (?:all )?(?:<MEMBERS>|member states|members))?",
        "whose resolutions are not legally binding",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?P<q>(?:un |N-member |the )*(?P<body>security council|council|general assembly|assembly|unsc|unga), where resolutions are (?P<not>not )?(?:legally )?binding)",
        "UN Security Council, where resolutions are legally binding",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:the |a |an )?(?P<not>non-?binding|not legally binding|non-legally binding|symbolic|advisory) (?:\w+ |A |C |G |C-\w+ )?(?:<TEXT>)",
        "the nonbinding measure",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:N-N|vote|tally|decision|majority)\b[^.;]{0,40}, (?P<q>(?:is|are|was|were) (?P<not>not (?:legally )?|non-?)binding)",
        "the 143-5 vote, with 35 abstentions, is not legally binding",
        more={"weak": True},
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:the|a|an) (?:legally )binding (?:\w+ |A |C )?(?:<TEXT>)",
        "a legally binding resolution",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:<TEXT>|resolutions|decisions|S|they|it) (?:is|are|was|were) (?:also |generally |considered )?(?P<not>non-?binding)",
        "Assembly resolutions are nonbinding",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?P<not>neither|none) of (?:which|them|the \w+) (?:is|are|was|were) (?:legally )?(?:binding|mandatory|enforceable)",
        "neither of which is legally binding",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"<BODY>[^.;]{0,70}? (?:can|may|could|is able to|has the (?:power|authority) to) (?:make|take|pass|adopt|issue|impose) (?:legally )?binding (?:decisions|resolutions|measures)",
        "The Council is the only organ that can take binding decisions",
        real=False,
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:although|though|while|albeit|but) (?P<not>not )(?:legally )?binding",
        "Although not legally binding, the resolution",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:an? |the )?(?:<TEXT>|resolutions|decisions|they|it)(?: (?:of|by|from) <BODY>)? )(?P<not>(?:does not|do not|cannot|don't|doesn't) )?binds? (?:<MEMBERS>|them|anyone|anybody|all)",
        "A resolution of the General Assembly does not bind member states",
        real=False,
    ),
    Pattern(
        "binding_force",
        "binding",
        r"unlike (?:those|the \w+) (?:of|from|in|adopted by) <BODY>",
        "unlike those of the Security Council",
        more={"unlike": True},
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<TEXT>|resolutions|decisions|S|they|it|which)\b[^.;:]{0,50}? )?(?P<not>carr(?:y|ies) no (?:legal )?(?:weight|force)|ha(?:s|ve|d) no (?:legal|binding) (?:force|effect)|no legal force|not enforceable|lacks? (?:legal|binding) force)",
        "have no legal force",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:member states|members|countries|all states|states|<MEMBERS>) (?:are|is) (?P<not>not )?(?:legally )?(?:bound|obliged|obligated|required) (?:by|to (?:comply|carry out|follow|implement|obey))[^,.;]{0,40}",
        "member states are bound by Council decisions",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:<BODY>(?:'s)? )?(?:resolutions|decisions|S|they) (?:must|have to|need) (?P<not>not )?(?:be (?:carried out|obeyed|implemented|followed|complied with)|not be)(?: by (?:all |every )?<MEMBERS>)?",
        "the Council's decisions must be carried out by all members",
        real=False,
    ),
)


MEMBERSHIP = (
    Pattern(
        "membership",
        "size",
        r"(?P<n>N)-(?:member|nation|state|country|strong|seat)(?: (?:un |united nations |world |human |rights |general |security |N )*(?:assembly|council|body|unga|unsc|organi[sz]ation|chamber|panel|forum|club))",
        "193-member world body",
        real=False,
    ),
    Pattern(
        "membership",
        "size",
        r"(?<!N of )(?<!N )(?<!out of )(?<!out )(?:the\s|all |has |of |its |with )(?P<n>N) (?:un |united nations )?(?:member (?:states|countries|nations)|members|states|nations)(?: of the (?:un|united nations|general assembly|assembly|security council|council|world body))",
        "the 193 members of the United Nations",
        real=False,
    ),
    Pattern(
        "membership",
        "size",
        r"<BODY>,? (?:which |that )?(?:has|had|comprises|comprised|consists of|consisted of|is made up of|includes|counts) (?P<n>N) (?:members?|seats|(?:member )?states|(?:member )?countries|nations)\b(?! (?:in favou?r|for|against|vot|abst|support|back|oppos))",
        "The Council has 15 members",
        real=False,
    ),
    Pattern(
        "membership",
        "elected_members",
        r"(?P<n>N) (?:elected|non-permanent|rotating) (?:members|seats)(?:,? (?:who are |are )?elected for \w+-year terms)?",
        "ten elected members",
        real=False,
    ),
    Pattern(
        "membership",
        "founders",
        r"(?:(?P<n>N) (?:original|founding)|(?:original|founding) (?P<count>N)) (?:un )?(?:member(?: states| countries| nations)|members|nations|states|countries|signatories)",
        "one of the 51 founding members",
        real=False,
    ),
    Pattern(
        "membership",
        "elected_members",
        r"(?P<n>N) of (?:<SC>'s|the|its) (?:N )?(?:members|seats)(?: of <SC>)? are (?:elected|non-permanent|rotating)(?: by [^,.;]{1,30})?",
        "Ten of the Council's members are elected",
        real=False,
    ),
    Pattern(
        "membership",
        "joined",
        r"(?P<s><LIST>),? (?:all |both |formally |then )*(?:joined|took (?:up )?(?:a|their|its) seats? (?:on|in)|(?:was|were) elected to|began (?:a|their|its) (?:two-year )?terms? on) <SC>(?: as (?:\w+-?)+ members)?,? (?:in|on|for|at the start of) (?P<on>D)",
        "Denmark and Greece joined the Security Council in January 2025",
        real=False,
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<q>(?:(?:has |have )?veto(?: power|-wielding)?(?: members?)?s?|(?:the )?(?:N )?(?:permanent|veto-wielding|veto) (?:members|powers)(?: of <SC>)?)(?:,? which (?:include|are|comprise)s?|,? (?:along with|namely|include|are|including|being)|:|,| -|—|\()+ ?(?P<s><LIST>))",
        "veto power along with Russia, China, Britain and France",
        real=False,
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<s>(?:the )?C, C, C, C,? and (?:the )?C)(?:,)? (?:are|being|as) (?:the |its )?(?:N )?permanent members",
        "China, France, Russia, Britain and the US are permanent members",
        real=False,
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<s>C),? (?:as |is |being |which is |also |was |a |an )*(?P<q>(?:one of (?:the |its )?N|N of (?:its |the )?N|a|the) (?P<what>(?:non-)?permanent|veto-wielding|veto-holding|elected) members?)(?: of <SC>)?",
        "Russia, one of its five permanent members",
        real=False,
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<s><LIST>),? (?:is|are|as|being|which (?:is|are)|both|also| )+ (?:N of|among) (?:the |its |<SC>'s )?(?:N )?(?:permanent,? ?(?:veto-holding |veto-wielding )?members|(?:countries|states|nations|powers|members) (?:with|that (?:have|hold|wield)|holding|wielding|having) (?:a |the )?veto(?: power| right)?s?)(?: (?:of|on|in) <SC>)?",
        "Russia is one of the five countries with veto power",
        real=False,
    ),
    Pattern(
        "membership",
        "permanent_count",
        r"(?:the |its |has |all |N of )(?P<n>N) (?:permanent|veto-wielding|veto-holding) (?:members|powers|states|seats)(?! ?(?:,|-|—|:)? ?(?:which|C|namely))(?! can| cast| has)",
        "its five permanent members",
        real=False,
        more={"weak": True},
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<s><LIST>) (?:are|is|were|was|being) (?:among |one of |two of |N of )?the (?:N )?(?:only )?(?:<MEMBERS>|powers|ones) (?:with|that have|that hold|which hold|holding|wielding|to (?:hold|have)) (?:a |the )?veto(?:[ -](?:powers?|rights?))?(?: (?:on|in|at) <SC>)?",
        "China and Russia are among the five countries with veto powers",
        real=False,
        more={"some": True},
    ),
    Pattern(
        "membership",
        "permanent_members",
        r"(?P<s><LIST>) (?:both |all |each |also )?(?:have|has|hold|holds|wield|wields|enjoys?|possess(?:es)?) (?:a |the )?(?:right of veto|veto[ -](?:powers?|rights?)|right to veto)(?: (?:on|in|at) <SC>)?",
        "Beijing and Moscow hold veto rights",
        real=False,
        more={"some": True},
    ),
    Pattern(
        "membership",
        "nth_member",
        r"(?P<s>C)(?:,? [^,.;]{0,40}?,?)? (?:becam?e|becomes|becoming|joined|joins|was admitted|has been admitted|was welcomed|entered)\b[^,.;]{0,45}? (?:as )?(?:the |its )?(?P<nth>\d+(?:st|nd|rd|th)|N(?:st|nd|rd|th)) (?:full )?member(?: state| country| nation)?(?: of the (?:un|united nations|world body|organi[sz]ation))?"
        r"|admit(?:ted|s|ting) (?P<s2>(?:the )?(?:republic of )?C)\b[^,.;]{0,30}? as (?:the |its )?(?P<nth2>\d+(?:st|nd|rd|th)|N(?:st|nd|rd|th)) (?:full )?member(?: state| country| nation)?(?: of the (?:un|united nations|world body|organi[sz]ation))?",
        "The Assembly admitted Tuvalu as the 189th member of the United Nations",
        real=False,
    ),
    Pattern(
        "membership",
        "size",
        r"(?<!than )(?<!among )(?<!N of )(?<!N out of )(?<!N from )(?:the |all )(?P<n>N) (?:un|united nations|assembly|council) (?:member (?:states|countries|nations)|members)\b(?! (?:that|which|who|to|abst|vot|oppos|back))",
        "the 193 UN member states",
        real=False,
        more={"weak": True},
    ),
    Pattern(
        "membership",
        "members_in_group",
        r"(?:the )?(?P<group>G|arab|african) (?:union )?members? (?:on|of|in|sitting on) <SC>(?: ?[—,:(-]+ ?)(?P<s><LIST>)",
        "the EU members on the Council—France, Slovenia, Denmark, and Greece",
        real=False,
        more={"closed": True},
    ),
    Pattern(
        "membership",
        "members_in_group",
        r"(?P<s>C),? (?:was |is |then )?the (?:only|sole|lone) (?P<group>G) (?:member|country|state|nation) (?:of|on|in) (?:<SC>|<BODY>)",
        "Yemen, the only Arab member of the council",
        real=False,
        more={"closed": True},
    ),
    Pattern(
        "membership",
        "seat",
        r"(?P<s><LIST>),? (?:is|was|are|were) (?:then |currently |also |not |no longer )*(?P<kind>not )?(?:a |an )?(?:(?P<what>non-permanent|elected|permanent|temporary) )?members? of <SC>",
        "Panama was an elected member of the Security Council",
        real=False,
    ),
    Pattern(
        "membership",
        "un_member",
        r"(?P<s>C) (?:is|was|became|has been) (?P<kind>not )?(?:a |an )?(?:full )?(?P<what>member|observer)(?: state)? (?:of|at) the (?:un|united nations)",
        "Switzerland became a member of the UN",
        real=False,
    ),
    Pattern(
        "membership",
        "group_size",
        r"(?:all |the )?(?P<n>N) (?P<group>G)(?: union)? (?:members|member states|countries|states)(?= ?(?:$|[,.]|of|are|on))",
        "the 27 EU members",
        real=False,
        more={"weak": True},
    ),
)
