"""What the OpenAPI document says of the whole."""

from __future__ import annotations

from hemicycle.web.api.models.common import MOST_IN_FILE, MOST_ROWS, USUAL_ROWS

DESCRIPTION = f"""\
Every vote, every member, every ballot of the record, what the rules say of them and what is \
measured from them. The site answers on this machine alone, without keys or accounts.

* **Version.** Every answer says the version of the record it is true of, in `record_version` and in
  the header `X-Record-Version`. The same question of the same version has the same answer, with an
  `ETag`: send it back as `If-None-Match` and an unchanged answer is 304.
* **Pages.** Tables come a page at a time: `next`, or the header `Link`, goes on. A cursor holds for
  one version of the record. Once the record has changed it is answered with 410: begin again.
* **Limits.** {USUAL_ROWS} rows a page in JSON, {MOST_ROWS:,} at most; {MOST_IN_FILE:,} in CSV and
  Parquet (`format=csv`, `format=parquet`, or `Accept`). A body holds 1 MB, an article 60,000
  characters.
* **Errors** are one JSON document whoever raised them: `status`, and `error` with `what` is wrong,
  `where`, what would be `right`, what `todo`, and what may have been meant (`near`). A parameter
  that is misspelt is refused.
* **Waiting.** What takes longer than an answer may (ideal points, forecasts) is made once for a
  version of the record. Until then the answer is 202, at once.
* **Names.** Members are named by code or by any name of a State; votes by `vote_id`, by symbol in
  any spelling, or by any alias. Days are ISO. Positions are `YES`, `NO`, `ABSTAIN`, `NON_VOTING`,
  `UNKNOWN`.
* **Other origins** may read (`GET`), without cookies.

Fields may be added within version 1; none is renamed, removed or given another meaning.
"""

TAGS = (
    {"name": "record", "description": "What the record holds, its sources, their disagreements."},
    {"name": "bodies", "description": "Who sat, by which rules, and what a vote weighed."},
    {"name": "members", "description": "Members through time."},
    {"name": "groups", "description": "Declared groups through time."},
    {"name": "votes", "description": "Votes and ballots."},
    {"name": "matters", "description": "Texts that come back."},
    {"name": "measures", "description": "Agreement, cohesion, ideal points, surprise."},
    {"name": "rules", "description": "What if, check, decide."},
)
