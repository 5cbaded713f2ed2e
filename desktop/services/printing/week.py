"""What Today says, as a sheet for the wall: what to do first, soon, and before use."""

from typing import Final

from desktop.language import N_, _
from desktop.package.sheets.said import Task, WeekSaid
from desktop.services.today.shown import Line, Need, Today

# what asks for nothing now, such as a trailer that is parked, is no line for a pen
_GROUPS: Final = {
    Need.NOW: N_("Do first"),
    Need.SOON: N_("Due soon"),
    Need.BEFORE_USE: N_("Before use"),
}


def week_of(shown: Today) -> WeekSaid:
    """Return the sheet of what Today shows."""
    groups = {
        _(title): tuple(_task(line) for line in shown.lines if line.need is need)
        for need, title in _GROUPS.items()
    }
    coming = tuple(
        Task(_("This week"), "", one.title, "", one.when)
        for one in shown.this_week
        if not any(one.title == line.title for line in shown.lines)
    )
    groups[_("Also due this week")] = coming
    sentences = tuple(filter(None, (shown.headline, shown.calm)))
    return WeekSaid(shown.date_said, sentences, groups, _("Notes"))


def _task(line: Line) -> Task:
    tone = line.tone if line.tone in ("red", "amber", "green") else "accent"
    inside = tuple(" · ".join(filter(None, (one.title, one.when))) for one in line.inside)
    return Task(line.chip, tone, line.title, line.why, line.when, inside)
