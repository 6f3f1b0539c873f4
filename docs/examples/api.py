"""The API from Python, with the standard library alone: ``python api.py http://127.0.0.1:8193``."""

import json
import sys
import urllib.request
from urllib.parse import urlencode, urljoin

SITE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8193"


def ask(path, **parameters):
    """One answer, and the address of the next page, None on the last."""
    query = urlencode(parameters, doseq=True)
    address = urljoin(SITE, f"/api/v1{path}?{query}" if query else f"/api/v1{path}")
    with urllib.request.urlopen(address) as answer:
        following = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")
        return json.load(answer), urljoin(SITE, following) if following else None


def rows(path, under, **parameters):
    """All rows of a table, page after page."""
    answer, following = ask(path, limit=100, **parameters)
    yield from answer[under]
    while following:
        with urllib.request.urlopen(following) as page:
            link = page.headers.get("Link", "").partition(">")[0].removeprefix("<")
            following = urljoin(SITE, link) if link else None
            yield from json.load(page)[under]


def send(path, body):
    """The answer to what is sent as JSON."""
    request = urllib.request.Request(
        f"{SITE}/api/v1{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


vote, _ = ask("/votes/A/RES/ES-11/7")
tally = vote["vote"]["counted"]
print(vote["decision"]["outcome"], tally["yes"], tally["no"], tally["abstain"])

vetoed = list(rows("/votes", "votes", body="SC", outcome="not_adopted"))
print(len(vetoed), "texts not adopted by the Council, the latest of", vetoed[0]["date"])

supposed, _ = ask("/whatif", vote="S/RES/2774", set=["RUS=no"])
print("Had Russia voted no:", supposed["after"]["outcome"], supposed["after"]["code"])

case = {"body": "SC", "date": "2025-02-24", "nature": "substantive", "no_includes": ["RUS"]}
decided = send("/decide", {**case, "ballots": {"yes": 9, "no": 1, "abstain": 5}})
print("By the rules:", decided["code"], "by", ", ".join(decided["vetoes"]))
