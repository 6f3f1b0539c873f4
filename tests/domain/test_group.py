"""Declared groups: counts known from elsewhere, each accession, and lists compiled by others."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from hemicycle.domain.body import body
from hemicycle.domain.group import GROUPS, group
from hemicycle.domain.state import register
from hemicycle.errors import InputError

DAY = timedelta(days=1)
NOW = date(2026, 3, 1)
FIRST_ASSEMBLY = date(1946, 1, 10)
REGIONAL = ("AFRICAN", "ASIA-PACIFIC", "EEG", "GRULAC", "WEOG")


@pytest.mark.parametrize(
    ("code", "day", "before", "after", "joined_or_left"),
    [
        ("EU", date(1973, 1, 1), 6, 9, "DNK GBR IRL"),
        ("EU", date(1981, 1, 1), 9, 10, "GRC"),
        ("EU", date(1986, 1, 1), 10, 12, "ESP PRT"),
        ("EU", date(1995, 1, 1), 12, 15, "AUT FIN SWE"),
        ("EU", date(2004, 5, 1), 15, 25, "CYP CZE EST HUN LTU LVA MLT POL SVK SVN"),
        ("EU", date(2007, 1, 1), 25, 27, "BGR ROU"),
        ("EU", date(2013, 7, 1), 27, 28, "HRV"),
        ("EU", date(2020, 2, 1), 28, 27, "GBR"),
        ("NATO", date(1952, 2, 18), 12, 14, "GRC TUR"),
        ("NATO", date(1955, 5, 6), 14, 15, "DEU"),
        ("NATO", date(1982, 5, 30), 15, 16, "ESP"),
        ("NATO", date(1999, 3, 12), 16, 19, "CZE HUN POL"),
        ("NATO", date(2004, 3, 29), 19, 26, "BGR EST LTU LVA ROU SVK SVN"),
        ("NATO", date(2009, 4, 1), 26, 28, "ALB HRV"),
        ("NATO", date(2017, 6, 5), 28, 29, "MNE"),
        ("NATO", date(2020, 3, 27), 29, 30, "MKD"),
        ("NATO", date(2023, 4, 4), 30, 31, "FIN"),
        ("NATO", date(2024, 3, 7), 31, 32, "SWE"),
        ("OECD", date(1964, 4, 28), 20, 21, "JPN"),
        ("OECD", date(1973, 5, 29), 23, 24, "NZL"),
        ("OECD", date(1994, 5, 18), 24, 25, "MEX"),
        ("OECD", date(2000, 12, 14), 29, 30, "SVK"),
        ("OECD", date(2010, 12, 9), 33, 34, "EST"),
        ("OECD", date(2021, 5, 25), 37, 38, "CRI"),
        ("BRICS", date(2010, 12, 24), 4, 5, "ZAF"),
        ("BRICS", date(2024, 1, 1), 5, 9, "ARE EGY ETH IRN"),
        ("BRICS", date(2025, 1, 6), 9, 10, "IDN"),
        ("ASEAN", date(1984, 1, 7), 5, 6, "BRN"),
        ("ASEAN", date(1995, 7, 28), 6, 7, "VNM"),
        ("ASEAN", date(1997, 7, 23), 7, 9, "LAO MMR"),
        ("ASEAN", date(1999, 4, 30), 9, 10, "KHM"),
        ("ASEAN", date(2025, 10, 26), 10, 11, "TLS"),
        ("NAM", date(2024, 1, 17), 119, 120, "SSD"),
        ("AU", date(1984, 11, 12), 50, 49, "MAR"),
        ("AU", date(2011, 7, 27), 52, 53, "SSD"),
        ("AU", date(2017, 1, 30), 53, 54, "MAR"),
        ("LAS", date(1993, 11, 20), 20, 21, "COM"),
        ("CARICOM", date(2002, 7, 2), 13, 14, "HTI"),
        ("CSTO", date(2006, 8, 16), 6, 7, "UZB"),
        ("CSTO", date(2012, 12, 19), 7, 6, "UZB"),
        ("PIF", date(2022, 7, 9), 14, 13, "KIR"),
        ("PIF", date(2023, 2, 24), 13, 14, "KIR"),
        ("LDC", date(2014, 1, 1), 49, 48, "WSM"),
        ("LDC", date(2017, 6, 4), 48, 47, "GNQ"),
        ("LDC", date(2020, 12, 4), 47, 46, "VUT"),
        ("LDC", date(2023, 12, 13), 46, 45, "BTN"),
        ("LDC", date(2024, 12, 13), 45, 44, "STP"),
        ("SIDS", date(2023, 5, 1), 38, 37, "BHR"),
    ],
)
def test_the_day_before_and_the_day_of_each_change(
    code: str, day: date, before: int, after: int, joined_or_left: str
) -> None:
    """Counts as the organisations publish them, Member States of the United Nations only."""
    was, now = group(code).members(day - DAY), group(code).members(day)
    assert (len(was), len(now)) == (before, after)
    assert was ^ now == set(joined_or_left.split())


@pytest.mark.parametrize(
    ("code", "day", "count"),
    [
        ("EU", date(1958, 1, 1), 6),
        ("EU", date(2025, 2, 24), 27),
        ("NATO", date(1949, 8, 24), 12),
        ("NATO", NOW, 32),
        ("OECD", date(1962, 3, 29), 20),
        ("OECD", NOW, 38),
        ("G77", date(2025, 2, 24), 133),  # 134 with Palestine
        ("NAM", date(2012, 8, 31), 119),  # 120 with Palestine
        ("OIC", NOW, 56),  # 57 with Palestine
        ("AU", NOW, 54),  # 55 with the Sahrawi Republic
        ("LAS", NOW, 21),  # 22 with Palestine
        ("GCC", NOW, 6),
        ("CARICOM", NOW, 14),  # 15 with Montserrat
        ("PIF", NOW, 14),  # 18 with four that are no Member States
        ("NORDIC", NOW, 5),
        ("CANZ", NOW, 3),
        ("CSTO", NOW, 6),
        ("LDC", date(1971, 11, 18), 24),  # 25 with Sikkim
        ("LLDC", NOW, 32),
        ("SIDS", NOW, 37),
        ("P5", NOW, 5),
        ("AFRICAN", NOW, 54),
        ("ASIA-PACIFIC", NOW, 54),
        ("EEG", NOW, 23),
        ("GRULAC", NOW, 33),
        ("WEOG", NOW, 28),
    ],
)
def test_counts_on_known_days(code: str, day: date, count: int) -> None:
    assert len(group(code).members(day)) == count


@pytest.mark.parametrize("day", [date(2011, 7, 14), date(2014, 5, 10), date(2022, 3, 2), NOW])
def test_the_five_regional_groups_share_out_the_assembly(day: date) -> None:
    """No member is in two; the United States, and Kiribati at first, are in none."""
    in_groups = [code for name in REGIONAL for code in group(name).members(day)]
    outside = {"USA"} if day > date(2014, 5, 9) else {"USA", "KIR"}
    assert len(in_groups) == len(set(in_groups))
    assert register().members(day) - set(in_groups) == outside
    assert set(in_groups) <= register().members(day)


def test_council_seats_follow_the_regional_pattern() -> None:
    """A/RES/1991 A (XVIII): five from Africa and Asia, one, two, two; in practice 3 + 2."""
    for day in (date(2022, 2, 25), date(2025, 2, 24)):
        elected = (body("SC").roll(day) or frozenset()) - group("P5").members(day)
        by_group = [len(elected & group(name).members(day)) for name in REGIONAL]
        assert by_group == [3, 2, 1, 2, 2]


def test_permanent_members_are_the_councils() -> None:
    assert group("P5").members(NOW) == body("SC").permanent(NOW)


@pytest.mark.parametrize("code", list(GROUPS))
def test_before_its_first_day_a_group_is_refused(code: str) -> None:
    one = group(code)
    assert one.members(one.from_day)
    with pytest.raises(InputError, match="not compiled") as caught:
        one.members(one.from_day - DAY)
    assert str(one.from_day) in caught.value.right


@pytest.mark.parametrize("code", list(GROUPS))
def test_every_group_has_a_source_and_no_member_twice(code: str) -> None:
    one = group(code)
    assert one.name
    assert one.source
    for day in (one.from_day, date(2023, 1, 1), NOW):
        if day >= one.from_day:
            codes = [term.member for term in one.terms if term.covers(day)]
            assert len(codes) == len(set(codes))
            assert one.members(day) == set(codes)


@pytest.mark.parametrize("code", list(GROUPS))
def test_terms_of_one_member_do_not_overlap(code: str) -> None:
    latest: dict[str, date] = {}
    for term in group(code).terms:
        first, last = term.first, term.last or date.max
        assert first <= last, term
        assert term.member not in latest or latest[term.member] < first, term
        latest[term.member] = last


BEFORE_THE_UNITED_NATIONS = {
    "ASEAN": "BRN",
    "AU": "ERI ZWE",
    "EU": "DEU",
    "NATO": "DEU ITA PRT",
    "OECD": "CHE DEU",
    "LAS": "ARE BHR DJI DZA JOR KWT LBY OMN QAT SDN YEM YMD",
    "CARICOM": "ATG BLZ DMA GRD KNA LCA VCT",
    "PIF": "KIR NRU TON TUV",
    "LDC": "KIR TUV WSM",
}


@pytest.mark.parametrize("code", list(GROUPS))
def test_members_are_member_states_but_for_named_early_ones(code: str) -> None:
    """Who belonged before joining the United Nations is known by name; none outlives its seat."""
    one = group(code)
    early = set()
    for term in one.terms:
        first = max(term.first, one.from_day, FIRST_ASSEMBLY)
        if term.member not in register().members(first):
            early.add(term.member)
        last = min(term.last or NOW, NOW)
        assert term.member in register().members(last), term
        assert term.source
    assert early == set(BEFORE_THE_UNITED_NATIONS.get(code, "").split())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("European Union", "EU"),
        ("the african group", "AFRICAN"),
        ("Group of 77", "G77"),
        ("eu", "EU"),
    ],
)
def test_a_group_is_found_by_code_and_by_name(said: str, code: str) -> None:
    assert group(said).code == code


def test_an_unknown_group_lists_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        group("West")
    assert "EU" in caught.value.right
    assert group("eu") is group("EU")


def test_terms_are_parsed_only_when_asked_for() -> None:
    fresh = type(group("EU"))("X", "X", date(2000, 1, 1), "", "", "no term at all")
    with pytest.raises(ValueError, match="before the codes"):
        fresh.members(NOW)


def codes_in(path: Path, column: str = "Code") -> set[str]:
    with path.open(encoding="utf-8") as lines:
        return {row[column] for row in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("file", "code", "ours_only", "theirs_only"),
    [
        ("g77", "G77", "", "PSE"),  # no Member State
        ("european-union", "EU", "", ""),
        ("ldc", "LDC", "", "STP"),  # graduated on 13 December 2024, after the file
        ("lldc", "LLDC", "", ""),
        ("oecd", "OECD", "", ""),
        ("sids", "SIDS", "", ""),
    ],
)
def test_lists_of_openclimatedata(
    shared: Path, file: str, code: str, ours_only: str, theirs_only: str
) -> None:
    theirs = codes_in(shared / "data" / "countries" / f"openclimatedata_{file}.csv")
    ours = group(code).members(NOW)
    assert ours - theirs == set(ours_only.split())
    assert theirs - ours == set(theirs_only.split())


@pytest.mark.parametrize(
    ("region", "code", "theirs_only"),
    [
        ("African Group", "AFRICAN", ""),
        ("Asia-Pacific Group", "ASIA-PACIFIC", "TUR"),  # takes part in both, elected in WEOG
        ("Eastern European Group", "EEG", ""),
        ("GRULAC", "GRULAC", ""),
        ("WEOG", "WEOG", "USA"),  # an observer
    ],
)
def test_regional_groups_of_openclimatedata(
    shared: Path, region: str, code: str, theirs_only: str
) -> None:
    path = shared / "data" / "countries" / "openclimatedata_un-regional-groups.csv"
    with path.open(encoding="utf-8") as lines:
        theirs = {row["Code"] for row in csv.DictReader(lines) if row["Region"] == region}
    ours = group(code).members(NOW)
    assert ours - theirs == set()
    assert theirs - ours == set(theirs_only.split())


@pytest.mark.parametrize(
    ("file", "column", "code"),
    [
        ("european-union", "Member-Since", "EU"),
        ("oecd", "Accession", "OECD"),
        ("ldc", "Year-Of-Inclusion", "LDC"),
    ],
)
def test_years_of_accession_of_openclimatedata(
    shared: Path, file: str, column: str, code: str
) -> None:
    path = shared / "data" / "countries" / f"openclimatedata_{file}.csv"
    first = {term.member: str(term.first) for term in reversed(group(code).terms)}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            assert first[row["Code"]].startswith(row[column]), row["Code"]


LOW_TRUST = {
    # group: (in ours only, in theirs only); COD is everywhere a row without a code there
    "NAM": ("COD", "BIH BRA CRI PRY PSE"),  # four observers and Palestine
    "OIC": ("SYR", "PSE"),  # suspended 2012-2025, always a member
    "AU": ("COD", "ESH"),
    "LAS": ("", "PSE"),
    "GCC": ("", ""),
    "ASEAN": ("TLS", ""),  # since 26 October 2025
    "CARICOM": ("", "MSR"),
    "PIF": ("", "COK NCL NIU PYF"),
    "BRICS": ("ARE EGY ETH IDN IRN", ""),  # their list stops at 2023
    "CSTO": ("", ""),
    "NATO": ("FIN MKD MNE SWE", ""),  # their list stops at 2009
    "G77": ("COD", "PSE"),
}


@pytest.mark.parametrize("code", list(LOW_TRUST))
def test_an_undated_list_of_little_trust_differs_only_where_we_know_why(
    shared: Path, code: str
) -> None:
    path = shared / "data" / "countries" / "worldcountrygroups_membership_LOWTRUST.csv"
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["gid"] == code.lower()]
    theirs = {row["iso3"] for row in rows if row["iso3"]}
    ours = group(code).members(NOW)
    known_ours, known_theirs = LOW_TRUST[code]
    assert ours - theirs == set(known_ours.split())
    assert theirs - ours == set(known_theirs.split())


@pytest.mark.parametrize(
    ("code", "first_day", "before", "since"),
    [
        ("EU", date(1993, 11, 1), "European Communities", "European Union"),
        ("AU", date(2002, 7, 9), "Organization of African Unity", "African Union"),
        (
            "OIC",
            date(2011, 6, 28),
            "Organization of the Islamic Conference",
            "Organisation of Islamic Cooperation",
        ),
    ],
)
def test_a_group_has_the_name_of_the_day(
    code: str, first_day: date, before: str, since: str
) -> None:
    assert group(code).name_on(first_day - DAY) == before
    assert group(code).name_on(first_day) == since == group(code).name


def test_most_groups_have_had_one_name() -> None:
    assert group("NATO").name_on(date(1955, 5, 6)) == "North Atlantic Treaty Organization"
