"""Says where somebody is in a tab of records, so that they can be brought back to it."""

from ui.element.record_pane import RecordPane
from ui.element.renewal import RenewalForm
from ui.places import DRAFT, Place


def here(tab: str, listed: str, draft_id: str, pane: RecordPane) -> Place:
    """Return the list that is shown in a tab, or the record beside it; ids, and nothing typed.

    `draft_id` is of what was typed in the middle and not saved, "" for none.
    """
    if pane.isHidden():
        return Place(tab, listed, job=DRAFT + draft_id if draft_id else "")
    shown = pane.stack.currentWidget()
    if isinstance(shown, RenewalForm) and (cell := shown.cell):
        worker, card = cell
        return Place(tab, "certificate", new=True, values={"worker_id": worker, "type_id": card})
    if pane.record_id:
        return Place(tab, pane.kind, pane.record_id)
    draft = pane.form.keeper.draft_id
    return Place(tab, pane.kind, new=True, job=DRAFT + draft if draft else "")
