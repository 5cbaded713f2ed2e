"""Everything done in a sitting can be taken back and done again, and history tells of both."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed, Transaction
from desktop.store.undo import Sitting
from tests.builders.files import faults_in, opened, save, tampering


@pytest.fixture
def sitting(company: CompanyFile) -> Iterator[Sitting]:
    """A sitting at the company file."""
    made = Sitting(company)
    yield made
    made.close()


def read(company: CompanyFile, kind: str, record_id: str) -> Stored:
    stored: Stored = company.write("Look", lambda t: t.get(kind, record_id))
    return stored


def said(company: CompanyFile, kind: str, record_id: str) -> tuple[bool, dict[str, Any]]:
    """What matters to a person about a record."""
    stored = read(company, kind, record_id)
    return stored.is_voided, stored.values


# --- one of each ----------------------------------------------------------------------------------

WORKER = {
    "first_name": "Rick",
    "last_name": "Desjarlais",
    "employment": [{"from_on": "2012-05-22"}],
}


def _create(company: CompanyFile) -> tuple[str, str]:
    return "worker", save(company, "worker", **WORKER)


def _update(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _create(company)
    periods = [{"from_on": "2012-05-22", "to_on": "2020-01-31"}, {"from_on": "2021-02-01"}]
    save(company, "worker", worker, last_name="Tremblay", employment=periods)
    return kind, worker


def _empty(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _create(company)
    save(company, "worker", worker, first_name=None, employment=[])
    return kind, worker


def _void(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _create(company)
    company.write("Void", lambda t: t.void("worker", worker, "entered twice"))
    return kind, worker


def _restore(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _void(company)
    company.write("Restore", lambda t: t.restore("worker", worker))
    return kind, worker


def _edit_and_void(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _create(company)

    def both(transaction: Transaction) -> None:
        transaction.save("worker", {"number": "17"}, worker)
        transaction.void("worker", worker, "left")

    company.write("Both", both)
    return kind, worker


def _restore_and_edit(company: CompanyFile) -> tuple[str, str]:
    kind, worker = _void(company)

    def both(transaction: Transaction) -> None:
        transaction.restore("worker", worker)
        transaction.save("worker", {"employment": []}, worker)

    company.write("Both", both)
    return kind, worker


def _create_and_void(company: CompanyFile) -> tuple[str, str]:
    def both(transaction: Transaction) -> str:
        worker = transaction.save("worker", WORKER)
        transaction.void("worker", worker, "left long ago")
        return worker

    return "worker", company.write("Both", both)


ONE_OF_EACH = [_create, _update, _empty, _void, _restore, _edit_and_void, _restore_and_edit]


@pytest.mark.parametrize("do", ONE_OF_EACH)
def test_undo_and_redo_and_undo_and_redo(company: CompanyFile, do: Any) -> None:
    kind, record_id = do(company)
    after = said(company, kind, record_id)
    # seen again from here, so that the last action alone is in the sitting
    with company.reading() as connection:
        number = connection.exec_driver_sql("SELECT max(number) FROM action").scalar() or 0
    states = [after]
    sitting = _sitting_with_last_action(company)
    for turn in range(4):
        (sitting.undo if turn % 2 == 0 else sitting.redo)()
        states.append(said(company, kind, record_id))
        assert faults_in(company) == []
    sitting.close()
    assert states[0] == states[2] == states[4]
    assert states[1] == states[3]
    assert states[1] != states[0]
    with company.reading() as connection:
        assert connection.exec_driver_sql("SELECT max(number) FROM action").scalar() == number + 4


def _sitting_with_last_action(company: CompanyFile) -> Sitting:
    sitting = Sitting(company)
    with company.reading() as connection:
        action = connection.exec_driver_sql(
            "SELECT id, name FROM action ORDER BY number DESC LIMIT 1"
        ).one()
    sitting._note(Changed(action.id, action.name, frozenset(), frozenset(), "Test"))
    return sitting


def test_what_undo_puts_back_is_what_was_there(company: CompanyFile, sitting: Sitting) -> None:
    _kind, worker = _create(company)
    before = read(company, "worker", worker)
    save(company, "worker", worker, last_name="Tremblay", employment=[])
    assert sitting.undo() == "Save worker"
    after = read(company, "worker", worker)
    assert after.values == before.values  # the identities of its rows too
    assert after.version == 3


def test_whoever_is_told_finds_the_next_step(company: CompanyFile, sitting: Sitting) -> None:
    steps: list[tuple[str | None, str | None]] = []
    stop = company.listen(lambda _changed: steps.append((sitting.can_undo, sitting.can_redo)))
    save(company, "worker", **WORKER)
    sitting.undo()
    sitting.redo()
    stop()
    assert steps == [("Save worker", None), (None, "Save worker"), ("Save worker", None)]


def test_undoing_a_new_record_voids_it_and_says_why(company: CompanyFile, sitting: Sitting) -> None:
    _kind, worker = _create(company)
    sitting.undo()
    stored = read(company, "worker", worker)
    assert stored.is_voided
    assert stored.void_reason == "Undone: Save worker"
    sitting.redo()
    assert not read(company, "worker", worker).is_voided


def test_a_record_that_was_made_voided(company: CompanyFile, sitting: Sitting) -> None:
    _kind, worker = _create_and_void(company)
    assert read(company, "worker", worker).is_voided
    sitting.undo()
    sitting.redo()
    assert read(company, "worker", worker).is_voided
    assert faults_in(company) == []


# --- several --------------------------------------------------------------------------------------


def test_an_action_on_many_records_is_undone_as_one(company: CompanyFile, sitting: Sitting) -> None:
    old = save(company, "site", name="Yard")

    def many(transaction: Transaction) -> list[tuple[str, str]]:
        worker = transaction.save("worker", {"last_name": "Li"})
        kind = transaction.save("certificate_type", {"name": "H2S Alive"})
        card = transaction.save("certificate", {"worker_id": worker, "type_id": kind})
        transaction.save("site", {"name": "North yard"}, old)
        return [("worker", worker), ("certificate_type", kind), ("certificate", card)]

    made = company.write("Import", many)
    sitting.undo()
    assert all(read(company, *record).is_voided for record in made)
    assert read(company, "site", old).values["name"] == "Yard"
    sitting.redo()
    assert not any(read(company, *record).is_voided for record in made)
    assert read(company, "site", old).values["name"] == "North yard"
    assert faults_in(company) == []


def test_back_to_the_beginning_and_forth_again(company: CompanyFile, sitting: Sitting) -> None:
    site = save(company, "site", name="A")
    states = [said(company, "site", site)]
    for name in ("B", "C"):
        save(company, "site", site, name=name)
        states.append(said(company, "site", site))
    company.write("Void", lambda t: t.void("site", site, "sold"))
    states.append(said(company, "site", site))
    company.write("Restore", lambda t: t.restore("site", site))
    states.append(said(company, "site", site))
    for _round in range(3):
        for state in reversed(states):
            assert said(company, "site", site) == state
            sitting.undo()
        assert sitting.can_undo is None
        for state in states:
            sitting.redo()
            assert said(company, "site", site) == state
        assert sitting.can_redo is None
    assert faults_in(company) == []


def test_something_new_ends_what_could_be_done_again(
    company: CompanyFile, sitting: Sitting
) -> None:
    site = save(company, "site", name="A")
    save(company, "site", site, name="B")
    sitting.undo()
    assert sitting.can_redo == "Save site"
    save(company, "site", site, name="C")
    assert sitting.can_redo is None
    with pytest.raises(Refused, match="nothing to do again"):
        sitting.redo()
    sitting.undo()
    assert read(company, "site", site).values["name"] == "A"


def test_nothing_to_undo(sitting: Sitting) -> None:
    assert (sitting.can_undo, sitting.can_redo) == (None, None)
    with pytest.raises(Refused, match="nothing to undo"):
        sitting.undo()


# --- what others did meanwhile --------------------------------------------------------------------


def test_a_record_that_was_changed_since_is_left_alone(
    path: Path, company: CompanyFile, sitting: Sitting
) -> None:
    site = save(company, "site", name="A")
    save(company, "site", site, name="B", client="Suncor")
    with opened(path, by="Other") as other:
        save(other, "site", site, name="C")
    with pytest.raises(Refused, match="changed again later"):
        sitting.undo()
    assert read(company, "site", site).values["name"] == "C"
    assert sitting.can_undo == "Save site"


def test_what_others_changed_elsewhere_in_the_record_stays(
    path: Path, company: CompanyFile, sitting: Sitting
) -> None:
    site = save(company, "site", name="A")
    save(company, "site", site, name="B")
    with opened(path, by="Other") as other:
        save(other, "site", site, client="Suncor")
    sitting.undo()
    values = read(company, "site", site).values
    assert (values["name"], values["client"]) == ("A", "Suncor")


def test_a_new_record_that_somebody_went_on_with_is_not_voided(
    path: Path, company: CompanyFile, sitting: Sitting
) -> None:
    site = save(company, "site", name="A")
    with opened(path, by="Other") as other:
        save(other, "site", site, client="Suncor")
    with pytest.raises(Refused, match="changed again later"):
        sitting.undo()
    assert not read(company, "site", site).is_voided


def test_a_refused_undo_changes_nothing_of_the_action(
    path: Path, company: CompanyFile, sitting: Sitting
) -> None:
    sites = company.write("Two", lambda t: [t.save("site", {"name": n}) for n in "AB"])
    with opened(path, by="Other") as other:
        save(other, "site", sites[0], name="C")
    with pytest.raises(Refused):
        sitting.undo()
    assert not any(read(company, "site", site).is_voided for site in sites)
    assert faults_in(company) == []


def test_what_was_disposed_of_cannot_come_back(path: Path, company: CompanyFile) -> None:
    sitting = Sitting(company)
    site = save(company, "site", name="A")
    save(company, "site", site, name="B")
    with tampering(path) as plain:
        plain.execute("UPDATE change SET old = NULL, new = NULL, salt = NULL")
    with pytest.raises(Refused, match="disposed of"):
        sitting.undo()
    sitting.close()


def test_an_action_that_comes_between_is_not_mistaken_for_the_undo(
    company: CompanyFile, sitting: Sitting
) -> None:
    site = save(company, "site", name="A")
    save(company, "site", site, name="B")
    go = threading.Event()
    company.submit("Wait", lambda _t: go.wait(10))
    between = company.submit("Job", lambda t: t.save("worker", {"last_name": "Li"}))
    undoing = threading.Thread(target=sitting.undo)
    undoing.start()
    go.set()
    undoing.join()
    between.result()
    assert read(company, "site", site).values["name"] == "A"
    while sitting.can_undo:
        sitting.undo()
    assert read(company, "worker", between.result()).is_voided
    assert read(company, "site", site).is_voided
    assert faults_in(company) == []


def test_dates_and_numbers_come_back_as_they_were(company: CompanyFile, sitting: Sitting) -> None:
    unit = save(company, "equipment", number="3", description="Skid steer")
    values = {"equipment_id": unit, "value": "128450.125", "unit": "km", "read_on": "2026-02-28"}
    reading = save(company, "reading", **values)
    before = read(company, "reading", reading).values
    save(company, "reading", reading, value=1, read_on=date(2026, 3, 1))
    sitting.undo()
    assert read(company, "reading", reading).values == before
