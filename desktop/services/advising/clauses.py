"""Drafts the clause that a document would say from now on, in words that can be signed."""

from desktop.duties.doings import Because, Doing, Proposal
from desktop.duties.floor_of_law import Item
from desktop.language import N_, _
from desktop.services.advising.naming import names_of, rule_said, what_is_stated
from desktop.values.interval import Rule

_CLAUSES = {
    Because.BELOW: N_("{what}: at least {rule} ({source}). We do not go below it."),
    Because.CREW: N_(
        "We hold a safety meeting {rule}, and besides before work that is new to us or has "
        "changed. The hazards of each job are still looked at before it begins."
    ),
    Because.NOTHING_FOUND: N_(
        "{what}: a written inspection {rule}. Whoever takes one looks it over before use; what is "
        "damaged is tagged out at once and put right before it is used again."
    ),
    Because.UNPLANNED: N_("{what}: {rule}."),
}
_STILL = N_(
    "{what}: a written inspection {rule}. While a unit is parked its inspections pause; it is "
    "inspected before it returns to service. It is still looked over before each use."
)
_LOT = N_(
    "{what} are inspected together as a lot, {rule}; every item is looked at, and those that are "
    "damaged are named in the record, taken out of use and put right or replaced. Whoever takes a "
    "tool looks it over before use."
)
_ASKED_FOR = N_("{what}: {rule}, and never less often than is asked for ({source}).")
_PLAIN = {
    "inspection": N_("{what}: a written inspection {rule}."),
    "maintenance": N_("{what}: {rule}, or sooner where the maker says so."),
    "meeting": N_("{what}: held {rule}, with the names of those who were there."),
    "drill": N_("{what}: held {rule}, and what was learned is written down."),
    "review": N_("{what}: {rule}, signed and dated."),
}


def clause_of(proposal: Proposal) -> str:
    """Return the clause of one proposal, a line for each duty where they differ."""
    if proposal.because is Because.UNSTATED:
        return "\n".join(
            _plain(doing.plan.kind, what_is_stated((doing,)), doing.rule, doing.item)
            for doing in one_of_each(proposal.doings)
        )
    rule = proposal.rule
    if proposal.because is Because.UNPLANNED and proposal.stated is not None:
        return _plain("", proposal.stated.what, rule)
    what = what_is_stated(proposal.doings)
    first = proposal.doings[0]
    item = first.item
    if proposal.because is Because.STILL or (rule is not None and rule.when_in_use):
        return _(_STILL).format(what=what, rule=rule_said(rule))
    if proposal.because is Because.NOTHING_FOUND and item is not None and _is_lot(first):
        return _(_LOT).format(what=names_of(proposal.doings), rule=rule_said(rule))
    words = _CLAUSES.get(proposal.because)
    if words is None:
        return _plain(first.plan.kind, what, rule, item)
    source = item.source if item else ""
    return _(words).format(what=what, rule=rule_said(rule), source=source)


def one_of_each(doings: tuple[Doing, ...]) -> tuple[Doing, ...]:
    """Return the duties, those of one plan on many units once."""
    return tuple({doing.plan.id: doing for doing in doings}.values())


def _is_lot(doing: Doing) -> bool:
    singly = bool(doing.item and doing.item.singly) or bool(doing.unit and doing.unit.singly)
    return not singly and bool(doing.item and doing.item.key == "hand_tools")


def _plain(kind: str, what: str, rule: Rule | None, item: Item | None = None) -> str:
    words = _PLAIN.get(kind, N_("{what}: {rule}."))
    if kind == "maintenance" and item is not None and item.binding is not None:
        words = _ASKED_FOR
    source = item.source if item else ""
    return _(words).format(what=what, rule=rule_said(rule), source=source)
