"""What became of a text: outcome, procedure, veto, amendments, sponsors."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

#: Said beside totals, which tell it already: worth a word only where it is wrong.
_ONLY_WRONG = {"only_wrong": True, "weak": True}

OUTCOMES = (
    Pattern(
        "outcome",
        "adopted",
        r"(?:(?:the |this |its )(?:(?!amend|previous |earlier |would |could |should |might |may |will |never |not |had )[\w'-]+ |C |A |G |C-\w+ ){0,4}?(?:<TEXT>)(?: (?:on|of|to) (?:[\w'-]+ |C |A |G ){0,4}?[\w'-]+)?|S|\bit) (?:was|were) (?:\w+ly |then |therefore |thus )?(?:adopted|passed|approved|carried)(?= (?:by (?:a vote of )?|with |in a )?N)",
        "The draft was adopted by 14 votes to one",
        more=_ONLY_WRONG,
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?P<q><BODY>) (?:(?:\w+ly|also|then|has) )*(?:condemned|demanded|deplored|denounced|called (?:for|on)|urged|recogni[sz]ed|affirmed|welcomed|suspended)(?: (?!<BODY>)[^.;]{1,60}?)?(?= (?:by |in a )?(?:a vote of )?N(?:-N| to N| votes? (?:to|against|for|in)))",
        "The Security Council condemned the annexations by 143 votes to five",
        more=_ONLY_WRONG,
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:<BODY>(?: on \w+day| today| yesterday| again)* )?(?:has |have )?(?:failed|refused|declined|was unable)(?: today| again| on \w+day)? to (?:adopt|pass|approve|endorse) (?:the|a|an|its|this) (?:A |C |G |\w+ ){0,3}?<TEXT>(?: <TEXT>)?",
        "The Security Council failed to adopt the resolution",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:resulted in|led to|meant|caused|brought) the (?:rejection|defeat|failure) of (?:the|a|its|this|C's) (?:A |C |G |[\w'-]+ ){0,3}?(?:<TEXT>|initiative)",
        "resulted in the rejection of the Brazilian initiative",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:<BODY>'s )?(?:failure|inability) (?:of <BODY> |by <BODY> )?to (?:adopt|pass|approve|endorse|agree on) (?:the|a|an|its|this|any) (?:A |C |G |\w+ ){0,3}?<TEXT>",
        "the Council's failure to pass a similar resolution",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?:the |its |this |C's |A )(?:[\w'-]+ |C |A |G ){0,3}?(?:plan|<TEXT>) (?:then |also |easily |narrowly )?(?:won|got|gained|received|secured) (?:the )?(?:assembly|council|un|<BODY>)(?:'s)? (?:approval|backing|endorsement|assent)",
        "The plan won assembly approval",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?:the |its |this )(?:[\w'-]+ |C |A |G ){0,3}?plan (?:was|is|has been) (?:\w+ly )?(?:adopted|approved|passed|endorsed|accepted)(?: by <BODY>)?(?! by N)",
        "The partition plan was approved by the General Assembly",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"(?<!when )(?<!after )(?<!before )(?<!as )(?<!that )(?<!when the )(?<!after the )(?<!before the )(?P<q><BODY>)(?: of the (?:un|united nations))?(?: \([a-z]{2,5}\))?(?: (?:on (?:\w+day|D)|also|then|later|has|yesterday|overwhelmingly|finally|today|in D|,))*"
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
        r"(?<!failed )(?<!refused )(?<!declined )(?<!unable )(?<!not )(?<!needed )(?<!required )(?<!failure )(?<!order )(?<!inability )(?<=[\w,;N] )to (?:approve|adopt|pass|endorse) (?:the|a|its|this) (?:A |C |G |\w+ ){0,2}?<TEXT>",
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
        r"(?:(?:the |both |its |S|this )(?:(?!amend|previous |earlier |would |could |should |might |may |will |never |not |had )[\w'-]+ |C |A |G |C-\w+ ){0,4}?(?:<TEXT> |S )?|\bit )(?:was|were|has been|have been|is) "
        r"(?:\w+ly |also |then |nevertheless |nonetheless |therefore |thus |hence |duly |still |eventually )?(?:adopted|passed|approved|carried|accepted)\b(?! (?:unanim|by (?:consensus|acclam|N|an? (?:[\w-]+ ){0,3}?(?:vote|recorded|majority|margin|tally|total|count))|in a |without|on|N-N|in (?:an? )?N|with (?:N|the (?:backing|support|votes) of)))",
        "the text was nevertheless adopted",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"<TEXT> (?:designating|calling|demanding|condemning|urging|establishing|declaring|proclaiming|requesting|extending|renewing|authori[sz]ing|recogni[sz]ing|supporting|imposing|deploring|on|to)\b[^,.;]{0,80}? (?P<q>(?:was|were|has been) (?:\w+ly )?(?:adopted|passed|approved|carried)(?: by an? (?:simple |clear |large |overwhelming |comfortable |narrow |wide )*majority(?: vote)?)?)\b(?! (?:unanim|by |without|on|N-N|in (?:an? )?N|with N))",
        "The resolution designating a day of remembrance was adopted by a simple majority",
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
        r"for (?:lack|want) of (?:the )?(?:necessary |required |requisite )*(?P<votes>N)\b(?: \w+){0,2}",
        "the draft failed for lack of nine votes",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:did not|didn't|failed to|could not) (?:receive|get|win|gain|secure|muster|garner|obtain|attract|reach|find) "
        r"(?:enough|sufficient|the (?:necessary|required|needed)|a (?:sufficient )?majority|adequate|(?:the |even |at least )?(?P<votes>N)\b)(?: \w+){0,2}",
        "did not receive enough support",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:<BODY> )(?:(?:\w+ly|also|then|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|on D|has|late|again) )*(?:rejected|defeated|voted down|threw out|turned down) "
        r"(?:the|a|an|C's|A|both|this) (?:[\w'-]+ |C |A |G ){0,3}?(?:<TEXT>|S)",
        "the Council rejected the amendment",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:(?:the|a|an|its|their|this|C's|A) (?:(?!and |but |while )[\w'-]+ |C |A |G |C-\w+ ){0,6}?(?:<TEXT>)(?: (?:to|on|for|calling|demanding|condemning|seeking|urging|extending|renewing|imposing) [^,.;]{0,60}?)?|S|\bit) "
        r"(?:has |narrowly |was |were |had |been )*(?:failed\b(?: to be (?:adopted|passed|approved|carried))?|rejected\b|defeated\b|not adopted\b|not passed|fell short|fell\b(?= ?[.,;]|$| because| for| although| though| despite| even though)|voted down|collapsed|was lost\b)(?! by)",
        "A draft decision to hold the debate failed",
    ),
    Pattern(
        "outcome",
        "failed",
        r"<TEXT>,? (?:(?:drafted|tabled|proposed|submitted|sponsored|presented|introduced|authored|penned|put forward) (?:jointly )?by|by|from|of) <LIST>,? "
        r"(?P<q>(?:has |narrowly |was |were |had |been )*(?:failed\b(?: to be (?:adopted|passed|approved|carried))?|rejected\b|defeated\b|not (?:adopted|passed|approved)\b|fell short|voted down|lost\b))(?! by)",
        "A text tabled by Brazil failed to be adopted",
    ),
    Pattern(
        "outcome",
        "adopted",
        r"<TEXT>,? (?:(?:drafted|tabled|proposed|submitted|sponsored|presented|introduced|authored|penned|put forward) (?:jointly )?by|by|from|of) <LIST>,? "
        r"(?P<q>(?:was|were|has been) (?:\w+ly )?(?:adopted|passed|approved|carried))\b(?! (?:unanim|by |without|on|N-N|in (?:an? )?N|with (?:N|the)))",
        "A text tabled by Brazil was adopted",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:un |united nations |top |main |human |rights |supreme |G )*(?:body|organ|forum|chamber|committee) (?:has |have |had |\w+ly )*(?:rejected|defeated|voted down|threw out|turned down) (?:the|a|an|C's|A|this) (?:[\w'-]+ |C |A |G ){0,3}?<TEXT>",
        "The world's top rights body has voted down a proposal",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:^|[.;:] )(?P<q>(?:draft|resolution|motion|amendment|proposal|text) (?:not adopted|rejected|defeated|vetoed|fails?|voted down))",
        "Draft not adopted as Russia wielded its veto",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:(?:was|were|is) )?not enough (?:to|for) [^,.;]{0,25}?(?:adopt|pass|approv|carr)\w*",
        "thirteen votes were not enough to secure its adoption",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:the |this )?<TEXT>,? (?:which|that) (?:was|were|has been|had been|is) (?:\w+ ){0,2}?(?:rejected|defeated|not adopted|voted down|vetoed)(?! by)",
        "the resolution which was then rejected",
    ),
    Pattern(
        "outcome",
        "failed",
        r"(?:(?:the|this|that|its|their) (?:[\w'-]+ |C |A ){0,3}?(?:<TEXT>|initiative|effort) )?(?:was|were) (?:nevertheless |nonetheless |still |therefore |thus |however |\w+ly )?(?:not (?:adopted|carried|approved|passed|endorsed)\b(?! (?:by consensus|unanim|without))|voted down)|did not pass\b|failed to pass\b",
        "the text was not adopted",
    ),
)


PROCEDURE = (
    Pattern(
        "procedure",
        "unanimous",
        r"(?:(?:the )?(?:<TEXT>|decision|adoption|support|council|assembly)|S|it) (?:was|were|is) (?P<deny>not|far from|anything but|less than|hardly) (?:unanimous(?:ly)?(?: adopted| approved)?|adopted unanimously|(?:adopted )?by consensus)",
        "the vote was not unanimous",
        value=True,
    ),
    Pattern(
        "procedure",
        "unanimous",
        r"(?:(?:was|were|is) )?(?:unanimously (?:recogni[sz]ed|declared|condemned|called for|established|created|adopted|passed|approved|endorsed|backed|carried|accepted)|"
        r"(?:adopted|passed|approved|endorsed|carried|accepted|voted|recogni[sz]ed|declared|condemned|established|created) (?:[\w ]{0,25})?unanimously|"
        r"(?:adopted|passed) by (?:a )?unanimous(?: vote)?|(?:by|in) a unanimous vote|(?<!for a )(?<!for )(?<!sought a )(?<!seeking a )(?<!want a )(?<!wanted a )(?<!required a )(?<!requires a )(?<!requires )(?<!required )(?<!needs )(?<!needed )unanimous (?:vote|adoption|approval|support)\b)(?: by <BODY>)?",
        "adopted unanimously by the Security Council",
        value=True,
    ),
    Pattern(
        "procedure",
        "unanimous",
        r"<BODY> (?:has )?unanimously (?:adopted|passed|approved|endorsed|backed|condemned|denounced|deplored|demanded|rejected|decided|called|voted|urged|recommended|extended|renewed|imposed|authori[sz]ed)",
        "The Council unanimously adopted",
        value=True,
    ),
    Pattern(
        "procedure",
        "unanimous",
        r"every(?:one| (?:member|country|state|delegation|nation))(?: of <BODY>| in the \w+)? (?:agreed|voted (?:in favou?r|yes|for)|was in favou?r)"
        r"|without (?:a single |any |a )?(?:dissent\b|opposition|(?:dissenting|negative) votes?)|no (?:member|country|state|one|nation) (?:voted against|opposed|objected)",
        "everyone agreed",
        value=True,
        more={"loose": True},
    ),
    Pattern(
        "procedure",
        "consensus",
        r"(?<!not )(?<!being )(?<!instead of )(?<!rather than )(?:(?:was|were) (?!not ))?(?<!not )(?<!being )(?:(?:(?:adopted|passed|approved|agreed|endorsed) (?:(?:today|here|also|yesterday|on \w+day|on D|late \w+) |(?:the|a|an|this|its|it)\b[^,.;]{0,40}? )?)?(?:by consensus|without a vote|by acclamation|without (?:a )?(?:recorded |formal )?vote)|(?:adopted|passed|approved|agreed) without voting)(?! (?:at|by) (?:a|the|an) [^.;,]{0,30}\b(?:conference|summit|congress|parliament))",
        "adopted by consensus",
        value=True,
    ),
    Pattern(
        "procedure",
        "consensus",
        r"(?:was|were) not (?:adopted|passed|approved|agreed) (?:by consensus|by acclamation|without a vote)",
        "The resolution was not passed by consensus",
        value=False,
    ),
    Pattern(
        "procedure",
        "consensus",
        r"\b(?:the|a|this) consensus (?:resolution|decision|text)\b",
        "The consensus resolution spoke for all",
        value=True,
    ),
    Pattern(
        "procedure",
        "recorded_vote",
        r"(?:adopted|passed|approved) (?:by|in|after|on) (?:a )?(?:recorded|roll-call|roll call) vote(?! of N)",
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
