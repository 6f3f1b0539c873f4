"""A meeting as one self-contained page: its story, numbered, with board and text as it goes.

No script; text from the script is escaped wherever it is shown.
"""

from __future__ import annotations

from html import escape
from typing import Any

from hemicycle.figures.shell import page
from hemicycle.figures.step import step_board, step_seats

_STYLE = (
    ".story{padding-left:2.6em}.story>li{margin:0 0 2px;padding-left:4px}.story p{margin:5px 0}"
    ".story .result p:first-child{font-weight:600}.story .result p:first-child::first-letter"
    "{text-transform:uppercase}.story .remark{border-left:3px solid var(--line);padding-left:10px;"
    "margin:14px 0 6px}.story .undone{color:var(--muted)}.story time{color:var(--muted);"
    "font-size:14px;font-variant-numeric:tabular-nums;margin-right:8px}"
    ".story .rule{font-weight:400}"
    ".story .board{display:block;width:100%}.story.small-body .board{max-width:32rem}"
    ".story summary{cursor:pointer}.story details p{color:var(--ink)}.seats{margin:8px 0}"
    "h2{font-size:22px;margin-top:34px}h3{margin:18px 0 4px}"
    "@media(max-width:40rem){.story{padding-left:2.1em}.story .seats{margin-left:-2.1em}"
    "h2{font-size:20px}}"
)
"""What this page lays out otherwise than the stylesheet all pages share."""
_SMALL = 30
"""Members whose seats can be read on a telephone."""


def meeting_page(document: dict[str, Any]) -> str:
    """The page of a replayed meeting."""
    meeting = document["meeting"]
    head = escape(f"{meeting['body']}, {meeting['date']}{_world(meeting)}")
    parts = (
        f'<p class="kicker">{head}</p>',
        f"<h1>{escape(meeting['title'])}</h1>",
        f"<p>{escape(meeting['note'])}</p>" if meeting["note"] else "",
        "<h2>Step by step</h2>",
        _story(document),
        _texts(document["texts"]),
        _result(document["result"]),
        f"<footer><p>Sources: {escape('; '.join(meeting['sources']))}</p></footer>",
    )
    return page(meeting["title"], "\n".join(parts), style=_STYLE)


def _world(meeting: dict[str, Any]) -> str:
    return "" if meeting["world"] == "real" else " · SIMULATION"


def _story(document: dict[str, Any]) -> str:
    items = "".join(_line(document, line) for line in document["story"])
    small = " small-body" if len(document["meeting"]["members"]) <= _SMALL else ""
    return f'<ol class="story{small}">{items}</ol>'


def _line(document: dict[str, Any], line: dict[str, Any]) -> str:
    rule = f' <span class="muted small rule">{escape(line["rule"])}</span>' if line["rule"] else ""
    told = f'<time datetime="{line["at"]}">{line["at"][11:16]}</time>' if line["at"] else ""
    words = escape(line["text"])
    said = f"Taken back later: <s>{words}</s>" if line["undone"] else words
    kind = "undone" if line["undone"] else line["kind"]
    step = document["steps"][line["step"]] if line["step"] is not None else None
    board = _votes(document["meeting"], step) if step is not None else ""
    changed = line["changed"]
    text = _difference(changed["symbol"], changed["difference"]) if changed else ""
    return f'<li class="{kind}"><p>{told}{said}{rule}</p>{board}{text}</li>'


def _votes(meeting: dict[str, Any], step: dict[str, Any]) -> str:
    """The board where the members are known by name; where few are, who they are in words."""
    positions = step.get("positions")
    if not positions or step["tally"] is None:
        return ""
    known = sum(map(len, positions.values()))
    if known * 3 >= sum(count or 0 for count in step["tally"].values()):
        return _board(meeting, step, positions)
    names = meeting["members"]
    told = "; ".join(
        f"{word.lower().replace('_', ' ')}: {', '.join(names.get(code, code) for code in codes)}"
        for word, codes in positions.items()
        if codes
    )
    return f'<p class="small">Known by name: {escape(told)}.</p>'


def _board(meeting: dict[str, Any], step: dict[str, Any], positions: dict[str, list[str]]) -> str:
    seats = step_seats(meeting, step, positions)
    names = {seat.code: seat.name for seat in seats}
    _, svg = step_board(meeting, step, seats)
    return f'<div class="seats">{svg}</div>{_who(step, names)}'


def _who(step: dict[str, Any], names: dict[str, str]) -> str:
    """Who voted how, in words: where the codes on the seats are too small to read."""
    lists = "".join(
        f"<p><b>{word.lower().replace('_', ' ').capitalize()}, {len(codes)}:</b> "
        f"{escape(', '.join(sorted(names[code] for code in codes)))}.</p>"
        for word, codes in step["positions"].items()
        if codes
    )
    return f'<details class="small"><summary>Who voted how</summary>{lists}</details>'


def _texts(texts: dict[str, Any]) -> str:
    shown = [
        (name, text)
        for name, text in texts.items()
        if text.get("difference") and text["stage"] != "introduced"
    ]
    if not shown:
        return ""
    body_ = "".join(
        f"<h3>{escape(name)}: {escape(text['stage'].replace('_', ' '))}"
        + (f", {escape(text['becomes'])}" if _became(text) else "")
        + f"</h3>{_difference(text['title'], text['difference'])}"
        for name, text in shown
    )
    return f"<h2>The texts at the end</h2>{body_}"


def _became(text: dict[str, Any]) -> bool:
    return text["stage"] == "adopted" and bool(text["becomes"])


def _difference(title: str, rows: list[dict[str, Any]]) -> str:
    """Paragraphs with what was taken out and put in, told by words and marks, not by colour."""
    lines = "".join(
        f'<li><span class="muted small">{escape(row["after"] or row["before"])}</span> '
        + " ".join(_run(sign, words) for sign, words in row["runs"])
        + "</li>"
        for row in rows
    )
    return f'<p class="small">{escape(title)}</p><ul>{lines}</ul>'


def _run(sign: str, words: str) -> str:
    tag = {"-": "del", "+": "ins"}.get(sign)
    return f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words)


def _result(result: dict[str, Any]) -> str:
    rows = [(label, result[label]) for label in ("adopted", "rejected")]
    rows += [(stage.replace("_", " "), names) for stage, names in result["other"].items()]
    rows += [("elected by both organs", result["judges"])]
    rows += [
        (f"majority in the {organ}, {name}", names)
        for organ, meetings in result["majorities"].items()
        for name, names in meetings.items()
    ]
    rows += [(f"elected, {name}", names) for name, names in result["elected"].items()]
    rows += [
        (f"{timer['kind'].replace('_', ' ')}, {timer['rule']}", [f"due {timer['due']}"])
        for timer in result["timers"]
    ]
    items = "".join(
        f"<li>{escape(label)}: {escape('; '.join(names))}</li>" for label, names in rows if names
    )
    return f"<h2>Results</h2><ul>{items}</ul>"
