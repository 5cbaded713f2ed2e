"""Equipment that people run without a check, and checks that show little."""

from collections.abc import Iterator, Mapping
from typing import Final

from desktop.audit.common.training_day import is_alone, is_good, is_same
from desktop.audit.facts import AuditFacts
from desktop.audit.findings.training_cards import cards_here
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import finder
from desktop.audit.rules.s3_competence import all_standings
from desktop.audit.wording.training import course_on, is_general_course, machines_in
from desktop.duties.competency import Competence, Standing
from desktop.language import _
from desktop.values.audited.training import CheckPaper, HeldCard
from desktop.values.competency import AssignmentFact, CheckFact
from desktop.values.folding import key
from desktop.values.spoken import say_date

_NO_NAME: Final = frozenset({"unit", "no", "equipment", "machine", "operator", "operation", "use"})
_NO_PAPER: Final = CheckPaper()
_CURRENT: Final = frozenset({Competence.COMPETENT, Competence.DUE_SOON, Competence.SUPERVISED})


@finder(
    "people",
    "training",
    codes=[
        "course_without_check",
        "assigned_without_check",
        "check_not_passed",
        "check_out_of_date",
        "check_without_result",
        "check_without_assessor",
        "check_by_self",
        "check_despite_failure",
        "check_of_nothing",
    ],
)
def checks(facts: AuditFacts) -> Iterator[Found]:
    """Find courses and assignments without a check, and what is wrong with the checks."""
    courses = list(_courses(facts))
    yield from (_course(card, facts) for card in courses)
    taught: dict[str, frozenset[str]] = {}
    for card in courses:
        named = course_on(facts.training.kinds[card.type_id].name)
        taught[card.worker_id] = taught.get(card.worker_id, frozenset()) | named
    every = all_standings(facts)
    yield from _assignments(facts, every, taught)
    seen: set[str] = set()
    for one in every:
        # a check of a type stands for each of its units, and is told once
        if one.check is not None and one.check.id not in seen:
            found = list(_check(one, one.check, facts))
            seen.update([one.check.id] if found else [])
            yield from found
    yield from _of_nothing(facts)


def _courses(facts: AuditFacts) -> Iterator[HeldCard]:
    """Yield the newest good card of each course on a machine that was never checked."""
    for (worker_id, type_id), every in cards_here(facts).items():
        name = facts.training.kinds[type_id].name
        machines = course_on(name)
        good = [card for card in every if is_good(facts, card)]
        if not good or not (machines or is_general_course(name)):
            continue
        checked = [
            (_machines_of(check, facts), _is_untold(check, facts))
            for check in facts.training.competency.checks
            if check.worker_id == worker_id and check.on <= facts.span.as_of
        ]
        # a check on a unit of which nobody can tell what it is may have been on this
        if not any(not machines or on & machines or is_untold for on, is_untold in checked):
            yield good[-1]


def _machines_of(check: CheckFact, facts: AuditFacts) -> frozenset[str]:
    machine = next(
        (one for one in facts.training.competency.machines if one.id == check.unit_id), None
    )
    about = (machine.number, machine.type, machine.description) if machine else ()
    return machines_in(*about, check.type, check.task)


def _is_untold(check: CheckFact, facts: AuditFacts) -> bool:
    """Whether a check is on a unit of which neither itself nor the list says what it is."""
    if check.unit_id is None:
        return False
    machine = next(
        (one for one in facts.training.competency.machines if one.id == check.unit_id), None
    )
    about = [check.type, check.task]
    about += [machine.type, machine.description] if machine else []
    number = key(machine.number) if machine else ""
    words = {word for said in about for word in key(said or "").split() if word.isalpha()}
    return not words.difference(number.split(), _NO_NAME)


def _course(card: HeldCard, facts: AuditFacts) -> Found:
    name = facts.people.everybody[card.worker_id].name
    said = {"worker": name, "type": facts.training.kinds[card.type_id].name}
    message = _("{worker} has the course {type}, and nobody checked {worker} at the machine.")
    fix = _("Have somebody competent watch {worker} at it, and file the signed check.")
    return Found(
        code="course_without_check",
        record=Ref("certificate", card.id),
        subject=name,
        message=message.format(**said),
        fix=fix.format(**said),
    )


def _assignments(
    facts: AuditFacts, every: tuple[Standing, ...], taught: Mapping[str, frozenset[str]]
) -> Iterator[Found]:
    unchecked = [one for one in every if one.is_assigned and one.state is Competence.NO_CHECK]
    for assignment in facts.training.competency.assignments:
        if not assignment.period.covers(facts.span.as_of):
            continue
        meant = [one for one in unchecked if _is_of(assignment, one)]
        told = taught.get(assignment.worker_id, frozenset())
        left = [one for one in meant if not _machines_at(one) & told]
        if not left:
            continue
        said = {"worker": left[0].worker.name, "work": ", ".join(one.work.name for one in left)}
        message = _("{worker} is put down as running {work}, and no competency check is on file.")
        fix = _("Have somebody competent watch {worker} at {work}, and file the signed check.")
        yield Found(
            code="assigned_without_check",
            record=Ref("equipment_assignment", assignment.id),
            subject=said["worker"],
            message=message.format(**said),
            fix=fix.format(**said),
        )


def _is_of(assignment: AssignmentFact, one: Standing) -> bool:
    if assignment.worker_id != one.worker.id:
        return False
    machine = one.work.machine
    if assignment.unit_id is not None:
        return machine is not None and machine.id == assignment.unit_id
    type_ = (machine.type or "") if machine else one.work.name
    return key(assignment.type or "") == key(type_)


def _machines_at(one: Standing) -> frozenset[str]:
    machine = one.work.machine
    return machines_in(one.work.name, *((machine.type, machine.description) if machine else ()))


def _check(one: Standing, check: CheckFact, facts: AuditFacts) -> Iterator[Found]:
    """Find what is wrong with the newest check of somebody at something."""
    nobody_assigned = not any(
        known.period.covers(facts.span.as_of) for known in facts.training.competency.assignments
    )
    if one.state is Competence.NO_RESULT:
        yield _of_check(
            one, check, facts, "check_without_result",
            _("The check of {worker} on {work} of {on} does not say how it went."),
            _("Note the result: competent, not yet, or only when supervised."), "result",
        )  # fmt: skip
    if one.state is Competence.NOT_YET and one.is_assigned:
        yield _of_check(
            one, check, facts, "check_not_passed",
            _("{worker} is put down as running {work}, and the check of {on} says not yet."),
            _("Check {worker} again, or name somebody else for {work}."), "result",
        )  # fmt: skip
    if one.state is Competence.DUE and (one.is_assigned or nobody_assigned):
        yield _of_check(
            one, check, facts, "check_out_of_date",
            _("The check of {worker} on {work} is of {on} and held until {until}."),
            _("Have somebody competent watch {worker} again, and file the new check."), "",
        )  # fmt: skip
    if one.state in _CURRENT:
        yield from _passed(one, check, facts)


def _passed(one: Standing, check: CheckFact, facts: AuditFacts) -> Iterator[Found]:
    """Find what is wrong with a check that counts."""
    paper = facts.training.checks.get(check.id, _NO_PAPER)
    if not paper.assessor.is_named:
        yield _of_check(
            one, check, facts, "check_without_assessor",
            _("The check of {worker} on {work} of {on} does not say who made it."),
            _("Name who watched {worker}."), "assessor_id",
        )  # fmt: skip
    person = facts.people.everybody[one.worker.id]
    if is_same(paper.assessor, person) and not person.leads and not is_alone(facts):
        yield _of_check(
            one, check, facts, "check_by_self",
            _("{worker} is named as the one who checked {worker} on {work}."),
            _("Have somebody else watch {worker}, and name them."), "assessor_id",
        )  # fmt: skip
    if check.result == "competent" and paper.failed and not check.restrictions.strip():
        yield _of_check(
            one, check, facts, "check_despite_failure",
            _("{worker} passed the check on {work} of {on} although this failed: {failed}."),
            _("Note what was done about it, a restriction, or another result."), "restrictions",
            failed=", ".join(paper.failed),
        )  # fmt: skip


def _of_check(
    one: Standing,
    check: CheckFact,
    facts: AuditFacts,
    code: str,
    message: str,
    fix: str,
    field: str,
    **more: str,
) -> Found:
    as_of = facts.span.as_of
    said = {
        "worker": one.worker.name,
        "work": one.work.name,
        "on": say_date(check.on, as_of),
        "until": say_date(one.until, as_of) if one.until else "",
    } | more
    return Found(
        code=code,
        record=Ref("competency_check", check.id),
        subject=one.worker.name,
        message=message.format(**said),
        fix=fix.format(**said),
        field=field,
    )


def _of_nothing(facts: AuditFacts) -> Iterator[Found]:
    as_of = facts.span.as_of
    for check in facts.training.competency.checks:
        person = facts.people.everybody.get(check.worker_id)
        if person is None or not person.works_on(as_of) or check.on > as_of:
            continue
        if check.unit_id is None and not key(check.type or "") and not key(check.task or ""):
            message = _("The competency check of {worker} of {on} names no equipment and no task.")
            yield Found(
                code="check_of_nothing",
                record=Ref("competency_check", check.id),
                subject=person.name,
                message=message.format(worker=person.name, on=say_date(check.on, as_of)),
                fix=_("Choose the unit, or write the type or the task that was watched."),
                field="equipment_id",
            )
