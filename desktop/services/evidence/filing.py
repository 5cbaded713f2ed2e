"""Files what a person hands over as evidence of a record: all of it as one action."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from desktop.errors import Refused, Unavailable
from desktop.exchange.evidence import file_one
from desktop.intake import Examined, Intake
from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.services.evidence.showing import title_of
from desktop.services.sound_saving import save_soundly
from desktop.store import aggregate
from desktop.store.aggregate import Values
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

Progress = Callable[[int, int, str], None]  # done, of how many, the file
Stopped = Callable[[], bool]
MOST_AT_ONCE: Final = 400 << 20  # bytes: an action is held in memory until it is written
TOO_MUCH: Final = N_(
    "'{name}' did not fit into this step, which takes {most:,} MB. Add it again by itself."
)


@dataclass(frozen=True)
class Looked:
    """Files that were examined: those that may be kept, and a sentence for each other one."""

    files: tuple[Examined, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass
class Attached:
    """What came of handing files over.

    `new` were filed, `linked` were in the file already and are linked now, `already` were on this
    record before. `refused` are (name, sentence). `ids` are the evidence now on the record, in the
    order handed over; `warnings` tell of files that were kept all the same.
    """

    record_id: str | None = None
    new: int = 0
    linked: int = 0
    already: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def examine(
    paths: Sequence[Path],
    intake: Intake,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Looked:
    """Look at each file behind the intake's door; raises `CancelledError` when stopped."""
    files: list[Examined] = []
    refused: list[tuple[str, str]] = []
    room = MOST_AT_ONCE
    for number, path in enumerate(paths):
        if stopped is not None and stopped():
            raise CancelledError
        if progress is not None:
            progress(number, len(paths), path.name)
        try:
            file = intake.examine(path)
        except (Refused, Unavailable) as fault:
            refused.append((path.name, str(fault)))
            continue
        room -= file.size
        if room < 0:
            refused.append((file.name, _(TOO_MUCH).format(name=file.name, most=MOST_AT_ONCE >> 20)))
        else:
            files.append(file)
    return Looked(tuple(files), tuple(refused))


def attach(
    company: CompanyFile,
    paths: Sequence[Path],
    kind: str | None,
    record_id: str | None,
    intake: Intake,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Attached:
    """File everything that may be kept and link it to the record, as one action.

    Without a record the files become evidence of the company. Raises `Refused` when the record is
    voided, `CancelledError` when stopped; then nothing was filed.
    """
    looked = examine(paths, intake, progress, stopped)
    told = Attached(record_id, refused=list(looked.refused))
    if not looked.files:
        return told
    name = _action_name(company, looked.files, kind, record_id)

    def work(t: Transaction) -> Attached:
        if kind and record_id:
            _refuse_voided(t, kind, record_id)
        return file_in(t, looked, kind, record_id)

    return company.write(name, work)


def save_with_evidence(
    company: CompanyFile,
    kind: str,
    values: Mapping[str, Any],
    record_id: str | None,
    version: int | None,
    files: Sequence[Path] | Looked,
    intake: Intake,
    name: str,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Attached:
    """Save a record together with its evidence, as one action called `name`.

    What the record says is checked before any file is filed; raises `Refused` as `save` does.
    Returns what came of the files, and the record's id with it.
    """
    looked = files if isinstance(files, Looked) else examine(files, intake, progress, stopped)

    def work(t: Transaction) -> Attached:
        return file_in(t, looked, kind, save_soundly(t, kind, values, record_id, version))

    return company.write(name, work)


def detach(company: CompanyFile, evidence_id: str, kind: str, record_id: str) -> None:
    """Take a file off a record, as one action; the file stays with the company's evidence.

    A file that only restricted records hold is voided instead, because among the company's
    evidence everybody would see it.
    """
    with company.reading() as connection:
        found = aggregate.read_one(connection, kind_of("evidence"), evidence_id)
        title = title_of(connection, kind, record_id)
    if found is None:
        raise KeyError(f"no evidence {evidence_id}")
    about = kind_of(kind)
    name = _("Evidence {file} taken off {record}").format(file=found.values["name"], record=title)
    if about.restricted:
        name = _("Evidence taken off a {kind}").format(kind=_(about.title).lower())

    def work(t: Transaction) -> None:
        current = t.get("evidence", evidence_id)
        links = current.values["links"] if current else []
        left = [line for line in links if not _is_to(line, kind, record_id)]
        if about.restricted and not any(_is_open(line) for line in left):
            t.void("evidence", evidence_id, _("It was taken off a restricted record."))
        elif len(left) < len(links):
            t.save("evidence", {"links": left}, evidence_id)

    company.write(name, work)


def file_in(t: Transaction, looked: Looked, kind: str | None, record_id: str | None) -> Attached:
    """File examined files within an action that somebody else does; for those who do more in it."""
    told = Attached(record_id, refused=list(looked.refused))
    here: dict[str, str] = {}
    for file in looked.files:
        known = here.get(file.sha256) or _known(t, file.sha256)
        try:
            evidence_id = known or file_one(t, file)
        except (Refused, Unavailable) as fault:  # it was changed since it was looked at
            told.refused.append((file.name, str(fault)))
            continue
        here[file.sha256] = evidence_id
        _count(told, known is None, _link(t, evidence_id, kind, record_id))
        if evidence_id not in told.ids:
            told.ids.append(evidence_id)
            told.warnings += file.warnings
    return told


def _count(told: Attached, is_new: bool, is_linked: bool) -> None:
    if is_new:
        told.new += 1
    elif is_linked:
        told.linked += 1
    else:
        told.already += 1


def _known(t: Transaction, sha256: str) -> str | None:
    """Return the evidence of that content; one that was not voided where there are several."""
    table = aggregate.table_of(kind_of("evidence"))
    question = select(table.c.id).where(table.c.sha256 == sha256)
    first = t.connection.execute(question.order_by(table.c.voided_at.is_not(None), table.c.id))
    found: str | None = first.scalars().first()
    return found


def _link(t: Transaction, evidence_id: str, kind: str | None, record_id: str | None) -> bool:
    """Link a file to a record; returns whether that changed anything about the file."""
    current = t.get("evidence", evidence_id)
    assert current is not None
    links: list[Values] = current.values["links"]
    if current.is_voided:
        t.restore("evidence", evidence_id)
        links = []  # it comes back for this record, not for those that it once was on
    wanted = [] if kind is None else [{"record_kind": kind, "record_id": record_id}]
    if kind and record_id and any(_is_to(line, kind, record_id) for line in links):
        return False
    if wanted or current.is_voided:
        t.save("evidence", {"links": [*links, *wanted]}, evidence_id)
    return bool(wanted) or current.is_voided


def _is_to(line: Values, kind: str, record_id: str) -> bool:
    return bool(line["record_kind"] == kind and line["record_id"] == record_id)


def _is_open(line: Values) -> bool:
    return bool(line["record_kind"]) and not kind_of(line["record_kind"]).restricted


def _refuse_voided(t: Transaction, kind: str, record_id: str) -> None:
    record = t.get(kind, record_id)
    if record is None:
        raise KeyError(f"no {kind} {record_id}")
    if record.is_voided:
        raise Refused(_("This record is voided. Bring it back first, then add evidence to it."))


def _action_name(
    company: CompanyFile, files: Sequence[Examined], kind: str | None, record_id: str | None
) -> str:
    count = len({file.sha256 for file in files})
    what = ngettext("{n} file of evidence", "{n} files of evidence", count).format(n=count)
    if kind is None or record_id is None:
        if count == 1:
            return _("Evidence {file} added").format(file=files[0].name)
        return _("{files} added").format(files=what)
    about = kind_of(kind)
    if about.restricted:  # everybody reads the history's lines, and a title may tell who
        return _("Evidence added to a {kind}").format(kind=_(about.title).lower())
    with company.reading() as connection:
        record = title_of(connection, kind, record_id)
    if count == 1:
        return _("Evidence {file} added to {record}").format(file=files[0].name, record=record)
    return _("{files} added to {record}").format(files=what, record=record)
