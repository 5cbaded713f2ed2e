"""Makes what was filled into a form, stamped or signed on a page a part of the page itself."""

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.faults import Fault, Note, note, parsing
from desktop.language import N_

if TYPE_CHECKING:
    from pikepdf import Pdf

    from desktop.intake.pdf_layers import Hidden

_UNSEEN: Final = 0b100011  # invisible, hidden, not viewed (PDF 32000-1, table 165)
_NO_LOOK: Final = ("/Link", "/Popup", "/Movie", "/Sound", "/Screen", "/RichMedia", "/TrapNet")
_SPECK: Final = 0.02
_NO_VALUE: Final = ("/Btn", "/Sig")


def flattened(source: "Pdf", hidden: "Hidden") -> tuple["Pdf", tuple[Note, ...]]:
    """Return the PDF with what lies on its pages drawn into them, and what is to be said of that.

    Often that is `source` itself; where a look has to be made up first it is another.
    """
    form = source.Root.get("/AcroForm")
    notes = []
    if form is not None and form.get("/XFA") is not None and source.Root.get("/NeedsRendering"):
        notes.append(note(DYNAMIC))
    marks = [mark for page in source.pages for mark in _kept_marks(page.obj, hidden)]
    lookless = [mark for mark in marks if _lacks_look(mark)]
    needs_looks = form is not None and bool(form.get("/NeedAppearances"))
    if lookless or (needs_looks and marks):
        if any(_is_odd(mark.get("/V")) for mark in marks):
            notes.append(note(ODD_LETTERS))
        with suppress(Fault), parsing(UNFILLED):
            return _drawn_in(source), tuple(notes)
    if marks:
        with suppress(Fault), parsing(UNFILLED):
            source.flatten_annotations("screen")
            return source, tuple(notes)
        notes.append(note(UNFILLED))
    return source, tuple(notes)


def _kept_marks(page: Any, hidden: "Hidden") -> list[Any]:
    """Take off a page what lies on a hidden layer or is no mark at all; returns what is left."""
    import pikepdf

    if not isinstance(page.get("/Annots"), pikepdf.Array):
        return []
    kept = [
        mark
        for mark in page.Annots
        if isinstance(mark, pikepdf.Dictionary) and not hidden.hides(mark.get("/OC"))
    ]
    page.Annots = pikepdf.Array(kept)
    return kept


def _lacks_look(mark: Any) -> bool:
    """Whether a mark that is seen leaves it to the reader's program how it looks."""
    if "/AP" in mark or mark.get("/Subtype") in _NO_LOOK:
        return False
    return not int(mark.get("/F", 0)) & _UNSEEN and mark.get("/FT") not in _NO_VALUE


def _is_odd(value: Any) -> bool:
    """Whether a value has letters that the standard fonts of a form do not have."""
    import pikepdf

    if not isinstance(value, pikepdf.String):
        return False
    return str(value).encode("cp1252", errors="replace").decode("cp1252") != str(value)


def _drawn_in(source: "Pdf") -> "Pdf":
    """Return the PDF as a reader's program shows it: that makes up the looks that are missing."""
    import pikepdf
    import pypdfium2

    before, after = BytesIO(), BytesIO()
    source.save(before)
    with pypdfium2.PdfDocument(before.getvalue()) as document:
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            page.render(scale=_SPECK)  # only when it is drawn are the looks made up
            pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
            page.close()
        document.save(after)
    return pikepdf.open(after)


DYNAMIC: Final = N_(
    "'{name}' is a form that draws its pages only in Adobe's own program. Open it there, print it"
    " to PDF and add that."
)
ODD_LETTERS: Final = N_(
    "The form '{name}' holds letters that may not be shown. Open it, print it to PDF and add that."
)
UNFILLED: Final = N_(
    "What was filled into the form '{name}' could not be shown. Open it, print it to PDF and add"
    " that."
)
