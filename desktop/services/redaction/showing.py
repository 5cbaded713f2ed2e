"""The pages of a file just as a package shows them: a box drawn here hides the same there."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.intake.kinds import KINDS
from desktop.language import _
from desktop.records import kind_of
from desktop.services.evidence import content_of
from desktop.services.packaging.file_content import PRINTED
from desktop.services.redaction.standing import Standing, standing_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile

PAGED: Final = {KINDS[key].media_type: key for key in sorted(PRINTED)}
"""What has pages of its own, by the kind of file."""


@dataclass(frozen=True)
class Shown:
    """What the editor begins with: the pages as a clean PDF, how many, and what is hidden."""

    name: str
    pages: bytes
    count: int
    standing: Standing


def read_pages(
    company: CompanyFile,
    evidence_id: str,
    intake: Intake,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Shown:
    """Return the pages of a file and what is hidden of them.

    Raises Refused for a file without pages (a letter, a table), Unavailable for a damaged one.
    """
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of("evidence"), evidence_id)
    if record is None:
        raise KeyError(f"no evidence {evidence_id}")
    name, media_type = record.values["name"], record.values["media_type"]
    family = PAGED.get(media_type, "")
    if not family:
        raise Refused(
            _(
                "'{name}' has no pages in which something could be hidden. While names are hidden, "
                "it stays out of the package; print it to PDF and add that to have it in."
            ).format(name=name)
        )
    data = content_of(company, evidence_id)
    with tempfile.TemporaryDirectory(prefix="muster-pages-") as folder:
        to = Path(folder) / "pages.pdf"
        made = intake.printable(data, name, family, to, is_stopped)
        return Shown(name, to.read_bytes(), len(made.sizes), standing_of(company, evidence_id))
