"""What would end a duty, in a sentence: only what is done, or a skip with a reason, ever does."""

from functools import lru_cache
from typing import Final

from desktop.duties.state import State
from desktop.errors import Refused
from desktop.language import N_, _
from desktop.store.facts import SubjectKind
from desktop.values.rules import read_rule

# on a unit, at a site, of the company
_DONE: Final = {
    "inspection": (
        N_("An inspection of unit {subject}, or a skip with a reason."),
        N_("An inspection of {subject}, or a skip with a reason."),
        N_("An inspection, or a skip with a reason."),
    ),
    "maintenance": (
        N_("Maintenance of unit {subject}, or a skip with a reason."),
        N_("Maintenance at {subject}, or a skip with a reason."),
        N_("Maintenance, or a skip with a reason."),
    ),
    "meeting": (
        N_("A safety meeting about unit {subject}, or a skip with a reason."),
        N_("A safety meeting at {subject}, or a skip with a reason."),
        N_("A safety meeting, or a skip with a reason."),
    ),
    "drill": (
        N_("A drill with unit {subject}, or a skip with a reason."),
        N_("A drill at {subject}, or a skip with a reason."),
        N_("A drill, or a skip with a reason."),
    ),
    "review": (
        N_("A review of unit {subject}, written down with its date."),
        N_("A review of {subject}, written down with its date."),
        N_("A review, written down with its date."),
    ),
}
_OTHERS: Final = {
    "certificate": N_("A certificate of {subject} that is valid, entered with its last day."),
    "action": N_("The fix, entered with the day on which it was put right and by whom."),
}
_PLANNED: Final = frozenset(_DONE) - {"review"}


def what_ends(
    kind: str, subject: str, subject_kind: SubjectKind | None, rule: str, state: State
) -> str:
    """Return the sentence that says what would end a duty of a kind on a subject."""
    if state is State.SUSPENDED:
        return _("Nothing has to be done for now.")
    if kind in _OTHERS:
        return _(_OTHERS[kind]).format(subject=subject)
    if kind in _PLANNED and not _can_be_read(rule):
        return _("A rule that can be read, such as 'monthly' or 'every 1,000 km'.")
    on_unit, at_site, of_company = _DONE.get(kind, _DONE["inspection"])
    if subject_kind == "unit":
        return _(on_unit).format(subject=subject)
    if subject_kind == "site":
        return _(at_site).format(subject=subject)
    return _(of_company)


@lru_cache(maxsize=1024)
def _can_be_read(rule: str) -> bool:
    try:
        read_rule(rule)
    except Refused:
        return False
    return True
