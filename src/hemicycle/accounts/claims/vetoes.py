"""Vetoes, used and not used."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_SUBJECT = (
    r"(?:the |a |an |this |that |its |their |both |S|her )*(?:(?:[a-z'-]+|C|A|G|N|D|C-\w+|C's) ){0,5}?"
    r"(?:<TEXT>|S|it)"
)


VETOES = (
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>)(?:,[^,.]{0,40},)? (?:has |have |had |then |also |all |each |(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day |on D |yesterday |both |again |jointly |\w+ly |twice )*(?:vetoed|vetoes|veto(?= (?:a|the)))(?! nothing| no\b| none)(?! (?:the |an? |further |new )?G(?:'s)? (?:\w+ )?(?:statement|decision|sanctions?|aid|budget|package|conclusions|loan|accession|membership|declaration|funds?|funding|deal))"
        r"(?: (?P<count>N) of (?:the )?(?P<of>N))?",
        "Russia and China vetoed the American draft",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?<!time )(?<!time the )(?<!nor )(?<!nor the )(?P<s><LIST>)(?:,[^,.]{0,40},|,? (?:which|who|that)(?! has| have| had| last))? (?:has |have |had |then |also |on \w+day |on D |yesterday |again |\w+ly )*(?:used|cast|exercised|wielded|deployed|employed|casting|using|exercising|wielding)"
        r" (?:its|their|a|the|his)? ?(?:\w+ )?(?:veto(?:es)?(?: power)?s?|(?:privilege|right|power) of (?:the )?veto)",
        "Russia used its veto to prevent European amendments",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:(?:their|the|its|C's|A|N) )?(?:(?!because |as |and |but )[\w'-]+ |G |A |C ){0,5}?(?:was|were|been|being|got) (?:blocked by (?:a|the) (?:A )?veto|vetoed)(?: by (?:(?:its |the )?permanent member )?(?P<s><LIST>))?",
        "after their attempts to amend the wording were vetoed",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:(?:by|with|a|the|to|after|despite) (?:a |the )?(?:double |joint )?(?P<s>(?:A|C)(?:'s)?)|(?P<s3>C's)(?= veto (?:of (?:the|a|an)|buried|killed|stopped|blocked|sank|doomed|defeated|prevented|scuppered|thwarted|ended)\b)) veto(?! power)\b|\b(?:double |joint )veto (?:by|from|of) (?P<s2><LIST>)",
        "killed by a Russian veto",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s>(?:the )?(?:C's?|C|A)) (?:veto(?:es)?|(?:no |negative )?vote) (?:has |have |had )?(?:doomed|killed(?: off)?|blocked|sank|sunk|prevented|stopped|defeated|scuttled|scuppered|halted|ended|torpedoed|thwarted|struck down|put an end to|put paid to|meant|came|followed|spelled)\b",
        "Moscow's veto doomed the measure",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>) join(?:ed|ing) (?P<s2><LIST>) in (?:casting |using )?(?:a |an |their )?(?:rare )?(?:double |triple |joint |three-way )?veto(?:es|ing)?\b",
        "Paris and London joined Washington in a triple veto",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:because of|owing to|due to|thanks to|on account of|by) the negative votes? (?:cast )?(?:by|of|from) (?:(?:one|N) of (?:its|the) (?:N )?|a )?permanent members?(?: of <SC>)?,? ?(?:-+|—|:|\()? ?(?P<s><LIST>)",
        "not adopted because of the negative vote of a permanent member, the United States",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:killed|blocked|sunk|defeated|stopped|felled|doomed) by (?:the )?(?:negative votes?|noes|no votes?|double veto) (?:of|from|by) (?P<s><LIST>)",
        "killed by the negative votes of China and Russia",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?<!no )(?<!without )(?<!without a )(?<!without the )(?<!any )(?<!avoid )(?<!avoid a )(?<!absence of )(?<!absence of a )(?<!absence of the )veto(?:es)? (?:by|from|of) (?:the |its )?(?:(?:N )?permanent members?,? )?(?P<s><LIST>)",
        "a veto by Russia",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>) (?:has |have |then |again |\w+ly )*(?:blocked|killed|torpedoed|thwarted|struck down|quashed|scuppered|(?:joined forces|teamed up|combined|united) to (?:block|veto|kill|sink|defeat|stop)) "
        r"(?=[^.]{0,60}(?:<TEXT>|S|it\b|push|attempt|effort|move|initiative|tribunal|probe))",
        "the US blocked the ceasefire draft",
        grow=True,
        more={"loose": True},
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>) (?:has |have |then |again |\w+ly )*(?:blocked|killed|torpedoed|thwarted|struck down|quashed|scuppered|sank) (?:the|this|that|its|a|an|another) (?:[\w-]+ |A |C-\w+ ){0,2}?(?:move|attempt|effort|initiative|push|call|demand|bid)\b",
        "The US blocked the move",
        more={"loose": True},
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>)(?: on \w+day| on D)? (?:\w+ ){1,4}(?:in|by) (?:jointly )?vetoing",
        "Russia and China joined hands in vetoing the draft",
        grow=True,
    ),
    Pattern(
        "veto",
        "no_veto_cast",
        r"(?:but |and |though |although |yet )?neither (?:of (?:them|the two|which) |one )?(?:used|cast|exercised|wielded|resorted to|employed) (?:its|a|the|their) veto(?: power)?",
        "but neither used its veto power",
    ),
    Pattern(
        "veto",
        "veto",
        r", (?P<q>(?:using|casting|wielding|exercising) (?:its|their|a|the) veto(?: power)?)",
        "The US blocked it, casting its veto",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:,|\band|\bby|\bafter|\bbefore|\bthen|\blater) (?P<q>(?:vetoed|vetoing) (?:it|them|the|a|an|N|two|both|several|G|A|C's)\b)",
        "after failing to change the text and vetoing European bids",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:<TEXT>|S|it) (?:was|were|had been|has been) (?:\w+ly )?(?:blocked|killed|struck down|thwarted) by (?P<s><LIST>)(?! veto|'s)",
        "It was blocked by the United States",
        more={"loose": True},
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:(?:the|this|that|its|C's|A) (?:[\w'-]+ |C |A |G ){0,3}?<TEXT>|S|\bit) (?:was|were|had been|has been) (?:\w+ly |therefore |thus |again )?(?:blocked|killed|vetoed)(?= ?[.,;]|$| because| when| on D| in D)",
        "because three permanent members abstained, the text was blocked",
        more={"loose": True},
    ),
    Pattern(
        "veto",
        "no_veto_cast",
        r"neither (?P<s>(?:the )?C) nor (?P<s2>(?:the )?C) (?:used|cast|exercised|wielded) (?:its|a|the|their) veto|"
        r"neither (?P<s3>(?:the )?C) nor (?:the )?C vetoed (?:it|the \w+)",
        "Neither Moscow nor Beijing used its veto",
    ),
    Pattern(
        "veto",
        "no_veto_cast",
        r"rather than (?:vetoing|veto|block(?:ing)?)(?: it| the \w+)?|without (?:using|casting|exercising|wielding) (?:a |its |their |the )?veto|"
        r"no (?:permanent member |one |country |state |member )?(?:used|cast|exercised)(?: a| its| the)? veto|no veto(?:es)? (?:was|were) cast|"
        r"(?:did not|didn't|chose not to|declined to|refrained from) (?:(?:need|have) to )?(?:veto(?:ing)?|(?:us(?:e|ing)|cast|wield|resort to) (?:its|their|a) veto(?:es)?(?: power)?)\b(?: it| the \w+)?",
        "rather than vetoing the measure",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:the |both |all |these )?(?:N )?(?:negative votes?|no votes?|votes? against|noes)(?: (?:[^,.;CN]){0,30}S| (?:the|it)(?: \w+)?)? (?:were|was|counted as|amounted to|constituted) (?:a )?(?:double )?vetoe?s?\b",
        "The two votes against resolution 678 were vetoes",
    ),
    Pattern(
        "veto",
        "paralysed",
        r"veto (?:power )?has (?:paraly[sz]ed|blocked|deadlocked|crippled)|(?:has been )?(?:deadlocked|paraly[sz]ed) by [^,.]{0,40}",
        "Russia's veto power has paralysed the Security Council",
        grow=True,
        more={"vague": True},
    ),
)
