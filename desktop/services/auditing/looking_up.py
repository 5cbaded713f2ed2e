"""Looks records up by what the audit calls them."""

from collections.abc import Iterable

from desktop.audit.judged import Ref
from desktop.store.audited.looking_up import look_up
from desktop.store.file import CompanyFile
from desktop.values.audited.looked_up import LookedUp


def looked_up(company: CompanyFile, refs: Iterable[Ref]) -> dict[Ref, LookedUp]:
    """Return the records, as far as they are there."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    with company.reading() as connection:
        found = look_up(connection, wanted)
    return {Ref(one.kind, one.id): one for one in found.values()}
