"""Papers and photos as ugly as they come, for what has to be printable all the same."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 30), (30, 30, 220), (230, 210, 20)
CORNERS = (RED, GREEN, BLUE, YELLOW)
"""Colours of the corners of an upright page or photo: top left, top right, low left, low right."""


def paper(
    pages: int = 1,
    size: tuple[float, float] = (612, 792),
    draw: Callable[[Canvas, int], None] | None = None,
) -> bytes:
    """Return a PDF whose pages have a colour in each corner and a line of print."""
    whole = io.BytesIO()
    sheets = Canvas(whole, pagesize=size, pageCompression=1, invariant=1)
    for number in range(1, pages + 1):
        _corners(sheets, size)
        sheets.setFillColorRGB(0, 0, 0)
        sheets.drawString(size[0] / 3, size[1] / 2, f"Page {number} of the tailgate book")
        if draw is not None:
            draw(sheets, number)
        sheets.showPage()
    sheets.save()
    return changed(whole.getvalue(), lambda _: None)  # packed as most programs do


def _corners(sheets: Canvas, size: tuple[float, float]) -> None:
    width, height = size
    for place, colour in enumerate(CORNERS):
        sheets.setFillColorRGB(*(part / 255 for part in colour))
        x, y = place % 2 * 0.75 * width, (1 - place // 2) * 0.75 * height
        sheets.rect(x, y, width / 4, height / 4, stroke=0, fill=1)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    """Return the PDF with something done to it."""
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(whole, **options)
    return whole.getvalue()


def turned(data: bytes, degrees: float, box: Sequence[float] | None = None) -> bytes:
    """Return the PDF with every page turned, and cropped to `box`."""

    def change(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.obj.Rotate = degrees
            if box is not None:
                page.obj.CropBox = pikepdf.Array(box)

    return changed(data, change)


def form(value: str, *, with_look: bool, flags: str = "") -> bytes:
    """Return a form with a field filled in, its look written down or left to whoever shows it."""

    def draw(sheets: Canvas, _number: int) -> None:
        sheets.acroForm.textfield(
            name="Worker",
            x=200,
            y=500,
            width=200,
            height=60,
            value=value if with_look else "",
            borderStyle="inset",
            fieldFlags=flags,
        )

    def change(opened: pikepdf.Pdf) -> None:
        opened.Root.AcroForm.NeedAppearances = not with_look
        for field in opened.Root.AcroForm.Fields:
            field.V = value
            if not with_look:
                del field["/AP"]

    return changed(paper(draw=draw), change)


def marked(subtype: str, **entries: Any) -> bytes:
    """Return a paper with a mark on it, a black square at 250, 380 where it has a look."""

    def change(opened: pikepdf.Pdf) -> None:
        look = opened.make_stream(b"0 g 0 0 100 100 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 100, 100])
        mark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{subtype}"),
            Rect=[250, 300, 350, 380],
            F=4,
        )
        if entries.pop("look", True):
            mark.AP = pikepdf.Dictionary(N=opened.make_indirect(look))
        for key, value in entries.items():
            mark[f"/{key}"] = value
        opened.pages[0].obj.Annots = pikepdf.Array([opened.make_indirect(mark)])

    return changed(paper(), change)


def layered(**off: Any) -> bytes:
    """Return a paper with a black square on a layer that shows and one on a layer that does not.

    The square at the left is on layer "Shown", the one at the right on "Hidden", and so is a form
    below; `off` replaces what the file says of its layers.
    """

    def change(opened: pikepdf.Pdf) -> None:
        shown, hidden = (
            opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name))
            for name in ("Shown", "Hidden")
        )
        form = opened.make_stream(b"0 g 0 0 60 60 re f")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.OC = pikepdf.Array([0, 0, 60, 60]), hidden
        page = opened.pages[0]
        page.obj.Resources.Properties = pikepdf.Dictionary(Up=shown, Down=hidden)
        page.obj.Resources.XObject = pikepdf.Dictionary(Drawn=form)
        page.contents_add(
            b"q 0 g /OC /Up BDC 200 500 60 60 re f EMC"
            b" /OC /Down BDC 340 500 60 60 re f BT /F1 40 Tf (no) Tj ET EMC"
            b" 1 0 0 1 200 250 cm /Drawn Do Q"
        )
        how = {"D": pikepdf.Dictionary(OFF=[hidden]), **off}
        opened.Root.OCProperties = pikepdf.Dictionary(OCGs=[shown, hidden], **how)

    return changed(paper(), change)


def armed() -> bytes:
    """Return a paper that acts in every way a page can, and carries a file and its maker's name."""
    script = {"S": pikepdf.Name.JavaScript, "JS": "app.alert(1)"}

    def change(opened: pikepdf.Pdf) -> None:
        act = opened.make_indirect(pikepdf.Dictionary(**script))
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
        opened.attachments["update.exe"] = b"MZ-poison"
        opened.docinfo["/Author"] = "Secret Maker"
        with opened.open_metadata() as metadata:
            metadata["dc:title"] = "Secret Maker"
        opened.Root.OpenAction = act
        opened.Root.AA = pikepdf.Dictionary(WC=act)
        page = opened.pages[0].obj
        page.AA = pikepdf.Dictionary(O=act)
        page.PieceInfo = pikepdf.Dictionary(Maker=pikepdf.Dictionary(Private="Secret Maker"))
        page.Metadata = opened.make_stream(b"Secret Maker")
        page.AF = pikepdf.Array([opened.Root.Names.EmbeddedFiles.Names[1]])
        state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=1, Hidden=act)
        state.AF = page.AF
        inner = opened.make_stream(b"0 g 0 0 9 9 re f", Type=pikepdf.Name.XObject)
        inner.Subtype, inner.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
        inner.PieceInfo, inner.AA = page.PieceInfo, pikepdf.Dictionary(E=launch)
        inner.Ref = pikepdf.Dictionary(F="other.pdf", Page=0)
        script_of_old = opened.make_stream(b"(cmd.exe) run", Type=pikepdf.Name.XObject)
        script_of_old.Subtype = pikepdf.Name.PS
        page.Resources.XObject = pikepdf.Dictionary(JS=inner, Old=script_of_old)
        page.Resources.ExtGState = pikepdf.Dictionary(Launch=state)
        opened.pages[0].contents_add(b"q /Launch gs /JS Do /Old Do Q")
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 600, 700], A=launch
        )
        film = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9]
        )
        page.Annots = pikepdf.Array([opened.make_indirect(link), opened.make_indirect(film)])

    return changed(paper(), change)


def photo(
    form: str = "JPEG", size: tuple[int, int] = (320, 240), mode: str = "RGB", **options: Any
) -> bytes:
    """Return a picture with a colour in each corner."""
    image = Image.new("RGB", size, "white")
    width, height = size
    for place, colour in enumerate(CORNERS):
        left, top = place % 2 * width // 2, place // 2 * height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    whole = io.BytesIO()
    image.convert(mode).save(whole, form, **options)
    return whole.getvalue()


def drawn(document: bytes | Path, page: int = 0, scale: float = 0.5) -> Image.Image:
    """Return a page of a PDF as a picture, as a reader sees it."""
    with pypdfium2.PdfDocument(document) as opened:
        return opened[page].render(scale=scale).to_pil().convert("RGB")


def corners(picture: Image.Image) -> tuple[str, ...]:
    """Return the colours near the corners of a picture: from the top left to the low right."""
    width, height = picture.size
    near = ((x, y) for y in (height // 8, height * 7 // 8) for x in (width // 8, width * 7 // 8))
    return tuple(named(picture.getpixel(place)) for place in near)


def named(pixel: Any) -> str:
    """Return what a person would call the colour."""
    known = {
        "white": (255, 255, 255), "black": (0, 0, 0), "grey": (128, 128, 128),
        "red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW,
    }  # fmt: skip
    return min(
        known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], pixel, strict=True))
    )


UPRIGHT = ("red", "green", "blue", "yellow")
"""What `corners` says of something upright."""


def objects_that_act(document: pikepdf.Pdf) -> list[str]:
    """Return what in a whole PDF could act, open or carry something, by any key or value."""
    named = "JS JavaScript Launch OpenAction AA EmbeddedFile EmbeddedFiles EF AF RichMedia XFA Ref"
    bad = tuple(f"/{name}" for name in named.split())
    tables = {"/XObject", "/ExtGState", "/Font", "/Properties"}
    found = []

    def look(thing: Any, is_table: bool = False) -> None:
        if isinstance(thing, pikepdf.Array):
            for part in thing:
                if not getattr(part, "is_indirect", False):
                    look(part)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            if not is_table:
                found.extend(key for key in thing if key in bad)
            if thing.get("/S") in bad or thing.get("/Subtype") in (*bad, "/PS", "/Movie"):
                found.append(repr(thing))
            for key, part in thing.items():
                if isinstance(part, pikepdf.Object) and not part.is_indirect:
                    look(part, key in tables)

    tables_of = [
        thing[key].objgen
        for thing in document.objects
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
        for key in thing
        if key in tables and thing[key].is_indirect
    ]
    for thing in document.objects:
        look(thing, getattr(thing, "objgen", None) in tables_of)
    return found
