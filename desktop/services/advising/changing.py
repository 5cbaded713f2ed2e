"""Carries advice out in one action, or keeps why somebody left things as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.advising.papers import STATED_IN
from desktop.services.advising.shown import Advice, LineSaid
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.folding import clean, fold
from desktop.values.spoken import say_whole_date

A_DAY: Final = timedelta(days=1)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Decision:
    """What somebody chose: from which day, in which document ("": a new one), with which words."""

    from_on: date | None
    paper_id: str
    clause: str


def carry_out(company: CompanyFile, advice: Advice, decision: Decision) -> None:
    """Change plans and document together, from a day on; one undo takes all of it back.

    Raises `Refused` by field: `from_on`, `clause`, and "" where something was changed meanwhile.
    """
    _refuse_unclear(advice, decision)
    from_on = decision.from_on
    assert from_on is not None

    def work(transaction: Transaction) -> None:
        if advice.changes_plan:
            for plan_id in advice.plan_ids:
                _new_rule(transaction, plan_id, advice.plan_rule, from_on)
        if advice.adds_plan:
            _new_plan(transaction, advice, from_on)
        if advice.changes_paper:
            _new_lines(transaction, advice, decision, from_on)

    company.write(_("Say what you do: {what}").format(what=advice.title), work)


def leave(company: CompanyFile, advice: Advice, reason: str, today: date) -> None:
    """Keep that somebody left it as it is, and why. Raises `Refused` without a reason."""
    if not clean(reason).strip():
        raise Refused({"reason": _("Say in a few words why it is left as it is.")})
    values = {
        "code": advice.code,
        "record_kind": "duty_plan" if advice.plan_ids else "document",
        "record_id": advice.plan_ids[0] if advice.plan_ids else advice.stated_in,
        "reason": reason,
        "by_name": company.by,
        "dismissed_on": today,
    }
    name = _("Left as it is: {what}").format(what=advice.title)
    company.write(name, lambda transaction: transaction.save("dismissed_finding", values))


def look_again(company: CompanyFile, advice: Advice) -> None:
    """Propose again what was left; the reason stays in the history."""
    name = _("Looked at again: {what}").format(what=advice.title)
    reason = _("Looked at again")
    company.write(
        name, lambda transaction: transaction.void("dismissed_finding", advice.kept_id, reason)
    )


def _refuse_unclear(advice: Advice, decision: Decision) -> None:
    faults = {}
    if decision.from_on is None:
        faults["from_on"] = _("Say from which day it holds.")
    if advice.changes_paper and not clean(decision.clause).strip():
        faults["clause"] = _("Write what the document says from now on.")
    if faults:
        raise Refused(faults)


def _read(transaction: Transaction, kind: str, record_id: str) -> Stored:
    found = aggregate.read_one(transaction.connection, kind_of(kind), record_id)
    if found is None or found.voided_at is not None:
        raise Refused(_("This was changed by somebody meanwhile. Look at the advice again."))
    return found


def _new_rule(transaction: Transaction, plan_id: str, rule: str, from_on: date) -> None:
    plan = _read(transaction, "duty_plan", plan_id)
    rows: Sequence[Row] = plan.values.get("rules") or ()
    counted = rows[-1].get("counted") if rows else None
    new = {"rule": rule, "counted": counted, "from_on": from_on}
    kept = _until(rows, from_on)
    transaction.save("duty_plan", {"rules": [*kept, new]}, plan_id, plan.version)


def _until(rows: Sequence[Row], from_on: date) -> list[Row]:
    """The rows as they hold until a day; what would only begin then is replaced."""
    kept: list[Row] = []
    for row in rows:
        since, until = row.get("from_on"), row.get("to_on")
        if since is not None and since >= from_on:
            continue
        ends = until is None or until >= from_on
        kept.append({**row, "to_on": from_on - A_DAY} if ends else row)
    return kept


def _new_plan(transaction: Transaction, advice: Advice, from_on: date) -> None:
    values = {
        "kind": advice.kind,
        "task": advice.stated_what,
        "equipment_type": advice.adds_type or None,
        "in_force_from": from_on,
        "frequency_source": "policy",
        "rules": [{"rule": advice.plan_rule, "from_on": from_on}],
    }
    transaction.save("duty_plan", values)


def _new_lines(transaction: Transaction, advice: Advice, decision: Decision, from_on: date) -> None:
    since = _("From {day}:").format(day=say_whole_date(from_on))
    clause = f"{since} {clean(decision.clause).strip()}"
    lines = [
        {"what": line.what, "how_often": line.how_often, "from_on": from_on}
        for line in advice.lines
    ]
    if not decision.paper_id:
        kind, title = STATED_IN[advice.kind]
        values = {"title": _(title), "kind": kind or "other", "text": clause, "frequencies": lines}
        transaction.save("document", values)
        return
    paper = _read(transaction, "document", decision.paper_id)
    rows: Sequence[Row] = paper.values.get("frequencies") or ()
    rows = _without(rows, advice, advice.lines, from_on)
    text = "\n\n".join(filter(None, (paper.values.get("text"), clause)))
    transaction.save(
        "document", {"frequencies": [*rows, *lines], "text": text}, paper.id, paper.version
    )


def _without(
    rows: Sequence[Row], advice: Advice, lines: Sequence[LineSaid], from_on: date
) -> list[Row]:
    """End the line that the new one takes the place of; one that speaks of more goes on."""
    ended = {fold(line.what) for line in lines}
    if advice.takes_place or advice.adds_plan:
        ended.add(fold(advice.stated_what))
    found: list[Row] = []
    for row in rows:
        found += _until([row], from_on) if fold(row["what"]) in ended else [row]
    return found
