"""What of the window can be put on paper, each as a sheet that somebody may look at and print."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from desktop.records import kind_of
from desktop.values.spoken import say_number
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.exporting_tables import TableShown
    from desktop.services.printing.forms import FormChoice
    from desktop.services.printing.printed import Printed
    from desktop.services.training_matrix import Matrix
    from desktop.services.twelve_months import TwelveMonths


def of_records(desk: Desk, kind_key: str, record_ids: Sequence[str], title: str) -> Sheet:
    """Return records of a kind, each as a filled form."""
    company, today = desk.company, desk.today()
    private = _with_private(desk, kind_key)

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.records import record_sheet

        return record_sheet(
            company, kind_key, record_ids, to, today, told, is_stopped, private=private
        )

    return Sheet(title, make, kind=kind_key)


def of_rows(desk: Desk, kind_key: str, numbers: Sequence[int]) -> Sheet:
    """Return the records of some rows of a list, each as a filled form."""
    company, today = desk.company, desk.today()
    private = _with_private(desk, kind_key)

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.browsing import rows_at
        from desktop.services.printing.records import record_sheet

        rows = rows_at(company, kind_key, numbers, (), today)
        ids = [row.record_id for row in rows if row.record_id]  # one may have gone meanwhile
        return record_sheet(company, kind_key, ids, to, today, told, is_stopped, private=private)

    kind, n = kind_of(kind_key), len(numbers)
    several = _("{kind} ({n})").format(kind=_(kind.plural), n=say_number(n))
    return Sheet(several if n > 1 else _(kind.title), make, kind=kind_key)


def of_list(desk: Desk, shown: "TableShown", title: str, sentence: str) -> Sheet:
    """Return a list as it stands on the screen."""
    company = desk.company

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.lists import list_sheet

        return list_sheet(company, shown, to, sentence, told, is_stopped)

    return Sheet(title, make, kind=shown.kind_key)


def of_matrix(desk: Desk, matrix: "Matrix") -> Sheet:
    """Return the training matrix, narrowed as it is on the screen."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.lists import matrix_sheet

        return matrix_sheet(company, to, today, matrix, told, is_stopped)

    return Sheet(_("Training matrix"), make)


def of_months(desk: Desk, months: "TwelveMonths") -> Sheet:
    """Return the last twelve months of the schedule, narrowed as they are on the screen."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.lists import months_sheet

        return months_sheet(company, to, today, months, told, is_stopped)

    return Sheet(_("The last twelve months"), make)


def of_today(desk: Desk) -> Sheet:
    """Return what is due, for the wall."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.lists import today_sheet

        return today_sheet(company, to, today, told, is_stopped)

    return Sheet(_("What is due"), make)


def blank_form(desk: Desk, form: "FormChoice", subject: str) -> Sheet:
    """Return a blank form, made out for a unit, site or worker where one is chosen."""
    company, today = desk.company, desk.today()

    def make(to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.forms import blank_form

        return blank_form(company, form.key, subject or None, to, today)

    return Sheet(form.title, make)


def blank_checklist(desk: Desk, checklist_id: str, title: str) -> Sheet:
    """Return a checklist to be filled in by pen."""
    company, today = desk.company, desk.today()

    def make(to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.forms import blank_checklist

        return blank_checklist(company, checklist_id, to, today)

    return Sheet(title, make)


def of_file(path: Path, pages: int, title: str) -> Sheet:
    """Return a PDF that is there already."""

    def make(_to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.printed import Printed

        return Printed(path, pages, title)

    return Sheet(title, make)


def _with_private(desk: Desk, kind_key: str) -> bool:
    """Whether a reason is asked for before the sheet is shown, so that it may say everything."""
    from desktop.services.disclosing import needs_reason

    return needs_reason(desk.company, kind_key)
