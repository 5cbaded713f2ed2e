"""What is said of somebody and a unit: short in the cell of the grid, and in whole sentences."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop.duties.competency import Competence, Standing
from desktop.language import N_, _, ngettext
from desktop.services.training_cells import Cell, CellState
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_date, say_number

STATES: Final = {
    Competence.COMPETENT: CellState.VALID,
    Competence.DUE_SOON: CellState.EXPIRING,
    Competence.DUE: CellState.EXPIRED,
    Competence.SUPERVISED: CellState.SUPERVISED,
    Competence.NOT_YET: CellState.EXPIRED,
    Competence.NO_RESULT: CellState.EXPIRED,
    Competence.NO_CHECK: CellState.MISSING,
}
_SHORT: Final = {
    Competence.NOT_YET: (N_("not yet"), N_("competent")),
    Competence.NO_RESULT: (N_("check has"), N_("no result")),
}


def say_month_of(day: date) -> str:
    """Return "Mar 2027"."""
    return _("{month} {year}").format(month=say_short_month(day.month), year=day.year)


def cell_of(one: Standing, as_of: date) -> Cell:
    """Return the cell of one person and one piece of work."""
    state = STATES[one.state]
    lines = _lines(one)
    if not one.is_assigned and one.check is None:
        state, lines = CellState.UNCHECKED, (_("no check"), _("works on it"))
    elif not one.is_asked and one.state is not Competence.COMPETENT:
        state = CellState.HELD  # nobody is put to work with it
    return Cell(state, lines, sentence_of(one, as_of), one.check.id if one.check else "")


def _lines(one: Standing) -> tuple[str, ...]:
    until = say_month_of(one.until) if one.until else ""
    if one.state in (Competence.COMPETENT, Competence.DUE_SOON):
        return (_("competent"), _("until {month}").format(month=until))
    if one.state is Competence.SUPERVISED:
        return (_("only"), _("supervised"))
    if one.state is Competence.DUE:
        return (_("check due"), _("since {month}").format(month=until))
    if one.state is Competence.NO_CHECK:
        return (_("no check"),)
    return tuple(_(line) for line in _SHORT[one.state])


def sentence_of(one: Standing, as_of: date) -> str:
    """Return the sentences behind a cell: "Tyler on FL-1: no competency check."."""
    said = {"worker": one.worker.name, "work": one.work.name}
    whole = [_SENTENCES[one.state]() if one.check or one.state is Competence.NO_CHECK else ""]
    words = {**said, "on": "", "until": "", "restrictions": ""}
    if one.check is not None:
        words["on"] = say_date(one.check.on, as_of)
        words["restrictions"] = one.check.restrictions.rstrip(" .")
    if one.until is not None:
        words["until"] = say_date(one.until, as_of)
    if words["restrictions"]:
        whole.append(_("Restrictions: {restrictions}."))
    if one.seen is not None and not one.is_assigned:
        words["seen"] = say_date(one.seen.on, as_of)
        inspected = one.seen.hands == "inspected"
        whole.append(
            _("Inspected it {seen}, and is not put down as running it.")
            if inspected
            else _("Worked on it {seen}, and is not put down as running it.")
        )
    elif not one.is_assigned and one.work.kind != "task":
        whole.append(_("Is not put down as running it."))
    return " ".join(whole).format(**words)


_SENTENCES: Final = {
    Competence.COMPETENT: lambda: _(
        "{worker} on {work}: seen to be competent {on}. The next check is due by {until}."
    ),
    Competence.DUE_SOON: lambda: _(
        "{worker} on {work}: seen to be competent {on}. The next check is due by {until}."
    ),
    Competence.DUE: lambda: _(
        "{worker} on {work}: the last check was {on}. The next one was due by {until}."
    ),
    Competence.SUPERVISED: lambda: _(
        "{worker} on {work}: only while somebody competent watches, by the check of {on}."
    ),
    Competence.NOT_YET: lambda: _("{worker} on {work}: not competent yet, by the check of {on}."),
    Competence.NO_RESULT: lambda: _(
        "{worker} on {work}: the check of {on} does not say what came of it."
    ),
    Competence.NO_CHECK: lambda: _("{worker} on {work}: no competency check."),
}


def of_nothing(*, is_task: bool) -> Cell:
    """Return the cell of somebody who is not put on a unit, or was not watched at a task."""
    if is_task:
        return Cell(
            CellState.NOT_NEEDED,
            (_("not"), _("checked")),
            _("Nobody is on file as having watched."),
        )
    sentence = _("Is not put down as running it.")
    return Cell(CellState.NOT_NEEDED, (_("not"), _("assigned")), sentence)


def counted(states: Mapping[CellState, int]) -> str:
    """Return "2 without a check, 1 check due, 1 check due soon"; empty where there is none."""
    missing = states.get(CellState.MISSING, 0)
    due = states.get(CellState.EXPIRED, 0)
    soon = states.get(CellState.EXPIRING, 0)
    watched = states.get(CellState.SUPERVISED, 0)
    seen = states.get(CellState.UNCHECKED, 0)
    parts = [
        (missing, ngettext("{n} without a check", "{n} without a check", missing)),
        (due, ngettext("{n} check due or not passed", "{n} checks due or not passed", due)),
        (soon, ngettext("{n} check due soon", "{n} checks due soon", soon)),
        (watched, ngettext("{n} only supervised", "{n} only supervised", watched)),
        (
            seen,
            ngettext(
                "{n} seen at a unit without being assigned",
                "{n} seen at a unit without being assigned",
                seen,
            ),
        ),
    ]
    return ", ".join(words.format(n=say_number(n, 0)) for n, words in parts if n)


def summary(people: int, works: int, trouble: str) -> str:
    """Return the sentence under the title of the page."""
    who = ngettext("{n} person", "{n} people", people).format(n=say_number(people, 0))
    what = ngettext("{n} machine or task", "{n} machines or tasks", works)
    said = _("{people} · {works}").format(people=who, works=what.format(n=say_number(works, 0)))
    if not works:
        return ""
    if not trouble:
        return _("{said} · everybody put on a unit has a check").format(said=said)
    return _("{said} · {trouble}").format(said=said, trouble=trouble)
