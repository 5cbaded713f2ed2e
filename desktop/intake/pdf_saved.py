"""Has qpdf write a PDF the same way each time, every object by itself, as `pdf_cut` reads them."""

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pikepdf import Pdf


def save(pdf: "Pdf", to: BinaryIO) -> None:
    """Write it; the same pages give the same bytes, and what no page leads to is left behind."""
    import pikepdf

    pdf.save(
        to,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
