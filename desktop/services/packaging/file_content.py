"""What a file of evidence holds, as it was filed: its bytes, its first words, its kind."""

import hashlib
from pathlib import Path
from typing import Final

from sqlalchemy import select

from desktop.intake.kinds import KINDS
from desktop.language import _
from desktop.services.evidence import safe_name, words_of
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.target import explained
from desktop.store.file import CompanyFile
from desktop.store.tables import CONTENT

PRINTED: Final = frozenset({"pdf", "jpeg", "png", "tiff", "heic"})
"""What has pages of its own, as the intake calls it."""
_FAMILIES: Final = {kind.media_type: key for key, kind in KINDS.items() if kind.is_kept}
_WORDS: Final = 8_000  # characters of a file that stand on its sheet


def family_of(file: PaperFile) -> str:
    """Return what the intake calls such a file: "pdf", "jpeg", "docx" …; "" for none of them."""
    return _FAMILIES.get(file.media_type, "")


def kind_said(file: PaperFile) -> str:
    """Return what kind of file it is, in words."""
    family = family_of(file)
    what = _(KINDS[family].what) if family else file.media_type
    return what[:1].upper() + what[1:]


def first_words(company: CompanyFile, file: PaperFile) -> str:
    """Return as many words of a file as stand on its sheet."""
    words = words_of(company, file.evidence_id, _WORDS + 1)
    return words if len(words) <= _WORDS else words[:_WORDS].rstrip() + "…"


def stored(company: CompanyFile, sha256: str) -> bytes | None:
    """Return what lies in the file for a content; whoever makes pages of it looks at its hash."""
    question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
    with company.reading() as connection:
        data: bytes | None = connection.execute(question).scalar()
    return data


def as_filed(company: CompanyFile, sha256: str) -> bytes | None:
    """Return what is in a file, None where that is no longer what was filed."""
    data = stored(company, sha256)
    return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None


def laid_beside(company: CompanyFile, file: PaperFile, number: str, work: Path) -> Path | None:
    """Write a file as it is into the private folder `work`; None where it is damaged.

    Raises `Unavailable` where the disk does not take it.
    """
    data = as_filed(company, file.sha256)
    if data is None:
        return None
    original = work / f"{number}_{safe_name(file.name, file.media_type)}"
    with explained(work.parent):
        original.write_bytes(data)
    return original
