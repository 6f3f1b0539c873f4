"""What a text says, lacks, or is called."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

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
