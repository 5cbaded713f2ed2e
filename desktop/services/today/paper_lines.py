"""Says of corrective actions and of papers to look at again what is wrong and what to do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.language import N_, _, ngettext
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.words import say_some, say_when
from desktop.store.facts import ActionFact, PaperFact, PaperKind
from desktop.values.spoken import say_date

TAB_OF_PAPER: Final[dict[PaperKind, str]] = {
    "policy": "leadership",
    "document": "company",
    "formal_hazard_assessment": "hazards",
    "emergency_plan": "emergency",
}
# a document lies in the tab of the company, and what is due of it counts with the policies
AREA_OF_PAPER: Final = TAB_OF_PAPER | {"document": "leadership"}

UNVERIFIED: Final = "unverified"
_ACTION: Final = {
    State.OVERDUE: (Need.NOW, N_("Overdue"), "red"),
    State.NEVER_DONE: (Need.NOW, N_("No date"), "amber"),
    State.DUE_SOON: (Need.SOON, N_("Due soon"), "amber"),
}
_REVIEW: Final = _ACTION | {State.NEVER_DONE: (Need.NOW, N_("Never done"), "red")}


def action_line(duty: Duty, action: ActionFact, as_of: date) -> Line:
    """Return the line of a corrective action that is open."""
    need, chip, tone = _ACTION[duty.state]
    target = Target("actions", "corrective_action", action.id)
    found = say_date(action.found_on, as_of)
    if action.assigned_to:
        why = _("Corrective action, found {found}. {who} looks after it.")
    else:
        why = _("Corrective action, found {found}. Nobody looks after it yet.")
    if action.risk == "high":
        why = _("High risk.") + " " + why
    return Line(
        key=action.id,
        need=need,
        chip=_(chip),
        tone=tone,
        title=action.what,
        why=why.format(found=found, who=action.assigned_to),
        when=say_when(duty, as_of),
        verb=_("Open"),
        tab="actions",
        does=target,
        opens=target,
        due=duty.due,
    )


def unverified_line(waiting: Sequence[ActionFact], as_of: date) -> tuple[Line, Duty]:
    """Return one line for the fixes that nobody looked at yet, with the duty that it stands for."""
    inside = tuple(_unverified(action, as_of) for action in waiting)
    n = len(waiting)
    title = ngettext(
        "{n} fix waits for somebody to look whether it works",
        "{n} fixes wait for somebody to look whether they work",
        n,
    ).format(n=n)
    one = inside[0]
    line = one if n == 1 else replace(
        one,
        key=UNVERIFIED,
        title=title,
        why=say_some([action.what for action in waiting]),
        when="",
        verb=_("Show"),
        does=None,
        opens=Target("actions", "corrective_action"),
        inside=inside,
    )  # fmt: skip
    duty = Duty(kind=UNVERIFIED, subject="", subject_id="", subject_kind=None, task=title, rule="",
                state=State.DUE_SOON, due=None, last_done=None, reason=title,
                plan=waiting[0].id)  # fmt: skip
    return line, duty


def _unverified(action: ActionFact, as_of: date) -> Line:
    target = Target("actions", "corrective_action", action.id)
    done = say_date(action.resolved_on or as_of, as_of)
    if action.resolved_by:
        why = _("Put right {date} by {who}. Somebody else looks whether it works.")
    else:
        why = _("Put right {date}. Nobody looked yet whether it works.")
    return Line(
        key=f"{UNVERIFIED} {action.id}",
        need=Need.SOON,
        chip=_("To verify"),
        tone="amber",
        title=action.what,
        why=why.format(date=done, who=action.resolved_by),
        when="",
        verb=_("Verify"),
        tab="actions",
        does=target,
        opens=target,
    )


def review_line(duty: Duty, paper: PaperFact, as_of: date) -> Line:
    """Return the line of a paper that is to be looked at again."""
    need, chip, tone = _REVIEW[duty.state]
    target = Target(TAB_OF_PAPER[paper.kind], paper.kind, paper.id)
    why = duty.reason
    if paper.last_on is not None:
        why = _("Last signed or reviewed {last}; your rule is {rule}.").format(
            last=say_date(paper.last_on, as_of), rule=duty.rule_said
        )
    title = duty.task
    if paper.subject is not None:
        title = _("{subject} · {task}").format(subject=paper.subject.name, task=duty.task)
    return Line(
        key=paper.id,
        need=need,
        chip=_(chip),
        tone=tone,
        title=title,
        why=why,
        when=say_when(duty, as_of),
        verb=_("Review"),
        tab=AREA_OF_PAPER[paper.kind],
        does=target,
        opens=target,
        due=duty.due,
    )
