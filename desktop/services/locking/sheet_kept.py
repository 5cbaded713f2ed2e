"""Remembers in the company file that the recovery sheet of its password was printed or saved."""

from typing import Final

from sqlalchemy import insert, select

from desktop.errors import Refused
from desktop.language import _
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.tables import PARTICULAR

KEPT: Final = "recovery_sheet"  # of which key it was


def sheet_is_owed(company: CompanyFile) -> bool:
    """Whether the file is locked and nobody has printed or saved the sheet of just this key."""
    if company.key is None:
        return False
    with company.reading() as connection:
        asked = select(PARTICULAR.c.value).where(PARTICULAR.c.name == KEPT)
        return bool(connection.execute(asked).scalar() != company.key.id)


def sheet_was_kept(company: CompanyFile) -> None:
    """Keep in the file that the sheet of this key was printed or saved; of a reader, nothing."""
    if company.read_only:
        return
    line = {"name": KEPT, "value": key_of(company).id}
    company.keep_aside(
        lambda connection: connection.execute(
            insert(PARTICULAR).prefix_with("OR REPLACE", dialect="sqlite"), [line]
        )
    ).result()


def key_of(company: CompanyFile) -> Key:
    """Return the key of a locked file. Raises `Refused` where it has no password."""
    if company.key is None:
        raise Refused(
            _("{file} has no password, so it needs no recovery sheet.").format(
                file=company.path.name
            )
        )
    return company.key
