"""How often, as a schedule says it: in words, a bare number, or over several columns."""

import re
from dataclasses import dataclass
from typing import Final

from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import is_blank, words
from desktop.values.folding import fold, key

_CODE: Final = re.compile(r"q\s*(\d{1,3})\s*(d|w|wk|mo?|mth|months?|weeks?|days?|y|yr)s?")  # "q3mo"
_CODE_UNITS: Final = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_UNIT: Final = re.compile(
    r"\b(days?|weeks?|months?|years?|hours?|hrs?|kms?|jours?|semaines?|mois|annees?|heures?)\b"
)
_UNIT_ALONE: Final = re.compile(rf"{_UNIT.pattern}|d|wks?|mos?|mths?|yrs?|ans?|h")
_INTERVAL: Final = re.compile(
    r"\b(intervals?|every|frequency|freq|cycle|intervalle|frequence|aux|chaque)\b"
)
# "km to next interval" is no limit
_COUNTED_DOWN: Final = re.compile(
    r"\b(last|next|since|due|at|now|current|left|remaining|until|to|dernier|prochain|reste)\b"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[ ,]\d{3})+|\d+(?:[.,]0)?")


@dataclass(frozen=True)
class Intervals:
    """Where a sheet says how often, beside the one column that is called so.

    `more` are the columns of further limits with what each counts; `unit` is the column that says
    what the bare numbers count.
    """

    more: tuple[tuple[int, str], ...]
    unit: int | None

    def text(self, row: SheetRow) -> str:
        """Return how often in words, whichever of its columns says it; "" where none does."""
        rule = row.text("rule")
        said = [_explained(row, rule, self._unit_of(row))] if rule else []
        for column, unit in self.more:
            text = words(row.line.cells[column])
            said += [f"every {text} {unit}" if _NUMBER.fullmatch(text) else text] if text else []
        return " or ".join(said)

    def _unit_of(self, row: SheetRow) -> str:
        beside = "" if self.unit is None else words(row.line.cells[self.unit])
        return row.text("rule_unit") or beside


def intervals_of(sheet: Sheet) -> Intervals:
    """Find the columns of a schedule that say how often, and take them from those left over."""
    more: list[tuple[int, str]] = []
    unit_column: int | None = None
    for index in sheet.unmapped:
        heading = fold(sheet.plan.columns[index][0])
        unit = _UNIT.search(heading)
        if unit and _INTERVAL.search(heading) and not _COUNTED_DOWN.search(heading):
            more.append((index, unit[0]))
        elif unit_column is None and _says_units(sheet, index):
            unit_column = index
    taken = {index for index, _unit in more} | {unit_column}
    sheet.unmapped = [index for index in sheet.unmapped if index not in taken]
    return Intervals(tuple(more), unit_column)


def _says_units(sheet: Sheet, index: int) -> bool:
    filled = [fold(words(c)) for c in sheet.table.column(index) if not is_blank(c)]
    return bool(filled) and all(_UNIT_ALONE.fullmatch(text) for text in filled)


def _explained(row: SheetRow, text: str, unit: str) -> str:
    """Return how often in words: a code by the sheet's own legend, a number by its unit."""
    if code := _CODE.fullmatch(fold(text)):
        return f"every {code[1]} {_CODE_UNITS[code[2][0]]}"
    if _NUMBER.fullmatch(text):
        index = row.plan.index("rule")
        heading = row.plan.columns[index][0] if index is not None else ""
        unit = unit or next(iter(_UNIT.findall(fold(heading))), "")
        # "250" beside the task "250 hr service" is 250 hr
        in_task = re.search(
            rf"(?<![\d.,]){re.escape(text)} ?-?{_UNIT.pattern}", fold(row.text("task"))
        )
        unit = unit or (in_task[1] if in_task else "")
        return f"every {text} {unit}" if unit else text
    return row.table.legend.get(key(text), text)
