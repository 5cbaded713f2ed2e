"""Cuts pages out of a PDF of our own into PDFs of their own; runs in a child."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.intake.faults import parsing
from desktop.language import N_

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

# what leads to other pages, or numbers a page within the whole
_OF_THE_WHOLE: Final = ("/Annots", "/StructParents", "/B", "/Tabs")


@dataclass(frozen=True)
class Cutting:
    """Pages to be cut out: `count` of them from `first` on, counted from 0; `to` takes them."""

    first: int
    count: int
    to: Path
    title: str


def cut(whole: Path, cuttings: Sequence[Cutting]) -> None:
    """Write each range of pages as a PDF; what is drawn on them stays as it is.

    Raises Fault where the PDF cannot be read, OSError where the disk does not take it.
    """
    import pikepdf

    with ExitStack() as open_still:
        with parsing(NOT_CUT):
            source = open_still.enter_context(pikepdf.open(whole))
        for one in cuttings:
            with parsing(NOT_CUT):
                data = _part(source, one)
            # what the disk does not take is said as such; qpdf itself would fall over it
            one.to.write_bytes(data)


def _part(source: "Pdf", one: Cutting) -> bytes:
    import pikepdf

    data = io.BytesIO()
    with pikepdf.new() as part:
        for page in source.pages[one.first : one.first + one.count]:
            part.pages.append(page)
            _loosen(part.pages[-1])
        part.docinfo["/Title"] = one.title
        part.save(data, deterministic_id=True, fix_metadata_version=False)
    return data.getvalue()


def _loosen(page: "Page") -> None:
    for name in _OF_THE_WHOLE:
        if name in page.obj:
            del page.obj[name]


NOT_CUT: Final = N_(
    "'{name}' could not be taken apart again, because it could not be read. Nothing was written."
    " Build the package once more."
)
