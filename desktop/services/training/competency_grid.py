"""The grid of who runs what: people by units, with what the newest competency check says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.duties.competency import Standing, Work, standings
from desktop.services.training import competency_words as words
from desktop.services.training.check_values import TASK, TYPE
from desktop.services.training_cells import Cell, CellState
from desktop.services.training_matrix import Column, Matrix, Person, known_in
from desktop.store.fact_competency import competency_facts, seen_facts
from desktop.store.fact_people import worker_facts
from desktop.store.fact_register import early_warning
from desktop.store.facts import WorkerFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.competency import CompetencyFacts
from desktop.values.folding import fold, key


@dataclass(frozen=True)
class KnownCompetency:
    """What is known of everybody on a day."""

    facts: CompetencyFacts
    workers: tuple[WorkerFact, ...]
    positions: Mapping[str, str]
    days: int  # before its end a check is due soon

    def standings(self, as_of: date) -> tuple[Standing, ...]:
        """Return how everybody stands."""
        return standings(self.facts, self.workers, as_of, self.days)


def read_competency(company: CompanyFile, as_of: date) -> KnownCompetency:
    """Read what is known of everybody who works here on the day."""
    with company.reading() as connection:
        ask = asking(connection)
        facts = replace(competency_facts(ask), seen=seen_facts(ask, as_of))
        workers = worker_facts(ask, as_of)
        days = early_warning(ask).certificate_days
        return KnownCompetency(facts, workers, known_in(connection).positions, days)


def competency_grid(company: CompanyFile, as_of: date) -> Matrix:
    """Return who may run what on a day, cell by cell, in the shape of the training matrix."""
    known = read_competency(company, as_of)
    found = known.standings(as_of)
    works = _worth_a_column({one.work for one in found})
    by_place = {(one.worker.id, one.work.id): one for one in found}
    cells: dict[tuple[str, str], Cell] = {}
    columns: list[Column] = []
    for alike in _alike(works, known.workers, by_place):
        id_, column = _column(alike)
        columns.append(column)
        for worker in known.workers:
            one = by_place.get((worker.id, alike[0].id))
            cells[worker.id, id_] = (
                words.cell_of(one, as_of)
                if one
                else words.of_nothing(is_task=alike[0].kind == "task")
            )
    return _told(_people(known), columns, cells)


def _worth_a_column(works: Iterable[Work]) -> list[Work]:
    order = {"unit": 0, "type": 1, "task": 2}
    return sorted(works, key=lambda work: (order[work.kind], _type_of(work), fold(work.name)))


def _type_of(work: Work) -> str:
    return key(work.machine.type) if work.machine and work.machine.type else ""


def _alike(
    works: Sequence[Work],
    workers: Sequence[WorkerFact],
    by_place: Mapping[tuple[str, str], Standing],
) -> list[list[Work]]:
    """Put the units of a type together where the same is to be said of all of them."""

    def said(work: Work) -> Any:
        of = (by_place.get((worker.id, work.id)) for worker in workers)
        return tuple(
            one and (one.state, one.is_assigned, one.check and one.check.id, one.seen is None)
            for one in of
        )

    by_type: dict[str, list[Work]] = {}
    for work in works:
        at = _type_of(work) if work.kind == "unit" else ""
        by_type.setdefault(at or f"alone {work.id}", []).append(work)
    found: list[list[Work]] = []
    for units in by_type.values():
        # a part of a type would stand in no one check: either all of them or each alone
        is_one = len({said(work) for work in units}) == 1
        found += [units] if is_one else [[work] for work in units]
    return found


def _column(alike: Sequence[Work]) -> tuple[str, Column]:
    first = alike[0]
    if first.kind == "task":
        return TASK + first.name, Column(TASK + first.name, first.name, first.name)
    if first.machine is None:
        return TYPE + first.name, Column(TYPE + first.name, first.name, first.name)
    type_ = (first.machine.type or "").strip()
    if len(alike) > 1:
        numbers = ", ".join(work.name for work in alike)
        return TYPE + type_, Column(TYPE + type_, f"{type_}: {numbers}", f"{type_} {numbers}")
    about = first.machine.description or type_
    short = f"{first.name} {type_ or about}".strip()
    return first.id, Column(first.id, f"{first.name} · {about}" if about else first.name, short)


def _people(known: KnownCompetency) -> list[Person]:
    rows = []
    for worker in known.workers:
        titles = sorted(known.positions.get(id_, "") for id_ in worker.positions)
        rows.append(Person(worker.id, worker.name, ", ".join(filter(None, titles))))
    return sorted(rows, key=lambda row: (fold(row.name), row.id))


def _told(
    rows: Sequence[Person], columns: Sequence[Column], cells: Mapping[tuple[str, str], Cell]
) -> Matrix:
    def of(places: Iterable[tuple[str, str]]) -> str:
        return words.counted(Counter(cells[place].state for place in places))

    told_rows = tuple(
        replace(row, trouble=of((row.id, column.id) for column in columns)) for row in rows
    )
    told_columns = tuple(
        replace(column, trouble=of((row.id, column.id) for row in rows)) for column in columns
    )
    sentence = words.summary(len(rows), len(columns), of(cells))
    return Matrix(told_rows, told_columns, dict(cells), sentence, len(rows))


def opens_record(cell: Cell) -> bool:
    """Whether taking a cell shows the check on file; else it begins a new one."""
    return bool(cell.certificate_id) and cell.state in {CellState.VALID, CellState.HELD}
