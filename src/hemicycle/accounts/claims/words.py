"""The words of voting, once. Read over the coded text of :mod:`hemicycle.accounts.coded`."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re

from hemicycle.accounts.claims.bank import SENTENCES, Quick
from hemicycle.accounts.claims.endings import Ending

#: What may stand before a name in a list: "its closest ally, the", "the Pacific island states of".
EPITHET = (
    r"(?:the )?(?:(?:C's|C(?= (?:treaty )?ally)|treaty|A|its|their|key|close|closest|staunch|main|chief|tiny|small|long-?time|traditional|fellow|"
    r"neighbou?ring|veto-wielding|veto-holding|nuclear-armed|regional|(?:N )?permanent) ){0,3}"
    r"(?:(?:ally|allies|friends?|neighbou?r|partners?|backers?|patron|powers?|heavyweights?|giants?|members?),? (?:the )?"
    r"|(?:(?:[a-z]+|G|N) ){0,2}(?:states|nations|countries|islands|republics) of (?:the )?)?"
)
#: Countries in a row: "C, C and the C", one a line, "C as well as C", "C and its ally, the C".
LIST = (
    r"(?:the )?(?:republic of )?C(?!-|'s)(?: itself\b)?(?:(?:\s*,\s*(?:and |as well as |& |plus |along with |together with )?"
    r"|\s+(?:and|&|plus|as well as|alongside|together with|along with|in addition to)\s+|\s*\n\s*(?:[-—•*] )?)"
    + EPITHET
    + r"C(?!-|'s| (?:resolution|draft|text|proposal|allies|president|envoy))(?: itself\b)?)*"
)
#: Members in general.
MEMBERS = (
    r"(?:(?:un |u\.n\. |council |european |member |other |security |general |assembly |sovereign |"
    r"unsc |unga |unhrc |human |rights |united nations |G |permanent |elected |non-permanent |of the |council's )*"
    r"(?:countries|states|nations|members|delegations|governments|capitals|member-states|country|"
    r"state|member|nation)"
    # "ten members of the UN Security Council"
    r"(?: of (?:the )?(?:N-member |un |un's |united nations'? |world )*(?:security council|general assembly|"
    r"human rights council|council|assembly|unsc|unga|unhrc|world body)\b)?)"
)
TEXT = (
    r"(?:resolution|draft|text|measure|motion|proposal|document|declaration|bid|decision|"
    r"version|vote|ballot|amendments?|resolutions|texts|drafts)"
)
#: Who speaks for what may come: none of it has happened.
UNREAL = Ending(
    r"\b(?:would|could|may|might|will|should|shall|must|can|expected to|likely to|set to|"
    r"plan(?:s|ned)? to|threaten(?:s|ed|ing)? to|ready to|going to|poised to|due to|"
    r"urge[sd]? [^.]{0,40}to|call(?:s|ed|ing)? on [^.]{0,60}to|ask(?:s|ed)? (?!for\b)[^.]{0,40}to|want(?:s|ed)? to|"
    r"vow(?:s|ed)? to|promise[sd]? to|pledge[sd]? to|intend(?:s|ed)? to|hope[sd]? to|"
    r"pressured? [^.]{0,40}to|expect(?:s|ed|ing)? [^.;]{0,40}to|rather than|instead of|far from|were to|was to|is to|are to|if)[ \n](?:\w+ly )?$"
)
CONDITIONAL = re.compile(
    r"^\W*(?:even )?(?:if|unless|should|were|suppose|had(?= (?:the|all|a|both|it|they|just|only|C|G|N)\b))\b"
    r"|^\W*(?:without|but for|absent|were it not for) (?:the |a |C's |A )*(?:A |C )?veto\b"
    r"|^\W*when(?:ever)? (?:a|any|one)(?: of the)? (?:N )?permanent members? \w+s\b"
)
#: "more than 100", "well over 100", "nearly 20", "at least nine", "only three".
BOUND = (
    r"(?P<bound>(?:(?:well |far |just |slightly |a little )?(?:over|above|under|below|more than|fewer than|less than)|"
    r"at least|no fewer than|up to|at most|no more than|nearly|almost|about|around|"
    r"approximately|some|roughly|close to|only|just|a mere|exactly|a total of|a number of|all|as many as|"
    r"as few as|the) )?"
)
_GREATER = ("over", "above", "more than")
_LESS = ("fewer than", "less than", "under", "below")
_ABOUT = ("nearly", "almost", "about", "around", "approximately", "some", "roughly", "close to")


def bound_of(words: str | None) -> str:
    """Suffix of the value's key: ``_gt``, ``_lt``, ``_min``, ``_max``, ``_about`` or none."""
    said = (words or "").strip()
    if said in ("at least", "no fewer than"):
        return "_min"
    if said in ("at most", "no more than", "up to"):
        return "_max"
    if said.endswith(_GREATER):
        return "_gt"
    if said.endswith(_LESS):
        return "_lt"
    return "_about" if said in _ABOUT else ""


_OBJECT = (
    r"(?! by\b)(?=(?: (?!and\b|but\b|while\b)[\w'/.-]+){0,7}? (?:resolution|draft|text|measure|motion|"
    r"proposal|document|declaration|bid|it|vote|S|amendments?|resolutions|texts|move|plan|both|"
    r"recommendation|initiative|project|adoption|admission|membership|former|latter|first|second|other)\b)"
)
#: What past verbs take besides: "opposed the ceasefire call", "backed the suspension".
_OBJECT_THEN = (
    r"(?=(?: (?!and\b|but\b|while\b)[\w'/.-]+){0,5}? (?:call|appeal|ceasefire|cease-fire|truce|suspension|renewal|extension|rollover|debate|inquest|moratorium|ban|ouster|admission|establishment|creation|referral|enlargement|deployment|"
    r"condemnation|pact|compact|treaty|roadmap|demand|repeal|expulsion|inquiry|probe|mandate|request|use of force|sanctions?|reparations?|upgrade|idea|declaration|war|partition|plan|independence|withdrawal|recognition|text|report|document)\b)"
)
_NOT = (
    r"(?P<not>(?:did not|didn't|does not|doesn't|do not|has not|have not|had not|never|"
    r"(?:chose|opted|decided|elected|preferred) not to|has yet to|declined to|refused to|failed to|not|"
    r"refusing to|declining to|choosing not to|refrained from|stopped short of|could not|couldn't|(?:was|were) (?:unable|not (?:able|allowed|entitled|eligible|permitted)) to) "
    r"(?:actually |ultimately |even |formally )?)?"
)
#: Every way to say how a member voted; the group that matched names the position.
POSITION = SENTENCES.add(
    re.compile(
        r"\b" + _NOT + r"(?:"
        # "did not take part", "was absent", "sat out the vote", "not voting"
        r"(?P<absent>(?:take|took|taking) (?:no )?part(?! of)(?: in the (?:vote|ballot))?|"
        r"participat(?:e|ed|ing)(?: in (?:(?:the|that) )?(?:\w+day )?(?:vote|voting|ballot))?|(?:was|were|being) absent|"
        r"absent(?= (?:during|from|for))|skip(?:ped|ping)? the (?:vote|meeting|session|ballot|sitting)|stayed away|(?:were|was) not present|"
        r"(?:(?<=not )|(?<=able to )|(?<=ed to )|(?<=ble to )|(?<=to formally ))vot(?:e|ing)\b(?! (?:for|against|in (?:favou?r|support|opposition|line|step)|yes|no|on the same|with|to|down|the same))|"
        r"show(?:ed)? up\b|(?:was|were) missing|turn(?:ed)? up\b|cast (?:(?:a|any|no|their|its) )?(?:vote|ballot)s?\b(?! (?:against|for|in favou?r|in support))|boycott(?:ed|ing) the vote|no-shows?|"
        r"register(?:ed)? no vote|(?:was|were) not recorded|(?:left|walked out of) the (?:hall|room|chamber|assembly)(?! (?:chamber |hall )?(?:in protest|after|following))(?: without voting)?|left without voting|(?:kept away from|stayed out of|stayed away from|shunned) the vote)"
        # "abstained", "sat out", "let it through by abstaining"
        r"|(?P<abstain>(?:vot(?:ed|ing|es?) to )?abstain(?:ed|ing|s)?\b|refrain(?:ed|ing|s) from (?:the )?vot(?:e|ing)\b(?! (?:for|against|yes|no|in)\b)|abstentions? (?:by|from|of)|sat (?:it |the vote )?out|sitting out|"
        r"withh(?:eld|olding) (?:(?:its|their) (?:vote|support)s?|theirs)|sat on the fence|(?:stayed|remained|stood) neutral|sat this one out|(?<=C )on the fence|(?:drifted|moved|shifted|switched|retreated|turned)(?: from \w+)? (?:to|into) (?:an )?abstention|(?:took refuge in|resorted to) (?:an )?abstention|opt(?:ed|ing) for (?:an )?abstention|"
        r"cho(?:se|osing) (?:an )?abstention|(?:declined|refused|preferred not) to (?:take|choose) sides|preferred not to (?:choose|take part in the choice)|(?:chose|preferred) neutrality)"
        # "voted no", "voted against", "opposed it", "cast the only negative vote"
        r"|(?P<no>vot(?:ed|ing|es?) ['\"]?(?:no\b|against|down|nay|in the negative|in opposition)|said ['\"]?no\b(?! \w)|"
        r"(?:was|were|being|came out) (?:all |both )?(?:against|opposed to)|"
        r"cast(?:ing)? (?:a|the|its|their)?\s?(?:only |sole |lone |single )?(?:no|negative|dissenting|nay|opposing) (?:votes?|ballots?)|"
        r"cast(?:ing)? (?:the|its|their|a)?\s?(?:only |sole |lone |single )?(?:vote|ballot)s? against|"
        r"oppos(?:ed|es?|ing)\b"
        + _OBJECT
        + r"|(?:opposed|rejected|spurned|opposing|rejecting)\b"
        + _OBJECT_THEN
        + r"|(?<=in )(?:opposing|rejecting)\b|(?<=and )opposing\b|opposed\b(?= ?$| ?[.,;)]| as well| too\b| and N\b)|"
        r"raised (?:its|their|his|her) hands? against|vot(?:ed|ing) to (?:reject|defeat|block|oppose|kill|sink)\b|"
        r"object(?:ed|ing)?\b(?! (?:to|of|that|it|because|on)\b)|(?<=to )(?:object|dissent)\b|reject(?:ed|s|ing)?\b"
        + _OBJECT
        + r"|dissent(?:ed|ing)\b|disagreed\b|"
        r"(?<=C )no(?= ?[.,;)]| and| ?$)|against (?:it|S|the (?:\w+ )?"
        + TEXT
        + r")|(?<=C )against\b(?= ?[,.;)]| ?$))"
        # "voted yes", "voted in favour", "backed the text", "voted to condemn"
        r"|(?P<yes>vot(?:ed|ing|es?) (?:at the un |overwhelmingly |unanimously )?['\"]?(?:yes\b|aye|in favou?r|for\b(?! the \w+ time\b)|in support|in the affirmative|"
        r"to (?!reject|defeat|block|oppose|kill|sink|strike|not\b|keep|stop|throw|turn|delay|defer|postpone|adjourn|reconsider|abstain)[a-z]\w+)|said ['\"]?yes\b|"
        r"(?:gave|giving|lent) (?:it |the \w+ |S )?(?:its|their) (?:\w+ )?(?:backing|support|votes?|assent|blessing)|"
        r"threw (?:its|their) weight behind|raised (?:its|their|his|her) hands? (?:for|in favou?r)|"
        r"(?:was|were|is|are|came out) (?:all |both )?(?:in favou?r\b|for\b(?= ?(?:[,.;)]|$|and\b|it\b|the text)))|"
        r"cast(?:ing)? (?:a|the|its|their)?\s?(?:yes|affirmative|positive|favou?rable) votes?|"
        r"cast(?:ing)? (?:a|the|its|their)?\s?(?:vote|ballot)s? (?:for|in favou?r|in support)|"
        r"back(?:ed|s|ing)?\b"
        + _OBJECT
        + r"|(?:backed|supported|endorsed|backing|supporting|endorsing)\b"
        + _OBJECT_THEN
        + r"|support(?:ed|s|ing)?\b(?! for\b)"
        + _OBJECT
        + r"|(?<=in )(?:supporting|backing|endorsing)\b|(?<=had )(?:supported|backed|endorsed)\b(?= ?(?:[.,;)]|$))|favou?red\b|in favou?r of\b(?= (?:it|S|the))|endors(?:ed|es|ing)\b"
        + _OBJECT
        + r"|approv(?:ed|ing)\b"
        + _OBJECT
        + r"|assented\b|were in favou?r|(?<=C )(?:yes|in favou?r)(?= ?[.,;)]| and| ?$))"
        r")",
    )
)
#: A vote against a State, or against what the text condemns, is a vote for the text.
AGAINST_OBJECT = re.compile(
    r"(?:vot(?:ed|ing|es?) against|votes? against|oppos(?:ed|ing)|reject(?:ed|ing)|condemn(?:ed|ing)) "
    r"(?:(?:the )?C(?!'s|-| (?:resolution|draft|text|proposal|amendment|measure|motion|bid|plan))|"
    r"(?:the |C's |A |U |(?:full-scale|illegal|unilateral|military) )*"
    r"(?:polic(?:y|ies)|embargo|blockade|invasion|annexation|occupation|aggression|coup|war|attacks?|violations?)\b(?! resolution))"
)
#: Other assemblies, courts, polls and sports with the same words.
ELSEWHERE = SENTENCES.add(
    re.compile(
        r"\b(?:(?<!white )(?:cleared|in|by) the house|un staff voted|staff (?:union|association)|senate|senators?|congress(?:man|woman)?|house of (?:representatives|commons|lords)|"
        r"parliament(?:ary|s)?|knesset|bundestag|duma|rada|mps?|meps?|lawmakers|legislat(?:ors?|ure)|"
        r"G council\b(?! members)|G parliament|G commission|(?<!panel of )(?<!un )(?<!N )(?<!group of )(?<!independent )(?<!team of )experts|surveys?|polls?|pollsters?|(?:percent|per cent)(?! of (?:the |all |its |those )*(?:un|united nations|N|C's|general assembly|member|present|vot|states|countries))(?! said (?:yes|no))|respondents|icj|international court|judges?|"
        r"supreme court|jury|jurors|board of governors|executive board|governing body|peace and security council|international law commission|parliamentary assembly|(?:assembly|council) of C|european council|eu council|council of (?:europe|the G|ministers)|"
        r"city council|town council|county|municipal|board of directors|shareholders|trade union|"
        r"ilo|imf|world bank|labou?r conference|international labou?r|interpol|asean|african union|organi[sz]ation of A states|osce|imo|icao|commonwealth summit|knesset|model un(?:ited nations)?|model united|students?|football|league|cup|goals?|match(?:es)?|game|"
        r"(?<!to )(?<!will )(?<!would )(?<!help )(?<!and )monitor|pixels?|new year's resolutions?|referendum|voters|electorate|republicans?|democrats?|"
        r"bill|wto|fifa|uefa|ioc|olympics?|eurovision|iaea|opcw|unesco|world health assembly|who's)\b"
        r"|(?:president|governor|mayor) (?:\w+ ){0,2}?(?:has )?vetoed"
    )
)
UNITED_NATIONS = re.compile(
    r"\b(?:un|united nations|unga|unsc|general assembly|security council(?! of C)|world body|"
    r"human rights council|(?<!europe's )(?<!G's )(?<!parliamentary )(?<!national )(?<!legislative )(?<!health )(?<!state )assembly(?! of C)|un's|permanent members?|affirmative votes?|emergency special session|party to a dispute|dispute to which|no veto applies|N original members|uniting for peace|(?:have|has) a veto|(?:not|never) (?:used|cast|exercised) (?:its|a|their|the) veto|veto (?:may|can|cannot|may not) be|last (?:used|cast) (?:its|a|their|the) veto|cast (?:its|their) first veto|first(?:-ever| ever)? (?:\w+ ){0,2}veto)\b|S\b|council\b[^.]*veto|veto[^.]*\bcouncil"
)
#: Bodies, as a sentence names them.
GA = Quick(
    re.compile(
        r"\b(?:general assembly|unga|(?<!national )(?<!health )(?<!legislative )(?<!parliamentary )assembly|"
        r"N-member (?:un |world )body|N-(?:member|nation) (?:unga|assembly)|world body)\b"
    )
)
SC = Quick(
    re.compile(
        r"\b(?:security council|unsc|N-member (?:un |security )?council|"
        r"(?<!rights )(?<!european )(?<!city )(?<!ministerial )council(?:'s)?|P5|permanent members?)\b"
    )
)
HRC = Quick(
    re.compile(
        r"\b(?:human rights council|unhrc|hrc|rights council|N-member (?:human rights|rights) council)\b"
    )
)
TAIL = re.compile(
    r"(?:(?! -+ | (?:and|but|while|with|after|because|which|that|who|whereas|as|including|along|"
    r"alongside|rather|where|when|though|although|despite|since|in a|until|so|seeking|aiming|calling|"
    r"demanding|supported|condemning)\b)[^,.;:()—\n])*"
)


def tail(words: str, end: int, most: int = 60) -> int:
    """End of the object that follows a verb: up to the next stop or conjunction."""
    found = TAIL.match(words, end, min(len(words), end + most))
    stop = found.end() if found else end
    if stop == end + most and words[stop - 1 : stop + 1].isalnum() and " " in words[end:stop]:
        stop = words.rindex(" ", end, stop)
    while stop > end and words[stop - 1] in " -'\"":
        stop -= 1
    return stop
