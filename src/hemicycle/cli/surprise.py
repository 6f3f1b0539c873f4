"""``hemicycle surprise``: how surprising a vote or a year was, to one who knew the days before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.charted import ChartOption, check_chart, save_chart
from hemicycle.cli.common import JsonOption, RecordOption, print_table, say, tell
from hemicycle.cli.made import emit_result
from hemicycle.cli.measured import BodyOption, member_code
from hemicycle.cli.progress import progress_bar
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.measure.forecast.year import YearForecasts
    from hemicycle.measure.surprise.together import Together
    from hemicycle.measure.surprise.votes import VoteSurprise
    from hemicycle.record.record import Record

_MOST = 12


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("surprise")(surprise)


def surprise(
    ctx: typer.Context,
    symbol: Annotated[
        str | None, typer.Argument(metavar="[SYMBOL]", help="A symbol, a vote_id or an alias.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="All votes of a year instead of one.")
    ] = None,
    pair: Annotated[
        str | None,
        typer.Option("--pair", metavar="A,B", help="How unusual that these two stood together."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="GROUP", help="With --pair: while this group opposed."),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, help="How many of the most surprising to list.")
    ] = _MOST,
    chart: ChartOption = None,
    body: BodyOption = "GA",
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """The chance of each ballot as known the day before, and what surprised most."""
    from hemicycle.record.record import open_record

    _check(symbol, year, pair, against)
    if symbol is not None and chart is not None:
        raise _no_picture()
    check_chart(chart)
    opened = open_record(record)
    if symbol is None:
        assert year is not None
        forecasts = _year(opened, year, body)
        if chart is not None:
            _draw_year(ctx, forecasts, chart)
        _answer_year(ctx, opened, forecasts, most, as_json)
        return
    found = _pair(opened, symbol, pair, against)
    if found is not None:
        if as_json:
            emit_result(ctx, found.to_dict())
        else:
            _say_pair(opened, found)
        return
    vote = _vote(opened, symbol)
    if as_json:
        emit_result(ctx, vote.to_dict())
    else:
        _say_vote(opened, vote, most)


def _no_picture() -> InputError:
    return InputError(
        "the picture shows whether the chances of a whole year mean what they say",
        where="--chart",
        right="surprise --year 2025 --chart FILE",
        todo="leave the symbol out, or draw the vote: hemicycle ideal --vote SYMBOL --chart FILE",
    )


def _draw_year(ctx: typer.Context, year: YearForecasts, path: str) -> None:
    from hemicycle.measure.charts.frames import body_name, made_of
    from hemicycle.measure.charts.reliability import bands, reliability

    picture = reliability(
        bands(year.reliability()),
        title=f"Chances and what happened in {body_name(year.body)}, {year.year}",
        made=made_of(
            year.body, year.record_version, f"weights learnt from votes to {year.weights_until}"
        ),
    )
    document = {"record_version": year.record_version, "body": year.body, "year": year.year}
    save_chart(ctx, picture, path, document)


def _check(symbol: str | None, year: int | None, pair: str | None, against: str | None) -> None:
    if (symbol is None) == (year is None):
        raise InputError(
            "neither a vote nor a year was named" if symbol is None else "both were named",
            where="surprise",
            right="a symbol such as A/RES/ES-11/7, or --year 2025",
            todo="give one of the two",
        )
    if (pair is None and against is not None) or (pair is not None and symbol is None):
        raise InputError(
            "--pair belongs to one vote, and --against to --pair",
            where="--pair, --against",
            right="surprise SYMBOL --pair USA,RUS --against EU",
            todo="give them together",
        )


def _vote(record: Record, symbol: str) -> VoteSurprise:
    from hemicycle.joined_forecast import surprise as measure

    with progress_bar("Forecasting the votes of the year") as progress:
        return measure(record, symbol, progress=progress)


def _year(record: Record, year: int, body: str) -> YearForecasts:
    from hemicycle.joined import need_estimation
    from hemicycle.joined_year import make_forecasts

    need_estimation()
    with progress_bar("Forecasting the votes of the year") as progress:
        return make_forecasts(record, year, body, progress=progress)


def _pair(record: Record, symbol: str, pair: str | None, against: str | None) -> Together | None:
    if pair is None:
        return None
    from hemicycle.joined import need_estimation
    from hemicycle.joined_forecast import together

    need_estimation()
    names = [name.strip() for name in pair.split(",")]
    if len(names) != 2:
        raise InputError(
            f"{pair!r} does not name two members",
            where="--pair",
            right="two members with a comma between, such as USA,RUS",
            todo="name two",
        )
    first, second = (member_code(name, record, "") for name in names)
    return together(record, symbol, first, second, against=against)


def _say_vote(record: Record, vote: VoteSurprise, most: int) -> None:
    from hemicycle.measure.forecast.results import WORDS, called
    from hemicycle.measure.surprise.votes import chance_words, ordinal_place
    from hemicycle.record.related import heading_of, labels

    tell(heading_of(record, record.event(vote.vote_id)))
    say(f"{vote.day} · {ordinal_place(vote.rank, vote.of)} of {vote.of} votes of the year")
    say(f"{vote.mean:.2f} bits a ballot; {vote.expected:.2f} were to be expected")
    say()
    rows = [
        (
            called(one.member, vote.day),
            WORDS[one.position],
            chance_words(one.chance),
            f"{one.bits:.1f}",
            f"{WORDS[one.likeliest]} ({chance_words(one.chance_of_likeliest)})",
        )
        for one in vote.most(most)
    ]
    print_table(("member", "voted", "chance of that", "bits", "expected"), rows, right=("bits",))
    _say_known(vote, labels(record))


def _say_known(vote: VoteSurprise, label: Callable[[str], str]) -> None:
    line = vote.known.line_until
    text = f"Known: votes to {vote.known.votes_until}; "
    text += f"line fitted to votes to {line} and followed from there; " if line else ""
    text += f"weights learnt from votes to {vote.known.weights_until}. "
    text += (
        f"The last text of its title or series was {label(vote.linked_to)}."
        if vote.linked_to
        else "A new text: it was judged by texts like it."
    )
    for part in wrapped(text, 0):
        say(part)


def _say_pair(record: Record, found: Together) -> None:
    from hemicycle.measure.surprise import words
    from hemicycle.record.related import labels

    label = labels(record)
    lines = (
        words.stood_sentence(found),
        words.matter_sentence(found, label),
        words.ever_sentence(found, label),
        words.agreed_sentence(found),
    )
    for line in filter(None, lines):
        for part in wrapped(line, 0):
            say(part)


def _answer_year(
    ctx: typer.Context, record: Record, year: YearForecasts, most: int, as_json: bool
) -> None:
    from hemicycle.measure.surprise.votes import ballots_by_surprise, votes_by_surprise

    votes, ballots = votes_by_surprise(year), ballots_by_surprise(year)
    if as_json:
        emit_result(ctx, _year_document(year, votes.to_dicts(), ballots.head(most).to_dicts()))
        return
    from hemicycle.measure.forecast.results import WORDS
    from hemicycle.measure.surprise.votes import chance_words
    from hemicycle.record.related import labels

    label = labels(record)
    say(f"{votes.height} votes of {year.body} in {year.year}, the most surprising first")
    say()
    print_table(
        ("bits a ballot", "expected", "vote", "day"),
        [
            (f"{row['bits']:.2f}", f"{row['expected']:.2f}", label(row["vote_id"]), row["day"])
            for row in votes.head(most).to_dicts()
        ],
        right=("bits a ballot", "expected"),
    )
    print_table(
        ("bits", "chance", "member", "voted", "vote"),
        [
            (
                f"{row['bits']:.1f}",
                chance_words(row["chance"]),
                row["member"],
                WORDS[row["position"]],
                label(row["vote_id"]),
            )
            for row in ballots.head(most).to_dicts()
        ],
        right=("bits",),
    )


def _year_document(
    year: YearForecasts, votes: list[dict[str, Any]], ballots: list[dict[str, Any]]
) -> dict[str, Any]:
    score = year.scores()
    return {
        "record_version": year.record_version,
        "body": year.body,
        "year": year.year,
        "weights_until": year.weights_until,
        "scores": vars(score),
        "reliability": year.reliability().to_dicts(),
        "votes": votes,
        "ballots": ballots,
    }
