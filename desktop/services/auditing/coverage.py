"""Questions month by month in words, and where each month leads."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from desktop.audit.coverage import Covered, coverage, months_of
from desktop.audit.duty_months import HOLES, Cell, Line
from desktop.audit.judged import Judged, Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.duties.went import Went
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.auditing.auditor import Audited
from desktop.services.auditing.coverage_words import (
    NOT_ASKED,
    say_cell,
    say_line,
    say_months,
    say_question,
    say_records,
    say_strip,
    say_whole_cells,
)
from desktop.services.auditing.looking_up import looked_up
from desktop.services.today import Target
from desktop.services.today.lines import COMPLETED_BY
from desktop.services.twelve_months import DutyLine, MonthCell, MonthHead, TwelveMonths
from desktop.store.file import CompanyFile
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_month, say_number

_IDLE: Final = frozenset({Went.NOTHING, Went.NOT_YET})
# what is still to be done is recorded anew; of what has passed the duty tells
_TO_DO: Final = frozenset({Went.OVERDUE, Went.DUE, Went.NEVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredLine:
    """A line of months: a question, or a duty behind it (`is_part`), and where each month leads."""

    code: str
    element: str
    shown: DutyLine
    targets: tuple[Target | None, ...]
    is_part: bool = False
    has_hole: bool = False


@dataclass(frozen=True)
class CoverageShown:
    """Questions by month, each with its duties right below it."""

    months: tuple[MonthHead, ...] = ()
    lines: tuple[CoveredLine, ...] = ()
    sentence: str = ""
    elements: tuple[tuple[str, str], ...] = ()  # those that are shown, by code, in words
    is_empty: bool = False  # whether nothing was done, due or entered in any month or before them

    def table(self, lines: Iterable[CoveredLine]) -> TwelveMonths:
        """Return some of the lines as the table that is painted."""
        return TwelveMonths(self.months, tuple(one.shown for one in lines), self.sentence)

    def of(self, code: str) -> tuple[CoveredLine, ...]:
        """Return the line of one question, or those of its duties where it follows any."""
        mine = [one for one in self.lines if one.code == code]
        return tuple([one for one in mine if one.is_part] or mine)


def coverage_of(
    company: CompanyFile, audited: Audited, codes: Collection[str] | None = None
) -> CoverageShown:
    """Return how the questions went month by month, or those of some codes."""
    asked = {code: one for code, one in audited.judged.items() if codes is None or code in codes}
    found = looked_up(company, {ref for one in asked.values() for ref in one.counted})
    happened = {ref: one.on for ref, one in found.items()}
    facts = audited.facts
    covered = coverage(audited.protocol, protocol(GENERIC), facts, audited.judged, happened, codes)
    elements = {
        question.code: element.code
        for element in audited.protocol.elements
        for question in element.questions
    }
    lines = [line for one in covered for line in _lines(one, elements[one.question.code], audited)]
    heads = [_head(month.first, audited.as_of) for month in months_of(facts.span)]
    shown = {line.element for line in lines}
    said = ((one.code, f"{one.code} {one.title}") for one in audited.protocol.elements)
    return CoverageShown(
        tuple(heads),
        tuple(lines),
        _sentence(covered),
        tuple((code, title) for code, title in said if code in shown),
        not any(map(_says_anything, covered)),
    )


def _says_anything(one: Covered) -> bool:
    return bool(one.before) or any(cell.went not in _IDLE for cell in one.cells)


def _sentence(covered: Sequence[Covered]) -> str:
    if len(covered) == 1:
        return say_strip(covered[0])
    wrong = sum(any(line.has_hole for line in one.lines) for one in covered)
    followed = sum(bool(one.lines) for one in covered)
    if not followed:
        return _("No duty is on the schedule yet, so there is nothing to compare.")
    if not wrong:
        return _("Nothing that was due in the period was missed or late.")
    return ngettext(
        "{n} of {all} questions about what recurs has a month that was late or missed.",
        "{n} of {all} questions about what recurs have months that were late or missed.",
        wrong,
    ).format(n=say_number(wrong, 0), all=say_number(followed, 0))


def _lines(one: Covered, element: str, audited: Audited) -> Iterable[CoveredLine]:
    as_of, code = audited.as_of, one.question.code
    parts = [_part(one, line, element, as_of) for line in one.lines]
    judged = audited.judged.get(code)
    yield CoveredLine(
        code=code,
        element=element,
        shown=DutyLine(
            code,
            f"{code} {one.question.title}",
            say_question(one),
            "",
            tuple(map(partial(_whole_cell, one, as_of), one.cells, say_whole_cells(one))),
        ),
        targets=tuple(
            _worst(one.lines, at) if one.lines else _of_records(cell, judged)
            for at, cell in enumerate(one.cells)
        ),
        has_hole=any(part.has_hole for part in parts),
    )
    yield from parts


def _part(one: Covered, line: Line, element: str, as_of: date) -> CoveredLine:
    plan = line.plan
    unit = plan.subject.id if plan.subject.kind == "unit" else ""
    cells = tuple(
        MonthCell(cell.went, say_cell(cell), say_months(cell, as_of)) for cell in line.cells
    )
    return CoveredLine(
        code=one.question.code,
        element=element,
        shown=DutyLine(plan.id, plan.subject.name, say_line(line), "", cells, unit),
        targets=tuple(_of_duty(line, cell) for cell in line.cells),
        is_part=True,
        has_hole=line.has_hole,
    )


def _whole_cell(one: Covered, as_of: date, cell: Cell, word: str) -> MonthCell:
    if not one.applies:
        return MonthCell(Went.NOT_YET, _(NOT_ASKED), _("This question does not apply."))
    said = say_months(cell, as_of) if one.lines else say_records(cell)
    return MonthCell(cell.went, word, said)


def _worst(lines: Sequence[Line], at: int) -> Target | None:
    """Return where a month of several duties leads: to the first that has a hole in it."""
    holed = [line for line in lines if line.cells[at].went in HOLES]
    due = [line for line in lines if line.cells[at].went is Went.DUE]
    done = [line for line in lines if line.cells[at].went is Went.DONE]
    first = next(iter((*holed, *due, *done)), None)
    return _of_duty(first, first.cells[at]) if first is not None else None


def _of_duty(line: Line, cell: Cell) -> Target | None:
    plan = line.plan
    subject = {"unit": "equipment_id", "site": "site_id"}.get(plan.subject.kind, "")
    about = {subject: plan.subject.id} if subject else {}
    if line.is_made:
        values = {"kind": plan.kind, "task": plan.task, **about}
        return Target("inspections", "duty_plan", new=True, values=values)
    if cell.went not in _TO_DO:
        return Target("inspections", "duty_plan", plan.id)
    kind, tab, _verb = COMPLETED_BY[plan.kind]
    values = {"plan_id": plan.id}
    fields = {field.name for field in kind_of(kind).fields}
    values |= {name: value for name, value in about.items() if name in fields}
    named = {"inspection": "task", "maintenance": "what"}.get(kind)
    if named:
        values[named] = plan.task
    return Target(tab, kind, new=True, values=values)


def _of_records(cell: Cell, judged: Judged | None) -> Target | None:
    """Return the newest record of a month; in an empty one, what could be made."""
    if cell.refs:
        return _target(cell.refs[-1])
    made = (
        next((one for one in judged.missing if one.kind and not one.record), None)
        if (judged)
        else None
    )
    return Target(kind_of(made.kind).tab, made.kind, new=True) if made is not None else None


def _target(ref: Ref) -> Target:
    return Target(kind_of(ref.kind).tab, ref.kind, ref.id)


def _head(first: date, as_of: date) -> MonthHead:
    short = say_short_month(first.month)
    if first.year != as_of.year:
        short = f"{short} {first.year}"
    return MonthHead(short, f"{say_month(first.month)} {first.year}")
