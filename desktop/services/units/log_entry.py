"""Saves one entry of the log of parked units as its form has it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from desktop.errors import Refused
from desktop.services.editing import Save, save_record, save_together
from desktop.services.units.changing import action_name, look_ahead
from desktop.services.units.resting import keeping_on
from desktop.store.file import CompanyFile


def save_change(
    company: CompanyFile,
    values: Mapping[str, Any],
    record_id: str | None,
    version: int | None,
    today: date,
    keep: Collection[str] = (),
) -> str:
    """Save one entry of the log as its form has it; a new one is refused where it cannot be.

    `keep` are the plans that stay due from now on, of those that a new entry proposes.
    """
    unit, on, change = (values.get(name) for name in ("equipment_id", "changed_on", "change"))
    if record_id is None and isinstance(unit, str) and isinstance(on, date) and change:
        ahead = look_ahead(company, str(change), [unit], on.isoformat(), today)
        if ahead.fault:
            raise Refused({"changed_on": ahead.fault})
        if kept := [kept.plan_id for kept in ahead.kept if kept.plan_id in keep]:
            saves = [Save("service_change", values), *keeping_on(kept)]
            return save_together(company, action_name(str(change), ahead.units), saves)[0]
    return save_record(company, "service_change", values, record_id, version)
