"""Reads a PDF of our own making through, to tell whether all of it can still be read."""

from pathlib import Path


def pages_of(path: Path) -> int | None:
    """Return how many pages a PDF has, None where something in it cannot be read."""
    # not above: it is a large library, and most checks are of company files
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return None if pdf.check_pdf_syntax() else len(pdf.pages)
    except pikepdf.PdfError:
        return None
