"""Fields of a record beside which new corrective actions are typed."""

from desktop.records.kind import Rows
from desktop.services.source_actions import ACTION_LINES, NEW_ACTIONS
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.editor import Editor
from ui.forms.source_actions import ActionRows, NewActionsEditor


class FieldsWithActions(ArrangedFields):
    """Shows the actions that there are in `made`, and makes new ones of typed lines."""

    ACTIONS: Rows = ACTION_LINES

    def build(self) -> None:
        self.made = ActionRows(self.desk)
        self.new_actions = NewActionsEditor(self.desk, self.ACTIONS)
        self.new_actions.put_on_top(self.made)
        super().build()

    def make(self, name: str) -> Editor:
        return self.new_actions if name == NEW_ACTIONS else super().make(name)

    def take_sent_as_base(self) -> None:
        super().take_sent_as_base()
        saved = self._sent.get(NEW_ACTIONS, {}).get(NEW_ACTIONS)
        # they are records of their own now: what stands here may not be saved twice
        self.new_actions.forget(saved if isinstance(saved, list) else [])
        self._base[NEW_ACTIONS] = {NEW_ACTIONS: []}
