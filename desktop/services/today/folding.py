"""Folds lines that say the same of many into one, so that an owner is not flooded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from desktop.duties.duty import State
from desktop.language import _
from desktop.services.today.besides import Besides, Plan
from desktop.services.today.lines import COMPLETED_BY, Told
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.training_lines import ORIENTATION
from desktop.services.today.words import say_some
from desktop.services.training.competency_duties import COMPETENCY

MANY: Final = 3  # so many lines of one sort are folded
TWO: Final = 2
_MATRIX: Final = Target("training", "training_matrix")


Key = tuple[str, ...]
Sort = Callable[[Told], Key | None]  # what makes lines the same; None: never folded
Fold = Callable[[Key, Sequence[Told]], Line]


class Folding:
    """Folds the lines of one company; a fold stands where the first of its lines stood."""

    def __init__(self, besides: Besides) -> None:
        self._besides = besides

    def folded(self, told: Sequence[Told]) -> list[Line]:
        """Return the lines, with those folded that are many of one sort."""
        slots: list[Told | Line] = list(told)
        for sort, least, fold in (
            (self._one_plan, TWO, self._lot),
            (_stopped_unit, TWO, _unit),
            (_never_done_task, MANY, _tasks),
            (_before_use, MANY, _checks),
            (_missing_type, MANY, _type),
            (_missing_of_worker, TWO, _worker),
            (_unchecked, TWO, _checked),
        ):
            slots = _fold(slots, sort, least, fold)
        return [slot.line if isinstance(slot, Told) else slot for slot in slots]

    # --- a plan on every unit of a type ---------------------------------------------------------

    def _one_plan(self, told: Told) -> Key | None:
        duty = told.duty
        if duty.plan is None or duty.state is State.SUSPENDED:
            return None
        return "plan", duty.plan, duty.state.value

    def _lot(self, at: Key, told: Sequence[Told]) -> Line:
        """One sheet for the lot where it may be inspected at once."""
        first, line = told[0].duty, told[0].line
        plan = self._besides.plans.get(first.plan or "", Plan())
        lot = plan.equipment_type or first.task
        units = self._besides.units
        singly = any(t.duty.subject_id in units and units[t.duty.subject_id].singly for t in told)
        one_sheet = first.kind == "inspection" and not singly and line.does and line.does.new
        does = None
        if one_sheet and line.does:
            values = {n: v for n, v in line.does.values.items() if n != "equipment_id"}
            does = replace(line.does, values=values | {"equipment_type": lot})
        return replace(
            line,
            key=" ".join(at),
            title=_("{lot} ({n}) · {task}").format(lot=lot, n=len(told), task=first.task),
            why=_("One sheet for the lot; note only exceptions.")
            if one_sheet
            else say_some([t.duty.subject for t in told]),
            verb=line.verb if does else _("Show"),
            does=does,
            inside=tuple(t.line for t in told),
        )


def _fold(slots: Sequence[Told | Line], sort: Sort, least: int, fold: Fold) -> list[Told | Line]:
    groups: dict[Key, list[Told]] = {}
    for slot in slots:
        if isinstance(slot, Told) and (key := sort(slot)) is not None:
            groups.setdefault(key, []).append(slot)
    folds = {key: fold(key, group) for key, group in groups.items() if len(group) >= least}
    made: list[Told | Line] = []
    for slot in slots:
        key = sort(slot) if isinstance(slot, Told) else None
        if key is None or key not in folds:
            made.append(slot)
        elif groups[key][0] is slot:
            made.append(folds[key])
    return made


def _shown(told: Sequence[Told], key: Key, title: str, names: Iterable[str],
           opens: Target | None = None) -> Line:  # fmt: skip
    """A fold that no single record can do: it only shows what is in it."""
    return replace(
        told[0].line,
        key=" ".join(key),
        title=title,
        why=say_some(list(names)),
        when="",
        verb=_("Show"),
        does=None,
        opens=opens,
        inside=tuple(t.line for t in told),
    )


# --- the sorts, each with how it is told --------------------------------------------------------


def _stopped_unit(told: Told) -> Key | None:
    duty = told.duty
    is_one = duty.state is State.SUSPENDED and duty.subject_kind == "unit"
    return ("stopped", duty.subject_id) if is_one else None


def _unit(key: Key, told: Sequence[Told]) -> Line:
    """A unit out of service is one line, whatever waits for it: one return ends it all."""
    tasks = say_some([t.duty.task for t in told])
    title = _("{subject} · {task}").format(subject=told[0].subject, task=tasks)
    return replace(told[0].line, key=" ".join(key), title=title)


def _never_done_task(told: Told) -> Key | None:
    duty = told.duty
    is_one = duty.state is State.NEVER_DONE and duty.kind in COMPLETED_BY
    return ("never", duty.kind, duty.task, told.line.chip) if is_one else None


def _tasks(key: Key, told: Sequence[Told]) -> Line:
    title = _("{task} · {n} places or units").format(task=told[0].duty.task, n=len(told))
    return _shown(told, key, title, [t.subject for t in told])


def _before_use(told: Told) -> Key | None:
    return ("before use",) if told.line.need is Need.BEFORE_USE else None


def _checks(key: Key, told: Sequence[Told]) -> Line:
    title = _("Checks before use · {n}").format(n=len(told))
    folded = _shown(told, key, title, [t.subject for t in told])
    return replace(folded, when=told[0].line.when)


def _missing_type(told: Told) -> Key | None:
    duty = told.duty
    is_one = duty.state is State.NEVER_DONE and duty.kind in {"certificate", ORIENTATION}
    return ("missing", duty.kind, duty.task) if is_one else None


def _type(key: Key, told: Sequence[Told]) -> Line:
    title = _("{certificate} · {n} workers").format(certificate=told[0].duty.task, n=len(told))
    opens = None if told[0].duty.kind == ORIENTATION else _MATRIX
    return _shown(told, key, title, [t.duty.subject for t in told], opens)


def _missing_of_worker(told: Told) -> Key | None:
    duty = told.duty
    is_one = duty.state is State.NEVER_DONE and duty.kind == "certificate"
    return ("missing", duty.subject_id) if is_one else None


def _worker(key: Key, told: Sequence[Told]) -> Line:
    title = _("{worker} · {n} certificates").format(worker=told[0].duty.subject, n=len(told))
    return _shown(told, key, title, [t.duty.task for t in told], _MATRIX)


def _unchecked(told: Told) -> Key | None:
    return ("unchecked",) if told.duty.kind == COMPETENCY and told.line.need is Need.NOW else None


def _checked(key: Key, told: Sequence[Told]) -> Line:
    title = _("Competency checks to do · {n}").format(n=len(told))
    names = [t.line.title for t in told]
    return _shown(told, key, title, names, Target("training", "competency_grid"))
