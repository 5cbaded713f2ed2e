"""The words and tones in which a table says how a record stands, and the quick filters over it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from desktop.language import N_

RED, AMBER, GREEN, BLUE, PLAIN = "red", "amber", "green", "blue", "plain"


class Look(NamedTuple):
    """A word with its tone, and the quick filters that it falls under."""

    word: str
    tone: str
    groups: tuple[str, ...] = ()


class Group(NamedTuple):
    """A quick filter: `label` stands on its button, `counted` in the sentence over the table.

    `counted` is empty for what is no news.
    """

    key: str
    label: str
    counted: tuple[str, str] | None = None


# each worst first: a table sorts by it

ACTIONS: Final[Mapping[str, Look]] = {
    "overdue": Look(N_("Overdue"), RED, ("open", "overdue")),
    "due_soon": Look(N_("Due soon"), AMBER, ("open",)),
    "never_done": Look(N_("No due date"), AMBER, ("open",)),
    "ok": Look(N_("Open"), BLUE, ("open",)),
    "to_verify": Look(N_("Waiting to be verified"), AMBER, ("verify",)),
    "closed": Look(N_("Closed"), GREEN, ("closed",)),
    "closed_without": Look(N_("Closed without"), PLAIN, ("closed",)),
}
CARDS: Final[Mapping[str, Look]] = {
    "expired": Look(N_("Expired"), RED, ("expired",)),
    "expiring": Look(N_("Runs out soon"), AMBER, ("expiring",)),
    "valid": Look(N_("Valid"), GREEN, ("valid",)),
    "replaced": Look(N_("Replaced"), PLAIN),
    "not_needed": Look(N_("Not needed"), PLAIN),
    "left": Look(N_("No longer here"), PLAIN),
}
DUTIES: Final[Mapping[str, Look]] = {
    "overdue": Look(N_("Overdue"), RED, ("overdue",)),
    "never_done": Look(N_("Never done"), RED, ("never",)),
    "due_soon": Look(N_("Due soon"), AMBER, ("soon",)),
    "before_use": Look(N_("Before use"), BLUE, ("good",)),
    "ok": Look(N_("Good"), GREEN, ("good",)),
    "suspended": Look(N_("Paused"), PLAIN, ("paused",)),
}
REVIEWS: Final[Mapping[str, Look]] = {
    **DUTIES,
    "overdue": Look(N_("Review overdue"), RED, ("overdue",)),
    "never_done": Look(N_("Never reviewed"), RED, ("overdue",)),
    "due_soon": Look(N_("Review due soon"), AMBER, ("soon",)),
}
UNITS: Final[Mapping[str, Look]] = {
    "out_of_order": Look(N_("Out of order"), RED, ("tagged", "out")),
    "in_service": Look(N_("In service"), GREEN, ("in_service",)),
    "parked": Look(N_("Parked"), BLUE, ("out",)),
    "sold": Look(N_("Sold"), PLAIN, ("sold",)),
}
SITES: Final[Mapping[str, Look]] = {
    "open": Look(N_("Open"), GREEN, ("open",)),
    "not_open_yet": Look(N_("Not open yet"), BLUE, ("closed",)),
    "closed": Look(N_("Closed"), PLAIN, ("closed",)),
}
CHECKLISTS: Final[Mapping[str, Look]] = {
    "in_use": Look(N_("In use"), GREEN, ("in_use",)),
    "to_come": Look(N_("Not in use yet"), BLUE),
    "replaced": Look(N_("Replaced"), PLAIN, ("replaced",)),
}
WORKERS: Final[Mapping[str, Look]] = {
    "here": Look(N_("Works here"), GREEN, ("here",)),
    "away": Look(N_("Not employed now"), PLAIN, ("away",)),
}

_OVERDUE: Final = (N_("{n} overdue"), N_("{n} overdue"))
_SOON: Final = (N_("{n} due soon"), N_("{n} due soon"))
_REVIEWED: Final = (
    Group("overdue", N_("Review overdue"), (N_("{n} to review"), N_("{n} to review"))),
    Group("soon", N_("Review due soon"), (N_("{n} due soon"), N_("{n} due soon"))),
)

GROUPS: Final[Mapping[str, tuple[Group, ...]]] = {
    "corrective_action": (
        Group("open", N_("Open"), (N_("{n} open"), N_("{n} open"))),
        Group("overdue", N_("Overdue"), _OVERDUE),
        Group("verify", N_("To verify"), (N_("{n} to verify"), N_("{n} to verify"))),
        Group("again", N_("Again and again"), (N_("{n} found again"), N_("{n} found again"))),
        Group("closed", N_("Closed")),
    ),
    "certificate": (
        Group("expired", N_("Expired"), (N_("{n} expired"), N_("{n} expired"))),
        Group("expiring", N_("Runs out soon"), (N_("{n} runs out soon"), N_("{n} run out soon"))),
        Group("valid", N_("Valid")),
    ),
    "duty_plan": (
        Group("overdue", N_("Overdue"), _OVERDUE),
        Group("never", N_("Never done"), (N_("{n} never done"), N_("{n} never done"))),
        Group("soon", N_("Due soon"), _SOON),
        Group("good", N_("Good")),
        Group("paused", N_("Paused")),
    ),
    "equipment": (
        Group("in_service", N_("In service")),
        Group("out", N_("Out of service"), (N_("{n} out of service"), N_("{n} out of service"))),
        Group("sold", N_("Sold")),
    ),
    "checklist": (Group("in_use", N_("In use")), Group("replaced", N_("Replaced"))),
    "site": (Group("open", N_("Open")), Group("closed", N_("Closed"))),
    "worker": (
        Group("here", N_("Working here now"), (N_("{n} works here now"), N_("{n} work here now"))),
        Group("away", N_("Not employed now")),
    ),
    "policy": _REVIEWED,
    "document": _REVIEWED,
    "formal_hazard_assessment": _REVIEWED,
    "emergency_plan": _REVIEWED,
}
