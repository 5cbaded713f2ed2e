"""Names as sheets write them: read, matched with a roster, and taken apart from lists."""

import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.names import PersonName, match_person, read_name, split_people

ROSTER: Sequence[tuple[str, PersonName, str | None]] = [
    ("dale", PersonName("Dale", "Kowalchuk"), "1001"),
    ("marie", PersonName("Marie-Ève", "Bouchard"), "1002"),
    ("rick", PersonName("Rick", "Desjarlais"), "1003"),
    ("tyler", PersonName("Tyler", "O'Brien"), None),
    ("harpreet", PersonName("Harpreet", "Gill"), None),
    ("curtis", PersonName("Curtis", "Big Plume"), "E-17"),
    ("jose", PersonName("José", "Almeida"), None),
    ("junior", PersonName("Robert", "Smith Jr."), None),
    ("senior", PersonName("Robert", "Smith Sr."), None),
]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kowalchuk, Dale", "Dale", "Kowalchuk"),
        ("Dale Kowalchuk", "Dale", "Kowalchuk"),
        ("Dale Peter Kowalchuk", "Dale Peter", "Kowalchuk"),
        ("KOWALCHUK, Dale", "Dale", "Kowalchuk"),
        ("  DALE   KOWALCHUK ", "Dale", "Kowalchuk"),
        ("dale kowalchuk", "Dale", "Kowalchuk"),
        ("Big Plume, Curtis", "Curtis", "Big Plume"),
        ("Curtis Big Plume", "Curtis Big", "Plume"),
        ("O'BRIEN, TYLER", "Tyler", "O'Brien"),
        ("MCDONALD, RON", "Ron", "McDonald"),
        ("McDonald, Ron", "Ron", "McDonald"),
        ("LI, Wei", "Wei", "Li"),
        ("JP Tremblay", "JP", "Tremblay"),
        ("marie-ève bouchard", "Marie-Ève", "Bouchard"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("St. Pierre, Luc", "Luc", "St. Pierre"),
        ("Mr. Bob (foreman) Lee #12", "Bob", "Lee"),
        ('Robert "Bob" Lee', "Robert", "Lee"),
        ("Smith, John Jr.", "John", "Smith Jr."),
        ("John Smith, Jr.", "John", "Smith Jr."),
        ("Dale Kowalchuk, P.Eng.", "Dale", "Kowalchuk"),
        ("Rick Desjarlais - 1042", "Rick", "Desjarlais"),
        ("1042 Rick Desjarlais", "Rick", "Desjarlais"),
        ("Harpreet Gill 1042", "Harpreet", "Gill"),
        ("Emp. No. 17 Dale Kowalchuk", "Dale", "Kowalchuk"),
        ("Rick", "Rick", ""),
        ("", "", ""),
        ("12", "", ""),
    ],
)
def test_reading_a_name(text: str, first: str, last: str) -> None:
    assert read_name(text) == PersonName(first, last)


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("Rick Desjarlais", "exact", "rick"),
        ("desjarlais,rick", "exact", "rick"),
        ("Desjarlais Rick", "exact", "rick"),
        ("Mr. RICK  DESJARLAIS (foreman)", "exact", "rick"),
        ("Curtis Big Plume", "exact", "curtis"),
        ("Big Plume, Curtis", "exact", "curtis"),
        ("Jose Almeida", "exact", "jose"),
        ("Marie Eve Bouchard", "exact", "marie"),
        ("Tyler OBrien", "exact", "tyler"),
        ("O’Brien, Tyler", "exact", "tyler"),
        ("1003", "exact", "rick"),
        ("#1003", "exact", "rick"),
        ("E17", "exact", "curtis"),
        ("Rick", "short", "rick"),
        ("Desjarlais", "short", "rick"),
        ("big plume", "short", "curtis"),
        ("Marie-Eve", "short", "marie"),
        ("R. Desjarlais", "short", "rick"),
        ("R Desjarlais", "short", "rick"),
        ("Desjarlais R", "short", "rick"),
        ("Desjarlais, R.", "short", "rick"),
        ("Rick A. Desjarlais", "short", "rick"),
        ("Tyler O.", "short", "tyler"),
        ("H Gill", "short", "harpreet"),
        ("ME Bouchard", "short", "marie"),
        ("RD", "short", "rick"),
        ("R.D.", "short", "rick"),
        ("CBP", "short", "curtis"),
        ("rd", "none", ""),
        ("R", "none", ""),
        ("Ricky Desjarlais", "nickname", "rick"),
        ("Richard Desjarlais", "nickname", "rick"),
        ("Ty", "nickname", "tyler"),
        ("Harp Gill", "nickname", "harpreet"),
        ("Marie Bouchard", "nickname", "marie"),
        ("Desjarlias, Rick", "nickname", "rick"),
        ("Rick Desjarlai", "nickname", "rick"),
        ("Harpreet Gil", "short", "harpreet"),
        ("Ricky Desjarlai", "none", ""),
        ("Rick Smith", "none", ""),
        ("Bob Desjarlais", "none", ""),
        ("Bob Smith", "ambiguous", "junior senior"),
        ("Smith", "ambiguous", "junior senior"),
        ("Bob Smith Jr.", "nickname", "junior"),
        ("Robert Smith, Sr.", "exact", "senior"),
        ("", "none", ""),
        ("N/A", "none", ""),
        ("9999", "none", ""),
    ],
)
def test_matching_a_person(text: str, kind: str, ids: str) -> None:
    match = match_person(text, ROSTER)
    assert (match.kind, match.ids) == (kind, tuple(ids.split()))


def test_two_ricks_are_told_apart_by_number_or_initial_only() -> None:
    roster = [
        (1, PersonName("Rick", "Desjarlais"), "12"),
        (2, PersonName("Rick", "Olsen"), "15"),
        (3, PersonName("Richard", "Stone"), None),
    ]
    assert match_person("Rick", roster).ids == (1, 2)
    assert match_person("Rick", roster).kind == "ambiguous"
    assert match_person("Rick O", roster).ids == (2,)
    assert match_person("Rick (#15)", roster).ids == (2,)
    assert match_person("Rick Stone", roster) == match_person("Dick S.", roster)
    assert match_person("Rick Stone", roster).kind == "nickname"


def test_a_lone_nickname_counts_only_when_one_person_can_bear_it() -> None:
    roster = [(1, PersonName("Robert", "Lee"), None), (2, PersonName("Ann", "Roe"), None)]
    assert match_person("Bob", roster).kind == "nickname"
    assert match_person("Bob", [*roster, (3, PersonName("Robert", "Poe"), None)]).ids == (1, 3)
    assert match_person("Bob", [*roster, (3, PersonName("Bob", "Poe"), None)]).ids == (3,)


# nobody is called "Mr Mr": a title is no name
TITLES = ("Mr", "Ms", "Dr", "Mrs", "Mme", "Miss", "Mlle", "Mister")
names = (
    st.text(string.ascii_letters, min_size=2, max_size=12)
    .map(str.title)
    .filter(lambda name: name not in TITLES)
)


@given(names, names, st.lists(st.tuples(names, names), max_size=4))
def test_everybody_is_found_by_the_whole_name(
    first: str, last: str, others: list[tuple[str, str]]
) -> None:
    roster = [(i, PersonName(*other), None) for i, other in enumerate(others)]
    everybody = [*roster, (99, PersonName(first, last), None)]
    for written in (f"{first} {last}", f"{last}, {first}", f"{last.upper()},  {first.lower()}"):
        assert 99 in match_person(written, everybody).ids


@given(st.text(max_size=30))
def test_no_text_breaks_reading_or_matching(text: str) -> None:
    assert match_person(text, []).kind == "none"
    match = match_person(text, ROSTER)
    sure = match.kind in ("exact", "short", "nickname")
    assert len(match.ids) >= 2 if match.kind == "ambiguous" else len(match.ids) == int(sure)
    assert read_name(text).full == " ".join(read_name(text).full.split())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Rick Desjarlais; Tyler O'Brien; Harpreet Gill",
            ["Rick Desjarlais", "Tyler O'Brien", "Harpreet Gill"],
        ),
        ("Rick, Tyler & Harpreet", ["Rick", "Tyler", "Harpreet"]),
        ("Rick, Tyler, and Harpreet", ["Rick", "Tyler", "Harpreet"]),
        ("Desjarlais, Rick; O'Brien, Tyler", ["Desjarlais, Rick", "O'Brien, Tyler"]),
        ("Desjarlais, Rick & O'Brien, Tyler", ["Desjarlais, Rick", "O'Brien, Tyler"]),
        ("Desjarlais, Rick", ["Desjarlais, Rick"]),
        ("Rick Desjarlais, Tyler O'Brien", ["Rick Desjarlais", "Tyler O'Brien"]),
        ("Rick et Tyler", ["Rick", "Tyler"]),
        ("Rick/Tyler", ["Rick", "Tyler"]),
        ("1. Rick\n2) Tyler\n- Harpreet", ["Rick", "Tyler", "Harpreet"]),
        ("Robert Smith, Jr.", ["Robert Smith Jr."]),
        ("Sandy Anderson", ["Sandy Anderson"]),
        ("N/A", []),
        ("", []),
    ],
)
def test_splitting_people(text: str, people: list[str]) -> None:
    assert split_people(text) == people
    assert split_people(text, ROSTER) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rick, Tyler", ["Rick", "Tyler"]),
        ("Rick Desjarlais, Tyler", ["Rick Desjarlais", "Tyler"]),
        ("Desjarlais, Rick, O'Brien, Tyler", ["Desjarlais, Rick", "O'Brien, Tyler"]),
        ("Rick Tyler", ["Rick", "Tyler"]),
        ("Big Plume, Curtis", ["Big Plume, Curtis"]),
        ("Curtis Big Plume", ["Curtis Big Plume"]),
        ("Stranger, Joe", ["Stranger, Joe"]),
    ],
)
def test_the_roster_settles_what_a_comma_means(text: str, people: list[str]) -> None:
    assert split_people(text, ROSTER) == people
