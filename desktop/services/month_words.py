"""What the cells of the last twelve months say: a word in the cell, the dates in the sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.duties.months import Month, MonthGone, Went
from desktop.duties.suspension import Pause, Why
from desktop.language import N_, _, ngettext
from desktop.values.day_spans import say_days, say_short_days
from desktop.values.short_dates import say_short_date
from desktop.values.spoken import say_date, say_number

_MOST_DAYS: Final = 6  # that a sentence names one by one
_WORDS: Final = {
    Went.LATE: N_("late"),
    Went.MISSED: N_("missed"),
    Went.WAITING: N_("overdue"),
    Went.OVERDUE: N_("overdue"),
    Went.DUE: N_("due"),
    Went.SKIPPED: N_("skipped"),
    Went.NEVER: N_("never yet"),
    Went.NOTHING: "–",
    Went.NOT_DONE: "–",
    Went.NOT_YET: "",
}
_OUT: Final = {
    Why.PARKED: N_("parked"),
    Why.OUT_OF_ORDER: N_("tagged out"),
    Why.SOLD: N_("sold"),
    Why.CLOSED: N_("closed"),
    Why.NOT_OPEN_YET: N_("closed"),
    Why.OUT_OF_SEASON: N_("out of season"),
    Why.NOT_USED: N_("not used"),
}
_OUT_IN_WORDS: Final = {
    Why.PARKED: N_("Parked {span}, so nothing was due."),
    Why.OUT_OF_ORDER: N_("Out of order {span}, so nothing was due."),
    Why.SOLD: N_("Sold {span}, so nothing was due."),
    Why.CLOSED: N_("Closed {span}, so nothing was due."),
    Why.NOT_OPEN_YET: N_("Not open {span}, so nothing was due."),
    Why.OUT_OF_SEASON: N_("Out of season {span}, so nothing was due."),
    Why.NOT_USED: N_("Not used {span}, so nothing was due."),
}
_OUT_BESIDE: Final = {
    Why.PARKED: N_("Parked {span}."),
    Why.OUT_OF_ORDER: N_("Out of order {span}."),
    Why.SOLD: N_("Sold {span}."),
    Why.CLOSED: N_("Closed {span}."),
    Why.NOT_OPEN_YET: N_("Not open {span}."),
    Why.OUT_OF_SEASON: N_("Out of season {span}."),
    Why.NOT_USED: N_("Not used {span}."),
}
_SENTENCES: Final = {
    Went.SKIPPED: N_("One was skipped, with a reason on file."),
    Went.NEVER: N_("Never done, and nothing says when the first is due."),
    Went.NOTHING: N_("Nothing fell due, and nothing was done."),
    Went.NOT_DONE: N_(
        "Not done in this month. It depends on use or comes more often than monthly, "
        "so it is counted here and not judged."
    ),
    Went.NOT_YET: N_("This duty was not on the schedule yet."),
    Went.OUT: N_("Out of service, so nothing was due."),
}


def say_month_gone(
    gone: MonthGone, month: Month, days: Sequence[date], as_of: date
) -> tuple[str, str]:
    """Return the word in the cell and the sentence behind it."""
    word = say_went(gone.went, len(gone.done), gone.pause)
    return word, _sentence(gone, month, days, as_of)


def say_went(went: Went, times: int, pause: Pause | None) -> str:
    """Return the word for how a month went in which something was done so many times."""
    if went is Went.DONE and times > 1:
        return _("{n} done").format(n=say_number(times, 0))
    if went is Went.DONE:
        return _("done")
    if went is Went.OUT:
        return _(_OUT[pause.why]) if pause else _("not used")
    return _(_WORDS[went]) if _WORDS[went] else ""


def say_out(pause: Pause | None, as_of: date) -> str:
    """Return "parked 3 Sep to 20 Nov", for a cell with room for it."""
    if pause is None:
        return _("not used")
    word = _(_OUT[pause.why])
    if pause.from_on == date.min:
        return word
    if pause.why is Why.SOLD and pause.to_on is None:
        return f"{word} {say_short_date(pause.from_on, as_of)}"
    return f"{word} {say_short_days(pause.from_on, pause.to_on, as_of)}"


def say_whole_out(pause: Pause, as_of: date) -> str:
    """Return "Parked 3 September to 20 November.", for what stands beside or below the months."""
    return _(_OUT_BESIDE[pause.why]).format(span=_span(pause, as_of))


def _span(pause: Pause, as_of: date) -> str:
    """When it was out: "3 September to 20 November", "since 3 September", "before 1 April"."""
    if pause.from_on == date.min and pause.to_on is not None:
        return _("before {day}").format(day=say_date(pause.to_on, as_of))
    if pause.to_on is None and pause.why is Why.SOLD:
        return say_date(pause.from_on, as_of)
    if pause.to_on is None:
        return _("since {day}").format(day=say_date(pause.from_on, as_of))
    return say_days(pause.from_on, pause.to_on, as_of)


def _sentence(gone: MonthGone, month: Month, days: Sequence[date], as_of: date) -> str:
    if gone.went is Went.OUT and gone.pause is not None:
        return _(_OUT_IN_WORDS[gone.pause.why]).format(span=_span(gone.pause, as_of))
    said = _went(gone, month, days, as_of)
    return said if gone.pause is None else f"{said} {say_whole_out(gone.pause, as_of)}"


def _went(gone: MonthGone, month: Month, days: Sequence[date], as_of: date) -> str:
    if gone.done:
        said = _done(gone.done, as_of)
        if gone.due:
            due = _("It was due {day}.").format(day=say_date(gone.due, as_of))
            said = f"{said} {due}"
        return said
    if gone.went in _SENTENCES or gone.due is None:
        return _(_SENTENCES.get(gone.went, ""))
    due = say_date(gone.due, as_of)
    if gone.went is Went.DUE:
        return _("Due {day}.").format(day=due)
    later = next((day for day in days if day > month.last), None)
    if later is None:
        return _("Due {day}, and not done yet.").format(day=due)
    return _("Due {due}, and done {done}.").format(due=due, done=say_date(later, as_of))


def _done(days: Sequence[date], as_of: date) -> str:
    if len(days) > _MOST_DAYS:
        return _("Done {n} times, the last time {day}.").format(
            n=say_number(len(days), 0), day=say_date(days[-1], as_of)
        )
    return _("Done {days}.").format(days=", ".join(say_date(day, as_of) for day in days))


def summary(lines: int, wrong: int) -> str:
    """Return the sentence under the title."""
    if not lines:
        return _("Nothing is on the schedule yet.")
    if not wrong:
        return ngettext(
            "{n} duty on the schedule, and none of it was late or missed.",
            "{n} duties on the schedule, and none of them was late or missed.",
            lines,
        ).format(n=say_number(lines, 0))
    return ngettext(
        "{n} duty on the schedule; {wrong} was late, missed or is overdue.",
        "{n} duties on the schedule; {wrong} of them late, missed or overdue.",
        lines,
    ).format(n=say_number(lines, 0), wrong=say_number(wrong, 0))
