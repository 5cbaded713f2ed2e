"""What Today says, as a sheet for the wall: what to do first, before use, this week, later."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from desktop.language import _
from desktop.package.look import signal
from desktop.package.sheets.said import Task, WeekSaid
from desktop.services.talks import Talk
from desktop.services.today.shown import Line, Need, Today
from desktop.values.spoken import say_date

BETWEEN: Final = " · "  # a subject and its task
_WEEK: Final = timedelta(days=7)
_SOON: Final = timedelta(days=28)


def week_of(shown: Today, talks: Iterable[Talk] = ()) -> WeekSaid:
    """Return the sheet of what Today shows; what asks for nothing now is no line for a pen.

    `talks` are the topics to choose from at the next toolbox meeting.
    """
    end, soon = shown.as_of + _WEEK, shown.as_of + _SOON

    def of(belongs: Callable[[Line], bool]) -> tuple[Task, ...]:
        return tuple(_task(line, shown.as_of) for line in shown.lines if belongs(line))

    def is_this_week(line: Line) -> bool:
        return line.due is None or line.due < end

    also = tuple(
        Task(_("This week"), "", one.title, "", _on(one.when, one.due, shown.as_of))
        for one in shown.this_week
        if not any(one.title == line.title for line in shown.lines)
    )

    later = [line for line in shown.lines if line.need is Need.SOON and not is_this_week(line)]
    groups = {
        _("Do first"): of(lambda line: line.need is Need.NOW),
        _("Before use"): of(lambda line: line.need is Need.BEFORE_USE),
        _("This week"): of(lambda line: line.need is Need.SOON and is_this_week(line)) + also,
        _("Toolbox talk: choose one and tick it"): tuple(
            Task(_("Talk"), "accent", talk.title, "", "")
            for talk in talks  # their reasons tell of injuries, which are nothing for a wall
        ),
        _("Coming up"): (
            *(_task(one, shown.as_of, brief=True) for one in later if (one.due or end) <= soon),
            *_together([one for one in later if (one.due or end) > soon], shown.as_of),
        ),
    }
    sentences = tuple(filter(None, (shown.headline, shown.calm)))
    return WeekSaid(shown.date_said, sentences, groups, _("Notes"))


def _task(line: Line, as_of: date, *, brief: bool = False) -> Task:
    tone = signal(line.tone, "accent")
    inside = tuple(BETWEEN.join(filter(None, (one.title, one.when))) for one in line.inside)
    if brief and line.due is not None:
        return Task(line.chip, tone, line.title, "", say_date(line.due, as_of), inside)
    when = _on(line.when, line.due, as_of)
    return Task(line.chip, tone, line.title, "" if brief else _why(line), when, inside)


def _together(lines: Sequence[Line], as_of: date) -> tuple[Task, ...]:
    """What is due in more than four weeks is one line: the sheet hangs there for one."""
    if not lines:
        return ()
    named = [
        _("{title} ({day})").format(title=line.title, day=say_date(line.due, as_of))
        for line in lines
        if line.due is not None
    ]
    return (Task(_("Later"), "", _("Due in more than four weeks"), ", ".join(named), ""),)


def _why(line: Line) -> str:
    """Why, unless it only names what stands below it with boxes of their own."""
    if not line.inside:
        return line.why
    subject = line.inside[0].title.split(BETWEEN)[0]
    return "" if line.why.startswith(subject) else line.why


def _on(when: str, due: date | None, as_of: date) -> str:
    """Name the day as well: on a wall "in 3 days" is soon wrong."""
    if due is None or due < as_of:
        return when
    return _("{when}, {date}").format(when=when, date=say_date(due, as_of))
