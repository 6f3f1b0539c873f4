"""Small things of English that every sentence needs: plurals, numbers, lists, names."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ARTICLES = (
    "Russian Federation", "United States", "United Kingdom", "Union of Soviet", "Democratic",
    "Central African", "Dominican", "Netherlands", "Philippines", "Republic of", "Syrian",
    "United Arab", "United Republic", "Bahamas", "Comoros", "Congo", "Gambia", "Maldives",
    "Marshall", "Niger", "Sudan", "Solomon", "Lao People",
)  # fmt: skip


def plural(count: int, noun: str, many: str | None = None) -> str:
    """``1 member``, ``2 members``."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def number_words(count: int) -> str:
    """Numbers up to ten as words, others in figures."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def name_list(names: Iterable[str], *, last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``; ``last`` is the word before the last one."""
    listed = list(names)
    if len(listed) <= 1:
        return "".join(listed)
    return ", ".join(listed[:-1]) + f" {last} {listed[-1]}"


def in_sentence(name: str) -> str:
    """A member's name inside a sentence, with its article where English wants one."""
    exact = {"Niger", "Sudan", "Congo"}
    wants = any(name.startswith(start) for start in _ARTICLES)
    if name in exact or (wants and name not in ("Nigeria", "Netherlands Antilles")):
        return f"the {name}"
    return name
