"""The vectors of docs/seal-format.md: the files, and the numbers printed on the page."""

from __future__ import annotations

import pytest
from tests.chamber.test_verify import Checked, both, second  # noqa: F401
from tests.chamber.vectors import EXAMPLES, KEY, TREE, files, heads

PAGE = (EXAMPLES.parent / "seal-format.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(files()))
def test_the_files_are_made_again_to_the_byte(name: str) -> None:
    assert (EXAMPLES / name).read_bytes() == files()[name]


def test_the_page_prints_them() -> None:
    assert KEY.public.hex() in PAGE
    assert KEY.fingerprint in PAGE
    assert TREE.leaf(0).hex() in PAGE
    assert TREE.leaf(1).hex() in PAGE
    for head in heads():
        assert head.root in PAGE
        assert head.digest in PAGE
        assert head.signature in PAGE
    assert heads()[0].data.decode() in PAGE


def test_the_key_is_the_published_one() -> None:
    published = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert KEY.public.hex() == published


def test_both_verifiers_read_them(both: Checked) -> None:  # noqa: F811
    made, key = files(), KEY.fingerprint
    assert both(made["sealed-meeting.jsonl"], key=key, head=made["kept-head.json"]) == 0
    for kept in ("kept-receipt.json", "kept-proof.json"):
        assert both(made["sealed-meeting.jsonl"], key=key, receipt=made[kept]) == 0
        assert both(made["sealed-edited.jsonl"], key=key, receipt=made[kept]) == 1
    assert both(made["sealed-edited.jsonl"], key=key) == 1
