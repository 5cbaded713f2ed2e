"""Shows a record as it will be printed, and says where it is not what stands in its form."""

from desktop.language import _
from desktop.records import kind_of
from ui.desk import Desk
from ui.editors.open_form import OpenForm
from ui.printing import sheets


def print_record(desk: Desk, kind: str, record_id: str, form: OpenForm | None) -> None:
    """Show a record as a sheet; one that was never saved cannot be. `form`: where it is shown."""
    if not record_id:
        desk.say(_("Save the record first, then print it."))
        return
    if form is not None and form.is_touched:
        desk.say(_("What is typed and not saved yet is not on the sheet."))
    title = form.head.title.accessibleName() if form is not None else _(kind_of(kind).title)
    desk.print(sheets.of_records(desk, kind, [record_id], title))
