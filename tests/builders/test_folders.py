"""The folders of other shops are what their expectations say, before anybody judges by them."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop.values.folding import fold, key
from tests.builders.folders import SHOPS, Shop
from tests.builders.judging import (
    faults_of_actions,
    faults_of_certificates,
    faults_of_creation,
    faults_of_refusals,
    faults_of_repetition,
    faults_of_schedule,
    faults_of_words,
)

STATES = {"ok", "due_soon", "overdue", "never_done", "suspended", "before_use"}
ACTION_STATES = {"open", "overdue", "no_due_date", "closed"}
ENCODINGS = ("utf-16", "utf-8-sig", "cp1252")

Rows = list[list[str]]

every_shop = pytest.mark.parametrize("shop", SHOPS, ids=lambda shop: shop.key)


def text_of(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError(f"{path.name} cannot be read")


def sheets_of(path: Path) -> dict[str, Rows]:
    if path.suffix == ".xlsx":
        book = load_workbook(path, data_only=True)
        return {
            page.title: [
                ["" if value is None else str(value) for value in row]
                for row in page.iter_rows(values_only=True)
            ]
            for page in book
        }
    text = text_of(path)
    delimiter = max(";\t,", key=text.count)
    return {"": list(csv.reader(text.splitlines(), delimiter=delimiter))}


def papers_of(folder: Path) -> dict[str, dict[str, Rows]]:
    return {
        path.name: sheets_of(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".xlsx", ".csv", ".txt")
    }


@pytest.fixture(params=SHOPS, ids=lambda shop: shop.key)
def opened(
    request: pytest.FixtureRequest, tmp_path: Path
) -> tuple[Shop, dict[str, dict[str, Rows]]]:
    request.param.write(tmp_path)
    return request.param, papers_of(tmp_path)


def test_refused_cells_stand_where_they_are_said_to(
    opened: tuple[Shop, dict[str, dict[str, Rows]]],
) -> None:
    shop, papers = opened
    for file, sheet, row, column in shop.expected["refused"]:
        rows = papers[file][sheet]
        header = next(cells for cells in rows if column in cells)
        assert rows[row - 1][header.index(column)] in ("31/31/2026", "forgot")
    for file, sheet, column in shop.expected["asked"]:
        rows = papers[file][sheet]
        place = rows[0].index(column)
        numbers = [tuple(map(int, row[place].split("/"))) for row in rows[1:]]
        assert all(first <= 12 and second <= 12 for first, second, _year in numbers)
        as_of = date.fromisoformat(shop.expected["as_of"])
        for readings in (
            [date(year, month, day) for day, month, year in numbers],
            [date(year, month, day) for month, day, year in numbers],
        ):
            assert all(earlier < later for earlier, later in pairwise(readings))
            assert readings[-1] <= as_of


def test_every_duty_and_action_is_written_somewhere(
    opened: tuple[Shop, dict[str, dict[str, Rows]]],
) -> None:
    shop, papers = opened
    rows = [row for sheets in papers.values() for sheet in sheets.values() for row in sheet]
    cells = {fold(cell) for row in rows for cell in row}
    for subject, task, rule, _state in shop.expected["schedule"]:
        found = [row for row in rows if task in row and rule in row and row[0].endswith(subject)]
        assert len(found) == 1, (subject, task)
    for what, _state in shop.expected["actions"]:
        assert fold(what) in cells
    everything = "\n".join(cells)
    for words in (*shop.expected["kept_words"], *shop.expected["words_nowhere"]):
        assert fold(words) in everything or words in ("Please sign in", "N'Guessan")


@every_shop
def test_the_numbers_of_an_expectation_agree_with_its_lists(shop: Shop) -> None:
    expected = shop.expected
    assert expected["plans"] == len(expected["schedule"])
    assert expected["actions_total"] == len(expected["actions"])
    assert {state for *_duty, state in expected["schedule"]} <= STATES
    assert {state for _what, state in expected["actions"]} <= ACTION_STATES
    as_of = date.fromisoformat(expected["as_of"])
    for _worker, _card, expires in expected["expired"]:
        assert date.fromisoformat(expires) < as_of
    for _worker, _card, expires in expected["expiring_90_days"]:
        assert 0 <= (date.fromisoformat(expires) - as_of).days <= 90


def test_workers_and_units_are_counted_right(
    opened: tuple[Shop, dict[str, dict[str, Rows]]],
) -> None:
    shop, papers = opened
    tables = [rows for sheets in papers.values() for rows in sheets.values()]
    units = [cell for rows in tables for cell in cells_under(rows, STATUS, beside=DESCRIPTION)]
    assert len(units) == shop.expected["equipment"]
    people = [cell for rows in tables for cell in cells_under(rows, HIRED)]
    if people:
        assert len(people) == shop.expected["workers"]
    words = {word for rows in tables for row in rows for c in row for word in key(c).split()}
    for worker, *_card in (
        *shop.expected["expired"],
        *shop.expected["expiring_90_days"],
        *shop.expected["missing_tickets"],
    ):
        assert set(key(worker).split()) <= words


STATUS = {"Status", "État"}
DESCRIPTION = {"Description", "What it is", "Equipment", "Machine"}
HIRED = {"Start date", "Start Date", "Hired", "Date of hire", "Started", "Since", "Hire date"} | {
    "Date d'embauche"
}


def cells_under(rows: Rows, headers: set[str], beside: set[str] | None = None) -> list[str]:
    """Return the filled cells under a header; a log of actions is told by its owners."""
    for number, row in enumerate(rows):
        found = headers & set(row)
        if found and (beside is None or beside & set(row)) and "Owner" not in row:
            place = row.index(found.pop())
            below = [cells[place] for cells in rows[number + 1 :] if len(cells) > place]
            return [cell for cell in below if cell]
    return []


def as_reported(shop: Shop) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the import report and the check that would satisfy the expectation of `shop`."""
    expected = shop.expected
    cells = [
        {"file": f"C:/in/{f}", "sheet": s, "row": row, "column": c, "value": "?", "reason": "?"}
        for f, s, row, c in expected["refused"]
    ]
    files = [
        {"file": f, "sheet": None, "row": None, "column": None, "value": None, "reason": "?"}
        for f in expected["evidence_refused"]
    ]
    notes = [" ".join(line) for name in ("asked", "mentioned") for line in expected[name]]
    report = {
        "created": dict(expected["created"]),
        "evidence": expected["evidence_kept"],
        "refused": cells + files,
        "notes": notes + expected["evidence_kept_with_a_warning"],
    }
    cards = [
        {"worker": worker, "certificate": card, "expires": day, "state": state}
        for state, name in (("expired", "expired"), ("expiring", "expiring_90_days"))
        for worker, card, day in expected[name]
    ] + [
        {"worker": worker, "certificate": card, "expires": None, "state": "missing"}
        for worker, card in expected["missing_tickets"]
    ]
    check = {
        "duties": [
            {"subject": unit, "task": task, "state": state, "kind": "inspection"}
            for unit, task, _rule, state in expected["schedule"]
        ],
        "actions": [{"what": what, "state": state} for what, state in expected["actions"]],
        "certificates": cards,
    }
    return report, check


@every_shop
def test_the_judge_is_content_with_what_is_expected_and_with_nothing_less(shop: Shop) -> None:
    report, check = as_reported(shop)
    expected = shop.expected
    assert not list(faults_of_creation(expected, report))
    assert not list(faults_of_refusals(expected, report))
    assert not list(faults_of_schedule(expected, check))
    assert not list(faults_of_actions(expected, check))
    assert not list(faults_of_certificates(expected, check))
    assert not list(faults_of_words(expected, " ".join(expected["kept_words"])))
    empty: dict[str, Any] = {"created": {}, "evidence": -1, "refused": [], "notes": []}
    nothing: dict[str, Any] = {"duties": [], "actions": [], "certificates": []}
    assert list(faults_of_creation(expected, empty))
    assert list(faults_of_schedule(expected, nothing))
    assert list(faults_of_certificates(expected, nothing))
    assert len(list(faults_of_actions(expected, nothing))) == len(expected["actions"])
    needed = [*expected["refused"], *expected["asked"], *expected["mentioned"]]
    needed += [*expected["evidence_refused"], *expected["evidence_kept_with_a_warning"]]
    assert len(list(faults_of_refusals(expected, empty))) == len(needed)
    assert list(faults_of_repetition(expected, report))
