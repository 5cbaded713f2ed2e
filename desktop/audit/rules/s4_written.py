"""S4.1: it is written who inspects what and how often, on which form, and how to report."""

from fractions import Fraction

from desktop.audit.common.defects import names
from desktop.audit.common.duty_sorts import is_bound, line_for
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.duties.doings import is_same
from desktop.language import _
from desktop.store.facts import PlanFact
from desktop.values.audited.inspections import WrittenFact
from desktop.values.folding import key
from desktop.values.spoken import say_date

POLICY = "inspection_policy"
_SIXTH = Fraction(1, 6)


@rule("inspections", "schedule", "places", "people")
def inspections_written_down(facts: AuditFacts) -> Judged:
    """Judge S4.1: a signed policy that names people, places and times, a form, a way to report."""
    policy = max(
        (one for one in facts.inspections.documents if _is_policy(one)),
        key=lambda one: (_is_signed(one, facts), _names_people(one, facts), _says(one, facts)),
        default=None,
    )
    unlike = [plan for plan in facts.schedule.facts.plans if not _is_stated(plan, facts)]
    form = facts.inspections.checklists or any(
        one.has_file and "checklist" in key(one.title) for one in facts.inspections.documents
    )
    steps = (
        Step(
            _("An inspection policy is signed."), _SIXTH, bool(policy and _is_signed(policy, facts))
        ),
        Step(_("It says who inspects."), _SIXTH, bool(policy and _names_people(policy, facts))),
        Step(
            _("It says what is inspected how often."), _SIXTH, bool(policy and _says(policy, facts))
        ),
        Step(_("Every inspection on the schedule is in it."), _SIXTH, bool(policy and not unlike)),
        Step(_("There is a form to inspect by."), _SIXTH, bool(form)),
        Step(_("There is a way to report unsafe conditions."), _SIXTH, bool(_reporting(facts))),
    )
    counted = [Ref("document", policy.id)] if policy else []
    counted += [Ref("document", one.id) for one in _reporting(facts)]
    counted += [Ref("checklist", id_) for id_ in facts.inspections.checklists]
    missing = _missing(policy, steps, unlike, facts)
    return of_steps(steps, counted=counted, missing=missing, note=_note(policy, unlike, facts))


def _is_policy(one: WrittenFact) -> bool:
    if one.kind == POLICY:
        return True
    words = set(key(one.title).split())
    return one.kind in ("", "other") and bool(words & {"inspection", "inspections", "inspecting"})


def _is_signed(one: WrittenFact, facts: AuditFacts) -> bool:
    signed_on = one.signed_on
    return one.signed_by.is_named and signed_on is not None and signed_on <= facts.span.as_of


def _names_people(one: WrittenFact, facts: AuditFacts) -> bool:
    """Whether a role or a person is named; what is only a scanned paper is for people to read."""
    stated = [line for line in facts.inspections.stated if line.document_id == one.id]
    text = " ".join((one.text, *(f"{line.what} {line.how_often}" for line in stated)))
    if not one.text.strip() and one.has_file:
        return True
    said = f" {key(text)} "
    people = facts.people.working(facts.span.as_of)
    return names("roles", text) or any(f" {key(person.name)} " in said for person in people)


def _says(one: WrittenFact, facts: AuditFacts) -> bool:
    return any(
        line.rule is not None for line in facts.inspections.stated if line.document_id == one.id
    )


def _is_stated(plan: PlanFact, facts: AuditFacts) -> bool:
    if plan.kind != "inspection" or plan.in_force_from > facts.span.as_of or is_bound(facts, plan):
        return True
    line = line_for(facts, plan)
    return (
        line is not None
        and line.rule is not None
        and (plan.rule is not None and is_same(plan.rule, line.rule))
    )


def _reporting(facts: AuditFacts) -> list[WrittenFact]:
    documents = facts.inspections.documents
    own = [one for one in documents if one.kind == "hazard_reporting"]
    return own or [one for one in documents if _is_policy(one) and names("reporting", one.text)]


def _missing(
    policy: WrittenFact | None, steps: tuple[Step, ...], unlike: list[PlanFact], facts: AuditFacts
) -> list[Missing]:
    signed, who, how_often, same, form, reporting = (step.is_met for step in steps)
    missing: list[Missing] = []
    if policy is None:
        what = _("Write an inspection policy: who inspects what, how often, on which form.")
        missing.append(Missing(what, kind="document"))
    else:
        ref, title = Ref("document", policy.id), policy.title
        if not signed:
            what = _("Have “{title}” signed and dated by whoever runs the company.")
            missing.append(Missing(what.format(title=title), ref, "signed_on"))
        if not who:
            what = _("Write into “{title}” who inspects: the foreman, the driver, a worker.")
            missing.append(Missing(what.format(title=title), ref, "text"))
        if not how_often:
            what = _("Write into “{title}” what is inspected and how often, a line each.")
            missing.append(Missing(what.format(title=title), ref, "frequencies"))
        if not same:
            missing += [_unlike(plan, ref, facts) for plan in unlike]
    if not form:
        what = _("Make a checklist, so that everybody inspects by the same form.")
        missing.append(Missing(what, kind="checklist"))
    if not reporting:
        what = _("Write down how somebody who sees something unsafe reports it, and to whom.")
        missing.append(Missing(what, kind="document"))
    return missing


def _unlike(plan: PlanFact, policy: Ref, facts: AuditFacts) -> Missing:
    line = line_for(facts, plan)
    if line is None:
        what = _("Add a line to the policy: {task} of {name}, {rule}.").format(
            task=plan.task, name=plan.subject.name, rule=plan.rule_text
        )
        return Missing(what, policy, "frequencies")
    what = _(
        "“{document}” says “{often}” of {task} of {name}, the schedule “{rule}”: "
        "make both the same."
    ).format(
        document=line.document, often=line.how_often, task=plan.task, name=plan.subject.name,
        rule=plan.rule_text,
    )  # fmt: skip
    return Missing(what, Ref("document", line.document_id), "frequencies")


def _note(policy: WrittenFact | None, unlike: list[PlanFact], facts: AuditFacts) -> str:
    if policy is None:
        return _("There is no inspection policy.")
    if _is_signed(policy, facts) and policy.signed_on is not None:
        told = _("“{title}”, signed by {who} on {day}.").format(
            title=policy.title,
            who=policy.signed_by.name,
            day=say_date(policy.signed_on, facts.span.as_of),
        )
    else:
        told = _("“{title}” is not signed.").format(title=policy.title)
    inspected = [plan for plan in facts.schedule.facts.plans if plan.kind == "inspection"]
    if not inspected:
        return told
    lines = _("{n} of {all} inspections on the schedule agree with it.").format(
        n=len(inspected) - len(unlike), all=len(inspected)
    )
    return f"{told} {lines}"
