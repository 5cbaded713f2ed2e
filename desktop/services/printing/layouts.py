"""How the sheets of single kinds are arranged, where what is declared of them is not enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.language import N_


@dataclass(frozen=True)
class Ticks:
    """Answers by yes or no that stand together, known by how their names begin."""

    begins: str
    heading: str


@dataclass(frozen=True)
class Layout:
    """`asked` is what people look for besides what is required: where it is empty, it is said.

    `signers` are fields (the first that is filled in names the person) with the role; no field
    where nobody knows yet who it will be.
    """

    asked: tuple[str, ...] = ()
    signers: tuple[tuple[tuple[str, ...], str], ...] = ()
    ticks: Ticks | None = None
    tables: tuple[str, ...] = ()  # those that come first, where they are declared otherwise


_DONE_BY: Final = N_("Done by")
_WORKER: Final = N_("Worker")

LAYOUTS: Final[Mapping[str, Layout]] = {
    "policy": Layout(("signed_by_id",), ((("signed_by_id",), N_("Signed by")),)),
    "document": Layout(),
    "acknowledgement": Layout((), ((("worker_id",), _WORKER),)),
    "meeting": Layout(
        ("led_by_id", "attendees"),
        ((("led_by_id",), N_("Led by")),),
        Ticks("reviewed_", N_("What was gone through")),
    ),
    "work_refusal": Layout(("steps", "outcome")),
    "formal_hazard_assessment": Layout(
        ("made_by_id", "hazards", "participants"), ((("made_by_id",), N_("Made by")),),
        tables=("covers", "hazards"),
    ),
    "field_level_hazard_assessment": Layout(
        ("site_id", "foreman_id", "hazards", "crew"),
        ((("foreman_id",), N_("Foreman")), ((), N_("Reviewed by the supervisor"))),
    ),
    "orientation": Layout(
        ("by_id",),
        ((("worker_id", "visitor_name", "contractor_id"), N_("Who was shown around")),
         (("by_id",), N_("Given by"))),
        Ticks("covers_", N_("What was gone through")),
    ),
    "competency_check": Layout(
        ("assessor_id", "result"),
        ((("worker_id",), _WORKER), (("assessor_id",), N_("Assessed by"))),
    ),
    "inspection": Layout(("by_id", "result"), ((("by_id",), _DONE_BY),)),
    "maintenance": Layout(("by_id",), ((("by_id",), _DONE_BY),)),
    "incident": Layout(("site_id", "reported_by_id")),
    "investigation": Layout(
        ("started_on", "team", "whys", "causes"),
        (((), N_("For the team")), ((), N_("Manager"))),
    ),
    "emergency_plan": Layout(("contacts", "muster_point", "nearest_hospital")),
    "drill": Layout(("site_id", "scenario", "attendees")),
    "first_aid_record": Layout(
        ("worker_id", "injury", "treatment", "first_aider_id"),
        ((("first_aider_id",), N_("First aider")),),
    ),
    "corrective_action": Layout(
        ("assigned_id", "due_on"),
        ((("resolved_by_id",), N_("Resolved by")), (("verified_by_id",), N_("Verified by"))),
    ),
    "worker": Layout((), (), Ticks("is_", N_("In the company"))),
}  # fmt: skip

# what a person did on a day of their own; a card or a letter comes when it comes
ENTERED_LATE: Final = frozenset({
    "acknowledgement", "meeting", "work_refusal", "field_level_hazard_assessment", "hazard_report",
    "orientation", "competency_check", "inspection", "maintenance", "skip", "incident",
    "investigation", "drill", "first_aid_record", "corrective_action", "reading", "service_change",
    "use_log", "interview", "observation",
})  # fmt: skip
