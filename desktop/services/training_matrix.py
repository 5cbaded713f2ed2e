"""The training matrix: who holds, must hold and lacks which certificate on a day, cell by cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.services import training_words as words
from desktop.services.checking import read_facts
from desktop.services.training_cells import (
    NEEDS_YOU,
    Cell,
    CellState,
    Known,
    Place,
    absent_cells,
    held_cells,
)
from desktop.store import aggregate
from desktop.store.fact_register import full_name
from desktop.store.facts import DutyFacts, WorkerFact
from desktop.store.file import CompanyFile
from desktop.values.folding import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A row: a worker, the positions held now, and what is wrong in a few words ("" if nothing)."""

    id: str
    name: str
    positions: str
    employed: bool = True
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a kind of certificate, and what is wrong in it in a few words."""

    id: str
    name: str
    short: str
    trouble: str = ""


@dataclass(frozen=True)
class Matrix:
    """Everybody by everything; every cell of it is there, an absence too."""

    rows: tuple[Person, ...] = ()
    columns: tuple[Column, ...] = ()
    cells: Mapping[Place, Cell] = field(default_factory=dict)
    summary: str = ""
    workers: int = 0  # who work here, shown or not


def training_matrix(company: CompanyFile, as_of: date, *, everybody: bool = False) -> Matrix:
    """Return the matrix of a company on a day; `everybody` adds those who left."""
    return matrix_of(read_facts(company, as_of), known_of(company), as_of, everybody=everybody)


def known_of(company: CompanyFile) -> Known:
    """Return the names that the facts leave out."""
    with company.reading() as connection:
        return known_in(connection)


def known_in(connection: Connection) -> Known:
    """Return the same from a reading that goes on."""
    found = {
        key: [
            record
            for record in aggregate.read(connection, kind_of(key)).values()
            if not record.is_voided
        ]
        for key in ("worker", "position", "exemption")
    }
    return Known(
        {r.id: full_name(r.values["first_name"], r.values["last_name"]) for r in found["worker"]},
        {r.id: r.values["title"] for r in found["position"]},
        {(r.values["worker_id"], r.values["type_id"]): r.values["reason"]
         for r in found["exemption"]},
    )  # fmt: skip


def matrix_of(facts: DutyFacts, known: Known, as_of: date, *, everybody: bool = False) -> Matrix:
    """Return the matrix that the facts of a day make; nothing is asked of the file."""
    cells = held_cells(facts, as_of)
    rows = [_person(worker, known) for worker in facts.workers]
    if everybody:
        left = _who_left(facts, known)
        for place, cell in held_cells(left, as_of).items():
            lines, sentence = words.of_one_who_left((cell.lines, cell.sentence))
            cells[place] = replace(cell, state=CellState.HELD, lines=lines, sentence=sentence)
        rows += [replace(_person(worker, known), employed=False) for worker in left.workers]
    cells |= absent_cells(facts, known, as_of, cells)
    used = {type_id for _worker, type_id in cells}
    columns = [Column(id_, facts.types[id_].name, "") for id_ in used if id_ in facts.types]
    whole = _with_absences(facts, rows, columns, cells)
    return _counted(replace(whole, columns=_shortened(whole.columns)), len(facts.workers))


def _person(worker: WorkerFact, known: Known) -> Person:
    titles = sorted(known.positions.get(id_, "") for id_ in worker.positions)
    return Person(worker.id, worker.name, ", ".join(title for title in titles if title))


def _who_left(facts: DutyFacts, known: Known) -> DutyFacts:
    """The facts as they would be if only those worked here who do not, and nothing were asked."""
    here = {worker.id for worker in facts.workers}
    left = [WorkerFact(i, n, None, None, frozenset()) for i, n in known.names.items()]
    workers = tuple(worker for worker in left if worker.id not in here)
    return replace(facts, workers=workers, requirements=(), exemptions=frozenset())


def _with_absences(
    facts: DutyFacts, rows: Sequence[Person], columns: Sequence[Column], cells: dict[Place, Cell]
) -> Matrix:
    somebody_must = {requirement.type_id for requirement in facts.requirements}
    empty = {
        column.id: Cell(
            CellState.NOT_NEEDED, *words.of_nothing(somebody_must=column.id in somebody_must)
        )
        for column in columns
    }
    whole = {
        (row.id, column.id): cells.get((row.id, column.id), empty[column.id])
        for row in rows
        for column in columns
    }
    by_name = sorted(rows, key=lambda row: (not row.employed, fold(row.name), row.id))
    return Matrix(tuple(by_name), tuple(sorted(columns, key=lambda c: (fold(c.name), c.id))), whole)


def _shortened(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give each its short name: without what stands in brackets, where that leaves it distinct."""
    shorts = {column.id: column.name.partition("(")[0].strip() for column in columns}
    times = Counter(shorts.values())
    return tuple(
        replace(column, short=short if short and times[short] == 1 else column.name)
        for column in columns
        for short in [shorts[column.id]]
    )


def _counted(whole: Matrix, workers: int) -> Matrix:
    """Say of each row, each column and the whole what is wrong."""
    cells = whole.cells

    def of(places: Iterable[Place]) -> str:
        states = Counter(cells[place].state for place in places)
        return words.counted(
            states[CellState.EXPIRED], states[CellState.MISSING], states[CellState.EXPIRING]
        )

    rows = tuple(
        replace(row, trouble=of((row.id, column.id) for column in whole.columns))
        for row in whole.rows
    )
    columns = tuple(
        replace(column, trouble=of((row.id, column.id) for row in whole.rows))
        for column in whole.columns
    )
    here = {row.id for row in rows if row.employed}
    counting = (*NEEDS_YOU, CellState.VALID, CellState.HELD)
    number = sum(cell.state in counting for (worker, _t), cell in cells.items() if worker in here)
    sentence = words.summary(workers, number, of(cells))
    return replace(whole, rows=rows, columns=columns, summary=sentence, workers=workers)


def narrowed(whole: Matrix, text: str = "", *, only_needs: bool = False) -> Matrix:
    """Return the part of a matrix that a person asks for.

    Every word of `text` picks workers by name or position; one that no worker has picks
    certificates. `only_needs` leaves the rows and columns with something to do in them.
    """
    rows, columns = list(whole.rows), list(whole.columns)
    for word in fold(text).split():
        met = [row for row in rows if word in fold(f"{row.name} {row.positions}")]
        if met or not any(word in fold(column.name) for column in columns):
            rows = met
        else:
            columns = [column for column in columns if word in fold(column.name)]
    if only_needs:
        needy = [place for place, cell in _within(whole, rows, columns) if cell.needs_you]
        workers, kinds = {worker for worker, _kind in needy}, {kind for _worker, kind in needy}
        rows = [row for row in rows if row.id in workers]
        columns = [column for column in columns if column.id in kinds]
    return replace(whole, rows=tuple(rows), columns=tuple(columns))


def _within(
    whole: Matrix, rows: Iterable[Person], columns: Sequence[Column]
) -> Iterator[tuple[Place, Cell]]:
    for row in rows:
        for column in columns:
            yield (row.id, column.id), whole.cells[row.id, column.id]
