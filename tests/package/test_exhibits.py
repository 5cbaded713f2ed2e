"""Exhibits are numbered once, in the order in which a reader meets them."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.package.exhibits import LOOSE, ORDER, SERIES, Citation, numbered, series_of

FILES = st.sampled_from("abcdefgh")
CITATIONS = st.lists(st.builds(Citation, FILES, st.sampled_from([*SERIES.values()])))


def test_the_first_to_cite_a_file_gives_it_its_number() -> None:
    cited = [
        Citation("policy", "S1"),
        Citation("drill", "S6"),
        Citation("tag", "S4"),
        Citation("drill", "A"),
        Citation("photo", "S4"),
    ]
    assert numbered(cited, ["lost", "tag"]) == {
        "policy": "S1-01",
        "tag": "S4-01",
        "photo": "S4-02",
        "drill": "S6-01",
        "lost": "X-01",
    }


def test_nothing_cited_is_nothing_numbered() -> None:
    assert numbered([]) == {}


def test_more_than_a_hundred_go_on() -> None:
    many = [Citation(f"{n}", "S4") for n in range(120)]
    assert [*numbered(many).values()][98:101] == ["S4-99", "S4-100", "S4-101"]


@given(CITATIONS, st.lists(FILES))
def test_every_file_has_one_number_and_every_number_one_file(
    citations: list[Citation], loose: list[str]
) -> None:
    found = numbered(citations, loose)
    assert set(found) == {one.file for one in citations} | set(loose)
    assert len(set(found.values())) == len(found)
    for series in ORDER:
        numbers = [number for number in found.values() if series_of(number) == series]
        assert numbers == [f"{series}-{n:02}" for n in range(1, len(numbers) + 1)]
    for file in set(loose) - {one.file for one in citations}:
        assert series_of(found[file]) == LOOSE


@given(CITATIONS, CITATIONS)
def test_a_number_depends_only_on_what_came_before(
    before: list[Citation], after: list[Citation]
) -> None:
    found = numbered(before)
    assert {file: numbered([*before, *after])[file] for file in found} == found
