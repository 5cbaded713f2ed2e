"""What is expected of more shops agrees with itself and with the papers that are written."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.values.folding import fold
from tests.builders.certainty import settled
from tests.builders.folders import Shop
from tests.builders.judging import (
    faults_of_actions,
    faults_of_certificates,
    faults_of_creation,
    faults_of_schedule,
)
from tests.builders.more_folders import MORE_SHOPS

STATES = {"ok", "due_soon", "overdue", "never_done", "suspended", "before_use"}
ACTION_STATES = {"open", "overdue", "no_due_date", "closed"}

every_shop = pytest.mark.parametrize("shop", MORE_SHOPS, ids=lambda shop: shop.key)


def cells_of(path: Path) -> list[str]:
    if path.suffix == ".xlsx":
        return [
            str(value)
            for page in load_workbook(path, data_only=True)
            for row in page.iter_rows(values_only=True)
            for value in row
            if value is not None
        ]
    content = path.read_bytes()
    for encoding in ("utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        delimiter = max(";\t,", key=text.count)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
        return [cell for row in csv.reader(lines, delimiter=delimiter) for cell in row]
    raise AssertionError(f"{path.name} cannot be read")


@every_shop
def test_what_is_expected_is_written_somewhere(shop: Shop, tmp_path: Path) -> None:
    shop.write(tmp_path)
    papers = [p for p in tmp_path.rglob("*") if p.suffix in (".xlsx", ".csv", ".txt")]
    cells = {fold(cell) for p in papers if not p.name.startswith("~$") for cell in cells_of(p)}
    everything = "\n".join(cells)
    expected = shop.expected
    for _subject, task, rule, _states in expected["schedule"]:
        assert fold(task) in cells
        assert fold(rule) in cells
    for what, _states in expected["actions"]:
        assert fold(what) in cells
    for words in (*expected["kept_words"], *expected["words_nowhere"]):
        assert fold(words) in everything


@every_shop
def test_the_numbers_and_days_of_an_expectation_agree(shop: Shop) -> None:
    expected, wide = shop.expected, shop.expected["latitude"]
    plans = wide.counted["duty_plan"]
    most = plans[1] if isinstance(plans, tuple) else plans
    assert len(expected["schedule"]) + len(wide.duties) == most
    assert len(expected["actions"]) == wide.counted["corrective_action"]
    for *_line, states in expected["schedule"]:
        assert set(states.split("|")) <= STATES
    for _what, states in expected["actions"]:
        assert set(states.split("|")) <= ACTION_STATES
    as_of = date.fromisoformat(expected["as_of"])
    for _worker, _card, days in expected["expired"]:
        assert all(date.fromisoformat(day) < as_of for day in days.split("|"))
    for _worker, _card, day in expected["expiring_90_days"]:
        assert 0 <= (date.fromisoformat(day) - as_of).days <= 90


@every_shop
def test_a_report_of_nothing_satisfies_nobody(shop: Shop) -> None:
    report = {"created": {}, "evidence": 0, "refused": [], "notes": []}
    check: dict[str, list[str]] = {"duties": [], "actions": [], "certificates": []}
    expected, report, check = settled(shop.expected, report, check)
    assert len(list(faults_of_creation(expected, report))) == len(expected["created"]) + 1
    assert len(list(faults_of_schedule(expected, check))) == len(expected["schedule"])
    assert len(list(faults_of_actions(expected, check))) == len(expected["actions"])
    cards = any(expected[name] for name in ("expired", "expiring_90_days", "missing_tickets"))
    assert bool(list(faults_of_certificates(expected, check))) is cards
