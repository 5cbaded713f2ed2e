"""Writes the action plan as a workbook: the same plan gives the same bytes, whenever it is made."""

import re
import zipfile
from pathlib import Path
from typing import Final

from desktop.exchange.spreadsheets import write_sheet
from desktop.services.packaging.told import Plan

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name
_CORE: Final = "docProps/core.xml"
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_plan(plan: Plan, to: Path) -> None:
    """Write the plan to `to`. Raises `Unavailable` where the disk does not take it.

    The library writes the moment of saving into the workbook and beside every part of it. Nothing
    is pressed together, because one system does that in other bytes than the next.
    """
    write_sheet(to, plan.title, plan.headings, plan.rows)
    with zipfile.ZipFile(to) as book:
        parts = [(name, book.read(name)) for name in sorted(book.namelist(), key=_first)]
    with zipfile.ZipFile(to, "w") as book:
        for name, data in parts:
            if name == _CORE:
                data = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            book.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data)


def _first(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name  # readers look for it first
