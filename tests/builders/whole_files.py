"""Whole imports, dumps, backups and company files of which a part is spoilt, for fuzzing."""

import hashlib
import json
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused, Unavailable
from desktop.exchange import dump_format as form
from desktop.exchange.dump_folder import DumpFolder
from desktop.intake import Intake, Limits
from desktop.intake.faults import Fault
from desktop.services import importing
from desktop.services.backups import Places, Why, back_up, manifest, restore
from desktop.services.dumping import dump, load
from desktop.services.evidence import attach, content_of, evidence_of
from desktop.store.fact_all import all_facts
from desktop.store.file import CompanyFile
from desktop.store.glancing import glance
from desktop.store.history import next_action_number
from tests.builders import hostile
from tests.builders.backing import add_photo
from tests.builders.files import BY, ROOT, copied, faults_in, opened, save, standing_clock

SAMPLES: Final = ROOT / "tests" / "samples" / "bow-river"
SCANS: Final = SAMPLES / "scans and photos"
LIMITS: Final = Limits(max_pixels=25_000_000, max_text=20_000)
DAY: Final = date(2026, 11, 22)
# what a parser may answer: a sentence, or that it wants more memory, for which the door has one
ANSWERS: Final = (Refused, Unavailable, Fault, MemoryError)


class Partial(AssertionError):
    """Something was imported or made by half, or what was there is no longer as it was."""


class _Here:
    """Asks in this very process, because a child for each of thousands would take for ever."""

    def ask(self, _seconds: float, function: Callable[..., Any], *args: Any, **_more: Any) -> Any:
        return function(*args)

    def close(self) -> None:
        """Nothing was begun."""


def intake_here() -> Intake:
    """Return the door without its child."""
    door = Intake(LIMITS)
    door._reader = _Here()  # type: ignore[misc, assignment]
    return door


def import_sheet(data: bytes, folder: Path) -> None:
    """All of a folder or nothing goes in, and what went in is sound."""
    papers = folder / "papers"
    papers.mkdir()
    hostile.written(papers, "Sheet.xlsx" if data.startswith(b"PK") else "Sheet.csv", data or b" ")
    with copied(folder / "bow.muster") as company:
        save(company, "worker", first_name="Rick", last_name="Désjarlais")
        before = _state(company)
        looked = importing.look([papers], intake=intake_here())
        try:
            importing.write(company, looked, "Import", None, DAY)
        except (Refused, Unavailable):
            if _state(company) != before:
                raise Partial("refused, and something went in") from None
        if _state(company) not in (before, before + 1):
            raise Partial("an import is one action")
        if found := faults_in(company):
            raise Partial(str(found[:3]))


def attach_file(data: bytes, folder: Path) -> None:
    """A file is filed whole on its record, or nothing is."""
    kinds = {b"%PDF": "card.pdf", b"\xff\xd8\xff\xe0": "card.jpg", b"PK\x03\x04": "card.docx"}
    path = hostile.written(folder, kinds.get(data[:4], "card.txt"), data or b" ")
    with copied(folder / "bow.muster") as company:
        worker = save(company, "worker", last_name="Désjarlais")
        before = _state(company)
        told = attach(company, [path], "worker", worker, intake_here())
        filed = evidence_of(company, "worker", worker)
        if len(filed) != len(told.ids) or _state(company) != before + bool(told.ids):
            raise Partial("filed by half")
        if any(content_of(company, one.id) != path.read_bytes() for one in filed):
            raise Partial("what was filed is not what was handed in")
        if found := faults_in(company):
            raise Partial(str(found[:3]))


def _state(company: CompanyFile) -> int:
    with company.reading() as connection:
        return next_action_number(connection)


# --- files of our own that come from elsewhere ----------------------------------------------------


@cache
def own_files() -> tuple[bytes, dict[str, bytes]]:
    """A company file, and its dump by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with copied(folder / "own.muster") as company:
            worker = save(company, "worker", last_name="Désjarlais", first_name="Rick")
            kind = save(company, "certificate_type", name="H2S Alive", months=36)
            save(company, "certificate", worker_id=worker, type_id=kind, issued_on="2024-01-31")
            dump(company, folder / "dump")
        files = {
            path.relative_to(folder / "dump").as_posix(): path.read_bytes()
            for path in (folder / "dump").rglob("*")
            if path.is_file()
        }
        return (folder / "own.muster").read_bytes(), files


def _laid(folder: Path, changed: dict[str, bytes]) -> Path:
    place = folder / "dump"
    for name, raw in {**own_files()[1], **changed}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(raw)
    return place


def load_dump(data: bytes, folder: Path) -> None:
    """Lines of a dump whose manifest was put right, as a forger would."""
    name = form.records_name("worker") if data.startswith(b'{"c') else form.HISTORY
    told = json.loads(own_files()[1][form.MANIFEST])
    told["files"][name] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    place = _laid(folder, {name: data, form.MANIFEST: json.dumps(told).encode()})
    to = folder / "back.muster"
    try:
        load(place, to, by=BY, clock=standing_clock)
    except ANSWERS:
        if sorted(path.name for path in folder.iterdir()) != ["dump"]:
            raise Partial("half a file was left") from None
        raise


def open_dump(data: bytes, folder: Path) -> None:
    """A dump with another manifest is looked through."""
    DumpFolder(_laid(folder, {form.MANIFEST: data}))


def open_company(data: bytes, folder: Path) -> None:
    """A damaged or crafted company file is opened and read through, or refused."""
    path = hostile.written(folder, "own.muster", data)
    glance(path, lambda ask: all_facts(ask, DAY))
    with opened(path, read_only=True) as company:
        faults_in(company)


@cache
def backup_files() -> dict[str, bytes]:
    """The files of the folder in which the backups of a company file lie."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with copied(folder / "own.muster") as company:
            save(company, "worker", last_name="Désjarlais", first_name="Rick")
            add_photo(company, hostile.picture())
            back_up(company, Places(folder / "backups"), Why.BY_HAND, now=standing_clock())
        (place,) = (folder / "backups").iterdir()
        found = (path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


def restore_backup(data: bytes, folder: Path) -> None:
    """A backup of which one part is spoilt, and its manifest made to fit, as a forger would."""
    place = folder / "backups"
    for name, raw in backup_files().items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(raw)
    (made,) = (path.parent for path in place.glob(f"*/{manifest.NAME}"))
    names = {b"S": manifest.RECORDS, b"{": manifest.NAME}
    (made / names.get(data[:1], manifest.CONTENTS)).write_bytes(data)
    _put_right(made)
    try:
        restore(made, folder / "back.muster")
    except ANSWERS:
        if [path.name for path in folder.iterdir()] != ["backups"]:
            raise Partial("half a file was left") from None
        raise
    opened(folder / "back.muster").close()


def _put_right(made: Path) -> None:
    try:
        said = json.loads((made / manifest.NAME).read_bytes())
        raw = (made / manifest.RECORDS).read_bytes()
        said["records"] |= {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        listed = (made / manifest.CONTENTS).read_bytes()
        said["contents"]["digest"] = hashlib.sha256(listed).hexdigest()
        said.pop("seal", None)
        said["seal"] = manifest._seal(said)
        (made / manifest.NAME).write_text(json.dumps(said), encoding="utf-8")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return  # there is nothing left of it that could be put right
