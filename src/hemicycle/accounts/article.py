"""An article as sentences, with page furniture set aside.

Start with :func:`read_article`. Headlines, captions, teasers, comment boxes and second copies of
a block are not the article's word; their sentences are marked, not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hemicycle.accounts.clean import clean
from hemicycle.accounts.coded import Coded, encode
from hemicycle.accounts.page_text import looks_like_html, main_text, published, words_of

#: From such a line on, the page is about something else.
_TAIL = re.compile(
    r"(?:related (?:articles?|stories|news|posts|content)|you may also (?:like|enjoy)|"
    r"more (?:from|on this|stories)\b.{0,30}|read (?:more|next|also)|recommended(?: for you)?|"
    r"most (?:read|popular)|comments?|trending(?: now)?|also on .{0,30}|see also|"
    r"sign up (?:for|to)\b.{0,60}|editor's (?:choice|picks?)|advertisement|top stories)\s*:?"
)
#: Lines of page furniture inside an article.
_FURNITURE = re.compile(
    r"(?:share(?: and follow)?|follow us.{0,40}|advertisement|source: .{0,80}|news|back|top|"
    r"subscribe.{0,40}|by [a-z .]{3,40}|there are no comments.{0,20}|copyright.{0,80}|©.{0,80}|"
    r"(?:(?:read|see) (?:more|also)|related(?: (?:story|stories|articles?|news))?:|more:|"
    r"recommended:|don't miss:).{0,140})"
)
#: "Photo: …", "… (Getty)", but not the dateline "NEW YORK (AP) - ";
#: "X speaks during a meeting", "Members cast a vote during".
_CAPTION = re.compile(r"(?:photo|image|picture|file photo|pictured|caption|video)\b ?[:(]")
_AGENCY = re.compile(
    r"\((?:getty|reuters|ap|afp|epa|not pictured|file|ap photo|un photo|photo)[^)]{0,40}\)"
    r"(?! ?[-\u2013\u2014])"
)
#: A caption of this kind has no full stop.
_SHOWN = re.compile(
    r"[^.]{0,160}\b(?:speaks?|spoke|meets?|cast a vote|is (?:viewed|seen|pictured)|looks on|"
    r"attends?|addresses|poses|listens|shakes hands|raise their hands|vote by show of hands) "
    r"(?:with [^.]{0,80} )?(?:during|at|in|to|before|after)\b[^.]{0,200}$"
)
#: A full stop that ends a sentence; initials, "no. 5" and "gen." do not.
#: The letters it may begin with come first: so it is searched for many times faster.
_STOP = re.compile(r"[.!?Q\n](?:(?<=[.!?])['\")]*(?=\s|$)|(?<=Q)['\")]*(?=\s*\n)|(?<=\n)\s*\n\s*)")
#: Two line ends and the blanks around them.
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")
#: Lines that are no part of a paragraph.
_APART = re.compile(r"(?:share and follow|news|back|top)\s*\n")
_LONGEST = 2000
_ABBREVIATED = re.compile(r"(?:\b[a-z]|\b(?:mr|mrs|dr|ms|sir|sen|gen|rep|st|vs))$")
_NUMERO = re.compile(r"\bno$")


@dataclass(frozen=True)
class Sentence:
    """A stretch of the coded text; ``aside`` says why nothing in it is claimed, or is None."""

    start: int
    end: int
    number: int
    block: int
    heading: bool
    words: str
    aside: str | None = None


@dataclass(frozen=True)
class Article:
    """A text ready for reading."""

    coded: Coded
    sentences: tuple[Sentence, ...]
    published: date | None = None

    def words(self, sentence: Sentence) -> str:
        """The sentence in coded form."""
        return sentence.words


def read_article(raw: str) -> Article:
    """Clean, encode and split a text; ``raw`` is the file decoded, line ends untouched."""
    coded = encode(clean(raw))
    if not looks_like_html(raw):
        return Article(coded, tuple(_sentences(coded, None)))
    return Article(coded, tuple(_sentences(coded, main_text(raw))), published(raw))


def _sentences(coded: Coded, main: str | None) -> list[Sentence]:
    found: list[Sentence] = []
    seen: set[str] = set()
    tail = False
    last = len(coded.text.rstrip())
    for block, (start, end) in enumerate(_blocks(coded.text)):
        text = coded.text[start:end]
        tail = tail or (start > 200 and _is_tail(text))
        aside = _aside(coded, start, end, seen, tail=tail)
        if aside is None and main is not None and _spelled(coded, start, end) not in main:
            aside = "boilerplate"
        for s, e in _split(coded, start, end):
            heading = e == end < last and e - s < 110 and not _is_ended(text)
            words = coded.text[s:e]
            found.append(Sentence(s, e, len(found), block, heading, words, aside))
    return found


def _spelled(coded: Coded, start: int, end: int) -> str:
    return words_of(coded.clean.text[coded.at[start] : coded.at[end - 1] + 1])


def _is_tail(text: str) -> bool:
    first = text.strip().split("\n", 1)[0].strip()
    return bool(_TAIL.fullmatch(first))


def _aside(coded: Coded, start: int, end: int, seen: set[str], *, tail: bool) -> str | None:
    text = _levelled(coded.text[start:end])
    key = _levelled(coded.clean.text[coded.at[start] : coded.at[end - 1] + 1]).lower()
    again = len(key) > 20 and key in seen
    seen.add(key)
    if tail:
        return "related_teaser"
    if again:
        return "boilerplate"
    if _FURNITURE.fullmatch(text):
        return "boilerplate"
    return "caption" if _is_caption(text) else None


def _levelled(text: str) -> str:
    """The text with single blanks; most blocks have no others."""
    bare = text.strip()
    return " ".join(bare.split()) if "\n" in bare or "  " in bare else bare


def _is_caption(text: str) -> bool:
    if _CAPTION.match(text) or _AGENCY.search(text):
        return True
    return "." not in text and _SHOWN.match(text) is not None


def _is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return text.rstrip().rstrip("'\")").endswith((".", "!", "?", "Q"))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs: parted by empty lines, or by a line end after a full sentence."""
    cuts = {0, len(text)}
    start = done = 0
    for line in text.split("\n")[:-1]:
        end = start + len(line)
        if apart := _APART.match(text, start):
            cuts |= {start, apart.end()}
        if end >= done:
            done = _cut(text, line, end)
            cuts.add(done)
        start = end + 1
    return [(a, b) for a, b in pairwise(sorted(cuts)) if text[a:b].strip()]


def _cut(text: str, line: str, end: int) -> int:
    """Where a new block begins behind a line that ends there; 0 where the block goes on."""
    said = line.rstrip(" ")
    stopped = said.endswith((".", "!", "?", "Q", '"', ")"))
    if stopped and len(said) < len(line):
        return end + 1
    empty = _EMPTY_LINES.match(text, end)
    if empty:
        return empty.end()
    return end + 1 if stopped or text.startswith(("share and follow", "you may"), end + 1) else 0


def _split(coded: Coded, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of a block; a stop before a small letter is no end."""
    text = coded.text
    cuts = [start]
    for found in _STOP.finditer(text, start, end):
        if text[found.start()] == "." and _is_abbreviated(coded, found):
            continue
        after = found.end()
        while after < end and text[after].isspace():
            after += 1
        if after < end and _begins(coded, after):
            cuts.append(after)
    cuts.append(end)
    pieces = [piece for a, b in pairwise(cuts) for piece in _bounded(text, a, b)]
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A text without stops is cut at blanks, so that no sentence takes for ever."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1
        cut = cut or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _is_abbreviated(coded: Coded, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to an initial, a title or a number; a line end settles it.

    "no." is one before figures only: "voted no. China abstained" is two sentences.
    """
    text = coded.text
    if text[stop.end() : stop.end() + 2].strip(" ").startswith("\n"):
        return False
    before = max(0, stop.start() - 5)
    if _NUMERO.search(text, before, stop.start()):
        after = coded.at[stop.end() - 1] + 1
        return coded.clean.text[after : after + 2].strip()[:1].isdigit()
    return bool(_ABBREVIATED.search(text, before, stop.start()))


def _begins(coded: Coded, place: int) -> bool:
    """Whether the clean text has a capital, a digit or a quotation mark there."""
    char = coded.clean.text[coded.at[place]]
    return char.isupper() or char.isdigit() or char in "\"'\u201c("
