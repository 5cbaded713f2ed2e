"""What duties are called in a sentence of advice, and rules and figures in words."""

import re
from collections.abc import Sequence

from desktop.duties.doings import Doing
from desktop.language import _, ngettext
from desktop.records.inspections.plan import PLAN_KINDS
from desktop.values.folding import fold
from desktop.values.interval import Rule
from desktop.values.rules import say_rule
from desktop.values.spoken import say_number

MOST = 4  # names that are told one by one
LONGEST = 200  # characters of a line in a document
_OF = re.compile(r"\s*\([^()]*\)$")  # "(lot of 24)", which the name of a lot may end in


def name_of(doing: Doing) -> str:
    """Return what people call the subject of a duty: a lot by what it is, "T-2", "Shop"."""
    if doing.unit is not None and doing.unit.lot_size > 1 and doing.unit.description:
        n, what = doing.unit.lot_size, doing.unit.description
        return what if str(n) in what else _("{lot} ({n})").format(lot=what, n=n)
    if doing.unit is not None and doing.unit.number.isdigit():
        return _("Unit {number}").format(number=doing.unit.number)
    return "" if doing.plan.subject.kind == "company" else doing.plan.subject.name


def names_of(doings: Sequence[Doing]) -> str:
    """Return "T-1, T-2 and T-3", or how many more there are."""
    names = list(dict.fromkeys(filter(None, map(name_of, doings))))
    if len(names) > MOST:
        left = len(names) - (MOST - 1)
        more = ngettext("{n} more", "{n} more", left).format(n=left)
        return _("{most} and {last}").format(most=", ".join(names[: MOST - 1]), last=more)
    *most, last = names or [""]
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last


def title_of(doings: Sequence[Doing]) -> str:
    """Return "T-1 and T-2 · Trailer inspection", for duties that are alike."""
    tasks = list(dict.fromkeys(doing.plan.task for doing in doings))
    names = names_of(doings)
    if len({fold(task) for task in tasks}) > 1:
        return names or ", ".join(tasks)
    return _("{subject} · {task}").format(subject=names, task=tasks[0]) if names else tasks[0]


def what_is_stated(doings: Sequence[Doing]) -> str:
    """Return what a line of a document calls these duties."""
    task = doings[0].plan.task
    names = list(dict.fromkeys(filter(None, (_short(doing) for doing in doings))))
    whole = _("{task} ({names})").format(task=task, names=", ".join(names)) if names else task
    if len(whole) <= LONGEST:
        return whole
    types = {fold(doing.unit.type) for doing in doings if doing.unit}
    first = doings[0].unit
    if first is not None and len(types) == 1 and first.type:
        return _("{task} ({names})").format(task=task, names=first.type)[:LONGEST]
    return task[:LONGEST]


def _short(doing: Doing) -> str:
    if doing.of_type:
        return doing.of_type
    unit, name = doing.unit, doing.plan.subject.name
    if unit is not None and unit.lot_size > 1 and unit.description:
        return _("{number}, {lot}").format(number=name, lot=_OF.sub("", unit.description))
    if unit is not None and name.isdigit():
        return _("unit {number}").format(number=name)
    return "" if doing.plan.subject.kind == "company" else name


def rule_said(rule: Rule | None) -> str:
    """Return a rule in plain words."""
    return say_rule(rule) if rule is not None else ""


def kind_said(doing: Doing) -> str:
    """Return the kind of a duty in a word."""
    return _(PLAN_KINDS[doing.plan.kind])


def about(number: float) -> str:
    """Return "about 40": nobody counts sheets one by one."""
    rounded = round(number) if number < 20 else 5 * round(number / 5)
    return say_number(float(rounded), 0)
