"""The columns of a derived form: which fields a pen writes, how wide, what there is to tick."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from desktop.language import N_, _
from desktop.package.forms.binding import choices_of
from desktop.package.forms.sheet import Column
from desktop.records.fields import Field, Shape

# the words on paper, within a table, where those on the screen fit a list or a mark to set
NO_LABELS: Final[Mapping[str, str]] = MappingProxyType({})
LABELS: Final = {"worker_id": N_("Name"), "signed": N_("Signature")}
# what the program looks up or works out by itself
_BY_ITSELF: Final = frozenset({
    "plan_id", "coordinates_from", "source_kind", "source_id", "checklist_id", "checklist_version",
    "record_kind", "record_id", "evidence_id", "logo_id",
})  # fmt: skip
_MM: Final = {
    Shape.DATE: 25.0,
    Shape.TIME: 18.0,
    Shape.MOMENT: 36.0,
    Shape.AMOUNT: 22.0,
    Shape.WHOLE: 20.0,
    Shape.REAL: 26.0,
    Shape.YES_NO: 24.0,
    Shape.CHOICE: 32.0,
    Shape.LINK: 45.0,
    Shape.LONG_TEXT: 60.0,
}
WRITTEN: Final = " (not on the list)"  # the same person or thing, where no record has it
_SHORT: Final = 60
_ONE_LINE: Final = 200
_FEW: Final = 3
_LETTERS: Final = 24  # that the words to tick in a column may have in all
_EACH: Final = 12.0  # mm for a box to tick and its word


def on_paper(fields: Iterable[Field]) -> list[Field]:
    """Return the fields that a pen fills in; a person is one place, on the list or not."""
    fields = list(fields)
    names = {field.name for field in fields}
    written = {field.label + WRITTEN for field in fields if field.link}
    return [
        field
        for field in fields
        if (field.required or field.name not in _BY_ITSELF)
        and field.shape is not Shape.STAMP
        and field.label not in written
        and not (field.name == "name" and "worker_id" in names)
    ]


def in_a_row(fields: Iterable[Field]) -> list[Field]:
    """Return the fields of a line of a table: who it is stands before the signature."""
    return sorted(on_paper(fields), key=lambda field: field.name == "signed")


def columns_of(
    fields: Sequence[Field], labels: Mapping[str, str] = NO_LABELS
) -> tuple[Column, ...]:
    """Return a column for each field, with its own label where `labels` has no other."""
    return tuple(
        Column(
            label=_(labels.get(field.name, field.label)),
            mm=_mm(field),
            field=field.name,
            ticks=_ticks(field),
        )
        for field in fields
    )


def width_of(columns: Iterable[Column]) -> float:
    """Return how wide columns want to be, in mm."""
    return sum(column.mm for column in columns)


def legend_of(fields: Iterable[Field]) -> str:
    """Return what may be written where there are too many choices to tick."""
    parts = [
        _("{label}: {words}.").format(label=_(field.label), words=", ".join(choices_of(field)))
        for field in fields
        if field.choices and not _ticks(field)
    ]
    return " ".join(parts)


def _ticks(field: Field) -> tuple[str, ...]:
    words = choices_of(field) if field.name != "signed" else ()
    fits = len(words) <= _FEW and sum(map(len, words)) <= _LETTERS
    return words if fits else ()


def _mm(field: Field) -> float:
    if field.name == "signed":
        return 42.0
    if ticks := _ticks(field):
        return _EACH * len(ticks)
    if field.shape is Shape.TEXT:
        longest = field.longest or 0
        return 28.0 if longest <= _SHORT else 42.0 if longest <= _ONE_LINE else 60.0
    return _MM[field.shape]
