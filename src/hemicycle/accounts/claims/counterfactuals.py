"""Votes taken again in thought: other votes, or no veto."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

COUNTERFACTUALS = (
    Pattern(
        "counterfactual_rule",
        "passes_if",
        r"(?:(?:even )?if |(?:even )?had )(?P<s>[^.;]{0,170}?)(?:had|did|should)? ?(?P<q>(?:were to |was to |have )?(?P<how>abstain(?:ed|ing)?|vot(?:e|ed|ing) (?:against|no|in favou?r|yes|for)|oppos(?:e|ed)|joined (?:the )?(?:N )?(?:opponents|noes|no camp|no side|naysayers|those (?:voting )?against|those opposed)|switched to (?:no|yes|against)|back(?:ed)?|support(?:ed)?)(?: instead of [^.;,]{1,40}| rather than [^.;,]{1,40})?,? ?(?:(?:instead|as well|too|also|it|the \w+|against it),? )*"
        r"(?:[^.;,]{0,60}?)(?P<then>(?:could|would|might|can|will)(?: still| nevertheless| not| have| not have| have still| still have)* (?:be |been |have been )?(?:pass(?:ed)?|approved|adopted|carr(?:y|ied)|fail(?:ed)?|gone through|rejected|succeed(?:ed)?|blocked|defeated|gone down|fallen(?: short)?|(?:reached|obtained|secured|got|received|won|had|found|cleared|met) (?:the |a |its )?(?:required |necessary |needed )?(?:N[- ]thirds?|two[- ]thirds?|N|majority)(?: (?:majority|votes|threshold))?|called|convened|gone ahead|prevailed|survived|been (?:called|convened)|(?:lacked|missed|lost)(?: (?:a|the|its) [\w -]{0,20}majority)?)))",
        "Even if the EU members were to abstain, the resolution could still be approved",
        real=False,
    ),
    Pattern(
        "counterfactual_rule",
        "passes_if",
        r"(?P<then>(?:could|would|might)(?: still| not)* have (?:been )?(?:pass(?:ed)?|approved|adopted|carried|failed|rejected|succeeded)) (?:if|had) (?P<s>[^.;,]{0,80}?)(?: had)? ?(?P<how>abstained|voted (?:against|no|in favou?r|yes|for)|opposed|backed|supported)(?: instead| it)?",
        "It would have passed had the US abstained",
        real=False,
    ),
    Pattern(
        "counterfactual_rule",
        "passes_without_veto",
        r"(?:without|but for|absent|were it not for|had it not been for) (?:the |a |C's |A )*(?:A |C )?veto,? (?:[^.;,]{0,50}?(?:, [^.;,]{1,30}, )?)(?P<then>(?:would|could) (?:not )?(?:have )?(?:been )?(?:pass(?:ed)?|adopted|carried|approved))",
        "Without the Russian veto the draft would have passed",
        real=False,
    ),
)
