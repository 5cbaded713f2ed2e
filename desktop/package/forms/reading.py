"""Reads a form from its TOML file, or tells everything that is wrong with it (docs/forms.md)."""

import tomllib
from collections.abc import Callable
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.package.forms.binding import Binding
from desktop.package.forms.sheet import (
    KNOWN,
    ROW,
    WANTS,
    Box,
    Cell,
    Column,
    Form,
    Heading,
    Item,
    Line,
    Note,
    Part,
    Table,
    Ticks,
)
from desktop.package.forms.tables_of_data import Told
from desktop.records import KINDS, kind_of

_WIDEST: Final = 250.0  # mm
_MOST_ROWS: Final = 60
_MOST_ACROSS: Final = 8
_TALLEST: Final = 200.0  # mm


def read_form(text: str, file: str) -> Form:
    """Return the form that a file holds; `file` is its name, its stem the form's key.

    Raises Refused with all faults at once, each under "file: part[3].line[2].field".
    """
    faults: dict[str, str] = {}
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = _("{file}: this is not TOML: {why}.").format(file=file, why=fault)
        raise Refused({file: said}) from fault
    form = _Reader(faults).form(Told(data, file, faults), file.removesuffix(".toml"))
    if faults:
        raise Refused(faults)
    assert form is not None
    return form


class _Reader:
    """Reads one file; knows its kind of record once the head was read."""

    def __init__(self, faults: dict[str, str]) -> None:
        self._faults = faults
        self._bound = Binding(None, "")

    def form(self, told: Told, key: str) -> Form | None:
        kinds = {kind.key for kind in KINDS}
        kind = told.name("kind", kinds)
        if not kind:
            told.wrong("kind", _("must name a kind of record"))
            return None
        wants = told.name("for", WANTS)
        self._bound = Binding(kind_of(kind), wants)
        title = told.words("title", needed=True)
        sentence = told.words("sentence", needed=True)
        turned = told.yes("turned")
        parts = told.each("part", self._part)
        told.end()
        found = tuple(part for part in parts if part is not None)
        return Form(key, kind, title, sentence, found, wants, turned)

    def _part(self, data: object, place: str) -> Part | None:
        told = Told(data, place, self._faults)
        readers: dict[str, Callable[[Told], Part]] = {
            "heading": self._heading,
            "say": self._note,
            "line": self._line,
            "tick": self._ticks,
            "columns": self._table,
            "box": self._box,
        }
        named = [key for key in readers if key in told]
        if len(named) != 1:
            listed = ", ".join(readers)
            told.wrong("", _("must have exactly one of {listed}").format(listed=listed))
            return None
        part = readers[named[0]](told)
        told.end()
        return part

    def _heading(self, told: Told) -> Heading:
        return Heading(told.words("heading"), told.words("note"))

    def _note(self, told: Told) -> Note:
        return Note(told.words("say"), told.yes("loud"))

    def _line(self, told: Told) -> Line:
        mm = told.number("mm", ROW, ROW, _TALLEST)
        return Line(told.each("line", self._cell), mm, told.yes("large"))

    def _cell(self, data: object, place: str) -> Cell:
        told = Told(data, place, self._faults)
        field = told.name("field")
        found = self._bound.field(told, field)
        ticks = self._bound.ticks(told, found, told.several("words"))
        cell = Cell(
            label=told.words("label", needed=True),
            field=field,
            share=told.number("share", 1.0, 0.1, 20.0),
            ticks=() if told.yes("sign") else ticks,
            fill=self._bound.known(told, told.name("fill", KNOWN)) or self._bound.fill(found),
        )
        told.end()
        return cell

    def _ticks(self, told: Told) -> Ticks:
        field = told.name("field")
        found = self._bound.field(told, field)
        words = self._bound.ticks(told, found, told.several("words"))
        if not words:
            told.wrong("words", _("must say what there is to tick"))
        across = told.whole("across", 0, 0, _MOST_ACROSS)
        return Ticks(told.words("tick"), words, field, across)

    def _table(self, told: Told) -> Table:
        rows, kind = told.name("table"), told.name("kind", {kind.key for kind in KINDS})
        lines = self._bound.lines(told, rows, kind)

        def column(data: object, place: str) -> Column:
            inner = Told(data, place, self._faults)
            field = inner.name("field")
            found = lines.field(inner, field)
            made = Column(
                label=inner.words("label", needed=True),
                mm=_needed_mm(inner),
                field=field,
                ticks=lines.own_ticks(inner, found, inner.several("words")),
            )
            inner.end()
            return made

        checklist = told.yes("checklist")
        items = told.each("items", self._item) if "items" in told else ()
        return Table(
            columns=told.each("columns", column),
            rows=told.whole("rows", 0 if items else 6, 0, _MOST_ROWS),
            table=rows,
            kind=kind,
            mm=told.number("mm", ROW, ROW, _TALLEST),
            across=told.whole("across", 1, 1, _MOST_ACROSS),
            grow=told.whole("grow", 0 if items else 1, 0, _MOST_ACROSS),
            items=items,
            checklist=checklist,
            large=told.yes("large"),
            fill=self._bound.known(told, told.name("fill", KNOWN)),
        )

    def _item(self, data: object, place: str) -> Item:
        told = Told({"words": data} if isinstance(data, str | list) else data, place, self._faults)
        field = told.name("field")
        self._bound.field(told, field)
        words = told.columns("words")
        item = Item(words, field)
        told.end()
        return item

    def _box(self, told: Told) -> Box:
        field = told.name("field")
        found = self._bound.field(told, field)
        lines = told.whole("lines", 0, 1, _MOST_ROWS)
        mm = told.number("mm", 0.0, ROW, _TALLEST)
        if bool(lines) == bool(mm):
            told.wrong("", _("must have either lines or mm"))
        return Box(
            label=told.words("box"),
            field=field,
            lines=lines,
            mm=mm,
            squared=told.yes("squared"),
            grow=told.whole("grow", 1, 0, _MOST_ACROSS),
            fill=self._bound.known(told, told.name("fill", KNOWN)) or self._bound.fill(found),
        )


def _needed_mm(told: Told) -> float:
    if "mm" not in told:
        told.wrong("mm", _("is missing"))
    return told.number("mm", ROW, 4.0, _WIDEST)
