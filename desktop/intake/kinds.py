"""The kinds of file people bring, what they are called, and the way out for those not kept."""

from dataclasses import dataclass
from typing import Final

from desktop.language import N_


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    `what` completes "… is a …". Kinds of one `group` may be taken for each other without harm.
    A kind that is kept has a `media_type` and its usual `ending`; another has `advice` instead.
    """

    what: str
    group: str
    media_type: str = ""
    ending: str = ""
    advice: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether files of this kind may become evidence."""
        return bool(self.media_type)


_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_PRINT: Final = N_("Open it, print it to PDF and add that.")
_AS_XLSX: Final = N_("Open it, save it as an Excel Workbook (.xlsx) and add that.")
_AS_DOCX: Final = N_("Open it, save it as a Word Document (.docx) and add that.")
_AS_JPEG: Final = N_("Save it as JPEG and add that.")

KINDS: Final[dict[str, Kind]] = {
    "pdf": Kind(N_("a PDF"), "pdf", "application/pdf", ".pdf"),
    "jpeg": Kind(N_("a JPEG photo"), "photo", "image/jpeg", ".jpg"),
    "png": Kind(N_("a PNG picture"), "photo", "image/png", ".png"),
    "tiff": Kind(N_("a TIFF picture"), "photo", "image/tiff", ".tif"),
    "heic": Kind(N_("a HEIC photo"), "photo", "image/heic", ".heic"),
    "docx": Kind(N_("a Word document"), "letter", f"{_OFFICE}wordprocessingml.document", ".docx"),
    "xlsx": Kind(N_("an Excel sheet"), "sheet", f"{_OFFICE}spreadsheetml.sheet", ".xlsx"),
    "eml": Kind(N_("an e-mail"), "mail", "message/rfc822", ".eml"),
    "csv": Kind(N_("a table in plain text"), "text", "text/csv", ".csv"),
    "text": Kind(N_("plain text"), "text", "text/plain", ".txt"),
    "web page": Kind(N_("a web page"), "web", advice=_PRINT),
    "old excel": Kind(N_("a sheet in the old Excel form"), "sheet", advice=_AS_XLSX),
    "old word": Kind(N_("a document in the old Word form"), "letter", advice=_AS_DOCX),
    "macro excel": Kind(N_("an Excel sheet with macros in it"), "sheet", advice=_AS_XLSX),
    "macro word": Kind(N_("a Word document with macros in it"), "letter", advice=_AS_DOCX),
    "open sheet": Kind(N_("an OpenDocument sheet"), "sheet", advice=_AS_XLSX),
    "open text": Kind(N_("an OpenDocument text"), "letter", advice=_AS_DOCX),
    "apple": Kind(
        N_("an Apple Pages, Numbers or Keynote file"),
        "apple",
        advice=N_("Open it there, export it to PDF, Word or Excel and add that."),
    ),
    "slides": Kind(N_("a set of slides"), "slides", advice=_PRINT),
    "rtf": Kind(N_("a rich text document"), "letter", advice=_AS_DOCX),
    "outlook": Kind(
        N_("a message in Outlook's own form"),
        "mail",
        advice=N_("Open it in Outlook, print it to PDF or save it as .eml, and add that."),
    ),
    "locked office": Kind(
        N_("an office document locked with a password"),
        "locked",
        advice=N_("Open it, take the password off, save it and add it again."),
    ),
    "old office": Kind(N_("an office file of an old kind"), "old", advice=_PRINT),
    "program": Kind(
        N_("a program"),
        "program",
        advice=N_("Muster keeps no programs. If nobody knows where it is from, do not open it."),
    ),
    "packed": Kind(
        N_("a packed folder"),
        "packed",
        advice=N_("Unpack it and add the files that were in it."),
    ),
    "film": Kind(
        N_("a film or a sound recording"),
        "film",
        advice=N_("Take a photo from it, or write down what it shows, and add that."),
    ),
    "picture": Kind(
        N_("a picture of a kind that reviewers often cannot open"), "photo", advice=_AS_JPEG
    ),
    "raw photo": Kind(N_("a camera's raw photo"), "photo", advice=_AS_JPEG),
    "data": Kind(N_("a data file for programs"), "data", advice=_PRINT),
    "unknown": Kind(
        N_("of a kind that Muster does not know"),
        "unknown",
        advice=N_("Open it in the program it came from, print it to PDF and add that."),
    ),
}

_BY_KIND: Final = {
    "pdf": "pdf",
    "jpeg": "jpg jpeg jpe jfif",
    "png": "png",
    "tiff": "tif tiff",
    "heic": "heic heif hif",
    "docx": "docx dotx",
    "xlsx": "xlsx xltx",
    "eml": "eml",
    "csv": "csv tsv tab",
    "text": "txt text md log",
    "web page": "html htm xhtml mht mhtml",
    "old excel": "xls xlt",
    "old word": "doc dot",
    "macro excel": "xlsm xltm xlsb",
    "macro word": "docm dotm",
    "open sheet": "ods",
    "open text": "odt",
    "apple": "pages numbers key",
    "slides": "ppt pptx pptm odp",
    "rtf": "rtf",
    "outlook": "msg",
    "program": "exe com scr msi bat cmd ps1 vbs vbe js jse wsf hta lnk url dll reg sh jar app py",
    "packed": "zip rar 7z gz tar tgz",
    "film": "mp4 mov avi wmv m4a mp3 wav 3gp",
    "picture": "gif bmp webp avif svg jp2",
    "raw photo": "dng cr2 cr3 nef arw",
    "data": "xml json ini toml yaml yml sql",
}
CLAIMS: Final[dict[str, str]] = {
    f".{ending}": key for key, endings in _BY_KIND.items() for ending in endings.split()
}
"""What the ending of a name says the file is; an ending not listed here claims nothing."""
