"""What runs in the child process: the only place where foreign bytes meet a parser."""

import logging
import os
import signal
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.intake import letters, mails, pdfs, photos, plain, workbooks
from desktop.intake.faults import Fault, note
from desktop.intake.found import Tables, Traits
from desktop.intake.judge import family_of
from desktop.intake.kinds import KINDS
from desktop.intake.limits import Limits
from desktop.intake.reused import keep_large_blocks
from desktop.language import N_


def prepare(memory_bytes: int | None) -> None:
    """Make the child quiet and deaf to Ctrl+C, and bound its memory where the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # a parser deep in C never comes back to Python's own handlers, so let the system end it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # parsers complain on standard error about files that we have sentences for
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    keep_large_blocks()
    if memory_bytes is not None:
        _bound_memory(memory_bytes)


def _bound_memory(memory_bytes: int) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def examine(path: Path, limits: Limits) -> Traits:
    """Return what the file is and says; raises Fault. The words of a PDF are asked for apart."""
    family, notes = family_of(path, limits)
    traits = _read(path, family, limits)
    return replace(traits, notes=(*notes, *traits.notes))


def words(path: Path, limits: Limits) -> str:
    """Return the words of a PDF; asked for apart, because a drawing may take too long to read."""
    return pdfs.words(path, limits)


def tables(path: Path, limits: Limits) -> Tables:
    """Return the sheets of a workbook or a text table; raises Fault for any other file."""
    family, notes = family_of(path, limits)
    found = _tables(path, family, limits)
    return replace(found, notes=(*notes, *found.notes))


def looks_like_table(path: Path, limits: Limits) -> bool:
    """Whether `tables` will find columns; raises Fault for a file that is not kept at all."""
    family, _ = family_of(path, limits)
    return family == "xlsx" or (family in ("csv", "text") and plain.looks_like_table(path, family))


def _read(path: Path, family: str, limits: Limits) -> Traits:
    match family:
        case "pdf":
            return pdfs.read(path)
        case "docx":
            return letters.read(path, limits)
        case "xlsx":
            return workbooks.read(path, limits)
        case "eml":
            return mails.read(path, limits)
        case "csv" | "text":
            return plain.read(path, family, limits)
        case _:
            return photos.read(path, family, limits)


def _tables(path: Path, family: str, limits: Limits) -> Tables:
    if family == "xlsx":
        return workbooks.tables(path, limits)
    if family in ("csv", "text"):
        return plain.tables(path, family, limits)
    raise Fault(note(NO_SHEET, what=note(KINDS[family].what)))


NO_SHEET: Final = N_("'{name}' is {what}, not a sheet, so there are no rows in it to read.")
