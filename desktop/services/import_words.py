"""What the import wizard calls things: kinds of sheets and meanings of columns, in plain words."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from desktop.exchange.correcting import LIST, meanings_of
from desktop.exchange.headings import targets
from desktop.exchange.mapping import LEAVE_OUT, NOT_IN_SHEETS, SheetPlan
from desktop.exchange.saved_mapping import CERTIFICATE
from desktop.language import N_, _, ngettext
from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind
from desktop.values.folding import key

NOTHING: Final = ""  # a sheet that is left out, a column that is kept in the notes


class Choice(NamedTuple):
    """Something to choose: its key for the program, its words for the person."""

    key: str
    label: str


# what only sheets carry has no field that could name it
OWN: Final = {
    "full_name": N_("Full name"),
    "position": N_("Position"),
    "hired_on": N_("First day"),
    "left_on": N_("Last day"),
    "oriented_on": N_("Orientation signed on"),
    "status": N_("Status"),
    "meter_unit": N_("What the meter counts"),
    "model": N_("Model"),
    "odometer": N_("Odometer (km)"),
    "km": N_("Odometer (km)"),
    "hours": N_("Hour meter"),
    "meter": N_("Meter reading"),
    "read_on": N_("Day the meter was read"),
    "stood_from": N_("Stood still from"),
    "stood_to": N_("Back in service on"),
    "rule": N_("How often"),
    "rule_unit": N_("Unit of how often (days, months, km)"),
    "subject": N_("Unit or site"),
    "next_due": N_("Next due"),
    "responsible": N_("Responsible"),
    "worker_number": N_("Worker number"),
    "item": N_("Item checked"),
    "defect_flag": N_("Any defects (yes or no)"),
    "action_taken": N_("Action taken"),
    "number_in_log": N_("Number in the log"),
    "cost": N_("Cost"),
    "investigated": N_("Investigated"),
    "hazard": N_("Hazard"),
    "control": N_("Control"),
    "gps": N_("Coordinates in one cell"),
    "form_id": N_("Number of the form"),
    "company": N_("Company"),
}
# what Muster itself fills in, and no sheet says
UNSAID: Final = frozenset({"source_kind", "source_id", "coordinates_from", "lead_share"})
MATRICES: Final = {
    "certificate/matrix": N_("Training matrix, people down"),
    "certificate/matrix_across": N_("Training matrix, people across"),
    "worker/matrix": N_("Workers with their certificates beside them"),
}
# kinds whose list has a name of its own that is no plural
WHOLE: Final = {
    "duty_plan": (N_("duty of the schedule"), N_("duties of the schedule")),
    "equipment": (N_("unit"), N_("units")),
    "evidence": (N_("file of evidence"), N_("files of evidence")),
    "requirement": (N_("training requirement"), N_("training requirements")),
    "maintenance": (N_("maintenance entry"), N_("maintenance entries")),
    "hours_worked": (N_("month of hours"), N_("months of hours")),
    "disposal": (N_("disposal of records"), N_("disposals of records")),
    "use_log": (N_("entry of use"), N_("entries of use")),
    "equipment_assignment": (N_("equipment assignment"), N_("equipment assignments")),
    "service_change": (N_("change of service"), N_("changes of service")),
    "incident": (N_("incident or near miss"), N_("incidents and near misses")),
    "certificate_type": (N_("kind of certificate"), N_("kinds of certificates")),
}
BASES: Final = {"expiry": N_("expiry dates"), "issue": N_("dates of issue")}


def kinds() -> list[Choice]:
    """Return what a sheet can be, by name, "nothing of it" first."""
    lists = [
        Choice(f"{kind.key}/{LIST}", _(kind.plural))
        for kind in KINDS
        if kind.key not in NOT_IN_SHEETS
    ]
    matrices = [Choice(name, _(words)) for name, words in MATRICES.items()]
    nothing = Choice(NOTHING, _("Nothing for Muster: leave it out"))
    return [nothing, *sorted([*lists, *matrices], key=lambda choice: key(choice.label))]


def kind_choice(plan: SheetPlan | None) -> str:
    """Return the key of what a sheet is taken for."""
    return f"{plan.kind}/{plan.shape}" if plan else NOTHING


def say_kind(plan: SheetPlan) -> str:
    """Return what a sheet is taken for."""
    matrix = MATRICES.get(kind_choice(plan))
    return _(matrix) if matrix else _(kind_of(plan.kind).plural)


def meanings(plan: SheetPlan) -> list[Choice]:
    """Return everything that a column of this sheet can mean, by name, behind what stands apart."""
    found = [Choice(name, say_meaning(plan, name)) for name in _names(plan)]
    found.sort(key=lambda choice: key(choice.label))
    apart = [Choice(NOTHING, say_meaning(plan, NOTHING)), Choice(LEAVE_OUT, _("Leave it out"))]
    if plan.shape != LIST and plan.kind == "certificate":
        del apart[1]
    if plan.shape != LIST:
        apart.insert(0, Choice(CERTIFICATE, say_meaning(plan, CERTIFICATE)))
    return [*apart, *found]


def _names(plan: SheetPlan) -> Iterator[str]:
    used = [name for _heading, name in plan.columns if name]
    numbered = sorted({name for name in used if "#" in name})
    yield from numbered
    groups = {name.split("#")[0] for name in numbered}
    for group in sorted(groups):
        yield f"{group}#{1 + max(int(n.split('#')[1]) for n in numbered if n.startswith(group))}"
    have = {about.name for about in kind_of(plan.kind).fields}
    for name in meanings_of(plan):
        beside = name.endswith("_name") and f"{name.removesuffix('_name')}_id" in have
        if name not in UNSAID and name not in groups and not (beside and name not in used):
            yield name


def say_meaning(plan: SheetPlan, name: str) -> str:
    """Return what a column means, in the words of the form."""
    across = plan.shape == "matrix_across"
    if name == CERTIFICATE:
        return _("A person's certificates") if across else _("A certificate")
    if name == LEAVE_OUT:
        return _("Leave it out")
    if name == NOTHING:
        matrix = plan.shape != LIST and plan.kind == "certificate"
        return _("Leave it out") if matrix else _("Keep it in the notes")
    bare, _mark, number = name.partition("#")
    label = label_of(kind_of(plan.kind if plan.shape == LIST else "worker"), bare)
    return _("{label} {number}").format(label=label, number=number) if number else label


def label_of(kind: Kind, name: str) -> str:
    """Return the words for a target of a kind."""
    target = next((one for one in targets(kind) if one.name == name), None)
    if target is None or target.own:
        return _(OWN[name]) if name in OWN else _(target.label if target else name)
    return _(target.label)


def say_counts(counts: Mapping[str, int], most: int = 99) -> str:
    """Return how many of each kind, many first: "56 certificates, 8 workers and 3 more"."""
    known = sorted(counts.items(), key=lambda pair: -pair[1])
    parts = [f"{n} {say_several(kind, n)}" for kind, n in known[:most]]
    rest = sum(n for _kind, n in known[most:])
    if rest:
        more = ngettext("{n} other record", "{n} other records", rest)
        parts.append(more.format(n=rest))
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def say_several(kind: str, n: int) -> str:
    """Return what `n` records of a kind are called within a sentence."""
    about = kind_of(kind)
    if kind in WHOLE:
        return ngettext(*WHOLE[kind], n)
    return _(about.title if n == 1 else about.plural).lower()
