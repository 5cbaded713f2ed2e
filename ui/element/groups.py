"""How the kinds of a tab are grouped in its list; a kind that nobody placed still gets a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.language import N_
from desktop.records import kinds_of_tab
from desktop.records.kind import Nature

TRAINING_MATRIX: Final = "training_matrix"
COMPETENCY: Final = "competency_grid"
BOOKING: Final = "booking"
FIRST_DAY: Final = "first_day"
TWELVE_MONTHS: Final = "twelve_months"
STATISTICS: Final = "statistics"
ACTION_LOG: Final = "action_log"
RECURRING: Final = "recurring"
SAY_WHAT_YOU_DO: Final = "say_what_you_do"
NEXT_TALK: Final = "next_talk"
# views that show records of several kinds, by the tab they stand on
VIEWS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "training": (
        (TRAINING_MATRIX, N_("Training matrix")),
        (COMPETENCY, N_("Who may run what")),
        (BOOKING, N_("What to book")),
        (FIRST_DAY, N_("First day")),
    ),
    "inspections": (
        (TWELVE_MONTHS, N_("The last twelve months")),
        (RECURRING, N_("Set up what recurs")),
        (SAY_WHAT_YOU_DO, N_("Say what you do")),
    ),
    "leadership": ((NEXT_TALK, N_("Next talk")),),
    "incidents": ((STATISTICS, N_("Statistics")),),
    "actions": ((ACTION_LOG, N_("Log by group, with ages")),),
}
# looked at now and then: they stand below what is worked with every day
_BELOW: Final = frozenset({STATISTICS, ACTION_LOG, RECURRING, SAY_WHAT_YOU_DO, NEXT_TALK})
# written by the program, or shown where they are used
HIDDEN: Final = frozenset({"company_settings"})
_COMPANY: Final = (
    (N_("People and places"), ("company", "worker", "position", "site", "contractor")),
    (
        N_("Equipment"),
        ("equipment", "reading", "service_change", "use_log"),
    ),
    (N_("Papers"), ("document", "evidence", "hours_worked")),
    (N_("Keeping and privacy"), ("disclosure", "disposal")),
)
_GROUPS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "company": _COMPANY,
    "inspections": (
        (N_("Records"), ("inspection", "maintenance", "skip")),
        (N_("What is to be done"), ("duty_plan", "checklist")),
    ),
}


@dataclass(frozen=True)
class Group:
    """A heading and what stands under it: keys of kinds or views with their words."""

    title: str
    items: tuple[tuple[str, str], ...]


def groups_of(tab: str) -> tuple[Group, ...]:
    """Return the groups of a tab's list, in order; every kind of the tab is in one of them."""
    kinds = {kind.key: kind for kind in kinds_of_tab(tab) if kind.key not in HIDDEN}
    placed = {key for _title, keys in _GROUPS.get(tab, ()) for key in keys}
    left = [kind for kind in kinds.values() if kind.key not in placed]
    found = [
        Group(title, tuple((key, kinds[key].plural) for key in keys))
        for title, keys in _GROUPS.get(tab, ())
    ]
    records = tuple((k.key, k.plural) for k in left if k.nature is not Nature.REGISTER)
    lists = tuple((k.key, k.plural) for k in left if k.nature is Nature.REGISTER)
    found += [Group(N_("Records"), records)] if records else []
    found += [Group(N_("Lists"), lists)] if lists else []
    if views := VIEWS.get(tab):
        above = tuple(view for view in views if view[0] not in _BELOW)
        below = tuple(view for view in views if view[0] in _BELOW)
        found[0] = Group(found[0].title, (*above, *found[0].items, *below))
    return tuple(found)
