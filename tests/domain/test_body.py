"""Bodies and the seats of the Security Council, against two lists compiled by others."""

import csv
import lzma
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from hemicycle.domain.body import BODIES, body
from hemicycle.domain.state import register
from hemicycle.errors import InputError

P5 = {"CHN", "FRA", "GBR", "RUS", "USA"}
SC = body("SC")

DPPA_NAMES = {
    "USSR (Union of Soviet Socialist Republics)": "RUS",
    "German DR (German Democratic Republic)": "DDR",
    "German FR (German Federal Republic)": "DEU",
    "Ukrainian SSR (Ukrainian Soviet Socialist Republic)": "UKR",
    "United Arab Republic": "EGY",
}
DPPA_BLANK = {"CIV", "TUR"}  # the file lost the two names that are not plain ASCII


def council(text: str) -> set[str]:
    return set(text.split())


@pytest.mark.parametrize(
    ("day", "elected"),
    [
        (date(1946, 1, 17), "AUS BRA EGY MEX NLD POL"),
        (date(1950, 6, 27), "CUB ECU EGY IND NOR YUG"),  # S/RES/83
        (date(1965, 12, 31), "BOL CIV JOR MYS NLD URY"),
        (date(1966, 1, 1), "ARG BGR JOR JPN MLI NGA NLD NZL UGA URY"),
        (date(2014, 3, 15), "ARG AUS CHL JOR KOR LTU LUX NGA RWA TCD"),  # S/2014/189
        (date(2022, 2, 25), "ALB ARE BRA GAB GHA IND IRL KEN MEX NOR"),  # S/2022/155
        (date(2025, 2, 24), "DNK DZA GRC GUY KOR PAK PAN SLE SOM SVN"),  # S/RES/2774
        (date(2026, 1, 1), "BHR COD COL DNK GRC LBR LVA PAK PAN SOM"),
    ],
)
def test_the_council_of_known_days(day: date, elected: str) -> None:
    assert SC.roll(day) == council(elected) | P5
    assert SC.permanent(day) == P5


def test_eleven_seats_to_1965_and_fifteen_after_all_filled() -> None:
    """Art. 23 as amended; filled every day of 81 years but the first six of 1980."""
    day, vacant = date(1946, 1, 17), []
    while day <= date(2026, 12, 31):
        roll = SC.roll(day)
        assert roll is not None
        assert SC.size(day) == (11 if day < date(1966, 1, 1) else 15)
        if len(roll) != SC.size(day):
            vacant.append(day)
        day += timedelta(days=1)
    assert vacant == [date(1980, 1, number) for number in range(1, 7)]


def test_every_seat_belongs_to_a_member_state_of_that_day() -> None:
    for year in range(1946, 2027):
        for day in (date(year, 1, 17), date(year, 6, 30), date(year, 12, 31)):
            assert (SC.roll(day) or frozenset()) <= register().members(day)


def test_no_elected_member_is_re_elected_at_once() -> None:
    """Art. 23(2): a retiring member shall not be eligible for immediate re-election."""
    last: dict[str, int] = {}
    for year in range(1946, 2027):
        elected = (SC.roll(date(year, 12, 31)) or frozenset()) - P5
        for member in elected:
            run = last.get(member, 0) + 1
            assert run <= 2, (member, year)
        last = {member: last.get(member, 0) + 1 for member in elected}


def test_split_terms_and_seats_that_changed_hands() -> None:
    pairs = [(1956, "YUG", "PHL"), (1960, "POL", "TUR"), (1961, "LBR", "IRL")]
    pairs += [(1962, "ROU", "PHL"), (1964, "CSK", "MYS"), (2017, "ITA", "NLD")]
    for year, first, second in pairs:
        before, after = SC.roll(date(year, 12, 31)), SC.roll(date(year + 1, 1, 1))
        assert before is not None
        assert after is not None
        assert first in before - after
        assert second in after - before
    united = SC.roll(date(1990, 5, 22)) or frozenset()
    assert (SC.roll(date(1990, 5, 21)) or frozenset()) ^ united == {"YMD", "YEM"}


def test_the_council_before_it_met_and_after_our_list() -> None:
    assert SC.roll(date(1946, 1, 16)) == frozenset()
    assert SC.permanent(date(1946, 1, 16)) == frozenset()
    assert SC.size(date(1946, 1, 16)) == 0
    assert SC.roll(date(2026, 12, 31)) is not None
    assert SC.roll(date(2027, 1, 1)) is None
    assert SC.permanent(date(2027, 1, 1)) == P5
    assert SC.size(date(2027, 1, 1)) == 15


def test_dppa_list_of_every_year_1946_to_2024(shared: Path) -> None:
    """Exact: same seats, same number, every year; the file's blank names are TUR and CIV."""
    theirs: dict[int, list[str]] = defaultdict(list)
    path = shared / "data" / "sc" / "DPPA-SCMEMBERSHIP.csv"
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            theirs[int(row["year"])].append(row["security_council_member"].strip())
    assert sorted(theirs) == list(range(1946, 2025))
    for year, names in theirs.items():
        ours = SC.roll(date(year, 12, 31))
        assert ours is not None
        july = date(year, 7, 1)
        named = {DPPA_NAMES.get(name) or register().find(name, july) for name in names if name}
        assert len(names) == len(ours), year
        assert named <= ours, year
        assert ours - named <= DPPA_BLANK, year


MADORE_WRONG = {1992: {"IND", "CIV"}}  # India sat 1991-1992, Côte d'Ivoire 1990-1991 (so DPPA)


def test_madores_list_of_terms_1992_to_2023(shared: Path) -> None:
    path = shared / "data" / "sc" / "council_membership_1992_2023.csv"
    text = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    theirs: dict[int, set[str]] = defaultdict(set)
    for row in csv.DictReader(text):
        name = row["country_org"].replace("Slovak Republic", "Slovakia")
        for year in range(int(row["start_year"]), int(row["end_year"]) + 1):
            theirs[year].add(register().find(name))
    for year in range(1992, 2024):
        roll = SC.roll(date(year, 7, 1)) or frozenset()
        assert roll ^ theirs[year] == MADORE_WRONG.get(year, set()), year


def test_voters_of_2025_in_the_digital_library(shared: Path) -> None:
    """44 adopted texts: who voted sat, and who sat voted, but Algeria on S/RES/2797."""
    path = shared / "data" / "ga_3dl_2025" / "un_votes_2025_processed.csv.xz"
    silent = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["Council"] != "Security Council":
                continue
            voted = {
                code for code in row if len(code) == 3 and row[code] in {"YES", "NO", "ABSTAIN"}
            }
            roll = SC.roll(date.fromisoformat(row["Date"]))
            assert roll is not None
            assert voted <= roll
            if voted != roll:
                silent[row["Resolution"]] = roll - voted
    assert silent == {"S/RES/2797(2025)": {"DZA"}}


def test_the_assembly_and_its_committees_are_all_member_states() -> None:
    day = date(2025, 2, 24)
    for code in ("GA", "GA-COMMITTEE", *(f"GA-C{number}" for number in range(1, 7))):
        assert body(code).roll(day) == register().members(day)
        assert body(code).size(day) == 193
        assert body(code).permanent(day) == frozenset()
    assert body("GA").size(date(1946, 1, 10)) == 51
    assert body("GA").roll(date(1946, 1, 9)) == frozenset()


def test_committee_names() -> None:
    assert body("GA-C1").name == "First Committee (Disarmament and International Security)"
    assert body("ga-c6").name == "Sixth Committee (Legal)"


def test_bodies_known_without_a_roll() -> None:
    day = date(2025, 2, 24)
    assert body("HRC").roll(day) is None
    assert body("HRC").size(day) == 47
    assert body("CHR").roll(date(1990, 3, 1)) is None
    assert body("CHR").exists(date(2006, 3, 27))
    assert not body("CHR").exists(date(2006, 6, 17))
    assert not body("HRC").exists(date(2006, 6, 18))
    assert body("HRC").exists(date(2006, 6, 19))
    assert body("US-SENATE").roll(day) is None
    assert body("US-SENATE").size(day) == 100
    assert body("EP").size(day) == 720
    assert body("EP").size(date(2004, 1, 1)) is None


def test_members_vote_in_united_nations_bodies_only() -> None:
    assert {code for code, one in BODIES.items() if not one.members_vote} == {"US-SENATE", "EP"}


def test_the_size_of_the_commission_on_human_rights(shared: Path) -> None:
    """Never more names on a roll call than seats (the file's own lists, 1947 to 2005)."""
    path = shared / "data" / "derived" / "hrc_votes_long.csv.xz"
    voters: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            voters[row["record_id"], row["body"], row["date"]].add(row["iso3"])
    for (record, code, day), members in voters.items():
        size = body(code).size(date.fromisoformat(day))
        assert size is not None, record
        assert len(members) <= size, (record, day)


def test_an_unknown_body_lists_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        body("UNSC")
    assert "SC" in caught.value.right
    assert "US-SENATE" in caught.value.right
