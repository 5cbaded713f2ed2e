"""S4.6 and S4.7: every deficiency ends in a fix, and what is not safe is not used meanwhile."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from desktop.audit.common.inspected import (
    Followed,
    defective,
    followed,
    from_inspections,
    is_unsafe,
    put_right_at_once,
    said_of,
    taken_out,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, Judged, Missing, Ref, State, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.naming import is_somebody
from desktop.language import _, ngettext
from desktop.values.audited.inspections import InspectionFact, TrailFact
from desktop.values.spoken import say_date, say_number

_A_DAY = timedelta(days=1)


@rule("inspections", "places")
def deficiencies_fixed(facts: AuditFacts) -> Judged:
    """Judge S4.6: each deficiency has an action that is sound, or a fix on record."""
    came = followed(facts)
    found = defective(facts)
    actions = {one.id: came.actions(one) for one in found}
    alone = from_inspections(facts, (trail for some in actions.values() for trail in some))
    counted: list[Ref] = []
    missing: list[Missing] = []
    for one in found:
        trail, lacking = actions[one.id], _lacking_of(one, actions[one.id], came)
        missing += lacking
        if not lacking:
            repairs = () if trail else came.repairs(one)
            counted += [Ref("inspection", one.id)]
            counted += [Ref("corrective_action", action.id) for action in trail]
            counted += [Ref("maintenance", repair.id) for repair in repairs]
    for action in alone:
        lacks = lacking_of(action, came.as_of)
        missing += lacks
        counted += [] if lacks else [Ref("corrective_action", action.id)]
    population = len(found) + len(alone)
    if not population:
        return _nothing_found(facts)
    met = sum(not _lacking_of(one, actions[one.id], came) for one in found)
    met += sum(not lacking_of(action, came.as_of) for action in alone)
    every = {trail.id: trail for some in actions.values() for trail in some}
    note = _note(met, population, (*every.values(), *alone), came.as_of)
    return of_share(met, population, counted=counted, missing=missing, note=note)


def _nothing_found(facts: AuditFacts) -> Judged:
    times = [one for one in facts.inspections.doers if one.last_on >= facts.span.from_on]
    if times:
        return Judged(
            state=State.SUFFICIENT,
            share=ALL,
            counted=tuple(Ref("inspection", one.last_id) for one in times),
            of_records=sum(one.times for one in times),
            note=_("The inspections of the period found nothing that had to be put right."),
        )
    what = _("Inspect work places and equipment, and write down what was found.")
    return of_share(
        0,
        0,
        missing=[Missing(what, kind="inspection")],
        note=_("There is no inspection in the period, so nothing was found or fixed."),
    )


def _lacking_of(
    one: InspectionFact, actions: Iterable[TrailFact], came: Followed
) -> tuple[Missing, ...]:
    """What an inspection with a defect still lacks; nothing where the fix is on record."""
    actions = tuple(actions)
    if actions:
        return tuple(lack for action in actions for lack in lacking_of(action, came.as_of))
    if put_right_at_once(one) or came.repairs(one):
        return ()
    what = _("Make an action for what was found on {name} on {day}: {said}").format(
        name=came.name(one) or _("an inspection"),
        day=say_date(one.on, came.as_of),
        said=f"“{said_of(one)}”." if said_of(one) else _("it failed, and nothing says why."),
    )
    return (Missing(what, Ref("inspection", one.id), "defects"),)


def lacking_of(action: TrailFact, as_of: date) -> tuple[Missing, ...]:
    """Return what an action lacks to be sound: a to-do each, the first alone where it is late."""
    ref = Ref("corrective_action", action.id)

    def to_do(sentence: str, field: str) -> Missing:
        return Missing(sentence.format(what=action.what), ref, field)

    closed = action.resolved_on if action.resolved_on and action.resolved_on <= as_of else None
    if closed is None and action.due_on is not None and action.due_on < as_of:
        late = _("Finish “{what}”, which was due {day}, and say who did it and what proves it.")
        day = say_date(action.due_on, as_of)
        return (Missing(late.format(what=action.what, day=day), ref, "resolved_on"),)
    # what was put right at once needed nobody to be asked
    at_once = closed is not None and closed <= action.found_on + _A_DAY
    lacks = []
    if not is_somebody(action.assigned) and not at_once:
        lacks.append(to_do(_("Say who is to do this: “{what}”."), "assigned_id"))
    if action.due_on is None and not at_once:
        lacks.append(to_do(_("Say by when this is to be done: “{what}”."), "due_on"))
    if closed is not None and not is_somebody(action.resolved_by):
        lacks.append(to_do(_("Say who did this: “{what}”."), "resolved_by_id"))
    if closed is not None and not (action.proof or action.has_file or action.closed_reason):
        lacks.append(to_do(_("Say what was done, or add a photo or slip: “{what}”."), "proof"))
    return tuple(lacks)


def _note(met: int, population: int, actions: Iterable[TrailFact], as_of: date) -> str:
    told = ngettext(
        "{met} of {n} deficiency has its fix, or an action with a name and a date, on record.",
        "{met} of {n} deficiencies have their fix, or an action with a name and a date, on record.",
        population,
    ).format(met=met, n=population)
    days = [
        (one.resolved_on - one.found_on).days
        for one in actions
        if one.resolved_on and one.found_on <= one.resolved_on <= as_of
    ]
    if not days:
        return told
    middle = say_number(float(median(days)))
    closed = ngettext("{n} action closed, median {d} days.", "{n} actions closed, median {d} days.",
                      len(days)).format(n=len(days), d=middle)  # fmt: skip
    return f"{told} {closed}"


@rule("inspections", "places")
def defective_out_of_use(facts: AuditFacts) -> Judged:
    """Judge S4.7: whatever was found unsafe was tagged out or repaired before its next use."""
    came = followed(facts)
    unsafe = [one for one in defective(facts) if is_unsafe(one)]
    if not unsafe:
        return not_applicable(_("Nothing was found unsafe in the period."))
    counted: list[Ref] = []
    missing: list[Missing] = []
    for one in unsafe:
        kept_out = taken_out(one, came)
        counted += [Ref("inspection", one.id), *kept_out] if kept_out is not None else []
        if kept_out is None:
            what = _("Write down when {name} was tagged out or repaired after {day}: {said}")
            sentence = what.format(
                name=came.name(one) or _("what was unsafe"),
                day=say_date(one.on, came.as_of),
                said=f"“{said_of(one)}”." if said_of(one) else _("it was not safe to use."),
            )
            missing.append(Missing(sentence, Ref("inspection", one.id), "safe_to_use"))
    met, n = len(unsafe) - len(missing), len(unsafe)
    note = ngettext(
        "{met} of {n} unsafe result was tagged out or repaired before the next use.",
        "{met} of {n} unsafe results were tagged out or repaired before the next use.",
        n,
    ).format(met=met, n=n)
    return of_share(met, n, counted=counted, missing=missing, note=note)
