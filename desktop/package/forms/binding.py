"""Holds a form against the kind of record into which it is typed: every field that it names is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.language import N_, _
from desktop.package.forms.tables_of_data import Told
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind

YES_NO: Final = (N_("Yes"), N_("No"))
# what a form is printed for -> the kind of record that a field must lead to
SUBJECTS: Final = {"unit": "equipment", "site": "site", "worker": "worker"}


@dataclass(frozen=True)
class Binding:
    """The fields that may be named: those of a kind, of a table inside it, or none."""

    kind: Kind | None
    wants: str
    table: str = ""

    def field(self, told: Told, name: str) -> Field | None:
        """Return the field of that name, None where none is named; notes a wrong name."""
        if not name:
            return None
        for field in self._fields():
            if field.name == name:
                return field
        listed = ", ".join(field.name for field in self._fields())
        if listed:
            told.wrong("field", _("“{name}” is none of {listed}").format(name=name, listed=listed))
        else:
            told.wrong("field", _("“{name}” has no record to go to").format(name=name))
        return None

    def lines(self, told: Told, table: str, kind: str) -> "Binding":
        """Return what the columns of a table may name; notes a table that the kind has not."""
        if table and kind:
            told.wrong("", _("must have either table or kind"))
        if kind:
            return Binding(kind_of(kind), self.wants)
        names = [rows.name for rows in self.kind.rows] if self.kind else []
        if table and table not in names:
            listed = ", ".join(names) or _("no table")
            told.wrong("table", _("“{name}” is none of {listed}").format(name=table, listed=listed))
            return Binding(None, self.wants)
        return Binding(self.kind if table else None, self.wants, table)

    def ticks(self, told: Told, field: Field | None, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return what there is to tick: as told, else the choices of the field."""
        return words if self._fits(told, field, words) and words else choices_of(field)

    def own_ticks(self, told: Told, field: Field | None, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return what there is to tick in a column: only as told, because room is short there."""
        self._fits(told, field, words)
        return words

    def fill(self, field: Field | None) -> str:
        """Return what is printed without being asked: a link to what the form is printed for."""
        is_subject = field is not None and field.link == SUBJECTS.get(self.wants)
        return self.wants if is_subject else ""

    def known(self, told: Told, fill: str) -> str:
        """Return what is printed; notes what cannot be known, because the form is not for it."""
        if fill and fill.split(".")[0] != self.wants:
            told.wrong("fill", _("“{name}” is not known: see the form's “for”").format(name=fill))
        return fill

    def _fields(self) -> Iterable[Field]:
        if self.kind is None:
            return ()
        if not self.table:
            return self.kind.fields
        return next(rows.fields for rows in self.kind.rows if rows.name == self.table)

    def _fits(self, told: Told, field: Field | None, words: tuple[str, ...]) -> bool:
        most = len(choices_of(field))
        if words and most and len(words) != most:
            told.wrong("words", _("must be {n}, one for each choice").format(n=most))
            return False
        return True


def choices_of(field: Field | None) -> tuple[str, ...]:
    """Return the words among which a field is chosen, translated."""
    if field is None:
        return ()
    if field.shape is Shape.YES_NO:
        return tuple(_(word) for word in YES_NO)
    return tuple(_(word) for word in (field.choices or {}).values())
