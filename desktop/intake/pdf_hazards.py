"""Takes out of a page what acts by itself, hides a file or tells of its maker, however deep."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.pdf_streams import is_heavy, mend

if TYPE_CHECKING:
    from pikepdf import Object, Stream

_HAZARDS: Final = frozenset(
    {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/XFA", "/Annots"}
    | {"/AF", "/EF", "/EmbeddedFile", "/EmbeddedFiles", "/Ref", "/OPI", "/Alternates"}
    | {"/RichMedia", "/RichMediaContent", "/RichMediaSettings", "/OC"}
    | {"/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents"}
)
_ACTIONS: Final = (
    *("/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData"),
    *("/Named", "/Rendition", "/Sound", "/Movie", "/RichMediaExecute", "/Hide", "/SetOCGState"),
)
_TYPES: Final = ("/Action", "/Annot", "/Filespec", "/EmbeddedFile")
_FOREIGN_DATA: Final = ("/F", "/FFilter", "/FDecodeParms")
"""Says that the data of a stream lie in another file (PDF 32000-1, 7.3.8.2)."""
_NAME_TABLES: Final = frozenset(
    {"/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"}
    | {"/Properties", "/CharProcs", "/Colorants"}
)
"""Dictionaries whose keys are names that the page itself gives, so they may be called anything."""
_LAYERS: Final = ("/OCG", "/OCMD")


class Disarming:
    """Goes once through all that the pages of one file need; shared parts are looked at once."""

    def __init__(self, thorough: bool, doubtful: bool = True) -> None:
        self._thorough = thorough
        self._doubtful = doubtful
        self._seen: set[tuple[int, int]] = set()

    def disarm(self, page: "Object") -> bool:
        """Clean what the page needs; returns whether something in it is damaged."""
        is_hurt = False
        waiting: list[tuple[Any, bool]] = [(page, False)]
        while waiting:
            thing, is_table = waiting.pop()
            if thing.is_indirect:
                if thing.objgen in self._seen:
                    continue
                self._seen.add(thing.objgen)
            if _is_stream(thing):
                is_hurt |= _clean_stream(thing, self._thorough, self._doubtful)
            _drop_hazards(thing, is_table)
            waiting += _parts(thing, is_table)
        return is_hurt


def _parts(thing: Any, is_table: bool) -> Iterator[tuple[Any, bool]]:
    """Return what lies in a dictionary, stream or array, with whether it is a table of names."""
    import pikepdf

    if isinstance(thing, pikepdf.Array):
        for part in thing:
            if isinstance(part, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
                yield part, False
        return
    for key, part in list(thing.items()):
        if not isinstance(part, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            continue
        if isinstance(part, pikepdf.Dictionary) and not is_table and key == "/Properties":
            _plain_layers(part)
        yield part, not is_table and key in _NAME_TABLES


def _drop_hazards(thing: Any, is_table: bool) -> None:
    import pikepdf

    if isinstance(thing, pikepdf.Array):
        for place, part in enumerate(thing):
            if _is_hazard(part):
                thing[place] = None
        return
    for key, part in list(thing.items()):
        if (key in _HAZARDS and not is_table) or _is_hazard(part):
            del thing[key]


def _is_hazard(part: Any) -> bool:
    import pikepdf

    if not isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        return False
    is_program = part.get("/Subtype") == "/PS" and isinstance(part, pikepdf.Dictionary)
    return is_program or part.get("/Type") in _TYPES or part.get("/S") in _ACTIONS


def _plain_layers(properties: Any) -> None:
    """Take the switches off what is shown; the hidden was taken out before."""
    import pikepdf

    for key, part in list(properties.items()):
        if isinstance(part, pikepdf.Dictionary) and part.get("/Type") in _LAYERS:
            properties[key] = pikepdf.Dictionary()


def _clean_stream(stream: "Stream", thorough: bool, doubtful: bool) -> bool:
    """Take foreign data and programs off a stream; returns whether some of its own are missing."""
    is_elsewhere = "/F" in stream
    for key in _FOREIGN_DATA:
        if key in stream:
            del stream[key]
    kind = stream.get("/Subtype")
    if kind == "/PS" or stream.get("/Subtype2") == "/PS":
        _blank(stream)
    if not doubtful and is_heavy(stream):
        return is_elsewhere
    return mend(stream, thorough) or is_elsewhere


def _blank(stream: "Stream") -> None:
    import pikepdf

    for key in set(stream.keys()) - {"/Length"}:
        del stream[key]
    stream.write(b"")
    stream["/Type"] = pikepdf.Name.XObject
    stream["/Subtype"] = pikepdf.Name.Form
    stream["/BBox"] = pikepdf.Array([0, 0, 1, 1])


def _is_stream(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Stream)
