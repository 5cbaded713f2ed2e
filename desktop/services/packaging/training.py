"""The training matrix as a package shows it: every worker by every certificate, in words."""

from datetime import date
from typing import Final

from desktop.duties.certificates import newest_cards
from desktop.duties.matrix import required, required_later
from desktop.language import N_, _, ngettext
from desktop.package.submission import MatrixShown
from desktop.package.tables import Cell
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.saying import say_day
from desktop.services.training_cells import NEEDS_YOU, CellState, Place
from desktop.services.training_cells import Cell as Held
from desktop.services.training_matrix import Matrix, known_in, matrix_of
from desktop.store.facts import DutyFacts
from desktop.values.spoken import say_number

KEY: Final = "matrix"
_TONES: Final = {
    CellState.EXPIRED: "red",
    CellState.MISSING: "red",
    CellState.EXPIRING: "amber",
    CellState.LATER: "amber",
    CellState.NOT_NEEDED: "soft",
    CellState.EXEMPT: "soft",
}
_BEFORE_A_DAY: Final = {
    CellState.VALID: "",
    CellState.HELD: "",
    CellState.EXPIRED: N_("expired"),
    CellState.EXPIRING: N_("until"),
    CellState.LATER: N_("needed by"),
}
_GOOD: Final = frozenset({CellState.VALID, CellState.EXPIRING, CellState.HELD})
_COUNTED: Final = NEEDS_YOU | _GOOD


def matrix_shown(reading: Reading) -> MatrixShown | None:
    """Return the matrix of the day; None where nobody works or nothing is held or required."""
    facts = reading.facts
    matrix = matrix_of(facts, known_in(reading.connection), reading.as_of)
    if not matrix.rows or not matrix.columns:
        return None
    days: dict[Place, date | None] = {**required_later(facts, reading.as_of)}
    days |= {place: day for place, (day, _card) in newest_cards(facts).items()}
    rows = [
        (
            "\n".join(filter(None, [reading.hide(row.name), reading.hide(row.positions)])),
            tuple(
                _cell(matrix.cells[row.id, column.id], days.get((row.id, column.id)))
                for column in matrix.columns
            ),
        )
        for row in matrix.rows
    ]
    return MatrixShown(
        key=KEY,
        title=_("Training matrix"),
        sentence=" ".join(
            [
                matrix.summary,
                _required_said(matrix, facts, reading.as_of),
                _("A day is the last one on which the certificate is good."),
            ]
        ),
        first=_("Worker"),
        columns=tuple(column.short for column in matrix.columns),
        rows=tuple(rows),
    )


def _required_said(matrix: Matrix, facts: DutyFacts, as_of: date) -> str:
    """Return how many of them are required, because a question is scored by those alone."""
    wanted = required(facts, as_of)
    asked = [cell for place, cell in matrix.cells.items() if place in wanted]
    counted = [cell for cell in matrix.cells.values() if cell.state in _COUNTED]
    good = sum(cell.state in _GOOD for cell in asked)
    said = ngettext(
        "{n} of them is required; {good} of those is good.",
        "{n} of them are required; {good} of those are good.",
        len(asked),
    ).format(n=say_number(len(asked), 0), good=say_number(good, 0))
    if (more := len(counted) - len(asked)) <= 0:
        return said
    held = ngettext(
        "{n} more is held and not required.", "{n} more are held and not required.", more
    )
    return f"{said} {held.format(n=say_number(more, 0))}"


def _cell(held: Held, day: date | None) -> Cell:
    """Return the words of a cell; a day stands there with its year."""
    tone = _TONES.get(held.state, "")
    said = say_day(day)
    if held.state is CellState.NOT_NEEDED:
        words = "–"
    elif said and held.state in _BEFORE_A_DAY:
        words = "\n".join(filter(None, [_words_of(held.state), said]))
    else:
        words = "\n".join(held.lines)
    return Cell(words, tone=tone, strong=tone == "red")


def _words_of(state: CellState) -> str:
    before = _BEFORE_A_DAY[state]
    return _(before) if before else ""  # an empty word would be translated to the file's header
