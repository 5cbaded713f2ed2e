"""Says of every duty on one line what is wrong, why, since when, and what to do about it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from desktop.duties import duties
from desktop.duties.actions import is_waiting_lately
from desktop.duties.certificates import certificates, type_ids
from desktop.duties.consequence import by_consequence
from desktop.duties.day import Day
from desktop.duties.doubles import joined
from desktop.duties.duty import Duty, State, worst_first
from desktop.duties.suspension import Why, pause_on
from desktop.language import N_, _
from desktop.services.today.besides import Besides, Plan, Unit
from desktop.services.today.competency_lines import competency_line
from desktop.services.today.paper_lines import action_line, review_line, unverified_line
from desktop.services.today.reviewer_lines import reviewer_line
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.training_lines import ORIENTATION, Training, orientation_duties
from desktop.services.today.words import say_voided, say_when
from desktop.services.training.competency_duties import COMPETENCY, competency_duties
from desktop.store.facts import DutyFacts, PlanFact
from desktop.values.folding import key
from desktop.values.spoken import say_date

# nobody can do anything about these, so they are no line
GONE: Final = frozenset({Why.SOLD, Why.CLOSED, Why.NOT_OPEN_YET})
_CHIPS: Final[Mapping[State, tuple[Need, str, str]]] = {
    State.OVERDUE: (Need.NOW, N_("Overdue"), "red"),
    State.NEVER_DONE: (Need.NOW, N_("Never done"), "red"),
    State.DUE_SOON: (Need.SOON, N_("Due soon"), "amber"),
    State.BEFORE_USE: (Need.BEFORE_USE, N_("Before use"), "blue"),
    State.SUSPENDED: (Need.NOTHING, N_("Not in use"), "blue"),
}
_STOPPED: Final = {Why.PARKED: N_("Parked"), Why.OUT_OF_ORDER: N_("Out of order")}
# the kind of record that completes a duty, its tab, and what a person does
COMPLETED_BY: Final[Mapping[str, tuple[str, str, str]]] = {
    "inspection": ("inspection", "inspections", N_("Inspect")),
    "maintenance": ("maintenance", "inspections", N_("Record")),
    "meeting": ("meeting", "leadership", N_("Hold meeting")),
    "drill": ("drill", "emergency", N_("Hold drill")),
    "review": ("meeting", "leadership", N_("Review")),
}
_MEETINGS: Final = (
    ("management review", "management_review"),
    ("toolbox", "toolbox"),
    ("tailgate", "toolbox"),
)


class Told(NamedTuple):
    """A duty, its line, and what people call its subject."""

    duty: Duty
    line: Line
    subject: str


class Telling:
    """Makes the lines of one company on one day, from its `duties`, the worst first.

    On a later day than that of the facts they are what will stand then if nothing more is done.
    """

    def __init__(self, facts: DutyFacts, besides: Besides, as_of: date) -> None:
        facts = joined(facts)  # a line tells when it was done as its duty has it
        self.facts, self.besides, self.as_of = facts, besides, as_of
        self._day = Day(facts, as_of)
        self._plans = {(plan.id, plan.subject.id): plan for plan in facts.plans}
        self._papers = {paper.id: paper for paper in facts.papers}
        self._actions = {action.id: action for action in facts.actions}
        held = certificates(facts, as_of)
        found = duties(facts, as_of, held)
        self._training = Training(facts, besides, as_of, type_ids(facts, found, held))
        unsure = list(competency_duties(besides.competency, facts, as_of))
        self._unsure = {id(duty): standing for duty, standing in unsure}
        checks = [duty for duty, _standing in unsure]
        worst = worst_first([*found, *orientation_duties(facts, as_of), *checks])
        self.duties = by_consequence(worst, self._actions)

    def told(self) -> list[Told]:
        """Return a line for every duty that asks for something, the worst first."""
        made = ((duty, self.line(duty)) for duty in self.duties if duty.state is not State.OK)
        told = [Told(duty, line, self.name(duty)) for duty, line in made if line is not None]
        return self._with_notes(self._with_unverified(told))

    def _with_unverified(self, told: list[Told]) -> list[Told]:
        """Add one line for the fixes that nobody looked at, after all that somebody must do now."""
        waiting = [a for a in self.facts.actions if is_waiting_lately(a, self.as_of)]
        if not waiting:
            return told
        line, duty = unverified_line(waiting, self.as_of)
        place = next((n for n, one in enumerate(told) if one.line.need is not Need.NOW), len(told))
        return [*told[:place], Told(duty, line, duty.subject), *told[place:]]

    def _with_notes(self, told: list[Told]) -> list[Told]:
        """Add what the reviewer waits for: first of what is overdue, or first of what is not."""
        made = (reviewer_line(note, self.as_of) for note in self.besides.to_answer)
        notes = [Told(duty, line, "") for line, duty in made]
        late = [one for one in notes if one.line.need is Need.NOW]
        more = [one for one in notes if one.line.need is not Need.NOW]
        place = next((n for n, one in enumerate(told) if one.line.need is not Need.NOW), len(told))
        return [*late, *told[:place], *more, *told[place:]]

    def line(self, duty: Duty) -> Line | None:
        """Return the line of one duty; None where there is nothing to be done about it."""
        if duty.kind == "certificate":
            return self._training.certificate(duty)
        if duty.kind == ORIENTATION:
            return self._training.orientation(duty)
        if duty.kind == COMPETENCY:
            return competency_line(duty, self._unsure[id(duty)], self.as_of)
        if duty.kind == "action":
            return action_line(duty, self._actions[duty.plan or ""], self.as_of)
        paper = self._papers.get(duty.plan or "")
        if paper is not None:
            return review_line(duty, paper, self.as_of)
        plan = self._plans[duty.plan or "", duty.subject_id]
        return (
            self._stopped(duty, plan) if duty.state is State.SUSPENDED else self._plan(duty, plan)
        )

    def title(self, duty: Duty) -> str:
        """Return "Unit 103 · Vehicle inspection"."""
        if duty.subject_kind in (None, "company") or duty.kind == "action":
            return duty.task
        return _("{subject} · {task}").format(subject=self.name(duty), task=duty.task)

    def name(self, duty: Duty) -> str:
        """Return what people call the subject: a lot by what it is, a bare number "Unit 103"."""
        if duty.subject_kind != "unit":
            return duty.subject
        unit = self.besides.units.get(duty.subject_id, Unit())
        if unit.lot_size > 1 and unit.description:
            if str(unit.lot_size) in unit.description:
                return unit.description
            return _("{lot} ({n})").format(lot=unit.description, n=unit.lot_size)
        if duty.subject.isdigit() or not unit.description:
            return _("Unit {number}").format(number=duty.subject)
        return _("{number} {what}").format(number=duty.subject, what=unit.description)

    def opens(self, duty: Duty) -> Target | None:
        """Return the record behind a duty, whether or not anything is due of it."""
        made = self.line(replace(duty, state=State.DUE_SOON)) if duty.state is State.OK else None
        made = made or self.line(duty)
        return made.opens if made else None

    # --- duties of the schedule -----------------------------------------------------------------

    def _plan(self, duty: Duty, plan: PlanFact) -> Line | None:
        need, chip, tone = _CHIPS[duty.state]
        opens = Target("inspections", "duty_plan", plan.id)
        if need is Need.BEFORE_USE and duty.last_done == self.as_of:
            return None
        kind, tab, verb = COMPLETED_BY[duty.kind]
        does = Target(tab, kind, new=True, values=self._values(duty, plan, kind))
        if plan.rule is None:
            chip, tone, verb, does = N_("No rule"), "amber", N_("Set the rule"), opens
        return Line(
            key=f"{plan.id} {duty.subject_id}",
            need=need,
            chip=_(chip),
            tone=tone,
            title=self.title(duty),
            why=self._why(duty, plan),
            when=say_when(duty, self.as_of),
            verb=_(verb),
            tab=tab,
            does=does,
            opens=opens,
            due=duty.due,
        )

    def _values(self, duty: Duty, plan: PlanFact, kind: str) -> dict[str, str]:
        values = {"plan_id": plan.id}
        subject = {"unit": "equipment_id", "site": "site_id"}.get(duty.subject_kind or "")
        if subject and not (kind in {"meeting", "drill"} and subject == "equipment_id"):
            values[subject] = duty.subject_id
        if kind == "inspection":
            values["task"] = duty.task
            besides = self.besides.plans.get(plan.id, Plan())
            if besides.checklist_id and not besides.voided_checklist:
                values["checklist_id"] = besides.checklist_id
            return values
        if kind == "maintenance":
            values["what"] = duty.task
        if kind == "meeting":
            task = key(duty.task)
            held = next((kind for word, kind in _MEETINGS if word in task), "safety")
            values["kind"] = held
            if duty.kind == "review":
                values["topics"] = duty.task
        return values

    def _why(self, duty: Duty, plan: PlanFact) -> str:
        if plan.last is None and duty.due is None and plan.rule is not None:
            why = _("Your rule is {rule}.").format(rule=duty.rule_said)
        elif plan.last is None or not self._only_counts_days(duty, plan):
            why = duty.reason
        else:
            words = {"last": say_date(plan.last.on, self.as_of), "by": plan.last.by,
                     "rule": duty.rule_said}  # fmt: skip
            if plan.last.baseline:
                why = _("Stated last done {last}; your rule is {rule}.").format(**words)
            elif plan.last.by:
                why = _("Last done {last} by {by}; your rule is {rule}.").format(**words)
            else:
                why = _("Last done {last}; your rule is {rule}.").format(**words)
        said = [why, _("The law asks for it.")] if duty.statutory else [why]
        voided = self.besides.plans.get(plan.id, Plan()).voided_checklist
        if voided:
            said.append(say_voided(voided))
        return " ".join(said)

    def _only_counts_days(self, duty: Duty, plan: PlanFact) -> bool:
        """Whether it is due only because days went by; else the reason says what happened."""
        rule = plan.rule
        return (
            rule is not None
            and duty.state in {State.OVERDUE, State.DUE_SOON}
            and not (rule.usage or rule.on_return or rule.after_repair or rule.after_use)
            and not plan.skips
            and not self._came_back(plan)
        )

    def _came_back(self, plan: PlanFact) -> bool:
        """Whether its subject was out of service after it was last done."""
        done_on = plan.last.on if plan.last else date.min
        pauses = self._day.pauses(plan.subject)
        return any(pause.to_on is not None and pause.to_on > done_on for pause in pauses)

    def _stopped(self, duty: Duty, plan: PlanFact) -> Line | None:
        pause = pause_on(self._day.pauses(plan.subject), self.as_of)
        if pause is not None and pause.why in GONE:
            return None
        need, chip, tone = _CHIPS[duty.state]
        opens = Target("company", "equipment", duty.subject_id)
        does: Target = opens
        verb = N_("Open")
        if pause is not None:
            chip, verb = _STOPPED[pause.why], N_("Return")
            values = {"equipment_id": duty.subject_id, "change": "returned"}
            does = Target("company", "service_change", new=True, values=values)
        why = duty.reason
        if plan.rule is not None and plan.rule.on_return:
            why += " " + _("It will ask for an inspection when it returns.")
        return Line(
            key=f"{plan.id} {duty.subject_id}",
            need=need,
            chip=_(chip),
            tone=tone,
            title=self.title(duty),
            why=why,
            when=say_when(duty, self.as_of),
            verb=_(verb),
            tab="inspections",
            does=does,
            opens=opens,
        )
