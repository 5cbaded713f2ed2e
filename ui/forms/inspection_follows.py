"""What follows from an item that fails, kept until it fails: most items pass and need no fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.services.checklists import Item
from desktop.services.inspecting import USUAL_RISK, Made
from desktop.services.inspection_saving import ACTION
from ui.desk import Desk
from ui.forms.inspection_details import FailDetails
from ui.forms.inspection_item import ROWS

HIGH: Final = "high"


class Follows(QObject):
    """Makes the details of one item below its line once they are needed, and tells them all."""

    changed = Signal()
    entered = Signal()  # Enter in the remark: the person is done with this item

    def __init__(self, desk: Desk, item: Item, column: QVBoxLayout) -> None:
        super().__init__()
        self._desk, self._item, self._column = desk, item, column
        self.details: FailDetails | None = None
        self._remark: object = ""
        self._made: Made | None = None
        self._dues: Mapping[str, date] = {}
        self._before = ""
        self._may_tag_out, self._read_only = False, False

    # --- what is in it --------------------------------------------------------------------------

    def typed(self, *, is_fail: bool) -> dict[str, object]:
        """Return the remark and, of a fail, what follows from it."""
        if self.details is None:
            return {"remark": self._remark}
        typed: dict[str, object] = {"remark": self.details.remark.typed()}
        return typed | self.details.follows() if is_fail else typed

    def set_typed(self, typed: Mapping[str, Any], *, is_fail: bool) -> None:
        """Show what was typed earlier."""
        self._remark = typed.get("remark") or ""
        if self._remark or is_fail:
            self.show(is_fail=is_fail).set_typed(typed)

    def takes_out(self, *, was_failed: bool) -> bool:
        """Whether a fail takes the unit out of use."""
        if not self._item.means_tag_out:
            return False
        ticked = self.details is not None and self.details.tag_out.is_ticked
        return ticked or was_failed or not self._may_tag_out

    # --- what it is told ------------------------------------------------------------------------

    def may_tag_out(self, may: bool) -> None:
        """Say whether there is a unit that a fail could take out of use."""
        self._may_tag_out = may
        if self.details:
            self.details.offer_tag_out(may and self._item.means_tag_out)

    def take_dues(self, dues: Mapping[str, date]) -> None:
        """Be told by when a fail is put right, by its risk."""
        self._dues = dues
        if self.details:
            self.details.take_dues(dues)

    def show_made(self, made: Made | None) -> None:
        """Say which corrective action was made of its fail."""
        self._made = made
        if self.details:
            self.details.show_made(made)

    def show_before(self, said: str) -> None:
        """Say when it failed earlier; "" where it did not."""
        self._before = said
        if self.details:
            self.details.show_before(said)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self._read_only = read_only
        if self.details:
            self.details.set_read_only(read_only)

    # --- shown ----------------------------------------------------------------------------------

    def answered(self, *, is_fail: bool) -> None:
        """Ask after a fail what the checklist says follows from it; close for another answer."""
        if not is_fail:
            if self.details:
                self.details.show_for(is_fail=False)
            return
        details = self.show(is_fail=True)
        if not details.is_asked:
            item = self._item
            details.ask(
                action=item.means_action,
                tag_out=item.means_tag_out and self._may_tag_out,
                risk=item.risk or (HIGH if item.means_tag_out else USUAL_RISK),
            )

    def show(self, *, is_fail: bool) -> FailDetails:
        """Open the details, made the first time."""
        if self.details is None:
            self.details = self._make()
        self.details.show_for(is_fail=is_fail)
        self.details.show()
        return self.details

    def show_faults(self, faults: Mapping[str, str], *, is_fail: bool) -> bool:
        """Show what is wrong with the remark and the action, opened for it."""
        if any(name.startswith((ACTION, "remark")) for name in faults):
            self.show(is_fail=is_fail)
        return self.details.show_faults(faults) if self.details else False

    def _make(self) -> FailDetails:
        made = FailDetails(self._desk, ROWS)
        made.changed.connect(self.changed)
        made.entered.connect(self.entered)
        made.offer_tag_out(self._may_tag_out and self._item.means_tag_out)
        made.set_typed({"remark": self._remark})
        made.take_dues(self._dues)
        made.set_read_only(self._read_only)
        made.show_made(self._made)
        made.show_before(self._before)
        self._column.addWidget(made)
        return made
