"""Amendments and sponsors: who wrote what into a text."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

AMENDMENTS = (
    Pattern(
        "amendment",
        "amendments_proposed",
        r"(?P<s><LIST>)(?:, in particular,|, [^,.]{0,30},)? (?:had |has |also |then |first |later |again |and \w+ )*(?:propos(?:ed|es)|tabled|submitted|introduced|put forward|offered|moved|sought|presented|demanded)"
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
        r"\b(?=(?:(?:all|the|these) )*(?P<stated>N)?)(?:all|each|every one|both|the N|all N|none|neither|two|N)(?: of)?(?: the| of the| C| these| those| G| A| N| its| proposed| separate)* amendments?(?: (?:seeking|aimed|aiming|proposed|put forward|tabled|by|from|to)\b[^.;]{0,70}?)? "
        r"(?:(?:was|were|had been|got) (?:(?:later|then|also|all|both|duly|subsequently|eventually) )*(?:approved|adopted|accepted|passed|carried|added|incorporated|included|rejected|defeated|vetoed|voted down)"
        r"|(?:failed|fell|passed|carried|did not pass|did not (?:reach|get|gain|receive|win)|failed to (?:reach|get|gain|receive|win|pass)))\b",
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
        "amendment_result",
        r"(?:<BODY> |it |members |and |also |then )(?:narrowly )?(?P<result>approved|adopted|accepted|rejected|defeated|voted down) (?:a|an|the) (?:A |C |G |C's |oral |proposed )+amendments?\b",
        "The Assembly approved a Belgian amendment",
    ),
    Pattern(
        "amendment",
        "amendment_result",
        r"(?:an?|the|another|its) (?:\w+ |A |C-\w+ |C's )?amendment (?:by|from|of|proposed by|put forward by|tabled by) (?:the )?C\b[^.;]{0,90}?(?P<result>did not pass|(?:was|were) unable to pass|failed|was not adopted|was rejected|was defeated|was voted down|fell|was adopted|was approved|passed|carried)",
        "An amendment by Austria also failed",
    ),
    Pattern(
        "amendment",
        "amendment_result",
        r"(?:after |before |while |by )?(?P<result>rejecting|defeating|voting down|turning down|adopting|approving|passing) (?:an?|the|N|all|both) (?:A |C |G |C-\w+ |A-\w+ |[\w'-]+ ){0,3}?(?:proposed )?amendments?",
        "after rejecting a Canadian amendment",
    ),
    Pattern(
        "amendment",
        "all_amendments_adopted",
        r"amendments?\b[^.;]{0,70}?(?P<q>\b(?:all|both|none|neither|each|they)(?: N)?(?: of (?:them|which|these))? (?:was|were|had been) (?:defeated|rejected|voted down|adopted|approved|accepted|passed|carried))",
        "Russia proposed three amendments, but all were defeated",
    ),
    Pattern(
        "amendment",
        "all_amendments_adopted",
        r"amendments\b,? (?P<q>(?:which|that|all of which) (?:<BODY> )?(?:then |again )?(?:failed to adopt|rejected|defeated|voted down|did not adopt|adopted|approved))",
        "three amendments, which the Council failed to adopt",
    ),
    Pattern(
        "amendment",
        "amendments_adopted",
        r"(?:failed in|lost|fell short in) (?:a |an |its |their )?(?:bid|attempt|effort|push) to (?:amend|change|alter|modify) (?:it|the \w+)",
        "failed in a bid to amend the resolution",
        value=0,
    ),
    Pattern(
        "amendment",
        "amendment_result",
        r"(?:the |both |all )?(?:A |C |G |C's |N |proposed )+amendments? (?P<result>(?:was|were) unable to pass|did not pass|failed to pass|did not get through)",
        "The Russian amendments were unable to pass",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:<TEXT>|S),? (?P<q>(?:which was |that was )?led by (?P<s><LIST>))",
        "the resolution, which was led by Brazil",
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
        r"(?:drafted|proposed|tabled|submitted|introduced|sponsored|co-sponsored|presented|authored|put forward|put forth|prepared|penned|pushed for a vote on|pushed|circulated|brought|initiated|drew up|moved|floated)"
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
        r"(?:<TEXT>|S)?,? ?(?:was |were |which was |had been |been )?(?:drafted|proposed|tabled|submitted|introduced|sponsored|co-sponsored|presented|authored|put forward|put forth|prepared|penned|initiated|brought|brought forward|drawn up|moved|circulated|crafted|written) by (?P<s><LIST>|(?:the )?G(?:(?:, and |, | and )(?:the )?C)+|G (?:diplomats|countries|nations|states|allies|union members)|the G|(?:the |its |all )?(?:council's )?(?:N )?(?:elected|non-permanent)(?: N)? (?:council )?members)"
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
        r"(?:a|an|the)(?: [\w-]+){0,2} (?:draft resolution|draft|resolution|text|proposal|motion) by (?P<s><LIST>)(?= (?:was|were|failed|won|received|got|fell|is)\b)",
        "A further draft resolution by Panama and Spain was vetoed",
    ),
    Pattern(
        "sponsorship",
        "sponsor",
        r"(?:<TEXT>|S) (?:that|which) (?P<s><LIST>) (?:had |has |have |jointly |together )*(?:co-?sponsored|sponsored|drafted|proposed|tabled|submitted|introduced|authored|penned|put forward)\b",
        "the resolution that Argentina, Brazil and Chile co-sponsored",
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
        r"(?P<s>C|the A|<LIST>, (?:the )?N (?:<MEMBERS>))(?:,? (?:which|who)|(?<! C) that) (?:had )?(?P<q>(?:drafted|prepared|proposed|sponsored|tabled|authored|wrote|submitted) (?:the|it|this)(?: \w+)?)",
        "the United States, which prepared the resolution",
    ),
    Pattern(
        "sponsorship",
        "cosponsors",
        r"(?<!is now )(?<!now )(?<!he is )(?<!she is )(?<!he was )(?:co-?sponsored|sponsored|backed) by (?P<bound>(?:more than|over|some|about|at least|nearly) )?(?P<n>N) (?:<MEMBERS>|co-?sponsors)",
        "co-sponsored by 54 countries",
    ),
    Pattern(
        "sponsorship",
        "cosponsors",
        r"(?P<n>N) (?:co-?sponsors|countries (?:co-?)sponsored)",
        "54 co-sponsors",
    ),
)
