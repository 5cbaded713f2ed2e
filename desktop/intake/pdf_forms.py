"""Makes what was filled into a form, stamped or signed on a page a part of the page itself."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.faults import Fault, Note, note, parsing
from desktop.language import N_

if TYPE_CHECKING:
    from pikepdf import Pdf

    from desktop.intake.pdf_layers import Hidden

_UNSEEN: Final = 0b100011  # invisible, hidden, not viewed (PDF 32000-1, table 165)
_NO_LOOK: Final = ("/Link", "/Popup", "/Widget", "/Movie", "/Sound", "/Screen", "/TrapNet")


def flatten(source: "Pdf", hidden: "Hidden") -> tuple[Note, ...]:
    """Draw the annotations that have a look into their pages; returns notes on those without."""
    form = source.Root.get("/AcroForm")
    notes = []
    if form is not None and form.get("/XFA") is not None and source.Root.get("/NeedsRendering"):
        notes.append(note(DYNAMIC))
    pages = [page for page in source.pages if page.obj.get("/Annots") is not None]
    if not pages:
        return tuple(notes)
    lookless = sum(_prepare(page.obj, hidden) for page in pages)
    with suppress(Fault), parsing(UNFILLED):
        if form is not None:
            _fill(source, form, pages)
        source.flatten_annotations("all")
        return (*notes, note(LOOKLESS)) if lookless else tuple(notes)
    return (*notes, note(UNFILLED))


def _prepare(page: Any, hidden: "Hidden") -> int:
    """Take off what lies on a hidden layer; returns how many marks say nothing of their look."""
    import pikepdf

    kept = pikepdf.Array()
    lookless = 0
    for mark in page.Annots:
        if not isinstance(mark, pikepdf.Dictionary) or hidden.hides(mark.get("/OC")):
            continue
        kept.append(mark)
        is_seen = not int(mark.get("/F", 0)) & _UNSEEN
        lookless += is_seen and "/AP" not in mark and mark.get("/Subtype") not in _NO_LOOK
    page.Annots = kept
    return lookless


def _fill(source: "Pdf", form: Any, pages: list[Any]) -> None:
    """Have the values of a form drawn where the program that filled it left that to others."""
    marks = (mark for page in pages for mark in page.obj.Annots)
    if any(mark.get("/Subtype") == "/Widget" and "/AP" not in mark for mark in marks):
        form["/NeedAppearances"] = True
    if form.get("/NeedAppearances"):
        source.generate_appearance_streams()


DYNAMIC: Final = N_(
    "'{name}' is a form that draws its pages only in Adobe's own program. Open it there, print it"
    " to PDF and add that."
)
LOOKLESS: Final = N_(
    "'{name}' has marks or comments that do not say how they look; they are not shown."
)
UNFILLED: Final = N_(
    "What was filled into the form '{name}' could not be shown. Open it, print it to PDF and add"
    " that."
)
