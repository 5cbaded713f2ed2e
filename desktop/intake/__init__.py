"""The one door for foreign files: what they really are, what they say, and never harm from them."""

from desktop.intake.binding import Fill
from desktop.intake.cutting import Cutting
from desktop.intake.door import Intake
from desktop.intake.found import Cell, Drawn, Examined, Row, Sheet, Workbook
from desktop.intake.limits import Limits
from desktop.intake.originals import read_bytes_checked
from desktop.intake.own_pdf import said_by_ours
from desktop.intake.page_look import FileLook
from desktop.intake.page_measures import PageLook
from desktop.intake.printable import Printable
from desktop.intake.splitting import Part
from desktop.intake.wishes import Ready, Wish

__all__ = [
    "Cell",
    "Cutting",
    "Drawn",
    "Examined",
    "FileLook",
    "Fill",
    "Intake",
    "Limits",
    "PageLook",
    "Part",
    "Printable",
    "Ready",
    "Row",
    "Sheet",
    "Wish",
    "Workbook",
    "read_bytes_checked",
    "said_by_ours",
]
