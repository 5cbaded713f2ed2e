"""A long table of wordings met on sheets and logs, each with how it is read back."""

from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.values.rules import read_rule, read_wording, say_rule

_TABLE = (Path(__file__).parent / "rule_wordings.txt").read_text(encoding="utf-8")
WORDINGS = [
    line.rsplit(" | ", 1)
    for line in _TABLE.splitlines()
    if line.strip() and not line.startswith("#")
]

LONGEST = 250


def reading(text: str) -> str:
    """How a wording is read back; "?" and what is wrong with the sentence where it is asked."""
    try:
        return say_rule(read_rule(text))
    except Refused as refused:
        [sentence] = refused.faults.values()
        return "?" if sentence.endswith(".") and len(sentence) < LONGEST else f"? {sentence}"


def test_every_wording_is_read_or_asked_about() -> None:
    assert {text: reading(text) for text, _said in WORDINGS} == dict(WORDINGS)


def test_the_table_is_long_and_has_no_wording_twice() -> None:
    assert len({text for text, _said in WORDINGS}) == len(WORDINGS) >= 900


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("weekly", ()),
        ("every 1,000 km or monthly, whichever comes first", ()),
        ("oil change every 5,000 km", ("oil", "change")),
        ("lube weekly", ("lube",)),
        ("annual in March", ("in march",)),
        ("weekly from May to October", ()),
    ],
)
def test_what_is_no_part_of_how_often_is_told(text: str, aside: tuple[str, ...]) -> None:
    assert read_wording(text).aside == aside
