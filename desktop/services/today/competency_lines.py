"""Says on Today who is to be watched at work: nobody saw them run their unit, or not lately."""

from datetime import date
from typing import Final

from desktop.duties.competency import Competence, Standing
from desktop.duties.duty import Duty, State
from desktop.language import N_, _
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.words import say_when
from desktop.services.training.check_values import check_values
from desktop.services.training.competency_duties import COMPETENCY

_CHIPS: Final = {
    State.NEVER_DONE: (Need.NOW, N_("No check"), "red"),
    State.OVERDUE: (Need.NOW, N_("Overdue"), "red"),
    State.DUE_SOON: (Need.SOON, N_("Due soon"), "amber"),
}


def competency_line(duty: Duty, one: Standing, as_of: date) -> Line:
    """Return the line of one of them."""
    need, chip, tone = _CHIPS[duty.state]
    grid = Target("training", "competency_grid")
    opens = Target("training", "competency_check", one.check.id) if one.check else grid
    return Line(
        key=f"{one.worker.id} {one.work.id} {COMPETENCY}",
        need=need,
        chip=_("Not yet") if one.state is Competence.NOT_YET else _(chip),
        tone=tone,
        title=_("{subject} · {task}").format(subject=duty.subject, task=duty.task),
        why=duty.reason,
        when=say_when(duty, as_of),
        verb=_("Record a check"),
        tab="training",
        does=Target("training", "competency_check", new=True, values=check_values(one)),
        opens=opens,
        due=duty.due,
    )
