"""The steps of an action that are one press each: put right, verify, open again, close."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.action_rules import ACTION, people_of, read_action, values_of
from desktop.services.editing import Save, save_together
from desktop.services.typing import is_blank
from desktop.store.file import CompanyFile
from desktop.values.quoting import quote

Typed = Mapping[str, object]
# what each step asks, in this order; the first is where the cursor stands
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "assign": ("assigned_id", "due_on"),
    "resolve": ("resolved_on", "resolved_by_id", "proof"),
    "verify": ("verified_by_id", "verified_on", "verified_how"),
    "reopen": ("verified_how", "due_on", "assigned_id"),
    "close": ("closed_reason",),
}
# what an earlier try keeps of the action
_TRIED: Final = (
    "resolved_on", "resolved_by_id", "resolved_by_name", "proof", "verified_on", "verified_by_id",
    "verified_by_name", "verified_how", "closed_reason",
)  # fmt: skip
_CLEARED: Final = (*_TRIED, "effective")
_NAMES: Final = {
    "assign": N_("Corrective action {what}: assigned"),
    "resolve": N_("Corrective action {what}: put right"),
    "verify": N_("Corrective action {what}: verified"),
    "reopen": N_("Corrective action {what}: opened again"),
    "close": N_("Corrective action {what}: closed without a fix"),
}


def first_values(company: CompanyFile, step: str, action_id: str, today: date) -> dict[str, Any]:
    """Return what a step begins with: today, and whoever it is assigned to."""
    whole = values_of(company, action_id)
    if step == "resolve":
        who = {"resolved_by_id": whole.get("assigned_id")}
        if not whole.get("assigned_id"):
            who = {"resolved_by_name": whole.get("assigned_name")}
        return {"resolved_on": today, **who, "proof": whole.get("proof")}
    if step == "verify":
        return {"verified_on": today}
    if step in ("assign", "reopen"):
        names = ("assigned_id", "assigned_name") + (("due_on",) if step == "assign" else ())
        return {name: whole.get(name) for name in names}
    return {}


def take_step(
    company: CompanyFile, step: str, action_id: str, typed: Typed, today: date, version: int | None
) -> str:
    """Take a step as one action; returns the action's id.

    Raises Refused with all faults at once, by field, and MovedOn.
    """
    values = _TAKE[step](company, action_id, typed, today)
    said = quote(values_of(company, action_id)["what"])
    name = _(_NAMES[step]).format(what=said)
    try:
        save_together(company, name, [Save(ACTION, values, action_id, version)])
    except Refused as refused:
        if type(refused) is not Refused:
            raise
        raise Refused(_bare(refused.faults)) from refused
    return action_id


def _bare(faults: Mapping[str, str]) -> dict[str, str]:
    """One record is saved: its faults need not say which of them it is."""
    return {name.removeprefix("0."): said for name, said in faults.items()}


def _assign(company: CompanyFile, action_id: str, typed: Typed, today: date) -> dict[str, Any]:
    return _read(company, action_id, typed, today, {})


def _resolve(company: CompanyFile, action_id: str, typed: Typed, today: date) -> dict[str, Any]:
    needed = {"resolved_on": _("Say when it was put right.")}
    return _read(company, action_id, typed, today, needed) | {"closed_reason": None}


def _verify(company: CompanyFile, action_id: str, typed: Typed, today: date) -> dict[str, Any]:
    """Somebody looked and it works; where it does not, it is opened again."""
    needed = {"verified_on": _("Say when somebody looked.")}
    people = people_of(company, {}, today)
    if is_blank(typed.get("verified_how")) or not people.is_small_crew:
        needed["verified_by_id"] = _("Say who looked whether it works.")
    return _read(company, action_id, typed, today, needed) | {"effective": True}


def _reopen(company: CompanyFile, action_id: str, typed: Typed, today: date) -> dict[str, Any]:
    """Keep what was tried as an earlier try of the action, and begin anew."""
    before = values_of(company, action_id)
    why = str(typed.get("verified_how") or "").strip()
    asked = {name: raw for name, raw in typed.items() if name != "verified_how"}
    faults: dict[str, str] = {}
    if not why and before.get("resolved_on"):
        faults["verified_how"] = _("Say what still does not work.")
    emptied: dict[str, Any] = dict.fromkeys(_CLEARED)
    values: dict[str, Any] = {}
    try:
        values = read_action(company, asked, action_id, today)
    except Refused as refused:
        faults |= refused.faults
    if faults:
        raise Refused(faults)
    again = {"opened_on": today, "opened_why": why or None}
    tried = {name: before.get(name) for name in _TRIED} | again
    return emptied | values | {"tries": [*(before.get("tries") or ()), tried]}


def _close(company: CompanyFile, action_id: str, typed: Typed, today: date) -> dict[str, Any]:
    needed = {"closed_reason": _("Say why nothing is to be put right any more.")}
    return _read(company, action_id, typed, today, needed)


def _read(
    company: CompanyFile, action_id: str, typed: Typed, today: date, needed: Mapping[str, str]
) -> dict[str, Any]:
    """Read what a step asks; what is needed and empty is told together with what is wrong."""
    faults: dict[str, str] = {}
    values: dict[str, Any] = {}
    try:
        values = read_action(company, typed, action_id, today)
    except Refused as refused:
        faults |= refused.faults
    for name, said in needed.items():
        if all(is_blank(typed.get(asked)) for asked in _same(name)):
            faults.setdefault(name, said)
    if faults:
        raise Refused(faults)
    return values


def _same(name: str) -> Sequence[str]:
    return (name, name.removesuffix("_id") + "_name") if name.endswith("_by_id") else (name,)


_TAKE: Final[Mapping[str, Callable[[CompanyFile, str, Typed, date], dict[str, Any]]]] = {
    "assign": _assign,
    "resolve": _resolve,
    "verify": _verify,
    "reopen": _reopen,
    "close": _close,
}
