"""What a PDF needs so that it can be kept for long: its colours, and what it says of itself.

ISO 19005-2 (PDF/A-2): an output intent with the profile of the colours, and metadata as XMP.
"""

import struct
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

# IEC 61966-2-1: the colours of screens, adapted to the white of profiles (D50)
_PRIMARIES: Final = (
    (b"rXYZ", 0.4360747, 0.2225045, 0.0139322),
    (b"gXYZ", 0.3850649, 0.7168786, 0.0971045),
    (b"bXYZ", 0.1430804, 0.0606169, 0.7141733),
)
_WHITE: Final = (0.9642, 1.0, 0.8249)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_DATED: Final = (1999, 10, 1, 0, 0, 0)  # of the standard: a profile must bear a day
COLOURS: Final = "sRGB IEC61966-2.1"


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _words(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(said), 28) + said


@cache
def profile() -> bytes:
    """Return the profile of sRGB, made of the figures of its standard (ICC.1:2010, version 4)."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    parts = [
        (b"desc", _words(COLOURS)),
        (b"cprt", _words("No copyright: figures of the standard")),
        (b"wtpt", b"XYZ \0\0\0\0" + _fixed(*_WHITE)),
        *((name, b"XYZ \0\0\0\0" + _fixed(*values)) for name, *values in _PRIMARIES),
    ]
    table, body = b"", b""
    start = 128 + 4 + 12 * (len(parts) + 3)
    for name, said in parts:
        table += name + struct.pack(">II", start + len(body), len(said))
        body += said + b"\0" * (-len(said) % 4)
    for name in (b"rTRC", b"gTRC", b"bTRC"):  # the three share one
        table += name + struct.pack(">II", start + len(body), len(curve))
    body += curve + b"\0" * (-len(curve) % 4)
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s6H4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ",
                       *_DATED, b"acsp")  # fmt: skip
    head += b"\0" * 28 + _fixed(*_WHITE)
    head += b"\0" * (128 - len(head))
    return head + struct.pack(">I", len(parts) + 3) + table + body


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"{names}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Muster</pdf:Producer>
<xmp:CreatorTool>Muster</xmp:CreatorTool>{claim}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def metadata(title: str, author: str, subject: str, language: str, *, is_archive: bool) -> bytes:
    """Return what a PDF says of itself as XMP, with no day; `is_archive` claims PDF/A-2b."""
    names, claim = "", ""
    if is_archive:
        names = ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        claim = "\n<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>"
    said = {"title": title, "author": author, "subject": subject, "language": language}
    words = {key: escape(value) for key, value in said.items()}
    return _XMP.format(names=names, claim=claim, **words).encode()
