"""What Today says, as a sheet for the wall: what to do first, before use, this week, later."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from desktop.language import _
from desktop.package.sheets.said import Task, WeekSaid
from desktop.services.today.shown import Line, Need, Today

_WEEK: Final = timedelta(days=7)


def week_of(shown: Today) -> WeekSaid:
    """Return the sheet of what Today shows; what asks for nothing now is no line for a pen."""
    end = shown.as_of + _WEEK

    def of(belongs: Callable[[Line], bool], *, brief: bool = False) -> tuple[Task, ...]:
        return tuple(_task(line, brief=brief) for line in shown.lines if belongs(line))

    def is_this_week(line: Line) -> bool:
        return line.due is None or line.due < end

    also = tuple(
        Task(_("This week"), "", one.title, "", one.when)
        for one in shown.this_week
        if not any(one.title == line.title for line in shown.lines)
    )
    groups = {
        _("Do first"): of(lambda line: line.need is Need.NOW),
        _("Before use"): of(lambda line: line.need is Need.BEFORE_USE),
        _("This week"): of(lambda line: line.need is Need.SOON and is_this_week(line)) + also,
        _("Coming up"): of(
            lambda line: line.need is Need.SOON and not is_this_week(line), brief=True
        ),
    }
    sentences = tuple(filter(None, (shown.headline, shown.calm)))
    return WeekSaid(shown.date_said, sentences, groups, _("Notes"))


def _task(line: Line, *, brief: bool) -> Task:
    tone = line.tone if line.tone in ("red", "amber", "green") else "accent"
    inside = tuple(" · ".join(filter(None, (one.title, one.when))) for one in line.inside)
    return Task(line.chip, tone, line.title, "" if brief else line.why, line.when, inside)
