"""The training matrix: every state of a cell, its words, what it counts, and parts of it."""

from datetime import date

import pytest

from desktop.services.training_cells import Cell
from desktop.services.training_matrix import CellState, Matrix, narrowed, training_matrix
from tests.builders.company import AS_OF, Company

LONG_HERE = "2012-05-22"


def cell_of(company: Company, worker: str, kind: str, as_of: date = AS_OF) -> Cell:
    return training_matrix(company.file, as_of).cells[worker, kind]


@pytest.mark.parametrize(
    ("card", "state", "words", "sentence"),
    [
        ({"expires": "2028-03-12"}, CellState.VALID, "12 Mar 2028",
         "Good through 12 March 2028, about 16 months more."),
        ({"expires": "2026-12-15"}, CellState.EXPIRING, "until 15 Dec",
         "Good through 15 December, 29 days more."),
        ({"expires": "2027-02-13"}, CellState.EXPIRING, "until 13 Feb 2027",
         "Good through 13 February 2027, about 3 months more."),
        ({"expires": "2026-10-14"}, CellState.EXPIRED, "expired 14 Oct",
         "Expired 14 October, 33 days ago."),
        ({"issued": "2025-01-31"}, CellState.VALID, "31 Jan 2028",
         "Good through 31 January 2028, about 14 months more."),
        ({"does_not_expire": True}, CellState.VALID, "does not expire", "Does not expire."),
        ({}, CellState.VALID, "no date",
         "The record says neither when it was issued nor until when it is good."),
    ],
)  # fmt: skip
def test_what_is_held(
    company: Company, card: dict[str, object], state: CellState, words: str, sentence: str
) -> None:
    kind = company.certificate_type(months=36)
    company.requirement(kind)
    rick = company.worker(hired=LONG_HERE)
    filed = company.certificate(rick, kind, **card)  # type: ignore[arg-type]
    cell = cell_of(company, rick, kind)
    assert (cell.state, cell.words, cell.sentence) == (state, words, sentence)
    assert cell.certificate_id == filed


def test_what_is_not_held(company: Company) -> None:
    welder, office = company.position("Welder"), company.position("Office")
    kind, other = company.certificate_type("H2S Alive"), company.certificate_type("Forklift")
    company.requirement(kind, welder, grace_days=30)
    old = company.worker("Rick Desjarlais", LONG_HERE, positions=[welder])
    new = company.worker("Kayla Nguyen", "2026-11-10", positions=[welder])
    exempt = company.worker("Tyler O'Brien", LONG_HERE, positions=[welder])
    desk = company.worker("Marie-Ève Bouchard", LONG_HERE, positions=[office])
    company.exemption(exempt, kind, reason="Works in the shop only.")
    company.certificate(desk, other, "2028-01-01")
    cells = training_matrix(company.file, AS_OF).cells
    said = {worker: (cell.state, cell.words) for (worker, t), cell in cells.items() if t == kind}
    assert said == {
        old: (CellState.MISSING, "missing"),
        new: (CellState.LATER, "needed by 10 Dec"),
        exempt: (CellState.EXEMPT, "exempt"),
        desk: (CellState.NOT_NEEDED, "not needed"),
    }
    assert cells[exempt, kind].sentence == "Exempt: Works in the shop only."
    assert cells[desk, other].state is CellState.HELD
    # nobody said who must hold it, which is not the same as that it is not needed
    assert cells[old, other].words == "not asked for"


def test_grace_ends_on_its_day(company: Company) -> None:
    kind = company.certificate_type()
    company.requirement(kind, grace_days=30)
    kayla = company.worker("Kayla Nguyen", "2026-11-10")
    states = {on: cell_of(company, kayla, kind, date(2026, 12, on)).state for on in (9, 10)}
    assert states == {9: CellState.LATER, 10: CellState.MISSING}


def test_an_expired_card_of_one_who_is_exempt_troubles_nobody(company: Company) -> None:
    kind = company.certificate_type()
    company.requirement(kind)
    rick = company.worker(hired=LONG_HERE)
    card = company.certificate(rick, kind, "2026-10-14")
    company.exemption(rick, kind)
    cell = cell_of(company, rick, kind)
    assert (cell.state, cell.certificate_id) == (CellState.EXEMPT, card)


def test_rows_and_columns(company: Company) -> None:
    welder, foreman = company.position("Welder"), company.position("Foreman")
    h2s = company.certificate_type("H2S Alive (Energy Safety Canada)")
    company.certificate_type("Nobody has this")
    company.requirement(h2s, welder)
    company.worker("Tyler O'Brien", LONG_HERE, positions=[welder])
    company.worker("Ève Bouchard", LONG_HERE)
    company.worker("Rick Desjarlais", LONG_HERE, positions=[welder, foreman])
    made = training_matrix(company.file, AS_OF)
    assert [(row.name, row.positions) for row in made.rows] == [
        ("Ève Bouchard", ""),
        ("Rick Desjarlais", "Foreman, Welder"),
        ("Tyler O'Brien", "Welder"),
    ]
    assert [(column.name, column.short) for column in made.columns] == [
        ("H2S Alive (Energy Safety Canada)", "H2S Alive")
    ]


def test_two_kinds_that_differ_only_in_brackets_keep_them(company: Company) -> None:
    rick = company.worker(hired=LONG_HERE)
    for name in ("First Aid (basic)", "First Aid (advanced)"):
        company.certificate(rick, company.certificate_type(name), "2028-01-01")
    made = training_matrix(company.file, AS_OF)
    assert [column.short for column in made.columns] == [
        "First Aid (advanced)",
        "First Aid (basic)",
    ]


def test_those_who_left_are_shown_when_asked(company: Company) -> None:
    kind = company.certificate_type()
    company.requirement(kind)
    rick = company.worker("Rick Desjarlais", LONG_HERE)
    gone = company.worker("Cody Brandvold", LONG_HERE, "2026-06-30")
    company.certificate(rick, kind, "2028-01-01")
    company.certificate(gone, kind, "2026-10-14")
    assert [row.id for row in training_matrix(company.file, AS_OF).rows] == [rick]
    made = training_matrix(company.file, AS_OF, everybody=True)
    assert [(row.id, row.employed) for row in made.rows] == [(rick, True), (gone, False)]
    cell = made.cells[gone, kind]
    assert (cell.state, cell.words) == (CellState.HELD, "expired 14 Oct")
    assert cell.sentence == "Expired 14 October, 33 days ago. Does not work here now."
    assert made.summary == "1 worker, 1 certificate held or required, and all of them are good."


@pytest.fixture
def crew(company: Company) -> Matrix:
    """Rick: expired H2S, good First Aid; Kayla: missing H2S; Dale: everything good."""
    welder = company.position("Welder")
    h2s, aid = company.certificate_type("H2S Alive"), company.certificate_type("First Aid")
    company.requirement(h2s)
    rick = company.worker("Rick Desjarlais", LONG_HERE, positions=[welder])
    company.worker("Kayla Nguyen", LONG_HERE)
    dale = company.worker("Dale Kowalchuk", LONG_HERE)
    company.certificate(rick, h2s, "2026-10-14")
    company.certificate(rick, aid, "2028-01-01")
    company.certificate(dale, h2s, "2028-01-01")
    return training_matrix(company.file, AS_OF)


def test_what_it_counts(crew: Matrix) -> None:
    assert crew.summary == "3 workers, 4 certificates held or required: 1 expired, 1 missing."
    assert [(column.name, column.trouble) for column in crew.columns] == [
        ("First Aid", ""),
        ("H2S Alive", "1 expired, 1 missing"),
    ]
    assert {row.name: row.trouble for row in crew.rows} == {
        "Dale Kowalchuk": "",
        "Kayla Nguyen": "1 missing",
        "Rick Desjarlais": "1 expired",
    }


@pytest.mark.parametrize(
    ("text", "only_needs", "workers", "kinds"),
    [
        ("", False, ["Dale", "Kayla", "Rick"], ["First Aid", "H2S Alive"]),
        ("WELDER", False, ["Rick"], ["First Aid", "H2S Alive"]),
        ("h2s", False, ["Dale", "Kayla", "Rick"], ["H2S Alive"]),
        ("rick h2s", False, ["Rick"], ["H2S Alive"]),
        ("nobody", False, [], ["First Aid", "H2S Alive"]),
        ("", True, ["Kayla", "Rick"], ["H2S Alive"]),
        ("dale", True, [], []),
    ],
)
def test_a_part_of_it(
    crew: Matrix, text: str, only_needs: bool, workers: list[str], kinds: list[str]
) -> None:
    part = narrowed(crew, text, only_needs=only_needs)
    assert [row.name.split()[0] for row in part.rows] == workers
    assert [column.name for column in part.columns] == kinds
    assert part.summary == crew.summary


def test_an_empty_file(company: Company) -> None:
    made = training_matrix(company.file, AS_OF)
    assert (made.rows, made.columns, made.cells) == ((), (), {})
    assert made.summary == "Nobody works here yet."


def test_workers_without_any_certificate(company: Company) -> None:
    company.worker(hired=LONG_HERE)
    made = training_matrix(company.file, AS_OF)
    assert made.summary == "1 worker, and no certificate is on file or required."
