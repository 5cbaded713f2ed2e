"""Word documents: their words for searching and the day they were made."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from desktop.intake.containers import content_types, created_at, unpacking, verify
from desktop.intake.found import Traits
from desktop.intake.kinds import KINDS
from desktop.intake.lettering import legible
from desktop.intake.limits import Limits
from desktop.language import N_

_BREAKS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(path: Path, limits: Limits) -> Traits:
    """Return the traits of a Word document; raises Fault where it is damaged or a bomb."""
    with unpacking(path, limits, BROKEN) as archive:
        verify(archive, limits)
        return Traits(
            family="docx",
            media_type=KINDS["docx"].media_type,
            made_at=created_at(archive),
            text=_words(archive, limits),
        )


def _words(archive: ZipFile, limits: Limits) -> str:
    main = next(
        (
            part
            for part, kind in content_types(archive).items()
            if "wordprocessingml" in kind and ".main" in kind and part in archive.namelist()
        ),
        "word/document.xml",
    )
    pieces: list[str] = []
    length = 0
    with archive.open(main) as stream:
        for piece in _pieces(stream):
            pieces.append(piece)
            length += len(piece)
            if length > limits.max_text:
                break
    return legible(re.sub(r" *\n\s*", "\n", "".join(pieces)), limits.max_text)


def _pieces(stream: IO[bytes]) -> Iterator[str]:
    """Yield the text of paragraphs and table cells in reading order, letting go of the rest."""
    for _event, element in iterparse(stream):
        # the namespace differs between the two editions of ISO/IEC 29500, the names do not
        name = element.tag.rpartition("}")[2]
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "p":  # a table cell holds paragraphs too
            yield "\n"
            element.clear()


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be read as a Word document. Open it in Word and save it again."
)
