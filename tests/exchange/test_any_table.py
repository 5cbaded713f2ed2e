"""Whatever stands in a sheet: it goes in, or a sentence says why not, and nothing is half-done."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from desktop.exchange.headings import ROWS, Target, targets
from desktop.exchange.mapping import NOT_IN_SHEETS
from desktop.intake import Row, Sheet, Workbook
from desktop.records import KINDS
from desktop.records.fields import Shape
from desktop.records.kind import Kind
from desktop.resources import resource
from tests.builders.company import company_in
from tests.builders.files import faults_in
from tests.builders.handing_in import Office

IN_SHEETS = [kind for kind in KINDS if kind.key not in NOT_IN_SHEETS]

PEOPLE = ["Rick Desjarlais", "Desjarlais, Rick", "Rick", "R.D.", "Kayla", "K", "\u200b",
          "Kayla & Rick", "Bob", "N/A", "José Almeida; Kayla"]  # fmt: skip
THINGS = [
    "101",
    "3",
    "\u200b",
    "Unit 101",
    "#101",
    "T-1",
    "Shop",
    "Inglewood yard",
    "101 - pickup",
    "Set (6)",
]
SAID = ["OK", "Needs repair", "Yes", "no", "x", "-", "N/A", "weekly", "every 250 hrs", "annual",
        "parked since 2026-09-03", "Sold March 2026", "Open", "Closed", "Near miss", "PPE", "never",
        "H2S Alive", "First Aid", "Welder", "1,000 km", "128,450 km", "3120.5 h", "7:15", "AB",
        "51.05, -114.07", "=1+1", "2026-03-02", "03/04/2026", "31/31/2026", "Mar 2026", "12/25/25",
        "Total", "Date", "Q = quarterly"]  # fmt: skip

anything = st.one_of(
    st.none(),
    st.sampled_from(PEOPLE + THINGS + SAID),
    st.text(max_size=40),
    st.integers(-(10**18), 10**18),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
days = st.dates(date(2024, 1, 1), date(2026, 11, 20))
LIKELY: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.DATE: days,
    Shape.MOMENT: st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 20)),  # noqa: DTZ001
    Shape.TIME: st.times(time(5)),
    Shape.AMOUNT: st.integers(0, 2000),
    Shape.WHOLE: st.integers(0, 60),
    Shape.REAL: st.floats(-90, 90),
    Shape.YES_NO: st.sampled_from(["Yes", "no", "x", "-"]),
}
RULES = ["weekly", "every 250 hrs", "annual", "every 1,000 km or monthly", "before use"]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table of some kind: what it must have, some more columns, an odd cell now and then."""
    kind = draw(st.sampled_from(IN_SHEETS))
    known = {target.name: target for target in targets(kind)}
    names = [draw(st.sampled_from(group)) for group in essential(kind)]
    names = list(dict.fromkeys(names + draw(st.lists(st.sampled_from(sorted(known)), max_size=4))))
    columns = draw(st.permutations([known[name] for name in names]))
    oddness = draw(st.sampled_from([0, 0, 1, 4]))  # odd cells among ten
    headings = [draw(st.sampled_from(sorted(target.keys))) for target in columns]
    rows = []
    for _number in range(draw(st.integers(1, 6))):
        odd = [draw(st.integers(0, 9)) < oddness for _target in columns]
        fits = [draw(anything if o else likely(kind, t)) for t, o in zip(columns, odd, strict=True)]
        rows.append(fits + draw(st.lists(anything, max_size=1 if oddness else 0)))
    return Sheet(
        draw(st.sampled_from(["Sheet1", kind.title, kind.plural, "101", "2026"])),
        tuple(Row(number, tuple(row)) for number, row in enumerate([headings, *rows], start=1)),
    )


def essential(kind: Kind) -> list[list[str]]:
    with resource("import", "essentials.toml").open("rb") as file:
        said: list[list[str]] | None = tomllib.load(file).get(kind.key)
    return said or [[field.name] for field in kind.fields if field.required]


def likely(kind: Kind, target: Target) -> st.SearchStrategy[Any]:
    field = next((field for field in kind.fields if field.name == target.name), None)
    if field and field.choices:
        return st.sampled_from([*field.choices.values(), *field.choices])
    if field and field.shape in LIKELY:
        return LIKELY[field.shape]
    if target.name in ("rule", "frequency"):
        return st.sampled_from(RULES)
    if "name" in target.name or (field and field.link == "worker") or target.name.startswith(ROWS):
        return st.sampled_from(PEOPLE)
    if target.name in ("subject", "number", "equipment_id", "site_id"):
        return st.sampled_from(THINGS)
    return days if target.name.endswith("_on") else st.sampled_from(SAID)


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """One company for all tables: what is in it already is the richest of odd cells."""
    with TemporaryDirectory() as folder, company_in(Path(folder)) as company:
        company.worker("Rick Desjarlais")
        for name in ("Kayla Nguyen", "Rick Tremblay", "Robert Ouellet"):
            company.worker(name)
        for number in ("101", "T-1", "Truck 3", "Trailer 3"):
            company.unit(number)
        company.site("Inglewood yard")
        yield Office(company)


def hand_in(office: Office, sheet: Sheet) -> None:
    before = counts(office)
    papers = Workbook(path=Path("papers.xlsx"), name="papers.xlsx", family="xlsx", sheets=(sheet,))
    report = office.hand_in(papers)
    made = {kind: now - before[kind] for kind, now in counts(office).items()}
    assert {kind: n for kind, n in made.items() if n} == dict(report.created)
    assert all(cell.reason for cell in report.refused)


def counts(office: Office) -> dict[str, int]:
    """Return how many records of each kind stand."""
    found = {}
    with office.file.reading() as connection:
        for kind in KINDS:
            table = kind.model.__table__
            standing = select(func.count()).select_from(table).where(table.c.voided_at.is_(None))
            found[kind.key] = connection.execute(standing).scalar_one()
    return found


@given(sheet=sheets())
def test_any_table_goes_in_or_is_told(office: Office, sheet: Sheet) -> None:
    hand_in(office, sheet)


def test_the_file_is_whole_after_all_of_them(office: Office) -> None:
    assert faults_in(office.file) == []
