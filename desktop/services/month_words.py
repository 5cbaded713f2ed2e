"""What the cells of the last twelve months say: a word in the cell, the dates in the sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.duties.months import Month, MonthGone, Went
from desktop.duties.suspension import Why
from desktop.language import N_, _, ngettext
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
    if gone.went is Went.DONE and len(gone.done) > 1:
        word = _("{n} done").format(n=say_number(len(gone.done), 0))
    elif gone.went is Went.DONE:
        word = _("done")
    elif gone.went is Went.OUT:
        word = _(_OUT[gone.pause.why]) if gone.pause else _("not used")
    else:
        word = _(_WORDS[gone.went]) if _WORDS[gone.went] else ""
    return word, _sentence(gone, month, days, as_of)


def _sentence(gone: MonthGone, month: Month, days: Sequence[date], as_of: date) -> str:
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
        "{n} duty on the schedule; {wrong} was late or missed at least once.",
        "{n} duties on the schedule; {wrong} of them late or missed at least once.",
        lines,
    ).format(n=say_number(lines, 0), wrong=say_number(wrong, 0))
