"""Files what a person pastes: a picture has no name and no file until it gets them here."""

from dataclasses import dataclass

from desktop.intake import Intake
from desktop.language import _
from desktop.services.evidence.filing import Attached, Progress, Stopped, attach
from desktop.services.evidence.outside import Outside
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class Pasted:
    """Bytes from the clipboard, and the ending of the file they would be, e.g. ".png"."""

    data: bytes
    ending: str


def pasted_name(company: CompanyFile, ending: str) -> str:
    """Return e.g. "Pasted 16 November 2026 at 14.05.png", by the clock on the wall."""
    now = company.clock().astimezone()
    said = _("Pasted {day} at {hour}.{minute}").format(
        day=say_whole_date(now.date()), hour=f"{now:%H}", minute=f"{now:%M}"
    )
    return said + ending


def attach_bytes(
    company: CompanyFile,
    pasted: Pasted,
    kind: str | None,
    record_id: str | None,
    intake: Intake,
    outside: Outside,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Attached:
    """File what was pasted as evidence of a record, as `attach` does."""
    path = outside.keep(pasted.data, pasted_name(company, pasted.ending))
    try:
        return attach(company, [path], kind, record_id, intake, progress, stopped)
    finally:
        outside.forget(path)
