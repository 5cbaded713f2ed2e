"""What is worth filling in although a record can be saved without it, said in sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.language import N_, _
from desktop.services.rule_reading import is_readable

Values = Mapping[str, Any]
Rule = tuple[str, Callable[[Values], bool]]  # the sentence, and whether it holds


def _none_of(*names: str) -> Callable[[Values], bool]:
    return lambda values: all(values.get(name) in (None, "", []) for name in names)


def _open_without(*names: str) -> Callable[[Values], bool]:
    return lambda values: not values.get("resolved_on") and _none_of(*names)(values)


def _done_without(*names: str) -> Callable[[Values], bool]:
    return lambda values: bool(values.get("resolved_on")) and _none_of(*names)(values)


def _runs_out_unsaid(values: Values) -> bool:
    return not values.get("does_not_expire") and values.get("expires_on") is None


def _read_without_unit(values: Values) -> bool:
    return values.get("reading") is not None and not values.get("reading_unit")


def _nothing_to_improve(values: Values) -> bool:
    return _none_of("improvements", "none_needed_reason")(values)


def _unreadable(values: Values) -> bool:
    return any(not is_readable(line["rule"]) for line in values.get("rules") or ())


DOER: Final = N_("It does not say who did it.")
SIGNER: Final = N_("It does not say who signed it.")
NOBODY_THERE: Final = N_("Nobody is named as having been there.")
UNIT: Final = N_("It does not say whether the reading is kilometres or hours.")

RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "corrective_action": (
        (N_("Nobody is assigned to it."), _open_without("assigned_id", "assigned_name")),
        (N_("It has no due date."), _open_without("due_on")),
        (N_("It does not say who put it right."),
         _done_without("resolved_by_id", "resolved_by_name")),
        (N_("Nobody has verified it yet."), _done_without("verified_by_id", "verified_by_name")),
    ),
    "certificate": (
        (N_("It does not say when it was issued."), _none_of("issued_on")),
        (N_("It does not say how long it is good."), _runs_out_unsaid),
    ),
    "inspection": (
        (DOER, _none_of("by_id", "by_name")),
        (N_("It does not say what was inspected."),
         _none_of("equipment_id", "equipment_type", "site_id", "task")),
        (N_("It has neither a result nor items."), _none_of("result", "items")),
        (UNIT, _read_without_unit),
    ),
    "maintenance": ((DOER, _none_of("by_id", "by_name")), (UNIT, _read_without_unit)),
    "meeting": (
        (N_("It does not say who led it."), _none_of("led_by_id", "led_by_name")),
        (NOBODY_THERE, _none_of("attendees")),
    ),
    "drill": (
        (NOBODY_THERE, _none_of("attendees")),
        (N_("It names nothing to improve, and no reason why nothing is."), _nothing_to_improve),
    ),
    "policy": ((SIGNER, _none_of("signed_by_id", "signed_by_name")),),
    "document": ((N_("It does not say when it was signed."), _none_of("signed_on")),),
    "orientation": (
        (N_("It does not say who was shown around."),
         _none_of("worker_id", "contractor_id", "visitor_name")),
        (N_("It does not say whether it was signed."), _none_of("signed")),
    ),
    "competency_check": (
        (N_("It does not say who assessed it."), _none_of("assessor_id", "assessor_name")),
        (N_("It has no result."), _none_of("result")),
    ),
    "formal_hazard_assessment": (
        (N_("It names no hazards."), _none_of("hazards")),
        (N_("It does not say who made it."), _none_of("made_by_id", "made_by_name")),
    ),
    "field_level_hazard_assessment": (
        (N_("It names no hazards."), _none_of("hazards")),
        (N_("Nobody of the crew is named."), _none_of("crew")),
        (N_("It has no time of day, so nobody can see that it came before the work."),
         _none_of("done_at")),
    ),
    "incident": (
        (N_("It does not say who reported it."), _none_of("reported_by_id", "reported_by_name")),
        (N_("It does not say how bad it could have been."), _none_of("potential")),
    ),
    "investigation": (
        (N_("It has no cause yet."), _none_of("causes")),
        (N_("It is not finished."), _none_of("finished_on")),
    ),
    "emergency_plan": ((N_("It has no muster point."), _none_of("muster_point")),),
    "duty_plan": (
        (N_("It does not say how often."), _none_of("rules")),
        (N_("How often is written in words that cannot be read, so it never comes due."),
         _unreadable),
    ),
    "worker": ((N_("It does not say since when this person works here."), _none_of("employment")),),
    "contractor": (
        (N_("It has no date of a WCB clearance."), _none_of("clearance_on")),
        (N_("It does not say how long the insurance is good."), _none_of("insurance_expires_on")),
    ),
}  # fmt: skip


def lacking(kind_key: str, values: Values) -> tuple[str, ...]:
    """Return the sentences that hold of a record's values; none for most kinds."""
    return tuple(_(sentence) for sentence, holds in RULES.get(kind_key, ()) if holds(values))
