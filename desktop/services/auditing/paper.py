"""What somebody could lay on the table for a record: a scan, a photo, a signature."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from desktop.audit.judged import Ref
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_number

_FILES: Final = table_of(Evidence)
_LINKS: Final = table_of(EvidenceLink)


@dataclass(frozen=True, slots=True)
class Paper:
    """Where the paper is, in words, and whether there is any."""

    said: str
    is_there: bool


def papers_of(company: CompanyFile, refs: Iterable[Ref]) -> dict[Ref, Paper]:
    """Return what there is to show for records."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    found: dict[Ref, Paper] = {}
    with company.reading() as connection:
        for key, ids in wanted.items():
            files: dict[str, list[str]] = {}
            for some in aggregate.chunks(sorted(ids)):
                asked = (
                    select(_LINKS.c.record_id, _FILES.c.name)
                    .join(_FILES, _FILES.c.id == _LINKS.c.owner_id)
                    .where(_LINKS.c.record_id.in_(some), _FILES.c.voided_at.is_(None))
                    .order_by(_FILES.c.name)
                )
                for record, name in connection.execute(asked).all():
                    files.setdefault(record or "", []).append(name)
            for record_id, stored in aggregate.read(connection, kind_of(key), ids).items():
                names = [stored.values["name"]] if key == "evidence" else files.get(record_id, [])
                found[Ref(key, record_id)] = _paper(names, stored.values)
    return found


def _paper(names: list[str], values: Mapping[str, Any]) -> Paper:
    signed = _("signed") if _is_signed(values) else ""
    if names:
        said = names[0]
        if len(names) > 1:
            more = ngettext("{name} and {n} more", "{name} and {n} more", len(names) - 1)
            said = more.format(name=names[0], n=say_number(len(names) - 1, 0))
        return Paper(", ".join(filter(None, (said, signed))), is_there=True)
    if signed:
        return Paper(_("signed, no scan"), is_there=True)
    return Paper(_("typed in only"), is_there=False)


def _is_signed(values: Mapping[str, Any]) -> bool:
    """Whether the record itself says that somebody signed it."""
    if values.get("signed") or (
        values.get("signed_on") and (values.get("signed_by_id") or values.get("signed_by_name"))
    ):
        return True
    if values.get("signed_on") and values.get("worker_id"):
        return True  # who acknowledged something signed for it
    rows = (row for rows in values.values() if isinstance(rows, list) for row in rows)
    return any(isinstance(row, dict) and row.get("signed") is True for row in rows)
