"""Damaged files: every reader gives a fragment or refuses in words; nothing else ever comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.errors import SourceError
from hemicycle.record.readers import reader_named, recognise
from hemicycle.record.readers.base import SourceFile

GOLDEN = Path(__file__).resolve().parents[2] / "golden/undl"

ENTRY = {
    "symbol": "A/RES/77/999",
    "resolution_number": "77/999.",
    "title": "T",
    "adoption_date": "2 March 2023",
    "originating_document": "A/77/L.9",
    "agenda_item": "Agenda item 5",
    "agenda_item_name": "N",
    "adoption_type": "By a recorded vote",
    "MS_in_favour_count": "2",
    "MS_against_count": "1",
    "MS_abstaining_count": "N.A.",
    "pv": "A/77/PV.5",
    "MS_in_favour": ["FRANCE", "CHAD"],
    "MS_against": ["CUBA"],
    "MS_abstaining": [],
    "sponsors": ["FRANCE"],
    "subjects": [["PEACE", "UNBIS Thesaurus"]],
}

SAMPLES = {
    "voeten votes": "rcid,session,vote,ccode,member,importantvote,date,unres,"
    "me,nu,di,hr,co,ec,year\n"
    "5,70,1,2,1,0,12/18/2015,R/70/9,1,0,0,0,0,0,2015\n"
    '5,70,8,20,1,0,12/18/2015,R/70/9,1,0,0,0,0,"0""",2015\n'
    "6,26,3,365,1,0,10/7/1971,,0,0,0,0,0,0,1971\n",
    "voeten texts": "session,rcid,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,"
    "me,nu,di,hr,co,ec\n"
    '26,1190,17,76,35,1,1971-10-07,R/26/2758G,0.0,0.0,"CHINA","TO ADOPT RESOL. ""X""",0,0,0,0,0,\n'
    "26,1187,66,2,60,0,1971-10-07,R/26/2758D,1.0,1.0,CHINA,TO ADOPT THE AMENDMENT,0,0,0,0,0,1.0\n",
    "un_votes votes": '"rcid","country","country_code","vote"\n'
    '3,"United States","US","yes"\n3,"Namibia","NA","no"\n3,"Zanzibar","","abstain"\n',
    "un_votes texts": "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
    '5600,72,,2017-12-04,A/RES/72/70,,,"TREATY","Comprehensive"\n'
    "5601,72,,2017-12-04,R/72/70,,1,,The President: paragraph 5\n",
    "unvotes_issues": '"rcid","short_name","issue"\n77,"me","Palestinian conflict"\n',
    "unxml": json.dumps(ENTRY) + "\n" + json.dumps(ENTRY | {"symbol": "A/RES/77/998 A-B"}) + "\n",
    "3dl processed": "Link,token,Title,Council,Resolution,Date,YES COUNT,NO COUNT,ABSTAIN COUNT,"
    "NO-VOTE COUNT,FRA,USA\n"
    "https://digitallibrary.un.org/record/7,7,T,General Assembly,A/RES/79/9,2025-02-24,001,001,000,"
    "191,YES,NO\n",
    "3dl resolutions": "Resolution,Date,Title,UN Digital Library Link,Yes,No,Abstain,No Vote,"
    "FRA,USA\n"
    ",,,,,,,,France,United States\n"
    "A/RES/79/9,2025-02-24,T,https://digitallibrary.un.org/record/7,1,1,0,0,YES,NO\n",
    "undl": "\n".join(
        (GOLDEN / "2026_02_06_sc_voting.csv").read_text(encoding="utf-8").split("\n")[:20]
    ),
}


def read(name: str, data: bytes) -> None:
    reader_named(name.split()[0]).read(SourceFile("hostile", data))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_itself_is_read(name: str) -> None:
    data = SAMPLES[name].encode()
    assert recognise(SourceFile("x", data).head).name == name.split()[0]
    read(name, data)


pieces = st.one_of(
    st.binary(max_size=4),
    st.sampled_from([b",", b'"', b"\n", b"\r", b"\\", b"{", b"]", b"-1", b"1e9", b"99999999999"]),
    st.sampled_from([b"null", b"NaN", b"../..", b"=1+1", b"\xff\xfe", b"\xc3", b"  ", b"|"]),
)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), pieces), min_size=1, max_size=3)
)
def test_damage_is_read_or_refused(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    data = SAMPLES[name].encode()
    for where, cut, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    try:
        read(name, data)
    except SourceError as refusal:
        words = (refusal.what, refusal.where, refusal.right, refusal.todo)
    else:
        return
    assert all(words)


CONTROLS = "\x1b[31m\x9b2J\u202eT\u2066\x07"


def test_no_control_sign_of_a_text_reaches_the_tables() -> None:
    entry = ENTRY | {"title": f"Peace {CONTROLS}", "sponsors": ["FRANCE", f"A{CONTROLS}"]}
    data = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
    votes = reader_named("unxml").read(SourceFile("hostile", data)).votes
    assert votes["title"].to_list() == ["Peace [31m2JT"]
    assert "\x1b" not in votes.write_json()
    assert not set(CONTROLS) & set("".join(votes["sponsors"][0])) - set("[31m2JT")
