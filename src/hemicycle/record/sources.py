"""The sources a record can hold: who made them, under which terms, and which one wins.

``rank`` orders sources when several carry one vote: the lowest number wins (``docs/premises.md``).
``tested`` says whether the reader has met a real file of the source or only its described layout.
"""

from __future__ import annotations

from dataclasses import dataclass

REAL_FILE = "real file"
LAYOUT_ONLY = "layout only"


@dataclass(frozen=True)
class SourceInfo:
    """What a user must know, and cite, about one source.

    ``authors`` are for lists of references: a person as ``Family, Given``, an institution
    without a comma. Without them the publisher stands as the author.
    """

    title: str
    publisher: str
    licence: str
    citation: str
    url: str
    rank: int
    tested: str = REAL_FILE
    authors: tuple[str, ...] = ()
    doi: str = ""


_VOETEN_LICENCE = "CC0 1.0"
_VOETEN_DOI = "10.7910/DVN/LEJUQZ"
_VOETEN_AUTHORS = ("Voeten, Erik", "Strezhnev, Anton", "Bailey, Michael")
_VOETEN_CITATION = (
    "Erik Voeten, Anton Strezhnev and Michael Bailey, United Nations General Assembly Voting "
    f"Data, Harvard Dataverse, https://doi.org/{_VOETEN_DOI}"
)
_UNVOTES_URL = "https://github.com/dgrtwo/unvotes"
_UNDL_LICENCE = "Copyright United Nations; non-commercial use with attribution"

SOURCES: dict[str, SourceInfo] = {
    "journal": SourceInfo(
        title="Votes taken in hemicycle's own chambers",
        publisher="the presiding officer of the meeting",
        licence="as the meeting says",
        citation="the meeting's sealed export",
        url="",
        rank=10,
    ),
    "undl": SourceInfo(
        title="United Nations Digital Library voting data",
        publisher="United Nations Dag Hammarskjöld Library",
        licence=_UNDL_LICENCE,
        citation="United Nations, Dag Hammarskjöld Library, United Nations Digital Library "
        "voting data (as the file's _md.md companion says, with its version)",
        url="https://digitallibrary.un.org/record/4060887",
        rank=20,
        authors=("United Nations Dag Hammarskjöld Library",),
        tested=LAYOUT_ONLY,
    ),
    "unxml": SourceInfo(
        title="Machine-readable General Assembly resolutions",
        publisher="United Nations, Department for General Assembly and Conference Management",
        licence="Unofficial copies, without warranty; the United Nations must be acknowledged "
        "as the source",
        citation="United Nations, Department for General Assembly and Conference Management, "
        "machine-readable General Assembly resolutions",
        url="https://github.com/UNxml/GAresolutions",
        rank=30,
        authors=("United Nations Department for General Assembly and Conference Management",),
    ),
    "3dl": SourceInfo(
        title="Recorded votes of 2025, extracted from United Nations Digital Library pages",
        publisher="Data Driven Decision Lab (3DL), from the United Nations Digital Library",
        licence=_UNDL_LICENCE,
        citation="United Nations, Dag Hammarskjöld Library, United Nations Digital Library; "
        "extracted by 3DL",
        url="https://github.com/HZloto/unga-2025",
        rank=40,
        authors=(
            "United Nations Dag Hammarskjöld Library",
            "Data Driven Decision Lab (3DL)",
        ),
    ),
    "hrc": SourceInfo(
        title="Votes of the Human Rights Council and the Commission on Human Rights",
        publisher="L. Szoszkiewicz, from the OHCHR Search Library",
        licence="PolyForm Noncommercial 1.0.0; the underlying records are public documents of "
        "the United Nations",
        citation="L. Szoszkiewicz, hrc-voting, from the OHCHR Search Library",
        url="https://github.com/lszoszk/hrc-voting",
        rank=50,
        authors=("Szoszkiewicz, L.",),
    ),
    "un_votes": SourceInfo(
        title="United Nations General Assembly Voting Data, release of 2021 (R package unvotes)",
        publisher="Erik Voeten; David Robinson (unvotes)",
        licence=_VOETEN_LICENCE,
        citation=_VOETEN_CITATION,
        url=_UNVOTES_URL,
        rank=60,
        authors=_VOETEN_AUTHORS,
        doi=_VOETEN_DOI,
    ),
    "voeten": SourceInfo(
        title="United Nations General Assembly Voting Data, release of 2016 (UNVotesPublished)",
        publisher="Erik Voeten",
        licence=_VOETEN_LICENCE,
        citation=_VOETEN_CITATION,
        url=_UNVOTES_URL,
        rank=70,
        authors=_VOETEN_AUTHORS,
        doi=_VOETEN_DOI,
    ),
    "unvotes_issues": SourceInfo(
        title="Issue codes of General Assembly roll calls (R package unvotes)",
        publisher="Erik Voeten; David Robinson (unvotes)",
        licence=_VOETEN_LICENCE,
        citation=_VOETEN_CITATION,
        url=_UNVOTES_URL,
        rank=75,
        authors=_VOETEN_AUTHORS,
        doi=_VOETEN_DOI,
    ),
    "sc_outcomes": SourceInfo(
        title="Outcomes of Security Council meetings, 1946 to 2019",
        publisher="E. Tong, from the meeting tables of the Dag Hammarskjöld Library",
        licence="none stated",
        citation="United Nations, Dag Hammarskjöld Library, Security Council meetings and "
        "outcomes tables; copied by E. Tong",
        url="https://github.com/emilytong123/unsc_for_us",
        rank=80,
        authors=(
            "United Nations Dag Hammarskjöld Library",
            "Tong, E.",
        ),
    ),
    "sc_vetoes": SourceInfo(
        title="Vetoed questions of the Security Council",
        publisher="Carlos L. Yordan, World Politics Data Lab (1946 to 2022); mohazed/GAI (Gaza, "
        "2023 to 2025); UN Peace and Security Data Hub",
        licence="MIT (1946 to 2022); not stated (Gaza); terms of the UN data hub",
        citation="C. L. Yordan, Vetoes in the UN Security Council, from the veto list of the "
        "United Nations Dag Hammarskjöld Library",
        url="https://github.com/world-politics-datalab/vetoes-un-security-council",
        rank=82,
        authors=("Yordan, Carlos L.",),
    ),
    "sc_drafts": SourceInfo(
        title="Security Council drafts that were not adopted (typed in by hand, low trust)",
        publisher="E. Tong",
        licence="none stated",
        citation="E. Tong, unsc_for_us",
        url="https://github.com/emilytong123/unsc_for_us",
        rank=84,
        authors=("Tong, E.",),
    ),
    "voteview": SourceInfo(
        title="Voteview: roll calls of the United States Senate",
        publisher="Voteview (Lewis, Poole, Rosenthal, Boche, Rudkin, Sonnet)",
        licence="not stated in the files at hand; cite Voteview",
        citation="Jeffrey B. Lewis, Keith Poole, Howard Rosenthal, Adam Boche, Aaron Rudkin and "
        "Luke Sonnet, Voteview: Congressional Roll-Call Votes Database, https://voteview.com/",
        url="https://voteview.com/data",
        rank=85,
        authors=(
            "Lewis, Jeffrey B.",
            "Poole, Keith",
            "Rosenthal, Howard",
            "Boche, Adam",
            "Rudkin, Aaron",
            "Sonnet, Luke",
        ),
    ),
    "howtheyvote": SourceInfo(
        title="HowTheyVote.eu: roll calls of the European Parliament",
        publisher="HowTheyVote.eu, from documents of the European Parliament",
        licence="open licence with attribution, https://howtheyvote.eu/about#license",
        citation="HowTheyVote.eu, dataset of European Parliament roll-call votes (with its "
        "release), https://github.com/HowTheyVote/data",
        url="https://github.com/HowTheyVote/data/releases/latest",
        rank=86,
        authors=("HowTheyVote.eu",),
        tested=LAYOUT_ONLY,
    ),
    "entered": SourceInfo(
        title="Votes entered by hand, provisional until an official source carries them",
        publisher="the person named in the vote's source",
        licence="",
        citation="",
        url="",
        rank=90,
    ),
    "embedded": SourceInfo(
        title="Votes on Ukraine and Gaza and vetoes of the Council, compiled by hemicycle",
        publisher="hemicycle",
        licence="MIT",
        citation="hemicycle, embedded record",
        url="",
        rank=99,
    ),
}
