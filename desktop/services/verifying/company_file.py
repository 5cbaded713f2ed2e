"""Checks one company file on a copy of its pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.services.verifying.examining import Examination
from desktop.services.verifying.found import COMPANY_FILE, Fault, Head, Verified
from desktop.services.verifying.page_copy import copy_pages, engine_of, private_folder
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.services.verifying.structure import BROKEN
from desktop.services.verifying.summary import is_broken, said_of
from desktop.store import admission, connecting, header, migrate
from desktop.store.faults import explained
from desktop.store.keys import Key

MAGIC: Final = b"SQLite format 3\0"
FEW_BITS: Final = 16  # of 128; about 64 of those of a salt are other ones

FIRST_BYTES: Final = N_(
    "The first bytes, which say what sort of file it is, are damaged, so that it cannot be read."
)


def verify_company_file(
    path: Path,
    key: Key | None,
    heads: Sequence[Head],
    tell: Tell | None,
    stopped: Stopped | None,
) -> Verified:
    """Check a company file. Raises as `verify`."""
    admission.refuse_what_is_no_file(path)
    if has_lost_its_first_bytes(path):
        return _broken(path, FIRST_BYTES)
    steps = Steps(tell, stopped)
    try:
        key = admission.fitting(path, key)
        connecting.take_back_what_was_cut_off(path, key)
        return _on_a_copy(path, key, heads, steps, stopped)
    except Unavailable as fault:
        if is_broken(fault):
            return _broken(path, BROKEN)
        raise


def _on_a_copy(
    path: Path, key: Key | None, heads: Sequence[Head], steps: Steps, stopped: Stopped | None
) -> Verified:
    with private_folder(path) as folder:
        copy = folder / path.name
        copy_pages(path, copy, key, stopped)
        with explained(path), engine_of(copy, key) as engine, engine.connect() as connection:
            return _examined(path, connection, heads, steps, key)


def has_lost_its_first_bytes(path: Path) -> bool:
    """Whether it begins nearly as a clear company file: a few bits are damage, many are a salt."""
    with explained(path):
        first = header.salt_of(path)
    others = sum((one ^ two).bit_count() for one, two in zip(first, MAGIC, strict=False))
    return len(first) == len(MAGIC) and 0 < others <= FEW_BITS


def _broken(path: Path, sentence: str) -> Verified:
    fault = Fault("structure", "", "", "", _(sentence))
    said = _("{file} is broken.").format(file=path.name)
    return Verified(path, COMPANY_FILE, (fault,), 0, 0, 0, 0, said)


def _examined(
    path: Path, connection: Connection, heads: Sequence[Head], steps: Steps, key: Key | None
) -> Verified:
    seen = admission.schema_of(connection, path)
    if seen < migrate.HEAD:
        # only the copy: what it says must fit its seals in the way of today's Muster, too
        with connection.begin():
            migrate.upgrade(connection)
    examination = Examination(connection, heads, steps, key)
    examination.run()
    return Verified(
        path=path,
        kind_of_path=COMPANY_FILE,
        faults=tuple(examination.faults),
        records=examination.records,
        actions=examination.actions,
        contents=examination.contents,
        heads_checked=len(heads),
        sentence=said_of(
            path.name,
            examination.faults,
            examination.records,
            examination.actions,
            examination.contents,
        ),
    )
