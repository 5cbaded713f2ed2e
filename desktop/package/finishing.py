"""What is written into a PDF once all its pages are drawn: links, tree, names of pages, colours."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFObject, PDFPage

from desktop.package.archive import COLOURS, metadata, profile
from desktop.package.structure import Link, Structure
from desktop.package.tree import Tree, text_said
from desktop.package.writing import Put, Raw, number_in, written


class _Bare(PDFObject):
    """Some bytes in the place of an object."""

    def __init__(self, said: bytes) -> None:
        self._said = said

    def format(self, _document: Any) -> bytes:
        """Called by the library."""
        return self._said


def _stream(said: bytes, about: bytes) -> Raw:
    """Return a stream that is not packed: metadata is to be found by whoever looks for it."""
    head = b"<< /Length %d %s >>\nstream\n" % (len(said), about)
    return Raw(lambda: head + said + b"\nendstream")


def write_structure(
    document: Any, structure: Structure, destination: Callable[[str], bytes | None], put: Put
) -> None:
    """Write links and tree; what every page needs of them is said on the page.

    `destination` says where the mark of a key is, or that it was never drawn: then there is no
    link. The document is written with `put` when the library asks for it.
    """
    pages = document.Pages.pages
    links = dict[Link, int]()
    on_page = dict[int, list[int]]()
    places = {key: destination(key) for key in dict.fromkeys(link.key for link in structure.links)}
    for link in structure.links:
        place = places[link.key]
        if place is not None:
            said = partial(_link_said, link, place, len(pages) + len(links))
            links[link] = number_in(document, Raw(said))
            on_page.setdefault(link.page, []).append(links[link])
    said_too = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]  # one list, of ten thousand pages
    for number, page in enumerate(pages):
        page.__NoDefault__ = said_too
        page.StructParents, page.Tabs = number, PDFName("S")
        page.Trans = None  # the library writes an empty one
        if number in on_page:
            page.Annots = PDFArray([_Bare(b"%d 0 R" % one) for one in on_page[number]])
    tree = Tree(structure, [number_in(document, page) for page in pages], links)
    _write_tree(document, tree, put)


def _write_tree(document: Any, tree: Tree, put: Put) -> None:
    parents = number_in(document, Raw(tree.parents, late=True))
    root = Raw(partial(tree.root, parents), late=True)
    catalog = document.Catalog
    catalog.StructTreeRoot = root
    catalog.MarkInfo = Raw(lambda: b"<< /Marked true >>")
    catalog.ViewerPreferences = Raw(lambda: b"<< /DisplayDocTitle true >>")
    above = number_in(document, root)
    document.format = lambda: written(document, lambda first: tree.objects(first, above), put)


def _link_said(link: Link, place: bytes, parent: int) -> bytes:
    """A link is printed with its page, as archives ask; it has no frame."""
    box = " ".join(f"{number:.2f}" for number in link.box).encode()
    return (b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s] /Dest %s"
            b" /StructParent %d >>" % (box, place, parent))  # fmt: skip


def write_about(document: Any, *, is_archive: bool) -> None:
    """Write what the PDF says of itself, and by what its colours are meant."""
    catalog, info = document.Catalog, document.info
    colours = number_in(document, _stream(profile(), b"/N 3"))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = _Bare(
        b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s)"
        b" /Info (%s) /DestOutputProfile %d 0 R >>]" % (COLOURS.encode(), COLOURS.encode(), colours)
    )
    language = str(catalog.Lang.s)
    said = metadata(info.title, info.author, info.subject, language, is_archive=is_archive)
    catalog.Metadata = _stream(said, b"/Type /Metadata /Subtype /XML")


def label_pages(document: Any, first_of_body: int, exhibits: Mapping[int, str]) -> None:
    """Name the pages as a reader's program shows them; only where a body was begun.

    The first pages are i, ii, iii; those of the body bear the number that is printed on them,
    because a reader types what is read on paper; those of an exhibit bear its number. `exhibits`
    are the numbers of exhibits by the pages on which they begin.
    """
    if not first_of_body:
        return
    said = {0: b"<< /S /r >>", first_of_body - 1: b"<< /S /D /St %d >>" % first_of_body}
    for page, number in exhibits.items():
        said[page - 1] = b"<< /S /D /P %s >>" % text_said(f"{number} ")
    labels = b" ".join(b"%d %s" % label for label in sorted(said.items()))
    document.Catalog.PageLabels = Raw(lambda: b"<< /Nums [%s] >>" % labels)
