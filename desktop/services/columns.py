"""The columns of a kind's table, from its declaration: those seen first, and those to choose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.language import N_
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind

STATE: Final = "state"
DAYS_OPEN: Final = "days_open"
# how the second column of a person begins to say that it is one: "Done by (not on the list)"
WRITTEN: Final = " (not on the list)"
ANY_KIND: Final = "_kind"
NUMBERS: Final = (Shape.AMOUNT, Shape.WHOLE, Shape.REAL)
WORDS: Final = (Shape.TEXT, Shape.LONG_TEXT)
_WORDY: Final = frozenset({"created_by", "positions", "rule", "replaced_by"})
A_SENTENCE: Final = 500  # characters that a field for one takes
UNSPOKEN: Final = frozenset({"sha256"})  # says nothing to a person
CHIPS: Final = frozenset({"result"})


@dataclass(frozen=True)
class Column:
    """One column of a table. `label` is a msgid, `names` are the columns of the file it shows.

    `shown` says whether one sees it at first. Without `field` its words come from elsewhere: who
    entered the record, or how it stands.
    """

    key: str
    label: str
    names: tuple[str, ...] = ()
    shown: bool = True
    field: Field | None = None
    is_chip: bool = False

    @property
    def is_number(self) -> bool:
        """Whether figures stand below one another in it."""
        return self.field is not None and self.field.shape in NUMBERS

    @property
    def is_day(self) -> bool:
        """Whether days stand in it, with their year where it is another one."""
        return self.field is not None and self.field.shape is Shape.DATE

    @property
    def names_any(self) -> bool:
        """Whether it names a record of any kind, whose kind stands in the row as well."""
        return len(self.names) > 1 and self.names[0].endswith(ANY_KIND)

    @property
    def names_a_record(self) -> bool:
        """Whether the title of another record stands in it."""
        return self.names_any or bool(self.field and self.field.link)

    @property
    def is_long(self) -> bool:
        """Whether whole sentences stand in it."""
        return self.field is not None and (
            self.field.shape is Shape.LONG_TEXT or (self.field.longest or 0) >= A_SENTENCE
        )

    @property
    def is_short(self) -> bool:
        """Whether everything in it is short and means nothing when it is cut: days, numbers."""
        if self.field is None:
            return self.key not in _WORDY
        return self.is_chip or self.field.shape not in (*WORDS, Shape.LINK, Shape.CHOICE)


_OF_EVERY_KIND: Final = (
    Column("created_at", N_("Entered on"), ("created_at",), shown=False),
    Column("created_by", N_("Entered by"), ("created_by",), shown=False),
)
# what is worked out of what happened stands in no column of the file
_STATE: Final = Column(STATE, N_("State"), is_chip=True)
_WORKED_OUT: Final[dict[str, tuple[Column, ...]]] = {
    "corrective_action": (_STATE, Column(DAYS_OPEN, N_("Days open"))),
    "certificate": (_STATE,),
    "duty_plan": (
        _STATE,
        Column("due", N_("Due")),
        Column("rule", N_("How often")),
        Column("last_done", N_("Last done")),
    ),
    "equipment": (_STATE,),
    "checklist": (_STATE, Column("replaced_by", N_("Replaced by"))),
    "worker": (_STATE, Column("positions", N_("Position"))),
    "site": (_STATE,),
    "policy": (_STATE, Column("due", N_("Next review"))),
    "document": (_STATE, Column("due", N_("Next review"))),
    "formal_hazard_assessment": (_STATE, Column("due", N_("Next review"))),
    "emergency_plan": (_STATE, Column("due", N_("Next review"))),
}

# what is looked for first, wherever a sheet or a form has it
_LOOKED_FOR: Final[Mapping[str, tuple[str, ...]]] = {"corrective_action": ("assigned_id", "due_on")}


@cache
def columns_of(kind_key: str) -> tuple[Column, ...]:
    """Return every column that a table of this kind can show, in the order of the first time.

    How it stands comes first, then what makes up its title, then the rest as declared.
    """
    kind = kind_of(kind_key)
    own = list(_own(kind))
    heading = [c for name in kind.heading for c in own if c.key == name]
    first = [c for name in _LOOKED_FOR.get(kind_key, ()) for c in own if c.key == name]
    rest = [column for column in own if column not in heading and column not in first]
    seen, hidden = [c for c in rest if c.shown], [c for c in rest if not c.shown]
    worked_out = _WORKED_OUT.get(kind_key, ())
    return (
        *worked_out[:1],
        *heading,
        *worked_out[1:],
        *first,
        *seen,
        *hidden,
        *_OF_EVERY_KIND,
    )


def _own(kind: Kind) -> Iterator[Column]:
    """One column a field; a person, on the list of workers or not, is one column of two fields."""
    fields = {field.name: field for field in kind.fields if field.name not in UNSPOKEN}
    by_label = {field.label: field for field in fields.values()}
    told: set[str] = set()
    names: tuple[str, ...]
    for field in fields.values():
        if field.name in told:
            continue
        shown, names = field, (field.name,)
        if field.link and (written := by_label.get(field.label + WRITTEN)):
            names = (field.name, written.name)
        elif field.name.endswith(ANY_KIND) and (any_id := _any_id(field.name)) in fields:
            # a record of any kind: the first field says which kind, the second which record
            shown, names = fields[any_id], (field.name, any_id)
        told |= {*names}
        is_shown = any(fields[name].in_table for name in names)
        is_chip = shown.name in CHIPS and shown.choices is not None
        yield Column(shown.name, shown.label, names, is_shown, shown, is_chip)


def _any_id(name: str) -> str:
    return name.removesuffix(ANY_KIND) + "_id"
