"""Five forms, one vote: each gives the facts, and what it cannot know stays open."""

from __future__ import annotations

from datetime import date

import pytest
from tests.brief.entry.known import KnownVote

from hemicycle.brief.entry import EnteredVote, Form, VoteOptions, read_vote, read_votes
from hemicycle.domain.state import register
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import DateQuality, Position, Question, RollCallState, Status
from hemicycle.errors import InputError, UnknownMemberError

GA = VoteOptions(body="GA", date=date(2025, 2, 24))
SC = VoteOptions(body="SC", date=date(2025, 2, 24))


def in_ga(text: str, **options: object) -> EnteredVote:
    return read_vote(text, options=GA, **options)  # type: ignore[arg-type]


def by_position(vote: EnteredVote, position: Position) -> set[str]:
    return {member for member, taken in vote.positions.items() if taken is position}


# The five forms --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "form"),
    [
        (KnownVote.lists, Form.LISTS),
        (KnownVote.sheet, Form.SHEET),
        (KnownVote.library_line, Form.SHEET),
        (KnownVote.table, Form.TABLE_LONG),
        (lambda vote: vote.table("\t"), Form.TABLE_LONG),
        (KnownVote.wide, Form.TABLE_WIDE),
        (lambda vote: vote.wide("\t"), Form.TABLE_WIDE),
        (KnownVote.shorthand, Form.SHORTHAND),
    ],
)
def test_every_form_gives_the_same_facts(known: KnownVote, written, form: Form) -> None:
    vote = read_vote(written(known))
    assert vote.form is form
    assert vote.positions == known.positions
    assert vote.problems == ()
    counted = vote.event.counted
    assert counted is not None
    assert str(counted) == known.announced.replace("-", "–")
    assert counted.non_voting == known.count(Position.NON_VOTING)


def test_prose_gives_the_names_it_has_and_leaves_the_rest_open(known: KnownVote) -> None:
    vote = read_vote(known.prose(), accept={"Guinea": "GIN"})
    assert vote.form is Form.PROSE
    assert vote.problems == ()
    for position in (Position.NO, Position.ABSTAIN):
        assert by_position(vote, position) == set(known.codes(position))
    unnamed = {*known.codes(Position.YES), *known.codes(Position.NON_VOTING)}
    assert by_position(vote, Position.UNKNOWN) == unnamed
    assert {vote.possible[m] for m in unnamed} == {(Position.YES, Position.NON_VOTING)}
    assert vote.event.roll_call is RollCallState.PARTIAL
    assert vote.event.counted is None


def test_lists_without_totals_do_not_tell_who_did_not_vote(known: KnownVote) -> None:
    text = known.lists().rpartition("\n\n")[0]
    vote = read_vote(text)
    assert by_position(vote, Position.UNKNOWN) == set(known.codes(Position.NON_VOTING))
    assert vote.event.announced is None


def test_a_table_cell_left_empty_is_not_known_but_totals_settle_it(known: KnownVote) -> None:
    text = known.table().replace(",X\n", ",\n").removesuffix("X")
    vote = read_vote(text)
    silent = set(known.codes(Position.NON_VOTING))
    assert by_position(vote, Position.UNKNOWN) == silent
    settled = read_vote(text, options=VoteOptions(announced=known.announced))
    assert settled.positions == known.positions
    assert set(settled.inferred) == silent


def test_two_votes_in_one_text(es_11_7: KnownVote, es_11_8: KnownVote) -> None:
    first, second = read_votes(es_11_7.lists() + "\n---\n" + es_11_8.table())
    assert first.positions == es_11_7.positions
    assert second.positions == es_11_8.positions
    assert (first.event.vote_id, second.event.vote_id) == ("GA-A-ES-11-L-10", "GA-A-ES-11-L-11")


def test_read_vote_refuses_two_votes(es_11_7: KnownVote) -> None:
    with pytest.raises(InputError, match="holds 2 votes"):
        read_vote(es_11_7.table() + "\n---\n" + es_11_7.table())


def test_one_draft_voted_twice_keeps_two_identifiers(es_11_7: KnownVote) -> None:
    first, second = read_votes(es_11_7.table() + "\n---\n" + es_11_7.shorthand())
    assert first.event.vote_id == "GA-A-ES-11-L-10"
    assert second.event.vote_id.startswith("GA-A-ES-11-L-10-")


# The event -------------------------------------------------------------------------------------


def test_event_of_a_draft(es_11_7: KnownVote) -> None:
    text = es_11_7.lists().replace("body: GA", "body: GA\ntitle: Peace\nmeeting: A/ES-11/PV.22")
    event = read_vote(text).event
    assert (event.source, event.status) == ("entered", Status.PROVISIONAL)
    assert event.draft == event.symbol == "A/ES-11/L.10"
    assert (event.session, event.series, event.regular_session) == ("ES-11", "ES-11", 79)
    assert (event.title, event.meeting) == ("Peace", "A/ES-11/PV.22")
    assert event.announced == Tally(93, 18, 65)
    assert event.outcome_announced == "adopted"
    assert event.date_quality is DateQuality.EXACT


def test_an_amendment_has_its_own_identifier_and_a_parent() -> None:
    event = in_ga("amends: A/ES-11/L.11\nannounced: 31-71-59").event
    assert event.question is Question.AMENDMENT
    assert event.parent == "GA-A-ES-11-L-11"
    assert event.vote_id.startswith("GA-entered-")
    assert event.draft is None


def test_the_same_text_gives_the_same_identifier() -> None:
    texts = ["no: USA RUS", "no: USA RUS", "no: USA RUS BLR"]
    one, again, other = (in_ga(text).event.vote_id for text in texts)
    assert one == again != other


def test_announced_beside_the_text_wins_a_place_and_not_an_argument() -> None:
    vote = read_vote("By 93 votes to 18 (Mali)", options=VoteOptions("GA", date=GA.date,
                     announced="92-18-65"))  # fmt: skip
    assert vote.event.announced == Tally(92, 18, 65)
    assert any("The text says 93-18" in problem.text for problem in vote.problems)


def test_a_later_intention_is_a_correction_beside_the_tally() -> None:
    vote = in_ga(
        "In favour:\nFrance, Malta\nAbstaining:\nIraq\n\nDraft resolution A/ES-10/L.25 was "
        "adopted by 120 votes to 14, with 45 abstentions.\n\n[Subsequently, the delegation of Iraq "
        "informed the Secretariat that it had intended to vote in favour.]"
    )
    assert vote.positions["IRQ"] is Position.ABSTAIN
    (correction,) = vote.corrections
    assert (correction.member, correction.cast) == ("IRQ", Position.ABSTAIN)
    assert correction.intended is Position.YES


# Where and when --------------------------------------------------------------------------------


def test_body_from_the_draft_the_words_or_the_size() -> None:
    day = VoteOptions(date=date(2025, 2, 24))
    assert read_vote("draft: S/2025/115\nyes: USA", options=day).event.body == "SC"
    said = read_vote("The Security Council rejected it by 4 votes to 6 (Panama).", options=day)
    assert said.event.body == "SC"
    assert "body_assumed" in {note.kind for note in said.notes}
    assert read_vote("93 in favour to 18 against", options=day).event.body == "GA"
    with pytest.raises(InputError, match="body that voted is not stated"):
        read_vote("4 in favour to 6 against", options=day)


@pytest.mark.parametrize(("cast", "told"), [(46, False), (47, False), (48, True)])
def test_more_votes_than_the_human_rights_council_has_seats(cast: int, told: bool) -> None:
    text = f"by {cast} votes to none, with no abstentions"
    day = VoteOptions(date=date(2025, 2, 24))
    if told:
        assert read_vote(text, options=day).event.body == "GA"
    else:
        with pytest.raises(InputError, match="not stated"):
            read_vote(text, options=day)


def test_today_is_assumed_only_when_offered() -> None:
    with pytest.raises(InputError, match="day of the vote is not stated"):
        read_vote("body: GA\nno: USA")
    vote = read_vote("body: GA\nno: USA", today=date(2026, 6, 1))
    assert vote.event.date == date(2026, 6, 1)
    assert vote.event.date_quality is DateQuality.DOUBTFUL
    assert "date_assumed" in {note.kind for note in vote.notes}


def test_a_day_in_the_text_goes_before_today() -> None:
    text = "NEW YORK, 24 February 2025 -- The Assembly adopted it by 93 votes to 18."
    vote = read_vote(text, today=date(2026, 6, 1))
    assert vote.event.date == date(2025, 2, 24)
    assert vote.event.date_quality is DateQuality.EXACT
    assert {"date_read"} <= {note.kind for note in vote.notes}
    assert "date_assumed" not in {note.kind for note in vote.notes}


def test_a_stated_day_goes_before_the_text() -> None:
    text = "NEW YORK, 25 February 2025 -- The Assembly adopted it by 93 votes to 18."
    assert in_ga(text).event.date == date(2025, 2, 24)


def test_today_is_not_assumed_against_the_names() -> None:
    """Algeria left the Security Council at the end of 2025, Guyana too."""
    text = "body: SC\nIn favour:\nAlgeria, China, Guyana\nAgainst:\nUnited States"
    with pytest.raises(InputError, match="today cannot be it: Algeria, Guyana have no seat"):
        read_vote(text, today=date(2026, 6, 1))
    assert read_vote("date: 2025-06-04\n" + text).problems == ()


def test_symbols_and_series_are_read_from_the_text() -> None:
    vote = read_vote(
        "GENERAL ASSEMBLY\nWednesday, 2 March 2022, 10 a.m.\n\nDraft resolution A/ES-11/L.1 was "
        "adopted by 141 votes to 5, with 35 abstentions (resolution ES-11/1).\n\nIn favour:\n"
        "Albania, France\nAgainst:\nBelarus"
    )
    event = vote.event
    assert (event.date, event.vote_id) == (date(2022, 3, 2), "GA-ES-11-1")
    assert (event.symbol, event.draft) == ("A/RES/ES-11/1", "A/ES-11/L.1")
    assert (event.session, event.series) == ("ES-11", "ES-11")
    kinds = [note.kind for note in vote.notes]
    assert kinds.count("symbol_read") == 2
    assert "series_read" in kinds


def test_the_roll_is_that_of_the_day() -> None:
    vote = read_vote("body: GA\ndate: 1971-10-25\nno: USA")
    assert "DEU" not in vote.positions
    assert len(vote.positions) == 131  # resolution 2758 (XXVI): 131 members, dossier table 1.6


def test_council_prose_closes_what_the_arithmetic_closes() -> None:
    vote = read_vote(
        "The draft was adopted by 10 votes, none against, with 5 abstentions (Denmark, France, "
        "Greece, Slovenia, United Kingdom).",
        options=SC,
    )
    assert vote.event.announced is not None
    assert by_position(vote, Position.YES) == set(
        "CHN DZA GUY KOR PAK PAN RUS SLE SOM USA".split()  # noqa: SIM905
    )
    assert vote.event.roll_call is RollCallState.COMPLETE


def test_a_body_without_a_compiled_roll_shows_only_those_named() -> None:
    vote = read_vote("body: HRC\ndate: 2022-10-06\nannounced: 17-19-11\nno: CHN CUB")
    assert set(vote.positions) == {"CHN", "CUB"}
    assert not vote.roll_known
    assert vote.event.roll_call is RollCallState.PARTIAL


# Names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "candidates"),
    [("Congo", "COD"), ("Guinea", "PNG"), ("Korea", "PRK"), ("Nigar", "NER"), ("Rusia", "RUS")],
)
def test_a_doubtful_name_is_refused_with_candidates(name: str, candidates: str) -> None:
    with pytest.raises(UnknownMemberError) as refusal:
        in_ga(f"By 93 votes to 18 (Belarus,\n{name}, Mali), with 65 abstentions")
    assert f"line 2: '{name}'" in refusal.value.where
    assert candidates in refusal.value.right
    assert f"--accept '{name}=" in refusal.value.todo


def test_accepted_names_are_the_writers_word() -> None:
    vote = in_ga("no: Nigar BLR", accept={"nigar": "NER"})
    assert by_position(vote, Position.NO) == {"NER", "BLR"}
    assert vote.assertions == ("'Nigar' read as NER, accepted by the writer",)


def test_accepting_a_code_that_is_no_member_is_refused() -> None:
    with pytest.raises(InputError, match="no such member"):
        in_ga("no: Nigar", accept={"Nigar": "XXX"})


def test_a_short_list_never_settles_congo() -> None:
    with pytest.raises(UnknownMemberError, match="without guessing"):
        in_ga("Against:\nCongo, Democratic Republic of the Congo, Mali")


def test_an_official_list_prints_guinea_and_congo_as_names(es_11_8: KnownVote) -> None:
    names = read_vote(es_11_8.lists()).positions
    assert names["GIN"] is Position.ABSTAIN
    swapped = es_11_8.lists().replace("Guyana", "Congo")
    assert read_vote(swapped).positions["COG"] is Position.YES


def in_usage(long_names: int, *extra: str) -> str:
    """Names against in United Nations usage, so many of them in its long form, and Congo."""
    long = ["Iran (Islamic Republic of)", "Viet Nam", "Syrian Arab Republic"][:long_names]
    return f"By 93 votes to 18 ({', '.join(['Belarus', 'Mali', *long, *extra, 'Congo'])})"


@pytest.mark.parametrize(("long_names", "settled"), [(0, False), (2, False), (3, True)])
def test_congo_in_united_nations_usage(long_names: int, settled: bool) -> None:
    """Whoever writes the long names writes `Democratic Republic of the Congo` for the other."""
    if settled:
        assert by_position(in_ga(in_usage(long_names)), Position.NO) >= {"COG", "BLR", "VNM"}
    else:
        with pytest.raises(UnknownMemberError, match="'Congo' cannot be resolved"):
            in_ga(in_usage(long_names))


def test_beside_the_other_congo_in_united_nations_usage() -> None:
    vote = in_ga(in_usage(2, "Democratic Republic of the Congo"))
    assert by_position(vote, Position.NO) >= {"COG", "COD"}


def test_one_popular_name_in_twenty_ends_united_nations_usage() -> None:
    """`Syria` and `North Korea` are not how the United Nations writes."""
    with pytest.raises(UnknownMemberError, match="'Congo' cannot be resolved"):
        in_ga(in_usage(3, "North Korea"))


@pytest.mark.parametrize("written", ["no: USA {} FRA", "no: USA, {}", "Against:\nFrance, {}"])
@pytest.mark.parametrize("name", ["Republic of Chinn", "Republic of\nChinn"])
def test_an_unknown_name_is_refused_whole(written: str, name: str) -> None:
    with pytest.raises(UnknownMemberError) as refusal:
        in_ga(written.format(name))
    assert "'Republic of Chinn' is near China (CHN)" in refusal.value.right
    assert "Yemen" not in refusal.value.right


def test_a_list_without_commas_keeps_an_unknown_name_whole() -> None:
    with pytest.raises(UnknownMemberError, match="'Islamic Republic of Afganistan'"):
        in_ga("Against: Albania and Yemen and Islamic Republic of Afganistan and Mali")


def test_words_that_many_names_share_are_near_none() -> None:
    with pytest.raises(UnknownMemberError) as refusal:
        in_ga("Against:\nFrance, Republic")
    assert "nothing like 'Republic'" in refusal.value.right


def test_an_accepted_name_that_does_not_occur_is_said() -> None:
    accept = {"Nigar": "NER", "Foo": "MLI"}
    one, other = read_votes("no: Nigar\n---\nyes: Mali", options=GA, accept=accept)
    assert [note.text for note in one.notes if note.kind == "accept_unused"] == [
        "--accept 'Foo=MLI': no such name was read in the text; it changed nothing."
    ]
    assert all(note.kind != "accept_unused" for note in other.notes)


def list_of(names: int, codes: int) -> str:
    """A list of so many names ending in Guinea, the first few written as bare codes."""
    states, day = register(), date(2025, 2, 24)
    plain = states.members(day) - {"GIN", "GNQ", "GNB", "PNG", "COG", "COD"}
    roll = states.alphabetical(plain, day)[: names - 1]
    written = [m if i < codes else states.name(m, day) for i, m in enumerate(roll)]
    return "In favour:\n" + ", ".join([*written, "Guinea"])


@pytest.mark.parametrize(
    ("names", "codes", "official"),
    [(96, 0, False), (97, 0, True), (100, 4, True), (100, 5, True), (100, 6, False)],
)
def test_how_official_a_list_must_be(names: int, codes: int, official: bool) -> None:
    """Half of 193 is 96.5; of 100 names at most five may be other than the exact UN ones."""
    if official:
        assert in_ga(list_of(names, codes)).positions["GIN"] is Position.YES
    else:
        with pytest.raises(UnknownMemberError, match="'Guinea' cannot be resolved"):
            in_ga(list_of(names, codes))


@pytest.mark.parametrize(
    "spelled",
    ["Côte d’Ivoire", "COTE D'IVOIRE", "Co\u0302te d\u2019Ivoire", "C\u200bôte d'\u200fIvoire",
     "\u202bCôte d’Ivoire\u202c", "Côte\u00a0d’Ivoire", "\ufeffCôte d'Ivoire"],
)  # fmt: skip
def test_marks_and_spaces_do_not_matter(spelled: str) -> None:
    vote = in_ga(f"In favour:\r\nMali, {spelled},\r\nPalau")
    assert by_position(vote, Position.YES) == {"MLI", "CIV", "PLW"}


def test_names_in_brackets_and_names_with_and() -> None:
    vote = in_ga(
        "132 in favour to 4 against (Bolivia (Plurinational State of), Bosnia and Herzegovina, "
        "Marshall Islands and United States) with 2 abstentions (Federated States of\n"
        "Micronesia and Antigua and Barbuda)"
    )
    assert by_position(vote, Position.NO) == {"BOL", "BIH", "MHL", "USA"}
    assert by_position(vote, Position.ABSTAIN) == {"FSM", "ATG"}


# What does not fit -----------------------------------------------------------------------------


def problem_texts(vote: EnteredVote) -> str:
    return " ".join(problem.text for problem in vote.problems)


@pytest.mark.parametrize(("announced", "fits"), [(1, False), (2, True), (3, False)])
def test_names_against_the_announced_total(announced: int, fits: bool) -> None:
    vote = in_ga(f"Against ({announced}):\nMali, Palau")
    assert (vote.problems == ()) is fits
    if not fits:
        assert f"2 names against, {announced} announced" in problem_texts(vote)


def test_one_member_twice_under_one_heading_counts_once() -> None:
    vote = in_ga("Against:\nMali, Palau\nMali")
    assert by_position(vote, Position.NO) == {"MLI", "PLW"}
    assert "Mali is named twice against (lines 2 and 3)" in problem_texts(vote)


def test_one_member_under_two_headings_stays_open() -> None:
    vote = in_ga("In favour:\nMali, Palau\nAgainst:\nMali")
    assert vote.positions["MLI"] is Position.UNKNOWN
    assert vote.possible["MLI"] == (Position.YES, Position.NO)
    assert "Mali is named in favour (line 2) and against (line 4)" in problem_texts(vote)


def test_a_state_without_a_seat_is_a_problem_and_no_vote() -> None:
    vote = read_vote("yes: USA\nno: Ukraine", options=SC)
    assert "UKR" not in vote.positions
    assert "Ukraine" in problem_texts(vote)
    assert [problem.kind for problem in vote.problems] == ["not_a_member"]


@pytest.mark.parametrize(("yes", "fits"), [(109, True), (110, True), (111, False)])
def test_totals_against_the_size_of_the_roll(yes: int, fits: bool) -> None:
    vote = in_ga(f"announced: {yes}-18-65")
    assert (vote.problems == ()) is fits


def test_impossible_totals_come_first_and_are_flagged() -> None:
    """100 + 50 + 60 is 210, and the General Assembly has 193 members."""
    vote = in_ga("announced: 100-50-60\nno: USA BLR RUS USA")
    assert vote.problems[0].kind == "totals"
    assert "100 + 50 + 60 = 210 votes, more than the 193 members" in vote.problems[0].text
    assert not vote.totals_fit
    assert vote.event.announced == Tally(100, 50, 60)
    assert in_ga("announced: 93-18-65\nno: USA BLR USA").totals_fit


@pytest.mark.parametrize(("yes", "fits"), [(14, True), (15, True), (16, False)])
def test_totals_of_a_council_without_a_compiled_roll(yes: int, fits: bool) -> None:
    """The Human Rights Council has 47 seats."""
    text = f"body: HRC\ndate: 2022-10-06\nannounced: {yes}-19-13"
    assert read_vote(text).totals_fit is fits


@pytest.mark.parametrize(("not_voting", "fits"), [(16, False), (17, True), (18, False)])
def test_four_totals_make_the_whole_roll(not_voting: int, fits: bool) -> None:
    assert in_ga(f"announced: 93-18-65-{not_voting}").totals_fit is fits


def test_rest_needs_all_totals_and_must_fit(es_11_7: KnownVote) -> None:
    text = es_11_7.shorthand()
    assert "93 members in favour on the writer's word" in read_vote(text).assertions[0]
    with pytest.raises(InputError, match="are not given"):
        read_vote(text.replace("announced: 93-18-65\n", ""))
    with pytest.raises(InputError, match="18 against for 17"):
        read_vote(text.replace("93-18-65", "94-17-65"))
    with pytest.raises(InputError, match="93 in favour for 92"):
        read_vote(text.replace("93-18-65", "92-18-65"))


def test_a_text_of_several_results_is_refused_unless_one_is_meant() -> None:
    text = (
        "In 2023 it was 141-7-32. Now it was adopted by 93 votes to 18 (Mali), with 65 abstentions."
    )
    with pytest.raises(InputError, match="tells 2 results: 141-7-32, 93-18-65"):
        in_ga(text)
    options = VoteOptions(body="GA", date=date(2025, 2, 24), announced="93-18-65")
    assert by_position(read_vote(text, options=options), Position.NO) == {"MLI"}


def test_hedged_numbers_are_no_totals() -> None:
    vote = in_ga(
        "More than 50 countries voted for it; Israel and 12 other countries voted against; the "
        "result was 124 in favour, with 43 abstentions."
    )
    assert vote.event.announced == Tally(124, None, 43)


# Speed -----------------------------------------------------------------------------------------
