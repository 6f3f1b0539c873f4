"""What became of a text: outcome, procedure, veto, amendments, sponsors."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_SUBJECT = (
    r"(?:the |a |an |this |that |its |their |both |S|her )*(?:(?:[a-z'-]+|C|A|G|N|D|C-\w+|C's) ){0,5}?"
    r"(?:<TEXT>|S|it)"
)

OUTCOMES = (
    Pattern(
        "outcome",
        "failed",
        r"(?:failed|refused|declined|was unable) to (?:adopt|pass|approve|endorse) (?:the|a|an|its|this) (?:A |C |G |\w+ ){0,3}?<TEXT>",
        "The Security Council failed to adopt the resolution",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?<!when )(?<!after )(?<!before )(?<!as )(?<!that )(?P<q><BODY>)(?: (?:on (?:\w+day|D)|also|then|later|has|yesterday|overwhelmingly|finally|today|in D|,))*"
        r" (?:adopted|passed|approved|endorsed|carried|adopts|passes|approves)(?! by| N)(?=[^.]{0,80}?(?:<TEXT>|S|it\b|N-N))",
        "The Security Council passed the resolution",
        grow=True,
    ),
    Pattern(
        "outcome",
        "adopted",
        r"\bit (?:adopted|passed|approved) (?:a|the|this) (?:\w+ )?<TEXT>",
        "it adopted a resolution",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?<!failed )(?<!refused )(?<!declined )(?<!unable )(?<!not )(?<!needed )(?<!required )\bto (?:approve|adopt|pass|endorse) (?:the|a|its|this) (?:A |C |G |\w+ ){0,2}?<TEXT>",
        "voted 93-18 to approve the Ukrainian resolution",
        real=False,
        more={"needs_tally": True},
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?:the (?:final |amended |A |C |G )*<TEXT>|S) (?:approved|adopted|passed) by <BODY>",
        "The final resolution approved by the General Assembly",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?:the |both |its |S|this )(?:(?!amend)[\w'-]+ |C |A |G |C-\w+ ){0,4}?(?:<TEXT> |S )?(?:was|were|has been|have been|is) "
        r"(?:\w+ly |also |then |nevertheless |eventually )?(?:adopted|passed|approved|carried|accepted)\b(?! (?:unanim|by (?:consensus|acclam|N)|without|on|N-N|in N|with N))",
        "the text was nevertheless adopted",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?:the (?:[\w'-]+ |C |A |G |C-\w+ ){0,4}?<TEXT>|S|\bit) (?:\w+ly )?(?:passed|carried|cleared <BODY>|won approval|went through|succeeded)\b(?! (?:by|with|N|N-N))",
        "the resolution narrowly carried",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:did not|didn't|failed to|could not) (?:receive|get|win|gain|secure|muster|garner|obtain|attract|reach|find) "
        r"(?:enough|sufficient|the (?:necessary|required|needed)|a (?:sufficient )?majority|adequate|N|the N)(?: \w+){0,2}",
        "did not receive enough support",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:<BODY> )(?:\w+ly |also |then |on \w+day |has )?(?:rejected|defeated|voted down|threw out|turned down) "
        r"(?:the|a|an|C's|A|both|this) (?:[\w'-]+ |C |A |G ){0,3}?(?:<TEXT>|S)",
        "the Council rejected the amendment",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:(?:the|a|an|its|their|this|C's|A) (?:[\w'-]+ |C |A |G |C-\w+ ){0,6}?(?:<TEXT>)(?: (?:to|on|for) [^,.;]{0,40}?)?|S|\bit) "
        r"(?:has |narrowly |was |were |had |been )*(?:failed\b|rejected\b|defeated\b|not adopted\b|not passed|fell short|voted down|collapsed|was lost\b)(?! by)",
        "A draft decision to hold the debate failed",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:was|were) (?:not adopted|not carried|voted down)|did not pass\b|failed to pass\b|was not passed",
        "the text was not adopted",
    ),
)

PROCEDURE = (
    Pattern(
        "procedure",
        "unanimous",
        r"(?:(?:was|were|is) )?(?:unanimously (?:adopted|passed|approved|endorsed|backed|carried|accepted)|"
        r"(?:adopted|passed|approved|endorsed|carried|accepted|voted) (?:[\w ]{0,25})?unanimously|"
        r"(?:adopted|passed) by (?:a )?unanimous(?: vote)?|(?:by|in) a unanimous vote|unanimous (?:vote|adoption|approval|support))(?: by <BODY>)?",
        "adopted unanimously by the Security Council",
        value=True,
    ),
    Pattern(
        "procedure",
        "unanimous",
        r"<BODY> (?:has )?unanimously (?:adopted|passed|approved|endorsed|backed)",
        "The Council unanimously adopted",
        value=True,
    ),
    Pattern(
        "procedure",
        "unanimous",
        r"every(?:one| (?:member|country|state|delegation|nation))(?: of <BODY>| in the \w+)? (?:agreed|voted (?:in favou?r|yes|for)|was in favou?r)"
        r"|without (?:a single |any )?(?:dissent|opposition|dissenting vote)|no (?:member|country|state|one|nation) (?:voted against|opposed|objected)",
        "everyone agreed",
        value=True,
        more={"loose": True},
    ),
    Pattern(
        "procedure",
        "consensus",
        r"(?:(?:was|were) )?(?:(?:adopted |passed |approved |agreed )?(?:by consensus|without a vote|by acclamation|without (?:a )?(?:recorded |formal )?vote)|(?:adopted|passed|approved|agreed) without voting)",
        "adopted by consensus",
        value=True,
    ),
    Pattern(
        "procedure",
        "recorded_vote",
        r"(?:adopted|passed|approved) (?:by|in|after|on) (?:a )?(?:recorded|roll-call|roll call) vote",
        "adopted by a recorded vote",
        value=True,
    ),
    Pattern(
        "procedure",
        "emergency_session",
        r"(?:in|at|during|under) (?:an|its|the) (?:\w+ )?emergency special session",
        "at its eleventh emergency special session",
    ),
    Pattern(
        "procedure",
        "meeting_number",
        r"(?:at|during) (?:its|the) (?P<number>\d{1,5})(?:st|nd|rd|th) (?:plenary )?meeting",
        "at its 9866th meeting",
    ),
)

VETOES = (
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>)(?:,[^,.]{0,40},)? (?:has |have |had |then |also |on \w+day |on D |yesterday |both |again |jointly |\w+ly |twice )*(?:vetoed|vetoes|veto(?= (?:a|the)))"
        r"(?: (?P<count>N) of (?:the )?(?P<of>N))?",
        "Russia and China vetoed the American draft",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?<!time )(?<!time the )(?<!nor )(?<!nor the )(?P<s><LIST>) (?:has |have |had |then |also |on \w+day |on D |yesterday |again |\w+ly )*(?:used|cast|exercised|wielded|deployed|employed|casting|using)"
        r" (?:its|their|a|the|his)? ?(?:\w+ )?(?:veto(?:es)?)(?: power)?s?",
        "Russia used its veto to prevent European amendments",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:(?:their|the|its|C's|A|N) )?(?:[\w'-]+ |G |A |C ){0,5}?(?:was|were|been|being|got) (?:blocked by (?:a|the) (?:A )?veto|vetoed)(?: by (?P<s><LIST>))?",
        "after their attempts to amend the wording were vetoed",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?:(?:by|with|a|the|to|after) (?:a |the )?(?:double |joint )?(?P<s>(?:A|C)(?:'s)?)|(?P<s3>C's)(?= veto of (?:the|a|an)\b)) veto(?! power)\b|\b(?:double |joint )veto (?:by|from|of) (?P<s2><LIST>)",
        "killed by a Russian veto",
        grow=True,
    ),
    Pattern(
        "veto",
        "veto",
        r"(?<!no )(?<!without )(?<!without a )(?<!any )(?<!avoid )(?<!avoid a )(?<!absence of )(?<!absence of a )veto(?:es)? (?:by|from|of) (?P<s><LIST>)",
        "a veto by Russia",
    ),
    Pattern(
        "veto",
        "veto",
        r"(?P<s><LIST>) (?:has |have |then |again |\w+ly )*(?:blocked|killed|torpedoed|thwarted|struck down|quashed|scuppered) "
        r"(?=[^.]{0,60}(?:<TEXT>|S))",
        "the US blocked the ceasefire draft",
        grow=True,
        more={"loose": True},
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
        r"(?:<TEXT>|S|it) (?:was|were|had been|has been) (?:\w+ly )?(?:blocked|killed|struck down|thwarted) by (?P<s><LIST>)(?! veto|'s)",
        "It was blocked by the United States",
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
        r"(?:did not|didn't|chose not to|declined to|refrained from) (?:veto(?:ing)?|us(?:e|ing) (?:its|their) veto(?: power)?)\b(?: it| the \w+)?",
        "rather than vetoing the measure",
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

AMENDMENTS = (
    Pattern(
        "amendment",
        "amendments_proposed",
        r"(?P<s><LIST>)(?:, in particular,|, [^,.]{0,30},)? (?:had |has |also |then |and \w+ )*(?:propos(?:ed|es)|tabled|submitted|introduced|put forward|offered|moved|sought|presented|demanded)"
        r" (?:(?P<n>N|a|an|several|two) )?(?:\w+ |G |A |of \w+ ){0,3}?(?:amendments?|changes|modifications)",
        "France proposed three amendments",
        grow=True,
    ),
    Pattern(
        "amendment",
        "amendments_proposed",
        r"(?:G|A|C's) (?:allies|countries|states|nations|diplomats|governments|amendments) (?:had |also |then )?(?:propos(?:ed|es)|tabled|submitted|demanded|sought|introduced|put forward)"
        r" (?:(?P<n>N|a|an|several) )?(?:\w+ ){0,3}?(?:amendments?|changes|modifications)",
        "European allies demanded modifications",
    ),
    Pattern(
        "amendment",
        "all_amendments_adopted",
        r"\b(?:all|each|every one|both|the N|all N|none|neither|two|N)(?: of)?(?: the| of the| C| these| those| G| A| N| its)* amendments? "
        r"(?:was|were|had been|failed|got|fell|passed|carried)(?: (?:approved|adopted|accepted|passed|carried|rejected|defeated|vetoed|voted down))?",
        "All the amendments were approved",
    ),
    Pattern(
        "amendment",
        "amendment_result",
        r"(?:the |a |an )(?:A |C |G |oral |proposed )+(?:amendments?)(?: [^,.;]{0,40}?)? (?:was|were|had been|also|narrowly|has been)? ?"
        r"(?P<result>approved|adopted|accepted|passed|carried|rejected|defeated|vetoed|voted down|failed|fell)(?: by (?P<by>N-N))?",
        "the Russian amendment was rejected",
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"(?:led by (?P<s>C),? )?(?:succeed(?:ed|ing) in|managed (?:to|in)) (?:amend(?:ing|ed)?|alter(?:ing)?|chang(?:e|ing)|modify(?:ing)?) (?:it|the \w+)",
        "led by France, succeeded in amending it",
        grow=True,
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"(?:only )?(?:after|once|when|as|because) (?:it|the (?:\w+ |C ){0,2}<TEXT>) (?:was|had been|were|being) (?:heavily |significantly )?(?:amended|altered|changed|modified|rewritten)",
        "only after it was amended to include language",
        grow=True,
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"prompting (?:\w+ )?(?:amendments|changes)",
        "prompting significant amendments",
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"(?:the )?(?:unamended|unmodified|unaltered)(?: (?:C|A|G|\w+))? <TEXT>",
        "the unamended US resolution",
        value=0,
        more={"weak": True},
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"(?:was|were|had been|been) (?:heavily |significantly )?(?:amended|modified)(?! to include)(?: by| before| at)[^,.]{0,50}",
        "was amended before the vote",
    ),
)

_MADE = r"(?:draft|propos|sponsor|author|back|led|present|introduc|prepar|pen|submitt|tabl)"
SPONSORS = (
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:(?:the|a|an) )?(?P<s>C|A|G)-(?:drafted|proposed|sponsored|authored|led|prepared|penned|submitted|tabled|introduced|co-sponsored|initiated|written)(?: [\w'-]+){0,3}? <TEXT>",
        "the United States-authored draft resolution",
    ),
    Pattern(
        "sponsorship",
        "backed",
        r"(?:a|an|the) (?P<s>G|C|A)-backed(?: [\w'-]+){0,2}? <TEXT>",
        "a European-backed resolution",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?P<s><LIST>|G (?:diplomats|countries|nations|states|allies)|C diplomats)(?:,[^,.]{0,30},)? (?:had |has |have |also |then |itself |jointly |and \w+ )*"
        r"(?:drafted|proposed|tabled|submitted|introduced|sponsored|co-sponsored|presented|authored|put forward|put forth|prepared|penned|pushed for a vote on|pushed|circulated|brought|initiated)"
        r"(?! (?:N|a|an|several|G|A|three|two) ?(?:\w+ )?amendment) (?:a|an|the|its|their|this|that|S)(?: (?:[\w',-]+|C|A|G)){0,4}? ?(?:<TEXT>|original draft)",
        "the U.S. proposed an alternative resolution",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:<TEXT>|S), (?P<q>(?:which was |as )?(?:drafted|proposed|tabled|submitted|introduced|sponsored|presented|authored|put forward|prepared|penned) (?:jointly )?by (?P<s><LIST>)),",
        "The draft, presented by Cuba, was adopted",
        more={"aside": True},
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:<TEXT>|S)?,? ?(?:was |were |which was |had been |been )?(?:drafted|proposed|tabled|submitted|introduced|sponsored|co-sponsored|presented|authored|put forward|put forth|prepared|penned|initiated|brought) by (?P<s><LIST>|G (?:diplomats|countries|nations|states|allies|union members)|the G)"
        r"(?: and (?:\w+ )?by (?P<s2>C))?",
        "put forth by European nations",
        grow=True,
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:the|a|an) (?:draft )?(?:<TEXT>) (?:from|by) (?P<s><LIST>)(?! (?:vot|abst|was))",
        "the draft resolution from Algeria",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"turned to (?:the |a )(?P<s>C|A)(?:-\w+)? <TEXT>",
        "turned to the US-drafted resolution",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?P<s>C), which (?:had )?(?P<q>(?:drafted|prepared|proposed|sponsored|tabled|authored|wrote|submitted) (?:the|it|this)(?: \w+)?)",
        "the United States, which prepared the resolution",
    ),
    Pattern(
        "sponsorship",
        "cosponsors",
        r"(?:co-?sponsored|sponsored|backed) by (?P<bound>(?:more than|over|some|about|at least|nearly) )?(?P<n>N) (?:<MEMBERS>|co-?sponsors)",
        "co-sponsored by 54 countries",
    ),
    Pattern(
        "sponsorship",
        "cosponsors",
        r"(?P<n>N) (?:co-?sponsors|countries (?:co-?)sponsored)",
        "54 co-sponsors",
    ),
)

TEXTS = OUTCOMES + PROCEDURE + VETOES + AMENDMENTS + SPONSORS
