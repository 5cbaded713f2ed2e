"""The small language of the tables of wording finds what it says and nothing else."""

import pytest

from desktop.audit.wording.phrases import pattern

LISTS = {"people": ["worker", "operator"]}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("careless*", "was carelessly done", "carelessly"),
        ("careless", "was carelessly done", None),
        ("bad/poor luck", "poor luck again", "poor luck"),
        ("{people} error", "operator error", "operator error"),
        ("{people} error", "pilot error", None),
        ("?very careful", "very careful", "very careful"),
        ("?very careful", "careful", "careful"),
        ("be ?very careful", "be careful", "be careful"),
        ("not ... found", "not a trace was found", "not a trace was found"),
        ("not ... found", "not a b c d e found", None),
        ("not ... found", "not here | found", None),
        ("no !common !sense", "no common ground", None),
        ("no !common !sense", "no guard", "no"),
        ("told +", "told the crew | guard fitted", "told the crew"),
        ("told +", "told the crew and left", "told the crew"),
        ("human $", "human | error", "human"),
        ("human $", "human error", None),
        ("human $", "was human", "human"),
        ("n.a", "n.a", "n.a"),
        ("n.a", "nba", None),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, found: str | None) -> None:
    match = pattern([phrase], LISTS, ["and"]).search(text)
    assert (match.group() if match else None) == found


def test_no_phrases_find_nothing_and_without_stops_a_clause_goes_to_its_end() -> None:
    assert pattern([], LISTS).search("anything") is None
    match = pattern(["told +"], LISTS).search("told the crew and left | then")
    assert match is not None
    assert match.group() == "told the crew and left"


def test_the_longer_phrase_is_found_first() -> None:
    match = pattern(["no", "no common sense"], LISTS).search("no common sense")
    assert match is not None
    assert match.group() == "no common sense"
