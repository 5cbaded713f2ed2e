"""Files in which names are planted: on their pages, under them, and wherever else a file has words.

Over the seeds: text, scans with a layer of text, text that is drawn in no colour, filled forms,
notes and links on pages, bookmarks, names of pages and layers, files within the file, alternate
texts, metadata of file, page and picture (XMP, EXIF, comments), photos of three sorts, letters,
sheets and mails, and the name of each file.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, PngImagePlugin
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.builders.hostile import letter, sheet
from tests.builders.planted_people import Person, Planted, plain, sentence

_FONTS: Final = ("Helvetica", "Times-Roman", "Courier-Bold")
_SMALL: Final = (330.0, 240.0)  # points: a page that is drawn anew takes its time
_OFTEN: Final = 0.16  # that one place in a PDF says a name
_UNWRITABLE: Final = {ord(sign): " " for sign in "/\t\n"}


def papers(
    folder: Path, crew: Sequence[Person], random: Random, planted: Planted
) -> Iterator[Path]:
    """Write some files and yield them: a PDF always, a photo often, others now and then."""
    said = _Said(crew, random, planted)
    makers: list[tuple[float, Callable[[], tuple[str, bytes]]]] = [
        (1.0, lambda: ("pdf", _pdf(said))),
        (0.3, lambda: ("pdf", _pdf(said))),
        (0.5, lambda: _photo(said)),
        (0.2, lambda: ("docx", letter(said.sentence(), said.sentence()))),
        (0.15, lambda: ("xlsx", sheet([said.name(), said.sentence()]))),
        (0.15, lambda: ("eml", _mail(said))),
    ]
    for n, (often, make) in enumerate(makers):
        if random.random() < often:
            ends, data = make()
            name = said.name().translate(_UNWRITABLE).strip()
            path = folder / f"{n} {name}.{ends}"
            path.write_bytes(data)
            yield path


class _Said:
    """What somebody writes this time."""

    def __init__(self, crew: Sequence[Person], random: Random, planted: Planted) -> None:
        self.crew, self.random, self.planted = crew, random, planted

    def name(self) -> str:
        return self.random.choice(self.crew).written(self.random)

    def full(self) -> str:
        return self.random.choice(self.crew).full

    def sentence(self) -> str:
        return sentence(self.crew, self.random, self.planted)

    def line(self) -> str:
        """Return a sentence in the letters that every font has."""
        said = plain(self.sentence()).replace("\t", " ")
        return said.encode("latin-1", "ignore").decode("latin-1")


def _mail(said: _Said) -> bytes:
    who = said.full()
    lines = (
        f"From: {who} <a@example.com>", f"To: {said.full()} <b@example.com>", "MIME-Version: 1.0",
        f"Subject: {' '.join(said.sentence().split())}", "Date: Mon, 2 Mar 2026 10:00:00 -0700",
        "Content-Type: text/plain; charset=utf-8", "", said.sentence(), "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


def _photo(said: _Said) -> tuple[str, bytes]:
    """Return a photo with what a camera, or a person, wrote into it."""
    picture = Image.new("RGB", (90, 60), said.random.choice(("white", "grey")))
    ends, whole = said.random.choice(("png", "jpg", "tif")), io.BytesIO()
    if ends == "png":
        about = PngImagePlugin.PngInfo()
        about.add_text("Author", said.full())
        about.add_itxt("Comment", said.sentence())
        picture.save(whole, "PNG", pnginfo=about)
    elif ends == "jpg":
        whole.write(_jpeg(said, picture))
    else:
        tags = {315: plain(said.full()), 270: said.line(), 305: plain(said.name())}
        picture.save(whole, "TIFF", tiffinfo=tags)
    return ends, whole.getvalue()


def _jpeg(said: _Said, picture: Image.Image) -> bytes:
    exif, whole = Image.Exif(), io.BytesIO()
    exif[315] = plain(said.full())
    exif[270] = said.line()
    exif[40093] = said.full().encode("utf-16-le")  # the author, as Windows writes it
    exif.get_ifd(0x8769)[37510] = b"ASCII\0\0\0" + said.line().encode("latin-1")
    comment = said.line().encode("latin-1")
    picture.save(whole, "JPEG", exif=exif, xmp=_xmp(said), comment=comment)
    return whole.getvalue()


def _xmp(said: _Said) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
        'syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>'
        f"{said.full()}</dc:creator><dc:title>{said.line()}</dc:title></rdf:Description></rdf:RDF>"
        "</x:xmpmeta>"
    ).encode()


def _pdf(said: _Said) -> bytes:
    """Return a PDF with names on its pages, under a scan, off its edge, and in other places."""
    random, whole = said.random, io.BytesIO()
    canvas = Canvas(whole, pagesize=_SMALL, pageCompression=random.randint(0, 1))
    canvas.setAuthor(said.name())
    canvas.setTitle(said.sentence())
    for number in range(random.randint(1, 2)):
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(said.name(), str(number))
        for line in range(random.randint(0, 3)):
            _write(canvas, said, line)
        if random.random() < 0.3:
            scan = ImageReader(Image.new("L", (60, 60), 200))
            canvas.drawImage(scan, 10, 10, 300, 160)
        if random.random() < _OFTEN:
            canvas.acroForm.textfield(
                name=f"f{number}", value=said.line(), tooltip=said.line(), x=30, y=90, width=250
            )
        canvas.showPage()
    canvas.save()
    made = io.BytesIO()
    with pikepdf.open(whole) as pdf:
        pdf.pages[0].rotate(random.choice((0, 0, 90, 270)), relative=False)
        for place in PLACES.values():
            if random.random() < _OFTEN:
                place(pdf, said)
        pdf.save(made)
    return made.getvalue()


def _write(canvas: Canvas, said: _Said, line: int) -> None:
    random = said.random
    canvas.setFont(random.choice(_FONTS), random.choice((7, 11, 24)))
    text = canvas.beginText(random.randint(10, 90), 200 - 50 * line)
    text.setTextRenderMode(random.choice((0, 0, 0, 3)))  # 3 is seen by machines only
    text.setCharSpace(random.choice((0, 0, 1.5)))
    # names that the fonts of every reader have, as they were typed; some go on in the next line
    for part in said.line().split("\n"):
        text.textLine(part)
    canvas.drawText(text)


# --- where a PDF has words beside its pages ------------------------------------------------------


def _attached(pdf: Any, said: _Said) -> None:
    pdf.attachments[f"{plain(said.full())}.txt"] = said.name().encode()


def _actual_text(pdf: Any, said: _Said) -> None:
    words = f"/Span <</ActualText ({plain(said.crew[0].last)})>> BDC EMC"
    pdf.pages[0].contents_add(Stream(pdf, words.encode("latin-1", "ignore")))


def _note(pdf: Any, said: _Said) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[50, 50, 80, 80], Contents=String(said.sentence()),
        T=String(said.full()), Subj=String(said.full()),
    )  # fmt: skip
    _annotate(pdf, note)


def _typed_on(pdf: Any, said: _Said) -> None:
    look = Stream(pdf, f"BT /F1 12 Tf 2 5 Td ({_string(said.line())}) Tj ET".encode("latin-1"))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look.stream_dict.Type, look.stream_dict.Subtype = Name.XObject, Name.Form
    look.stream_dict.BBox = Array([0, 0, 280, 20])
    look.stream_dict.Resources = Dictionary(Font=Dictionary(F1=font))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=[20, 60, 300, 80], DA=String("/F1 12 Tf"),
        Contents=String(said.line()), AP=Dictionary(N=pdf.make_indirect(look)), F=4,
    )  # fmt: skip
    _annotate(pdf, note)


def _linked(pdf: Any, said: _Said) -> None:
    where = f"https://example.com/{plain(said.full()).replace(' ', '/')}"
    _annotate(pdf, Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 30, 30],
        A=Dictionary(S=Name.URI, URI=String(where.encode("ascii", "ignore").decode())),
    ))  # fmt: skip


def _file_on_page(pdf: Any, said: _Said) -> None:
    inside = Stream(pdf, said.sentence().encode())
    _annotate(pdf, Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[5, 5, 9, 9],
        FS=Dictionary(Type=Name.Filespec, F=String(said.full()), UF=String(said.full()),
                      EF=Dictionary(F=pdf.make_indirect(inside))),
    ))  # fmt: skip


def _metadata(pdf: Any, said: _Said) -> None:
    with pdf.open_metadata() as about:
        about["dc:creator"] = [said.full()]
        about["dc:description"] = said.full()
    pdf.docinfo["/Keywords"] = said.full()


def _of_a_page(pdf: Any, said: _Said) -> None:
    xmp = Stream(pdf, _xmp(said))
    xmp.stream_dict.Type, xmp.stream_dict.Subtype = Name.Metadata, Name.XML
    page = pdf.pages[0].obj
    page.Metadata = pdf.make_indirect(xmp)
    page.PieceInfo = Dictionary(Other=Dictionary(Private=Dictionary(Who=String(said.full()))))


def _page_names(pdf: Any, said: _Said) -> None:
    label = Dictionary(P=String(said.full()), S=Name.D)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))
    pdf.Root.Names = pdf.Root.get("/Names", Dictionary())
    pdf.Root.Names.Dests = Dictionary(
        Names=Array([String(plain(said.full())), Array([pdf.pages[0].obj, Name.Fit])])
    )


def _layer(pdf: Any, said: _Said) -> None:
    """A layer with a name that is switched off, and words on it that nobody sees."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(said.full())))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]))
    )
    page = pdf.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = page.Resources
    resources.Properties = Dictionary(Hid=group)
    fonts = resources.get("/Font", Dictionary())
    fonts.HidF = font
    resources.Font = fonts
    said_so = f"/OC /Hid BDC BT /HidF 9 Tf 40 40 Td ({_string(said.line())}) Tj ET EMC"
    pdf.pages[0].contents_add(Stream(pdf, said_so.encode("latin-1")))


def _picture(pdf: Any, said: _Said) -> None:
    """A small picture as a camera made it, with its words in it and beside it, on a page."""
    data = _jpeg(said, Image.new("RGB", (32, 24), "grey"))
    shown = Stream(pdf, data)
    about = shown.stream_dict
    about.Type, about.Subtype, about.Filter = Name.XObject, Name.Image, Name.DCTDecode
    about.Width, about.Height, about.BitsPerComponent = 32, 24, 8
    about.ColorSpace = Name.DeviceRGB
    about.Metadata = pdf.make_indirect(Stream(pdf, _xmp(said)))
    about.Alt = String(said.full())
    resources = pdf.pages[0].obj.Resources
    pictures = resources.get("/XObject", Dictionary())
    pictures.Snap = pdf.make_indirect(shown)
    resources.XObject = pictures
    pdf.pages[0].contents_add(Stream(pdf, b"q 32 0 0 24 250 20 cm /Snap Do Q"))


def _structure(pdf: Any, said: _Said) -> None:
    part = Dictionary(
        Type=Name.StructElem, S=Name.Figure, Alt=String(said.full()), T=String(said.full()),
        E=String(said.full()), Lang=String("en"),
    )  # fmt: skip
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([part])))
    root.K[0].P = root
    pdf.Root.StructTreeRoot = root


def _script(pdf: Any, said: _Said) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{said.full()}')"))


def _annotate(pdf: Any, note: Any) -> None:
    page = pdf.pages[0].obj
    notes = page.get("/Annots", Array())
    notes.append(pdf.make_indirect(note))
    page.Annots = notes


def _string(text: str) -> str:
    return text.replace("\\", "").replace("(", "\\(").replace(")", "\\)").replace("\n", " ")


PLACES: Final[dict[str, Callable[[Any, _Said], None]]] = {
    "files within": _attached, "actual text": _actual_text, "notes": _note, "typed on": _typed_on,
    "links": _linked, "files on pages": _file_on_page, "metadata": _metadata,
    "of a page": _of_a_page, "names of pages": _page_names, "layers": _layer,
    "pictures": _picture, "structure": _structure, "scripts": _script,
}  # fmt: skip
