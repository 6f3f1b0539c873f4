"""The one self-contained HTML page that brief, check, audit and replay share.

No script, no request, no style attribute: one stylesheet inside, named by its hash in a strict
content policy. Light and dark follow the reader's system; paper gets no box split in two.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The stylesheet, as shipped beside this module."""
    return files("hemicycle.figures").joinpath("data/page.css").read_text("utf-8")


def content_policy(style: str = "") -> str:
    """Nothing but the page's own stylesheet may be used, and ``style`` where there is one."""
    sheets = [stylesheet(), *([style] if style else [])]
    digests = [b64encode(sha256(sheet.encode()).digest()).decode() for sheet in sheets]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"


def page(title: str, body: str, *, lang: str = "en", style: str = "") -> str:
    """A whole page.

    Parameters
    ----------
    title
        Plain text for the window and for search.
    body
        HTML of the page's main part; text from sources in it is already escaped.
    lang
        Language of the page, BCP 47.
    style
        Rules of this page alone, after the stylesheet.
    """
    own = f"<style>{style}</style>\n" if style else ""
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{stylesheet()}</style>\n{own}</head>\n<body>\n"
        f'<a class="skip" href="#main">To the text</a>\n<main id="main">\n{body}\n</main>\n'
        "</body>\n</html>\n"
    )
