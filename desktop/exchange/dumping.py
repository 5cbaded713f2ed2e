"""Writes everything that a company file holds into a folder of plain files."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop import records
from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.language import _
from desktop.store import dump, history, migrate
from desktop.store.faults import DAMAGED
from desktop.store.file import CompanyFile
from desktop.store.making import made_whole

# nobody else on the PC may read it, where the system knows rights: it says all that the file says
OWN_FOLDER: Final = 0o700
OWN_FILE: Final = 0o600


def write_dump(company: CompanyFile, out: Path) -> dict[str, Any]:
    """Write the dump; returns a summary.

    {"records": {kind: count}, "evidence": count, "actions": count, "damaged": [{"kind", "record"}],
    "damaged_files": [name], "chain": "whole" or "broken"}. Raises `Refused` when something is at
    `out` already, `Unavailable` when the disk does not take it, and then nothing is left behind.
    """
    with made_whole(out) as half:
        half.mkdir(OWN_FOLDER)
        folder = _Folder(half)
        with company.reading() as connection:
            manifest, summary = _structured(connection, folder, company.path)
            contents = dump.content_names(connection)
        # each on its own, because whoever reads for long keeps everybody else from writing
        spoilt = set[str]()
        for sha256 in contents:
            with company.reading() as connection:
                content = dump.content(connection, sha256)
            folder.write(form.content_name(sha256), [content["data"]])
            if folder.files[form.content_name(sha256)]["sha256"] != sha256:
                spoilt.add(sha256)
            if content["text"] is not None:
                folder.write(form.text_name(sha256), [content["text"].encode()])
        manifest["files"] = folder.files
        told = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        with open(half / form.MANIFEST, "xb", opener=_opened) as file:
            file.write(told.encode())
        with company.reading() as connection:
            names = dump.names_of_contents(connection, spoilt)
    return summary | {"evidence": len(contents), "damaged_files": names}


def _structured(
    connection: Connection, folder: "_Folder", path: Path
) -> tuple[form.Manifest, dict[str, Any]]:
    counts: dict[str, int] = {}
    damaged: list[dict[str, str]] = []
    try:
        for kind in records.KINDS:
            spoilt: list[str] = []
            lines = dump.record_lines(connection, kind, spoilt)
            if count := folder.write_lines(form.records_name(kind.key), lines):
                counts[kind.key] = count
            damaged += ({"kind": kind.key, "record": record_id} for record_id in spoilt)
        actions = folder.write_lines(form.HISTORY, dump.history_lines(connection))
    except (ValueError, TypeError, AttributeError) as fault:  # no date, no text any more
        raise Unavailable(_(DAMAGED).format(file=path.name)) from fault
    folder.write_lines(form.IMPORTED, dump.imported_lines(connection))
    folder.write_lines(form.PARTICULARS, dump.particular_lines(connection))
    number, link = history.head(connection)
    broken = next(history.faults(connection), None)
    summary = {"records": counts, "actions": actions, "damaged": damaged}
    manifest: form.Manifest = {
        "format": form.FORMAT,
        "version": form.VERSION,
        "schema": migrate.REVISIONS[-1],
        "records": counts,
        "history": {"number": number, "hash": link},
        "files": {},
    }
    return manifest, summary | {"chain": "broken" if broken else "whole"}


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags, OWN_FILE)


class _Folder:
    """The half-made folder, and what its manifest will say of the files in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.files: dict[str, form.FileEntry] = {}

    def write_lines(self, name: str, lines: Iterable[str]) -> int:
        """Write lines; returns how many. A file of no records is not made."""
        source = iter(lines)
        first = list(islice(source, 1))
        if not first and name not in form.ALWAYS:
            return 0
        counted = _Counted(chain(first, source))
        self.write(name, counted)
        return counted.count

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """Write one file part by part."""
        path = self._path / name
        path.parent.mkdir(OWN_FOLDER, exist_ok=True)
        total, size = hashlib.sha256(), 0
        with open(path, "xb", opener=_opened) as file:
            for part in parts:
                file.write(part)
                total.update(part)
                size += len(part)
        self.files[name] = {"sha256": total.hexdigest(), "size": size}


class _Counted:
    """Lines as they are written, counted while they pass."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.count += 1
            yield line.encode() + b"\n"
