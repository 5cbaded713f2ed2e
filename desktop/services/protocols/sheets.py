"""Reads the questions of a partner's instrument from a sheet that the user downloaded."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.audit.protocols.values import CODE, LONG
from desktop.errors import Refused
from desktop.intake import Intake, Row, Sheet
from desktop.language import _, ngettext
from desktop.services.protocols.sheet_cells import (
    Columns,
    code_in,
    columns_of,
    element_in,
    is_total,
    methods_in,
    mode_in,
    points_in,
    short_in,
    taken_as,
    text_in,
)
from desktop.values.folding import fold
from desktop.values.quoting import quote
from desktop.values.spoken import say_number

_HEADED_WITHIN: Final = 40  # rows; above the headings stand a title, a logo, a few sentences
_LOOKED_AT: Final = 200  # rows by which one tells the questions from their codes
_WITHOUT: Final = "1"  # the element of questions that name none


@dataclass(frozen=True)
class ReadSheet:
    """What a sheet says: its elements with their questions, and every row that cannot be read.

    `refused` is a sentence for each such row, `notes` what was taken for granted; `columns` are
    its headings with what each was taken for, `others` the other sheets that hold questions.
    """

    sheet: str
    elements: tuple[Element, ...]
    refused: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many questions were read."""
        return sum(len(element.questions) for element in self.elements)


def read_questions(path: Path, intake: Intake, sheet: str = "") -> ReadSheet:
    """Return the questions of a workbook or a table in plain text.

    Of several sheets the one that is named, or else the one with the most questions. Raises Refused
    where none has a column of questions, and Unavailable where the file cannot be read.
    """
    book = intake.tables(path)
    sheets = [one for one in book.sheets if one.name == sheet] if sheet else book.sheets
    found = [read for one in sheets if (read := _read(one)) is not None]
    if not found:
        said = _(
            "{name} has no column of questions. It needs a row of headings with “Question” and"
            " “Points”, and it helps to have “Code”, “Element” and “Method”."
        )
        raise Refused(said.format(name=quote(book.name)))
    best = max(found, key=lambda one: one.count)
    return replace(best, others=tuple(one.sheet for one in found if one is not best))


def with_questions(protocol: Protocol, read: ReadSheet) -> Protocol:
    """Return a protocol with what a sheet says: known codes get its text and points, others follow.

    What was written beside a question of a known code, such as what it follows, is kept.
    """
    known = {fold(one.code): one for one in protocol.questions}
    places = {fold(one.code): place for place, one in enumerate(protocol.elements)}
    elements = list(protocol.elements)
    for element in read.elements:
        place = places.get(fold(element.code))
        if place is None:
            places[fold(element.code)] = len(elements)
            elements.append(replace(element, questions=()))
            place = len(elements) - 1
        elif element.title != element.code:
            elements[place] = replace(elements[place], title=element.title)
        for question in element.questions:
            if fold(question.code) in known:
                elements = [_with_text(one, question) for one in elements]
            else:
                here = elements[place]
                elements[place] = replace(here, questions=(*here.questions, question))
    return replace(protocol, elements=tuple(elements))


def _with_text(element: Element, new: Question) -> Element:
    questions = tuple(
        replace(
            one,
            text=new.text,
            points=new.points,
            methods=new.methods,
            mode=new.mode,
            guidance=new.guidance or one.guidance,
            short=new.short or one.short,
        )
        if fold(one.code) == fold(new.code)
        else one
        for one in element.questions
    )
    return replace(element, questions=questions)


def _read(sheet: Sheet) -> ReadSheet | None:
    for place, row in enumerate(sheet.rows[:_HEADED_WITHIN]):
        below = sheet.rows[place + 1 :]
        columns = columns_of(row, below[:_LOOKED_AT])
        if columns is not None:
            read = _Reading(columns).read(sheet.name, below)
            return replace(read, columns=taken_as(row, columns))
    return None


@dataclass
class _Reading:
    """One pass over the rows below the headings."""

    columns: Columns
    titles: dict[str, str] = field(default_factory=dict)  # of elements, by their codes
    questions: dict[str, list[Question]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)  # the row of each code, folded
    refused: list[str] = field(default_factory=list)
    heading: str = ""  # the element under whose heading the rows stand
    without_method: int = 0

    def read(self, name: str, rows: Sequence[Row]) -> ReadSheet:
        for row in rows:
            self._row(row)
        elements = tuple(
            Element(code=code, title=title, questions=tuple(self.questions.get(code, ())))
            for code, title in self.titles.items()
        )
        return ReadSheet(name, elements, tuple(self.refused), self._notes())

    def _row(self, row: Row) -> None:
        columns = self.columns
        text, code = text_in(row, columns.text), code_in(row, columns.code)
        points = row.cell(columns.points) if columns.points is not None else None
        if not (text or code) or (is_total(text or code) and not (text and code)):
            return
        if points is None or points == "":
            self._without_points(row, text, code)
            return
        said = points_in(points)
        fault = self._fault(row, text, code, said)
        if fault:
            self.refused.append(fault)
            return
        assert said is not None  # what cannot be read is a fault
        self._take(row, text, code, said)

    def _without_points(self, row: Row, text: str, code: str) -> None:
        element = element_in(" ".join(part for part in (code, text) if part))
        if text.endswith("?"):
            said = _("Row {row}: question {code} has no points. Type them in and read it again.")
            asked = quote(code or text)
            self.refused.append(said.format(row=row.number, code=asked))
        elif element or (text and code.isalnum()):
            self.heading, title = element or (code, text)
            self.titles[self.heading] = title or self.heading
        elif code and text:
            said = _("Row {row}: {code} has no points, so it was not taken for a question.")
            self.refused.append(said.format(row=row.number, code=quote(code)))

    def _fault(self, row: Row, text: str, code: str, points: Decimal | None) -> str:
        if self.columns.code is not None and isinstance(row.cell(self.columns.code), date):
            said = _("Row {row}: the code became a date. Make its cell text, and type it again.")
            return said.format(row=row.number)
        if not text:
            said = _("Row {row}: {code} has points and no question.")
            return said.format(row=row.number, code=quote(code))
        if points is None:
            cell = row.cell(self.columns.points or 0)
            said = _("Row {row}: “{cell}” is no number of points.")
            return said.format(row=row.number, cell=quote(cell))
        if len(code) > CODE or len(text) > LONG:
            said = _("Row {row}: the code or the question is too long to be one.")
            return said.format(row=row.number)
        if not code and self.columns.code is not None:
            said = _("Row {row}: “{text}” has no code, and answers are kept by it.")
            return said.format(row=row.number, text=quote(text))
        if fold(code) in self.codes and code:
            said = _(
                "Row {row}: the code {code} stands in row {before} already. A spreadsheet turns"
                " 1.10 into 1.1 unless the cell holds text."
            )
            return said.format(row=row.number, code=quote(code), before=self.codes[fold(code)])
        return ""

    def _take(self, row: Row, text: str, code: str, points: Decimal) -> None:
        columns = self.columns
        element, title = self._element(row, code)
        if self.titles.get(element, element) == element:  # it has no title but its code yet
            self.titles[element] = title
        here = self.questions.setdefault(element, [])
        code = code or f"{element}.{len(here) + 1}"
        self.codes[fold(code)] = row.number
        methods = methods_in(row, columns)
        self.without_method += not methods
        here.append(
            Question(
                code=code,
                text=text,
                points=points,
                methods=methods or (Method.DOCUMENTS,),
                mode=mode_in(row, columns) or Mode.RANGE,
                nature=Nature.BOTH,
                guidance=text_in(row, columns.guidance)[:LONG],
                short=short_in(row, columns.short),
            )
        )

    def _element(self, row: Row, code: str) -> tuple[str, str]:
        """Return the element of a question: of its own column, the heading above, or its code."""
        said = text_in(row, self.columns.element)
        title = text_in(row, self.columns.title)
        if said:
            named = element_in(said) or (said[:CODE], said)
            return named[0], title or named[1] or named[0]
        if self.heading:
            return self.heading, self.titles[self.heading]
        stem = code.rpartition(".")[0] or code.rstrip("0123456789")
        return stem or _WITHOUT, title or stem or _WITHOUT

    def _notes(self) -> tuple[str, ...]:
        if not self.without_method:
            return ()
        n = self.without_method
        said = ngettext(
            "{n} question does not say how it is looked at; documents were taken for it.",
            "{n} questions do not say how they are looked at; documents were taken for them.",
            n,
        )
        return (said.format(n=say_number(n)),)
