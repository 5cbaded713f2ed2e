"""The schedule: what is due where and how often; "last done" is a baseline, no inspection."""

import re
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.phrases import phrases
from desktop.exchange.readings import read_meter
from desktop.exchange.shapes.intervals import Intervals, intervals_of
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import is_date
from desktop.language import _
from desktop.records.inspections.plan import PLAN_KINDS
from desktop.values.folding import fold, key
from desktop.values.interval import Rule
from desktop.values.months import step
from desktop.values.rules import left_aside, read_rule, say_rule

# what the words of a task say it is; the first that fits, inspection where none does
KINDS_OF_TASK: Final = (
    (
        "drill",
        re.compile(
            r"\b(drills?|evacuation exercise|exercices? d.evacuation|erp exercise|table ?top)\b"
        ),
    ),
    ("meeting", re.compile(r"\b(meetings?|toolbox|tool box|tailgate|reunions?|safety talks?)\b")),
    ("review", re.compile(r"\b(reviews?|revues?|revision)\b")),
    (
        "maintenance",
        re.compile(
            r"\b(service|servicing|oil|lube|grease|maintenance|cvip|certif\w*|calibrat\w*|recharge|"
            r"hydro ?(static|test)|"
            r"entretien|vidange|overhaul|tune up|filters?|tires? rotation|pm|pressure vessel|"
            r"winteriz\w*|safety ?tie)\b"
        ),
    ),
)
PLACE: Final = re.compile(
    r"\b(shop|office|yard|site|warehouse|building|field|atelier|bureau|cour|chantier|garage|plant|"
    r"facility|lease|"
    r"pad|camp|lab|storage area|premises|job ?sites?|entrepot|usine|lieux|locaux|projet|project|"
    r"store|clinic|farm)\b"
)
SITE_TASK: Final = re.compile(
    r"\b(work ?site|site|shop|office|yard|housekeeping|area|building|premises|facility|lieux|"
    r"locaux|chantier|entrepot|bureau|atelier)\b"
)


def read_schedule(sheet: Sheet) -> None:
    """Read the schedule."""
    in_force, intervals = _in_force(sheet), intervals_of(sheet)
    understood: dict[str, None] = {}
    for row in sheet.rows():
        if said := _read_plan(row, in_force, intervals):
            understood[said] = None
    if understood:
        sheet.batch.report.note(
            _(
                "{file}, {sheet}: some words beside how often say nothing of it. They are kept as "
                "written, and no date comes from them. {understood}"
            ).format(
                file=sheet.table.file,
                sheet=sheet.table.sheet or sheet.table.file,
                understood=" ".join(understood),
            )
        )


def _understood(text: str, rule: Rule) -> str:
    """Return how a rule was read where words of it were left aside, else ""."""
    aside = left_aside(text)
    if not aside:
        return ""
    return _("“{text}” is read as {rule}, without “{words}”.").format(
        text=text, rule=say_rule(rule), words=aside
    )


def _next_due(row: SheetRow) -> date | None:
    index = row.plan.index("next_due")
    return row.day_at(index) if index is not None and is_date(row.line.cells[index]) else None


def _in_force(sheet: Sheet) -> date:
    """A sheet does not say since when its rules hold: when the first of them was last done."""
    index = sheet.plan.index("baseline_on")
    told = sheet.batch.report.refused[:]
    asked = sheet.batch.report.questions[:]
    days = [d for row in sheet.rows() if index is not None and (d := row.day_at(index)) is not None]
    sheet.batch.report.refused[:], sheet.batch.report.questions[:] = told, asked
    sheet.orders.asked.clear()
    return min([*days, sheet.batch.as_of or sheet.batch.today])


def _read_plan(row: SheetRow, in_force: date, intervals: Intervals) -> str:
    """Read a line of the schedule; return what to say of how its rule was understood."""
    batch = row.sheet.batch
    if (how_often := _how_often(row, intervals)) is None:
        return ""
    text, rule = how_often
    task = row.text("task")
    try:
        subject = _subject(row, task)
    except Refused as fault:
        row.refuse(str(fault), _subject_target(row))
        return ""
    baseline = row.day("baseline_on")
    usage = rule.usage[0].unit if rule.usage else None
    reading = read_meter(
        row, "baseline_reading", usage or batch.registers.meter_of(subject.get("equipment_id"))
    )
    next_due = _next_due(row) if baseline is None else None
    if next_due and rule.calendar:
        baseline = step(next_due, rule.calendar, -1)
    if next_due is None and baseline is None:
        row.leave("next_due")
    row.leave("checklist_id", "in_force_from")
    if row.faults:
        return ""  # half a schedule line would be due on the wrong day
    values: dict[str, Any] = {
        **row.plain_values("kind", "baseline_on", "baseline_reading", "task", "in_force_from"),
        **subject,
        "kind": _kind(row, task),
        "task": task or _default_task(subject),
        "in_force_from": in_force,
        "baseline_on": baseline,
        # a sheet that says only when the next one is due says thereby when the last one was
        "anchor_on": next_due,
        "baseline_reading": reading[0] if reading else None,
        "rules": [{"rule": text[:200]}],
        "notes": row.notes(_labelled(row, "responsible")),
    }
    _put(row, values)
    batch.registers.forget_people()
    return _understood(text, rule)


def _how_often(row: SheetRow, intervals: Intervals) -> tuple[str, Rule] | None:
    """Return the words of a row's rule and the rule; None where the row was refused for them."""
    text = intervals.text(row)
    if not text:
        row.refuse(_("This row does not say how often."), "rule")
        return None
    try:
        return text, read_rule(text)
    except Refused as fault:
        row.refuse(str(fault), "rule")
        return None


def _put(row: SheetRow, values: dict[str, Any]) -> None:
    """A rule that changed is kept with dates; the same rule makes nothing new."""
    batch = row.sheet.batch
    rule = values["rules"][0]["rule"]
    known = batch.entries.find("duty_plan", values)
    if known and batch.read_plans.get(known.id, key(rule)) != key(rule):
        # one unit and task with two intervals on one schedule are two duties
        values["task"] = f"{values['task']} ({rule})"[:200]
        known = batch.entries.find("duty_plan", values)
    if known:
        values["in_force_from"] = min(values["in_force_from"], known.values["in_force_from"])
        rules = [dict(r) for r in known.values["rules"]]
        now = [r for r in rules if not r.get("to_on")]
        if any(key(r["rule"]) == key(values["rules"][0]["rule"]) for r in now):
            values["rules"] = rules
        else:
            since = batch.as_of or batch.today
            for old in now:
                old["to_on"] = date.fromordinal(since.toordinal() - 1)
            values["rules"] = [*rules, {**values["rules"][0], "from_on": since}]
    plan_id = batch.entries.put("duty_plan", values, row.place, known.id if known else None)
    if plan_id:
        batch.read_plans[plan_id] = key(rule)


def _subject_target(row: SheetRow) -> str:
    return next((t for t in ("subject", "equipment_id", "site_id") if row.has(t)), "")


def _subject(row: SheetRow, task: str) -> dict[str, Any]:
    """Return the unit or site of a line. Raises `Refused` for two units, or none and no place."""
    registers = row.sheet.batch.registers
    text = next((t for n in ("subject", "equipment_id", "site_id") if (t := row.text(n))), "")
    if not text:
        return {}
    if site := registers.site(text):
        return {"site_id": site}
    if unit := registers.unit(text):
        return {"equipment_id": unit}
    if PLACE.search(fold(text)) or SITE_TASK.search(fold(task)) or _is_company_wide(text):
        return {} if _is_company_wide(text) else {"site_id": registers.must_be_site(text)}
    return {"equipment_id": registers.must_be_unit(text)}


def _is_company_wide(text: str) -> bool:
    return key(text) in phrases("whole_company")


def _kind(row: SheetRow, task: str) -> str:
    said = row.text("kind")
    if key(said) in PLAN_KINDS:
        return key(said)
    row.leave("kind")
    return next(
        (kind for kind, words in KINDS_OF_TASK if words.search(fold(f"{task} {said}"))),
        "inspection",
    )


def _default_task(subject: dict[str, Any]) -> str:
    return _("Worksite inspection") if "site_id" in subject else _("Inspection")


def _labelled(row: SheetRow, target: str) -> str | None:
    text = row.text(target)
    index = row.plan.index(target)
    return f"{row.plan.columns[index][0]}: {text}" if text and index is not None else None
