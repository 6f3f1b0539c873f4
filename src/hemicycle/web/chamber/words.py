"""The chamber's words in six languages, and what members are called in each.

Every visible word of a face comes from a catalogue in ``web/data/words``: one file a language, of
sections of messages. A message that a language lacks is shown in English and marked as English, so
that a reader sees what is not translated; nothing is left out and nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The six official languages of the United Nations."""
COOKIE = "hemicycle_language"
_HOLE = re.compile(r"\{(\w+)\}")
_SECONDS = 60


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language.

    Parameters
    ----------
    messages
        By ``section.name``.
    unreviewed
        Sections whose translation nobody versed in both languages has confirmed.
    """

    language: str
    name: str
    direction: str
    unreviewed: frozenset[str]
    messages: Mapping[str, str]


@lru_cache(maxsize=8)
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, as shipped."""
    held = _read(f"{language}.toml")
    meta = held.pop("meta")
    messages = {f"{s}.{name}": text for s, part in held.items() for name, text in part.items()}
    return Catalogue(
        language, meta["name"], meta["direction"], frozenset(meta["unreviewed"]), messages
    )


def _read(name: str) -> dict[str, Any]:
    text = files("hemicycle.web").joinpath("data", "words", name).read_text("utf-8")
    return tomllib.loads(text)


class Talk:
    """What a face says, in one language.

    Called with ``section.name``, it gives the message as safe HTML: the values are escaped, and a
    message in English for want of a translation says so to the reader and to the screen reader.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._own = catalogue(self.language)
        self._english = catalogue("en")

    @property
    def name(self) -> str:
        return self._own.name

    @property
    def comma(self) -> str:
        """What stands between things in a row."""
        return self.plain("page.comma")

    @property
    def direction(self) -> str:
        return self._own.direction

    @property
    def unreviewed(self) -> bool:
        return bool(self._own.unreviewed)

    def __call__(self, key: str, **values: Any) -> Markup:
        found = self._own.messages.get(key)
        if found is not None:
            return Markup(_filled(found, {n: str(escape(v)) for n, v in values.items()}))
        text = _filled(self._english.messages[key], {n: str(escape(v)) for n, v in values.items()})
        return Markup('<span lang="en" dir="ltr" class="untranslated">{}</span>').format(
            Markup(text)
        )

    def plain(self, key: str, **values: Any) -> str:
        """The message as plain text, for attributes and options: English where it is missing."""
        found = self._own.messages.get(key) or self._english.messages[key]
        return _filled(found, {name: str(value) for name, value in values.items()})

    def term(self, section: str, word: str | None) -> Markup:
        """A word of procedure, such as the name of a motion; one no catalogue knows is English."""
        if word is None:
            return Markup("")
        key = f"{section}.{word}"
        return self(key) if key in self._english.messages else self.english(word.replace("_", " "))

    def plain_term(self, section: str, word: str) -> str:
        """As :meth:`term`, as plain text."""
        key = f"{section}.{word}"
        known = key in self._english.messages
        return self.plain(key) if known else word.replace("_", " ")

    def english(self, text: str | None) -> Markup:
        """A sentence that exists in English only: rules, reasons, lines of the record."""
        if self.language == "en" or not text:
            return escape(text or "")
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(text)

    def body(self, code: str, name: str) -> Markup:
        """What a body is called; one that no catalogue knows by its English name."""
        key = f"body.{code}"
        return self(key) if key in self._english.messages else self.english(name)

    def day(self, value: date) -> str:
        """A day, written out."""
        return str(format_date(value, "long", locale=_locale(self.language)))

    def member(self, code: str, day: date | None, ruled: Mapping[str, str] | None = None) -> str:
        """What a member is called: as ruled, in English as the register has it on the day."""
        if ruled and code in ruled:
            return ruled[code]
        return _member(self.language, code, day)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: values[hole[1]], text)


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    """CLDR of a language; for English that of Britain, whose dates the United Nations writes."""
    return Locale.parse("en_GB" if language == "en" else language)


# --- members ------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def exceptions(language: str) -> Mapping[str, str]:
    """Names the United Nations uses where CLDR has another, by code of the member."""
    names: Mapping[str, str] = _read("members.toml")[language]
    return names


@lru_cache(maxsize=4096)
def _member(language: str, code: str, day: date | None) -> str:
    """The name in a language; that of a state under another name then, or unknown, is English."""
    try:
        state = register().state(code)
    except UnknownMemberError:
        return code
    english = state.name(day) if day is not None else state.name(date.max)
    if language == "en" or english != state.name(date.max):
        return english
    ours = exceptions(language).get(code)
    if ours is not None:
        return ours
    return str(_locale(language).territories.get(state.iso2 or "", english))


# --- which language -----------------------------------------------------------------------------


def language_of(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language of a page: asked for now, else kept by this browser, else what it prefers.

    Parameters
    ----------
    asked, kept
        From the address and from the cookie; anything but a language of ours is passed over.
    accepted
        The header ``Accept-Language``.
    """
    for word in (asked, kept):
        if word in LANGUAGES:
            return word
    return next((word for word in _preferred(accepted) if word in LANGUAGES), "en")


def _preferred(accepted: str) -> list[str]:
    """Primary languages of the header, the most wanted first; those refused are left out."""
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=") if rest else "1"
        try:
            weight = float(quality)
        except ValueError:
            continue
        if weight > 0:
            wanted.append((-weight, tag.split("-")[0].lower()))
    return [tag for _, tag in sorted(wanted, key=lambda pair: pair[0])]


# --- times --------------------------------------------------------------------------------------


def clock(seconds: float) -> str:
    """A countdown: ``1:30``; time spent over the limit is ``+0:05``."""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, _SECONDS)
    return f"{'+' if seconds < 0 and whole else ''}{minutes}:{rest:02d}"


def hour(at: datetime | str | None) -> str:
    """The time of day of an instant, as told, with its zone: ``09:04:00 UTC``."""
    if at is None:
        return ""
    instant = datetime.fromisoformat(at) if isinstance(at, str) else at
    zone = "UTC" if not instant.utcoffset() else instant.strftime("%z")
    return f"{instant:%H:%M:%S} {zone}"
