"""What can be fetched: sources with stable public addresses, their terms, and what is known of
them.

Addresses and sizes were looked up in September to November 2026; what a source publishes on the
day is asked of the source itself (:mod:`hemicycle.record.pull.newest`).
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.errors import InputError

#: How a source tells what it publishes.
DATAVERSE, GITHUB_FOLDER, GITHUB_RELEASE, VOTEVIEW, BY_HAND = (
    "dataverse",
    "github-folder",
    "github-release",
    "voteview",
    "by-hand",
)


@dataclass(frozen=True)
class Offer:
    """One thing to fetch.

    Parameters
    ----------
    name
        What a user types.
    title
        What it is.
    kind
        How the source tells what it publishes.
    base
        Address of the source's interface for programs.
    place
        What to ask it for: a DOI, or a repository.
    page
        Where a person finds it.
    terms, citation
        Shown before the first byte.
    size
        In words.
    known
        Newest version known to this release of hemicycle.
    files
        Pattern of the names of the files wanted, matched from their beginning.
    folder
        Inside a repository.
    into_record
        Whether the files are votes that a reader reads.
    use
        What to do with a file that is none, ``{}`` for its path.
    """

    name: str
    title: str
    kind: str
    base: str
    place: str
    page: str
    terms: str
    citation: str
    size: str
    known: str
    files: str
    folder: str = ""
    into_record: bool = True
    use: str = ""


_DATAVERSE = "https://dataverse.harvard.edu"
_VOETEN_DOI = "doi:10.7910/DVN/LEJUQZ"
_VOETEN_PAGE = "https://doi.org/10.7910/DVN/LEJUQZ"
_VOETEN_CITATION = (
    "Erik Voeten, Anton Strezhnev and Michael Bailey, United Nations General Assembly Voting "
    f"Data, Harvard Dataverse, {_VOETEN_PAGE}"
)
_GITHUB = "https://api.github.com"

OFFERS: tuple[Offer, ...] = (
    Offer(
        name="unxml",
        title="General Assembly resolutions since 2019, machine-readable, by the United Nations",
        kind=GITHUB_FOLDER,
        base=_GITHUB,
        place="UNxml/GAresolutions",
        folder="data_extract",
        page="https://github.com/UNxml/GAresolutions/tree/main/data_extract",
        terms="Unofficial copies for information, without warranty; the United Nations must be "
        "acknowledged as the source",
        citation="United Nations, Department for General Assembly and Conference Management, "
        "machine-readable General Assembly resolutions",
        size="about 20 MB",
        known="sessions 74 to 80",
        files=r"(ES-|S-)?\d+\.json$",
    ),
    Offer(
        name="voeten",
        title="Roll calls of the General Assembly since 1946 (Voeten, Strezhnev, Bailey)",
        kind=DATAVERSE,
        base=_DATAVERSE,
        place=_VOETEN_DOI,
        page=_VOETEN_PAGE,
        terms="CC0 1.0; please cite",
        citation=_VOETEN_CITATION,
        size="about 100 MB",
        known="39 (2026-07-30)",
        files=r"(?i)un_?votes.*\.(csv|tab)$",
    ),
    Offer(
        name="ideal-points",
        title="The authors' published ideal points (for `ideal --engine published`)",
        kind=DATAVERSE,
        base=_DATAVERSE,
        place=_VOETEN_DOI,
        page=_VOETEN_PAGE,
        terms="CC0 1.0; please cite",
        citation=_VOETEN_CITATION,
        size="about 2 MB a file",
        known="39 (2026-07-30)",
        files=r"(?i)ideal ?point.*\.(csv|tab)$",
        into_record=False,
        use="hemicycle ideal --engine published --published {}",
    ),
    Offer(
        name="matches",
        title="Repeated texts of the General Assembly, Matches.csv (for --links)",
        kind=GITHUB_FOLDER,
        base=_GITHUB,
        place="evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
        folder="Data",
        page="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
        terms="MIT; please cite",
        citation="Michael A. Bailey, Anton Strezhnev and Erik Voeten, Estimating Dynamic State "
        "Preferences from United Nations Voting Data, Journal of Conflict Resolution 61(2), 2017",
        size="under 1 MB",
        known="2020",
        files=r"Matches\.csv$",
        into_record=False,
        use="hemicycle ideal --engine compat --links {}",
    ),
    Offer(
        name="voteview",
        title="Roll calls of the United States Senate, one Congress a version",
        kind=VOTEVIEW,
        base="https://voteview.com",
        place="S",
        page="https://voteview.com/data",
        terms="no licence stated with the files; please cite",
        citation="Jeffrey B. Lewis, Keith Poole, Howard Rosenthal, Adam Boche, Aaron Rudkin and "
        "Luke Sonnet, Voteview: Congressional Roll-Call Votes Database, https://voteview.com/",
        size="about 3 MB a Congress",
        known="Congress 119",
        files="",
    ),
    Offer(
        name="howtheyvote",
        title="Roll calls of the European Parliament since 2019 (HowTheyVote.eu)",
        kind=GITHUB_RELEASE,
        base=_GITHUB,
        place="HowTheyVote/data",
        page="https://github.com/HowTheyVote/data/releases/latest",
        terms="open licence with attribution: https://howtheyvote.eu/about#license",
        citation="HowTheyVote.eu, dataset of European Parliament roll-call votes, "
        "https://github.com/HowTheyVote/data",
        size="about 100 MB",
        known="2026-11-01",
        files=r"(members|votes|member_votes|group_memberships)\.csv\.gz$",
    ),
    Offer(
        name="undl",
        title="Voting data of the UN Digital Library (Assembly and Council, 1946 on)",
        kind=BY_HAND,
        base="https://digitallibrary.un.org",
        place="",
        page="https://digitallibrary.un.org/record/4060887 (Assembly) and "
        "https://digitallibrary.un.org/record/4055387 (Council)",
        terms="Copyright United Nations; non-commercial use with attribution; the site refuses "
        "robots",
        citation="United Nations, Dag Hammarskjöld Library, United Nations Digital Library "
        "voting data (as the file's _md.md companion says)",
        size="about 360 MB",
        known="2026-02-06",
        files="",
    ),
)


def offer(name: str) -> Offer:
    """The offer of that name.

    Raises
    ------
    InputError
        There is none; the message lists what there is.
    """
    for one in OFFERS:
        if one.name == name.strip().lower():
            return one
    raise InputError(
        f"there is nothing called {name!r} to fetch",
        where="hemicycle pull",
        right=", ".join(one.name for one in OFFERS),
        todo="choose one of these; `hemicycle pull` says what each is",
    )
