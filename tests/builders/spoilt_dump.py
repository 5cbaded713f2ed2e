"""A small dump with a little of everything, and how it is spoilt: by a disk, or by a forger."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.services.dumping import dump, load
from desktop.store.canonical import written
from tests.builders.files import BY, copied, save, standing_clock

SCAN = b"not a picture at all"
SHA256 = hashlib.sha256(SCAN).hexdigest()
WORKERS = form.records_name("worker")
CARDS = form.records_name("certificate")


def small_dump(folder: Path) -> Path:
    """Make a dump in a folder; returns where it lies."""
    with copied(folder / "bow.muster") as company:
        employment = [{"from_on": "2012-05-22"}, {"from_on": "2021-02-01"}]
        worker = save(company, "worker", last_name="Désjarlais", employment=employment)
        kind = save(company, "certificate_type", name="H2S Alive")
        save(company, "certificate", worker_id=worker, type_id=kind)
        company.write("Import", lambda t: t.remember("0" * 64, "worker", worker))
        company.write("File", lambda t: t.add_content(SHA256, SCAN, "words"))
        save(company, "worker", worker, last_name="Tremblay")
        dump(company, folder / "dump")
    return folder / "dump"


def refused(folder: Path) -> str:
    """Try to load; returns the sentence, after proving that nothing was made."""
    before = sorted(folder.parent.iterdir())
    with pytest.raises(Unavailable) as told:
        load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    assert sorted(folder.parent.iterdir()) == before
    return str(told.value)


def rewrite(folder: Path, name: str, raw: bytes) -> None:
    """Write a file of the dump and put it right in the manifest, as a forger would."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    entry = {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}
    change_manifest(folder, lambda told: told["files"].update({name: entry}))


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Change what the manifest says."""
    path = folder / form.MANIFEST
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))


def change_line(folder: Path, name: str, number: int, change: Callable[[Any], Any]) -> None:
    """Change what one line says and write it as Muster would."""
    lines = (folder / name).read_text().splitlines()
    said = json.loads(lines[number])
    change(said)
    lines[number] = written(said)
    rewrite(folder, name, "".join(f"{line}\n" for line in lines).encode())
