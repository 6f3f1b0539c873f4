"""Days, weekdays, anniversaries and times of day."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

from hemicycle.accounts.claims.pattern import Pattern

_WEEKDAY = r"(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_DONE = r"(?:adopted|passed|approved|voted|vote|rejected|vetoed|carried|took place|held|defeated|failed|put to (?:a|the) vote|met|backed|endorsed|abstained|cast)"

DAYS = (
    Pattern(
        "date",
        "on_date",
        r"\b(?:(?:was|were|been|S,?|<TEXT>,) (?:\w+ )?(?:adopted|passed|approved|rejected|vetoed|defeated|"
        r"voted on|put to (?:a|the) vote|carried|seated|admitted|created|established|recogni[sz]ed|condemned|suspended|expelled)|took place|was held|dates from)"
        r"(?: (?:by|in) <BODY>| by N-N(?:-N)?| in new york| in geneva| unanimously| by consensus| overwhelmingly| without a vote)*,? (?P<q>(?:on|in) (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "was adopted on 23 February 2022",
    ),
    Pattern(
        "date",
        "on_date",
        r"<BODY> (?:(?:also|then|\w+ly|has) )*(?:adopted|passed|approved|rejected|endorsed) (?:(?!\bon\b)[^.;D]){1,60}? (?P<q>on "
        + _WEEKDAY
        + r",? (?P<d>D))",
        "The General Assembly adopted the text on Monday, 24 February 2025",
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:N-N|N to N|abstentions|votes|abstaining|N against|was suspended|was expelled|was admitted)\b[^.;D]{0,60}? (?P<q>on (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "by 76 votes to 35 with 17 abstentions on 25 October 1971",
    ),
    Pattern(
        "date",
        "on_date",
        r"^\W*(?P<q>(?:on|in) (?P<d>D)),? (?=[^.]{0,120}\b" + _DONE + r")",
        "On October 28, the UNGA voted 120-14",
        more={"opens": True},
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:<TEXT>|S|<BODY>|(?<=,) ?)(?:,? which was|,? that was|,)? (?:\w+ly )?(?:adopted|passed|approved|rejected|vetoed)(?: unanimously| overwhelmingly| by <BODY>| by consensus| without a vote)*,? (?P<q>(?:on|in) (?:"
        + _WEEKDAY
        + r",? )?(?P<d>D))",
        "Resolution 505, adopted unanimously on 26 May 1982, urged restraint",
    ),
    Pattern(
        "date",
        "on_date",
        r"(?:vot\w+|abstain\w*|vetoed|adopted|rejected)\b[^.;D]{0,60}? (?P<q>on "
        + _WEEKDAY
        + r",? \((?P<d>D)\))",
        "China abstained from voting on Wednesday (August 30)",
    ),
    Pattern(
        "date",
        "on_date",
        r"^\W*(?P<q>on (?P<d>D)),? <BODY> (?:\w+ ){0,2}?(?:condemned|denounced|deplored|demanded|decided|recommended|elected|admitted|suspended|expelled|called)",
        "On 25 June 1950, the Security Council unanimously condemned the invasion",
    ),
    Pattern(
        "date",
        "adopted_on",
        r"(?:the )?(?:[AC] |\w+ )?<TEXT> (?:was )?(?:adopted|passed|approved|rejected|vetoed)(?: by <BODY>)? (?:on )?"
        + _WEEKDAY
        + r"(?!,? D)",
        "The Ukrainian resolution adopted Monday",
    ),
    Pattern(
        "date",
        "on_weekday",
        r"\b(?:vot(?:es|ed|e)|adopted|measure|resolutions?|unga|assembly|council|alongside C)\b(?:(?! N (?:\w+ )?(?:against|abst))[^.;]){0,50}? on (?:a )?"
        + _WEEKDAY
        + r"(?! ?(?:,? british| visit|,? D))",
        "voted against the measure on Saturday",
    ),
    Pattern(
        "date",
        "on_weekday",
        r"^\W*(?P<q>on "
        + _WEEKDAY
        + r"),? (?=[^.]{0,80}\b(?:adopted|voted|vetoed|rejected|council|assembly))",
        "On Friday the Council voted",
    ),
    Pattern(
        "date",
        "anniversary",
        r"(?:on|to mark|marking|coincid\w+ with|for|the day of|at) (?:the )?(?P<nth>\w+) anniversary of (?:C's|the (?:A |C's )?)(?: ?full-scale| ?\w+)*? ?(?:invasion|war|aggression|attack|annexation)",
        "on the third anniversary of Russia's invasion",
    ),
    Pattern(
        "date",
        "anniversary",
        r"(?:exactly )?(?P<when>(?P<years>N) years?|N months?|a year|(?:one|a) day|N days|N weeks?) (?:to the day )?(?:after|since|before) (?:C's|the (?:A |C's )?)(?: ?full-scale| ?\w+)*? ?(?:invasion|adoption|vote)",
        "three years after Russia's invasion",
    ),
    Pattern(
        "date",
        "relative_date",
        r"\b(?P<rel>last night|yesterday)\b",
        "last night",
    ),
    Pattern(
        "date",
        "time_of_day",
        r"at <BODY> in the (?P<t>morning|afternoon|evening)",
        "at the General Assembly in the morning",
    ),
    Pattern(
        "date",
        "invasion_date",
        r"(?:stormed across|invaded|invasion)[^.;,]{0,30}? on (?P<q>(?P<d>D))",
        "since Russian forces stormed across the border on February 24, 2022",
    ),
    Pattern(
        "date",
        "tabled_on",
        r"resolutions? (?:was|were) tabled (?:as|on|when)\b",
        "The UN resolutions were tabled as",
        grow=True,
    ),
)
