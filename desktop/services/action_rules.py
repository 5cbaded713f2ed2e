"""What a corrective action may say: dates in their order, and a fix looked at by somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.crew import crew_of
from desktop.services.editing import MovedOn, read_form, save_record
from desktop.services.linking import titles_of
from desktop.services.typing import NewOne
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.folding import key
from desktop.values.spoken import say_date

ACTION: Final = "corrective_action"
SMALL_CREW: Final = 2  # people, of whom nobody else may be there to look
_RESOLVED: Final = ("resolved_on", "resolved_by_id", "resolved_by_name")
_VERIFIED: Final = (
    "verified_on", "verified_by_id", "verified_by_name", "verified_how", "effective",
)  # fmt: skip

Values = Mapping[str, Any]


@dataclass(frozen=True)
class People:
    """Who did it and who looked at it, by name, and whether the crew counts one or two."""

    doer: str
    verifier: str
    is_small_crew: bool


def save_action(
    company: CompanyFile,
    typed: Mapping[str, object],
    record_id: str | None,
    version: int | None,
    today: date,
) -> str:
    """Save a corrective action as typed into its form; returns its id.

    Raises Refused with all faults at once, by field, and MovedOn.
    """
    return save_record(
        company, ACTION, read_action(company, typed, record_id, today), record_id, version
    )


def read_action(
    company: CompanyFile, typed: Mapping[str, object], record_id: str | None, today: date
) -> dict[str, Any]:
    """Return the values of what was typed. Raises Refused with all faults at once, by field."""
    faults: dict[str, str] = {}
    changes: dict[str, Any] = {}
    try:
        changes = read_form(company, ACTION, typed, today)
    except MovedOn:
        raise
    except Refused as refused:
        faults |= refused.faults
    before = values_of(company, record_id)
    found = faults_of({**before, **changes}, changes, people_of(company, {**before, **changes},
                                                               today), today)  # fmt: skip
    faults = found | faults
    if faults:
        raise Refused(faults)
    return changes


def values_of(company: CompanyFile, record_id: str | None) -> dict[str, Any]:
    """Return what an action says now, nothing where it is new."""
    if not record_id:
        return {}
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(ACTION), record_id)
    return dict(record.values) if record else {}


def people_of(company: CompanyFile, whole: Values, today: date) -> People:
    """Return who did it and who looked at it."""
    ids = [whole.get(f"{did}_by_id") for did in ("resolved", "verified")]
    titles = titles_of(company, "worker", [i for i in ids if isinstance(i, str)])

    def name(did: str) -> str:
        by = whole.get(f"{did}_by_id")
        if isinstance(by, NewOne):
            return by.name
        return titles.get(by or "", "") or whole.get(f"{did}_by_name") or ""

    small = len(crew_of(company, today)) <= SMALL_CREW
    return People(name("resolved"), name("verified"), small)


def faults_of(whole: Values, changes: Values, people: People, today: date) -> dict[str, str]:
    """Return what cannot be, by field, as far as it was just typed.

    What was brought in with a sheet stays as it is until somebody changes it.
    """
    return {
        **_days(whole, changes, today),
        **_unresolved(whole, changes),
        **_verifier(whole, changes, people),
        **_effect(whole, changes),
    }


def _days(whole: Values, changes: Values, today: date) -> dict[str, str]:
    faults: dict[str, str] = {}
    found, resolved = whole.get("found_on"), whole.get("resolved_on")
    due, verified = whole.get("due_on"), whole.get("verified_on")
    told = {"found_on", "resolved_on", "due_on", "verified_on"} & changes.keys()
    for name in ("found_on", "resolved_on", "verified_on"):
        day = changes.get(name)
        if day is not None and day > today:
            faults[name] = _("This day has not come yet.")
    if found and resolved and resolved < found and told & {"found_on", "resolved_on"}:
        faults.setdefault(
            "resolved_on" if "resolved_on" in told else "found_on",
            _("It was found {found}, and cannot have been put right before that.").format(
                found=say_date(found, today)
            ),
        )
    if resolved and verified and verified < resolved and told & {"verified_on", "resolved_on"}:
        faults.setdefault(
            "verified_on" if "verified_on" in told else "resolved_on",
            _("It was put right {day}, and cannot have been looked at before that.").format(
                day=say_date(resolved, today)
            ),
        )
    if found and due and due < found and told & {"found_on", "due_on"}:
        faults.setdefault(
            "due_on" if "due_on" in told else "found_on",
            _("It was found {found}, and cannot be due before that.").format(
                found=say_date(found, today)
            ),
        )
    return faults


def _unresolved(whole: Values, changes: Values) -> dict[str, str]:
    if whole.get("resolved_on") is not None:
        return {}
    looked = [name for name in _VERIFIED if changes.get(name) not in (None, "")]
    if looked:
        return {looked[0]: _("Say first when it was put right; then somebody can look at it.")}
    if changes.get("resolved_by_id") or changes.get("resolved_by_name"):
        return {"resolved_on": _("Say when it was put right.")}
    return {}


def _effect(whole: Values, changes: Values) -> dict[str, str]:
    if whole.get("resolved_on") is None or changes.get("effective") is not False:
        return {}
    return {"effective": _("It does not work, so it is not put right: open it again, above.")}


def _verifier(whole: Values, changes: Values, people: People) -> dict[str, str]:
    if not {*_RESOLVED, *_VERIFIED} & changes.keys():
        return {}
    if all(whole.get(name) in (None, "") for name in _VERIFIED):
        return {}
    how = whole.get("verified_how")
    if not people.verifier:
        if how and people.is_small_crew:
            return {}
        return {"verified_by_id": _("Say who looked whether it works.")}
    if not people.doer or key(people.verifier) != key(people.doer):
        return {}
    if not people.is_small_crew:
        said = _("{who} put it right, so somebody else has to look whether it works.")
        return {"verified_by_id": said.format(who=people.doer)}
    if not how:
        return {
            "verified_how": _(
                "{who} put it right and looked at it. Say how: tried under load, looked at again "
                "a week later, a photo."
            ).format(who=people.doer)
        }
    return {}
