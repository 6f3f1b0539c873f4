"""Binding force: what resolutions and decisions oblige their addressees to."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

BINDING = (
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<BODY>(?:'s)? )?(?:<TEXT>|resolutions|decisions|S|those|they|it|votes?)(?:,)? (?:of <BODY> |at <BODY>,? |adopted by <BODY> |from <BODY> |unlike (?:those|the \w+) (?:of|from) <BODY>,? |, |which |in <BODY> |by <BODY> )*(?:is|are|was|were|would be) )(?P<not>not |n't |rarely |never )?(?:legally |also |considered |all |generally )*(?:binding|mandatory|obligatory|enforceable)"
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
        r"binding\b[^.;]{0,40}?(?P<q><BODY>(?:'s)? (?:resolutions|decisions|texts|ones) (?P<not>are not|aren't|do not|don't))(?= ?(?:[,.;)]|$))",
        "Council resolutions are legally binding, Assembly resolutions are not",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"binding,? (?:but|unlike|while|whereas|though) (?:those of )?(?P<q><SC>(?:'s)? (?:resolutions|decisions|texts|ones) (?:are|do))(?= ?(?:[,.;)]|$))",
        "Assembly resolutions are not binding, but Council decisions are.",
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
        r"(?:<TEXT>|resolutions|decisions|S|they|it)(?:, (?:which|that))? (?:is|are|was|were) (?:also |generally |considered )?(?P<not>non-?binding)",
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
        r"<BODY> (?P<not>cannot|can not|does not|do not|has no power to|may not) (?:make|issue|adopt|take|pass) (?:legally )?binding (?:decisions|resolutions|judg\w+|texts|rulings)",
        "The council cannot make legally binding decisions",
        real=False,
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:although|though|while|albeit|but) (?P<not>not (?:legally )?binding|(?:legally )?non-?binding)",
        "Although not legally binding, the resolution",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<BODY>(?:'s)? |an? )?(?:<TEXT>|resolutions|decisions|they|it)(?: (?:of|by|from) <BODY>)?(?:, unlike [^,;.]{1,50},)? )(?P<not>(?:does not|do not|cannot|don't|doesn't) )?binds? (?:(?:all|every|each)(?: the| of the)?(?: N)? )?(?:<MEMBERS>|them|anyone|anybody|all)",
        "A resolution of the General Assembly does not bind member states",
        real=False,
    ),
    Pattern(
        "binding_force",
        "binding",
        r"unlike (?:those|(?:the )?\w+) (?:of|from|in|adopted by) <BODY>",
        "unlike those of the Security Council",
        more={"unlike": True},
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<TEXT>|resolutions|decisions|S|they|it|which)\b[^.;:]{0,50}? )?(?P<not>carr(?:y|ies) no (?:legal )?(?:weight|force)|ha(?:s|ve|d) no (?:legal|binding) (?:force|effect)|no legal force|not enforceable|lacks? (?:legal|binding) (?:force|strength|effect|weight))",
        "have no legal force",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<BODY>(?:'s)? )?(?:<TEXT>|resolutions|decisions|S|those|they|it)(?: (?:of|by|from|adopted by) <BODY>)?,? )(?:(?P<not>(?:does not|do not|don't|doesn't) (?:have|carry))|has|have|had|carry|carries)(?: the| any)? (?:full )?(?:force of (?:international )?law|(?:legal|binding|legally binding) (?:force|effect|status))(?: (?:for|on|upon) [^,.;]{1,30})?",
        "the resolution has the force of law",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:(?:<BODY>(?:'s)? )?(?:<TEXT>|resolutions|decisions|S|they|it)(?: (?:of|by|from|adopted by) <BODY>)? )(?P<not>(?:does not|do not|cannot|don't|doesn't|can not) )?(?:oblig(?:e|es|ate|ates)|compels?|forces?|requires?|commits?) (?:(?:all|every|each)(?: the| of the)?(?: N)? )?(?:<MEMBERS>|them|governments) to (?:comply|obey|act|follow|do|carry|implement)\b(?: [^,.;]{1,30})?",
        "Resolutions of the General Assembly oblige all member states to comply",
    ),
    Pattern(
        "binding_force",
        "binding",
        r"(?:<BODY>(?:'s)? )?(?:resolutions|decisions|texts|they|those)(?: (?:of|by|from|adopted by) <BODY>)? (?:are|is|remain|were) (?:mere(?:ly)? |only |just |simply |no more than |in law |formally |generally )*(?P<not>recommendations?|advisory|recommendatory|not law|exhortations?|declaratory|non-?binding)\b",
        "General Assembly resolutions are only recommendations",
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
