"""Writes the files beside it: real votes in the layouts of the UN Digital Library's voting files.

No file of the library was at hand. Columns and codes are as its users describe them; the votes are
facts from the meeting records (A/ES-11/PV.5, A/ES-11/PV.14, S/PV.9866); record numbers are
invented where the record is not known, and so is the wording of agenda and subjects.

Run ``python tests/golden/undl/make.py`` from the root of the project.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from hemicycle.domain.state import register

HERE = Path(__file__).parent
BOM = "\ufeff"

#: 2 March 2022 and 12 October 2022: those not in favour.
ES_11_1 = {
    "N": "BLR ERI PRK RUS SYR",
    "X": "AZE BFA CMR ETH GIN GNB MAR SWZ TGO TKM UZB VEN",
    "A": "AGO ARM BDI BGD BOL CAF CHN COG CUB DZA GNQ IND IRN IRQ KAZ KGZ LAO LKA MDG MLI MNG MOZ "
    "NAM NIC PAK SDN SEN SLV SSD TJK TZA UGA VNM ZAF ZWE",
}
ES_11_4 = {
    "N": "BLR NIC PRK RUS SYR",
    "X": "AZE BFA CMR DJI GNQ IRN SLV STP TKM VEN",
    "A": "ARM BDI BOL CAF CHN COG CUB DZA ERI ETH GIN HND IND KAZ KGZ LAO LKA LSO MLI MNG MOZ NAM "
    "PAK SDN SSD SWZ TGO THA TJK TZA UGA UZB VNM ZAF ZWE",
}
COUNCIL_2025 = [
    "CHN",
    "DNK",
    "DZA",
    "FRA",
    "GBR",
    "GRC",
    "GUY",
    "KOR",
    "PAK",
    "PAN",
    "RUS",
    "SLE",
    "SOM",
    "SVN",
    "USA",
]
S_2774 = {"A": "DNK FRA GBR GRC SVN"}
PERMANENT = {"CHN", "FRA", "GBR", "RUS", "USA"}
LINK = "https://digitallibrary.un.org/record/{}"


def votes(others: dict[str, str], roll: list[str]) -> dict[str, str]:
    """Letter of each member of the roll; those not named were in favour."""
    letters = {code: letter for letter, codes in others.items() for code in codes.split()}
    return {code: letters.get(code, "Y") for code in roll}


def totals(cast: dict[str, str]) -> list[int]:
    letters = list(cast.values())
    return [*(letters.count(letter) for letter in "YNAX"), len(letters)]


def write(name: str, header: str, rows: list[list[object]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as stream:
        stream.write(BOM)
        csv.writer(stream, lineterminator="\n").writerows([header.split(","), *rows])


def assembly(record: str, day: date, others: dict[str, str], text: list[str]) -> list[list[object]]:
    states = register()
    cast = votes(others, states.alphabetical(states.members(day), day))
    ["", *totals(cast), LINK.format(record)]
    return [
        [
            record,
            code,
            states.name(code, day).upper(),
            letter,
            day.isoformat(),
            *text,
            "",
            *totals(cast),
            LINK.format(record),
        ]
        for code, letter in cast.items()
    ]


MEMBERS = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link"
)
LETTER = "LETTER DATED 28 FEBRUARY 2014 (S/2014/136)"
FIRST = [
    "11emsp",
    "A/RES/ES-11/1",
    "A/ES-11/L.1",
    "",
    "A/ES-11/PV.5",
    "Aggression against Ukraine : resolution / adopted by the General Assembly",
    LETTER,
    "UKRAINE SITUATION|TERRITORIAL INTEGRITY",
]
FOURTH = [
    "11emsp",
    "A/RES/ES-11/4",
    "A/ES-11/L.5",
    "",
    "A/ES-11/PV.14",
    "Territorial integrity of Ukraine : resolution / adopted by the General Assemby",
    LETTER,
    "UKRAINE SITUATION",
]
FIRST_DAY, FOURTH_DAY = date(2022, 3, 2), date(2022, 10, 12)


def make_assembly() -> None:
    rows = assembly("3959039", FIRST_DAY, ES_11_1, FIRST)
    write("2026_02_06_ga_voting.csv", MEMBERS, rows)
    older = [
        [cell if cell != "X" else "NV" for cell in row]
        for row in assembly("3990673", FOURTH_DAY, ES_11_4, FOURTH)
    ]
    plural = MEMBERS.replace("undl_id", "undl_ids")
    for name in [
        "ms_code",
        "ms_name",
        "ms_vote",
        "date",
        "session",
        "resolution",
        "draft",
        "meeting",
        "title",
    ]:
        plural = plural.replace(f",{name},", f",{name}s,")
    write("2023_01_15_ga_voting.csv", plural, older)


def make_outcomes() -> None:
    header = (
        "undl_id,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
        "subjects,modality,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
        "total_ms,undl_link"
    )
    recorded = ["3959039", "2022-03-02", *FIRST, "vote, recorded", "", 141, 5, 35, 12, 193]
    silent = ["3886562", "2020-09-21", "75", "A/RES/75/1", "A/75/L.1", "", "A/75/PV.3"]
    silent += ["Declaration on the commemoration of the seventy-fifth anniversary of the United"]
    silent[-1] += " Nations : resolution / adopted by the General Assembly"
    silent += ["", "ANNIVERSARIES", "without a vote", "", "", "", "", "", 193]
    hands = ["210019", "1947-11-03", "2", "A/RES/110(II)", "A/428", "", "A/PV.108"]
    hands += ["Measures to be taken against propaganda and the inciters of a new war"]
    hands += ["", "", "vote, non-recorded", "", "", "", "", "", 57]
    write(
        "2026_02_06_ga_outcomes.csv",
        header,
        [[*row, LINK.format(row[0])] for row in (recorded, silent, hands)],
    )


def make_council() -> None:
    header = (
        "undl_id,ms_code,ms_name,ms_vote,date,resolution,draft,meeting,description,agenda,subjects,"
        "modality,permanent_member,vote_note,total_yes,total_no,total_abstentions,"
        "total_non_voting,total_ms,undl_link"
    )
    peace = ["2025-02-24", "S/RES/2774(2025)", "S/2025/112", "S/PV.9866"]
    peace += ["Security Council resolution 2774 (2025) [on a lasting peace in Ukraine]", "UKRAINE"]
    rows = council("4076801", votes(S_2774, COUNCIL_2025), peace, "vote")
    quiet = ["2025-01-27", "S/RES/9999(2025)", "", "S/PV.9844"]
    quiet += ["An invented resolution, adopted without a vote", "INVENTED"]
    rows += council("4070000", dict.fromkeys(COUNCIL_2025, "X"), quiet, "without vote")
    write("2026_02_06_sc_voting.csv", header, rows)


def council(
    record: str, cast: dict[str, str], text: list[str], modality: str
) -> list[list[object]]:
    states, day = register(), date.fromisoformat(text[0])
    end = ["", *totals(cast), LINK.format(record)]
    heads = {code: [record, code, states.name(code, day).upper()] for code in cast}
    subject = "UKRAINE SITUATION"
    return [
        [*heads[code], letter, *text, subject, modality, str(code in PERMANENT), *end]
        for code, letter in cast.items()
    ]


def make_names() -> None:
    header = (
        "iso,member_state,french,spanish,geographic_term,other_names,earlier_names,later_names,"
        "name_status"
    )
    rows: list[list[object]] = [
        ["FRA", "FRANCE", "FRANCE", "FRANCIA", "FRANCE", "French Republic", "", "", "ms"],
        ["TUR", "TURKEY", "TURQUIE", "TURQUIA", "TURKEY", "", "", "TÜRKİYE", ""],
        ["TUR", "TÜRKİYE", "TÜRKİYE", "TÜRKİYE", "TÜRKİYE", "", "TURKEY", "", "ms"],
    ]
    write("2026_02_06_unms_names.csv", header, rows)


def main() -> None:
    make_assembly()
    make_outcomes()
    make_council()
    make_names()


if __name__ == "__main__":
    main()
