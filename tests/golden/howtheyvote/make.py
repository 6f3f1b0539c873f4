"""Write a small invented parliament in the layout of HowTheyVote's export (release 2026-11-01).

The names of columns and their meaning are those documented with the release; every Member, vote
and position is made up. Run: ``python tests/golden/howtheyvote/make.py``.
"""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).resolve().parent
COUNTRIES = ("DEU", "FRA", "POL", "ESP", "ITA", "SWE")
GROUPS = ("GUE_NGL", "SD", "RENEW", "EPP", "ECR")
#: id, first name, last name, country, group; from left to right, four in each group.
MEMBERS = [
    (
        number,
        f"{'ABCDEFGHIJKLMNOPQRST'[place]}na",
        f"Éxample-{place + 1}",
        COUNTRIES[place % 6],
        GROUPS[place // 4],
    )
    for place, number in enumerate(range(1001, 1021))
]
#: The one Member who changes groups, and when.
MOVED, MOVED_ON, MOVED_TO = 1012, "2025-02-01", "EPP"
VOTES = 40


def main() -> None:
    """All four files."""
    _write("members", _members())
    _write("group_memberships", _memberships())
    _write("votes", [_vote(number) for number in range(VOTES)])
    _write("member_votes", _ballots())


def _members() -> list[dict[str, object]]:
    more = {"date_of_birth": "1970-01-01", "email": "", "facebook": "", "twitter": ""}
    names = ("id", "first_name", "last_name", "country_code")
    return [dict(zip(names, row[:4], strict=True)) | more for row in MEMBERS]


def _memberships() -> list[dict[str, object]]:
    rows = []
    for number, _, _, _, group in MEMBERS:
        spans = [(group, "2024-07-16", "")]
        if number == MOVED:
            spans = [(group, "2024-07-16", "2025-01-31"), (MOVED_TO, MOVED_ON, "")]
        rows += [
            {"member_id": number, "group_code": code, "term": 10, "start_date": a, "end_date": b}
            for code, a, b in spans
        ]
    return rows


def _vote(number: int) -> dict[str, object]:
    positions = [position for _, position in _positions(number)]
    main = number % 4 == 3
    text = number // 4 + 1
    year, month = (2024, 9 + number // 8) if number < VOTES // 2 else (2025, number // 5 - 3)
    described = ("Am 12", "§ 3/1", "Proposition de résolution")[number % 4] if not main else ""
    count = {name: positions.count(name) for name in POSITIONS}
    return {
        "id": 170000 + number,
        "timestamp": f"{year}-{month:02d}-12T12:{number:02d}:00",
        "display_title": f"Example text {text}, amended",
        "reference": f"A10-{text:04d}/{year}",
        "description": described,
        "is_main": main,
        "procedure_reference": f"{year}/{text:04d}(COD)",
        "procedure_title": f"Example text {text}",
        "procedure_type": "COD",
        "procedure_stage": "OLP_FIRST_READING" if main else "",
        "count_for": count["FOR"],
        "count_against": count["AGAINST"],
        "count_abstention": count["ABSTENTION"],
        "count_did_not_vote": count["DID_NOT_VOTE"],
        "result": "ADOPTED" if count["FOR"] > count["AGAINST"] else "REJECTED",
    }


POSITIONS = ("FOR", "AGAINST", "ABSTENTION", "DID_NOT_VOTE")


def _positions(number: int) -> list[tuple[int, str]]:
    """Left against right, where the line falls between another two Members each time."""
    line, leftward = 3 + (number * 7) % 14, number % 3 != 0
    rows = []
    for place, (member, *_) in enumerate(MEMBERS):
        position = "FOR" if (place < line) == leftward else "AGAINST"
        if place == line:
            position = "ABSTENTION"
        if (place + number) % 11 == 0:
            position = "DID_NOT_VOTE"
        rows.append((member, position))
    return rows


def _ballots() -> list[dict[str, object]]:
    of = {number: (country, group) for number, _, _, country, group in MEMBERS}
    rows: list[dict[str, object]] = []
    for number in range(VOTES):
        day = str(_vote(number)["timestamp"])[:10]
        for member, position in _positions(number):
            country, group = of[member]
            if member == MOVED and day >= MOVED_ON:
                group = MOVED_TO
            rows.append(
                {
                    "vote_id": 170000 + number,
                    "member_id": member,
                    "position": position,
                    "country_code": country,
                    "group_code": group,
                }
            )
    return rows


def _write(name: str, rows: list[dict[str, object]]) -> None:
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
