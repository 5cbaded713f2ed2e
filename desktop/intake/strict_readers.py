"""What strict readers find wrong in a PDF that forgiving ones show: odd words and odd names."""

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Pdf

_MOST: Final = 64 << 20
"""Bytes of one page's words: 40 MB of them are gone through in a second, more is no text."""
_RARE: Final = "BX"
"""The only operator that is told: to hear of each would take three times as long."""
_STRAY: Final = re.compile(rb"#(?![0-9A-Fa-f]{2})")
_MARK: Final = "\0"  # what stands for a stray '#' in a name that qpdf has read


class StrictReader:
    """Reads what pages say, one by one, as `qpdf --check` does; nothing else of them is needed."""

    def __init__(self) -> None:
        import pikepdf

        self._pdf = pikepdf.new()
        self._page = self._pdf.add_blank_page(page_size=(72, 72))
        self._said = self._pdf.make_stream(b"")
        self._page.obj["/Contents"] = self._said

    def complains(self, words: bytes) -> bool:
        """Whether what a page says, unpacked, is not written as it should be."""
        import pikepdf

        if len(words) > _MOST:
            return False
        self._said.write(words)
        try:
            pikepdf.parse_content_stream(self._page, _RARE)
        except (pikepdf.PdfError, pikepdf.PdfParsingError):
            return True
        return bool(self._pdf.get_warnings())


def rename(pdf: "Pdf") -> None:
    """Write names with a stray '#' so that they may stand in a PDF of today (32000-1, 7.3.5).

    Before PDF 1.2 the sign could stand anywhere in a name; now two digits have to follow it.
    """
    import pikepdf

    waiting: list[Any] = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            for place, part in enumerate(thing):
                thing[place] = _plain(part)
            waiting += [part for part in thing if _is_inside(part)]
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key, part in list(thing.items()):
                plain = _plain(part)
                if _MARK in key or plain is not part:
                    del thing[key]
                    thing[key.replace(_MARK, "#")] = plain
            waiting += [part for _key, part in thing.items() if _is_inside(part)]


def _plain(part: Any) -> Any:
    import pikepdf

    if not isinstance(part, pikepdf.Name) or not _STRAY.search(part.unparse()):
        return part
    return pikepdf.Name(str(part).replace(_MARK, "#"))


def _is_inside(part: Any) -> bool:
    """Whether a thing with parts stands where it is named, and not as an object by itself."""
    import pikepdf

    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect
