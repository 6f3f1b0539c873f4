"""What sources publish, from their own metadata as their documentation lays them out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.record.pull.server import Misbehaving, Watch, status, whole

from hemicycle.errors import InputError, SourceError
from hemicycle.record.pull.newest import RemoteFile, release
from hemicycle.record.pull.offers import OFFERS, Offer, offer
from hemicycle.record.pull.wire import Wire


def at(server: Misbehaving, name: str) -> Offer:
    """An offer whose source is the server of the test."""
    return replace(offer(name), base=server.address())


def tells(document: Any) -> Any:
    return whole(json.dumps(document).encode(), Content_Type="application/json")


VERSIONS = "/api/datasets/:persistentId/versions/"
TABLE = {
    "id": 7,
    "filename": "UNVotes-1.tab",
    "filesize": 900,
    "originalFileName": "UNVotes-1.csv",
    "originalFileFormat": "text/csv",
    "originalFileSize": 800,
    "md5": "0" * 32,
    "checksum": {"type": "MD5", "value": "0" * 32},
}
PLAIN = {"id": 8, "filename": "UN_Votes.csv", "filesize": 5, "md5": "1" * 32}
OTHER = {"id": 9, "filename": "Codebook.docx", "filesize": 5, "md5": "2" * 32}


def dataset(*files: dict[str, Any], number: int = 39) -> Any:
    listed = [{"label": one["filename"], "dataFile": one} for one in files]
    return tells(
        {
            "status": "OK",
            "data": {"versionNumber": number, "versionMinorNumber": 0, "files": listed},
        }
    )


def test_dataverse_gives_files_as_they_were_deposited(server: Misbehaving, wire: Wire) -> None:
    server.plan(VERSIONS + ":latest-published", dataset(TABLE, PLAIN, OTHER))
    found = release(at(server, "voeten"), wire)
    files = server.address("/api/access/datafile/")
    assert found.version == "39.0"
    assert found.files == (
        RemoteFile("UNVotes-1.csv", f"{files}7?format=original", None, "md5:" + "0" * 32),
        RemoteFile("UN_Votes.csv", f"{files}8", 5, "md5:" + "1" * 32),
    )
    assert server.asked[0][1].endswith("?persistentId=doi:10.7910/DVN/LEJUQZ")


def test_dataverse_without_the_deposited_name(server: Misbehaving, wire: Wire) -> None:
    older = {name: value for name, value in TABLE.items() if name != "originalFileName"}
    server.plan(VERSIONS + ":latest-published", dataset(older))
    assert release(at(server, "voeten"), wire).files[0].name == "UNVotes-1.csv"


def test_dataverse_by_version(server: Misbehaving, wire: Wire) -> None:
    server.plan(VERSIONS + "32", dataset(PLAIN, number=32))
    assert release(at(server, "voeten"), wire, "32").version == "32.0"


def blob(name: str, **changed: Any) -> dict[str, Any]:
    return {
        "name": name,
        "type": "file",
        "size": 3,
        "sha": "a" * 40,
        "download_url": f"https://raw.example.org/{name}",
        **changed,
    }


def test_a_folder_at_its_newest_commit(server: Misbehaving, wire: Wire) -> None:
    repository = "/repos/UNxml/GAresolutions"
    server.plan(f"{repository}/commits", tells([{"sha": "c" * 40}]))
    server.plan(
        f"{repository}/contents/data_extract",
        tells(
            [
                blob("80.json"),
                blob("ES-11.json"),
                blob("78_new.json"),
                blob("GA_res_extract.xlsx"),
                blob("81.json", type="dir"),
            ]
        ),
    )
    found = release(at(server, "unxml"), wire)
    assert found.version == "c" * 12
    assert [one.name for one in found.files] == ["80.json", "ES-11.json"]
    assert found.files[0].checksum == "git-blob:" + "a" * 40
    assert server.asked[0][1].endswith("?path=data_extract&per_page=1")
    assert server.asked[1][1].endswith(f"?ref={'c' * 40}")


def test_a_release_with_and_without_checksums(server: Misbehaving, wire: Wire) -> None:
    def asset(name: str, **changed: Any) -> dict[str, Any]:
        address = f"https://example.org/{name}"
        return {"name": name, "size": 4, "browser_download_url": address, **changed}

    assets = [
        asset("votes.csv.gz", digest="sha256:" + "d" * 64),
        asset("member_votes.csv.gz", digest=None),
        asset("members.csv.gz"),
        asset("export.zip"),
        asset("eurovoc_concept_votes.csv.gz"),
    ]
    latest = "/repos/HowTheyVote/data/releases/latest"
    server.plan(latest, tells({"tag_name": "2026-11-01", "assets": assets}))
    found = release(at(server, "howtheyvote"), wire)
    assert found.version == "2026-11-01"
    assert [(one.name, one.checksum) for one in found.files] == [
        ("votes.csv.gz", "sha256:" + "d" * 64),
        ("member_votes.csv.gz", None),
        ("members.csv.gz", None),
    ]


def test_the_newest_congress_is_the_last_with_a_file(server: Misbehaving, wire: Wire) -> None:
    day = "Fri, 20 Nov 2026 10:00:00 GMT"
    for congress in (119, 120):
        server.plan(f"/static/data/out/votes/S{congress}_votes.csv", whole(b"", Last_Modified=day))
    found = release(at(server, "voteview"), wire)
    assert found.version == "120-2026-11-20"
    assert [one.address.removeprefix(server.address()) for one in found.files] == [
        "/static/data/out/votes/S120_votes.csv",
        "/static/data/out/members/S120_members.csv",
    ]
    assert {method for method, _, _ in server.asked} == {"HEAD"}


def test_an_old_congress_has_three_digits(server: Misbehaving, wire: Wire) -> None:
    server.plan("/static/data/out/votes/S090_votes.csv", whole(b""))
    found = release(at(server, "voteview"), wire, "90")
    assert (found.version, found.files[1].name) == ("90", "S090_members.csv")


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("voeten", "newest"),
        ("voeten", "1/../2"),
        ("unxml", "main"),
        ("matches", "../../x"),
        ("voteview", "0"),
        ("voteview", "117th"),
    ],
)
def test_a_version_that_cannot_be_one(
    server: Misbehaving, wire: Wire, name: str, version: str
) -> None:
    with pytest.raises(InputError, match=f"{name} has no version"):
        release(at(server, name), wire, version)
    assert server.asked == []


def test_a_version_that_is_not_there(server: Misbehaving, wire: Wire) -> None:
    with pytest.raises(SourceError, match="nothing at this address") as caught:
        release(at(server, "howtheyvote"), wire, "1999-01-01")
    assert "leave --version out" in caught.value.todo


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"data": None},
        {"data": {"versionNumber": 1, "versionMinorNumber": 0, "files": [{"dataFile": {}}]}},
        {"data": {"versionNumber": 1, "versionMinorNumber": 0, "files": []}},
    ],
)
def test_metadata_laid_out_otherwise(server: Misbehaving, wire: Wire, document: Any) -> None:
    server.plan(VERSIONS + ":latest-published", tells(document))
    with pytest.raises(SourceError, match=r"list of files .* cannot be read") as caught:
        release(at(server, "voeten"), wire)
    assert "in your browser" in caught.value.todo


def test_a_name_stays_in_its_folder(server: Misbehaving, wire: Wire) -> None:
    wild = {**PLAIN, "filename": "UNVotes/../../../etc/x.csv"}
    server.plan(VERSIONS + ":latest-published", dataset(wild))
    name = release(at(server, "voeten"), wire).files[0].name
    assert name == "UNVotes_.._.._.._etc_x.csv"


def test_a_refusal_to_tell_is_passed_on(server: Misbehaving, watch: Watch) -> None:
    server.plan(VERSIONS + ":latest-published", status(403))
    with pytest.raises(SourceError, match="refuses downloads by programs") as caught:
        release(at(server, "voeten"), Wire(watch.pace()))
    assert "https://doi.org/10.7910/DVN/LEJUQZ" in caught.value.todo


def test_every_offer_has_terms_and_an_encrypted_address() -> None:
    assert len({one.name for one in OFFERS}) == len(OFFERS)
    for one in OFFERS:
        assert one.terms
        assert one.citation
        assert one.base.startswith("https://")
        assert one.page.startswith("https://")
