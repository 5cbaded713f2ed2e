"""What the months of a question say: a word in the cell, and the sentence behind it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.audit.coverage import Covered
from desktop.audit.duty_months import Cell, Line
from desktop.duties.went import Went
from desktop.language import N_, _, ngettext
from desktop.services.month_words import say_went, say_whole_out
from desktop.values.spoken import say_date, say_number

NOT_ASKED: Final = N_("N/A")
_MOST_DAYS: Final = 4  # that a sentence names one by one
_SENTENCES: Final = {
    Went.NEVER: N_("Never done, and nothing says when the first is due."),
    Went.NOTHING: N_("Nothing was due, and nothing was done."),
    Went.NOT_YET: N_("This was not on the schedule yet."),
    Went.SKIPPED: N_("One was skipped, with a reason on file."),
    Went.OUT: N_("Out of service, so nothing was due."),
}


def say_whole_cells(one: Covered) -> tuple[str, ...]:
    """Return the words of the months of a question, each as much as was done of what was due.

    What was never done at all is no "never yet" beside months in which others were.
    """
    is_begun = any(cell.done for cell in one.cells)
    return tuple(
        _of(cell) if is_begun and cell.went is Went.NEVER else say_cell(cell) for cell in one.cells
    )


def _of(cell: Cell) -> str:
    return _("{n} of {of}").format(n=say_number(cell.kept, 0), of=say_number(cell.due, 0))


def say_cell(cell: Cell) -> str:
    """Return the word of a month; of several that were due, how many were done."""
    if cell.refs:
        return say_number(len(cell.refs), 0)
    if cell.due > 1:
        return _of(cell)
    return say_went(cell.went, 1 if cell.due else len(cell.done), cell.pause)


def say_months(cell: Cell, as_of: date) -> str:
    """Return the sentence behind a month of a duty."""
    said: list[str] = []
    if cell.went is Went.DUE and cell.missed:
        said.append(_("Due {day}.").format(day=say_date(cell.missed[0], as_of)))
    elif cell.missed and cell.went is not Went.SKIPPED:
        said.append(_missed(cell.missed, as_of))
    said += [_late(*one, as_of) for one in cell.late[:_MOST_DAYS]]
    if cell.done:
        said.append(_done(cell.done, as_of))
    if not said:
        said.append(_(_SENTENCES.get(cell.went, "")))
    if cell.pause is not None:
        said.append(say_whole_out(cell.pause, as_of))
    return " ".join(filter(None, said))


def say_records(cell: Cell) -> str:
    """Return the sentence behind a month of a question that counts records."""
    if not cell.refs:
        return _("No record of this month counts here.")
    return ngettext(
        "{n} record of this month counts.", "{n} records of this month count.", len(cell.refs)
    ).format(n=say_number(len(cell.refs), 0))


def say_question(one: Covered) -> str:
    """Return what stands under the title of a question."""
    if not one.applies:
        return _("does not apply")
    if one.lines:
        return ngettext("{n} duty", "{n} duties", len(one.lines)).format(
            n=say_number(len(one.lines), 0)
        )
    if one.before:
        n = say_number(one.before, 0)
        return ngettext("records; {n} is older", "records; {n} are older", one.before).format(n=n)
    return _("records")


def say_line(line: Line) -> str:
    """Return what is to be done, and how often."""
    if line.is_made:
        return _("{task}, {often}; it is not on the schedule").format(
            task=line.plan.task, often=line.plan.rule_text
        )
    return _("{task}, {often}").format(task=line.plan.task, often=line.plan.rule_text)


def say_strip(one: Covered) -> str:
    """Return how a question went over its months, in one sentence."""
    if not one.applies:
        return _("This question does not apply.")
    if not one.lines:
        months = sum(bool(cell.refs) for cell in one.cells)
        return ngettext(
            "Records count in {n} of {all} months.", "Records count in {n} of {all} months.", months
        ).format(n=say_number(months, 0), all=say_number(len(one.cells), 0))
    return _said_of_duties(one)


def _said_of_duties(one: Covered) -> str:
    """Return how much of what was due counts: by the same rule as the points."""
    kept, expected = sum(line.kept for line in one.lines), sum(line.expected for line in one.lines)
    if not expected:
        return _("Nothing was due in these months.")
    counts = ngettext(
        "Done in time: {kept} of {all} time due.",
        "Done in time: {kept} of {all} times due.",
        expected,
    )
    said = [counts.format(kept=say_number(kept, 0), all=say_number(expected, 0))]
    late = sum(counts for cell in one.cells for _due, _on, counts in cell.late)
    if late:
        words = ngettext(
            "{n} of them was a few days late, which still counts.",
            "{n} of them were a few days late, which still counts.",
            late,
        )
        said.append(words.format(n=say_number(late, 0)))
    never = sum(cell.went is Went.NEVER for line in one.lines for cell in line.cells)
    if never:
        words = ngettext("{n} was never done.", "{n} were never done.", never)
        said.append(words.format(n=say_number(never, 0)))
    scheduled = {on for line in one.lines for cell in line.cells for on in cell.done}
    if any(on not in scheduled for cell in one.cells for on in cell.done):
        said.append(_("What was done besides what is on the schedule stands in its month too."))
    return " ".join(said)


def _missed(days: Sequence[date], as_of: date) -> str:
    if len(days) > _MOST_DAYS:
        return _("{n} were missed, the last one due {day}.").format(
            n=say_number(len(days), 0), day=say_date(days[-1], as_of)
        )
    return _("Due {days}, and not done in time.").format(
        days=", ".join(say_date(day, as_of) for day in days)
    )


def _late(due: date, done: date, counts: bool, as_of: date) -> str:
    words = {"due": say_date(due, as_of), "done": say_date(done, as_of)}
    if counts:
        return _("Due {due}, done {done}: a little late, and it still counts.").format(**words)
    return _("Due {due}, done {done}: too late to count.").format(**words)


def _done(days: Sequence[date], as_of: date) -> str:
    if len(days) > _MOST_DAYS:
        return _("Done {n} times, the last time {day}.").format(
            n=say_number(len(days), 0), day=say_date(days[-1], as_of)
        )
    return _("Done {days}.").format(days=", ".join(say_date(day, as_of) for day in days))
