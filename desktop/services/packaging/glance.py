"""What is known of a package without building it, and where its troubles can be put right."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from desktop.language import ngettext
from desktop.records import kind_of
from desktop.records.company import COMPANY
from desktop.services.packaging.choices import Built
from desktop.services.packaging.period import period_of
from desktop.services.packaging.target import FILES
from desktop.services.today.shown import Target
from desktop.store import aggregate
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class TroubleShown:
    """What went wrong with an exhibit, and its record where there is one."""

    sentence: str
    opens: Target | None


def period_said(company: CompanyFile, as_of: date, today: date) -> str:
    """Return the time that a package of a day is about, "17 November 2025 to 16 November 2026".

    It ends `today` where the day is one to come.
    """
    with company.reading() as connection:
        found = [one for one in aggregate.read(connection, COMPANY).values() if not one.is_voided]
    values = found[0].values if found else {}
    start, end = values.get("assessment_from_on"), values.get("assessment_to_on")
    return period_of(start, end, min(as_of, today)).said()


def troubles_shown(company: CompanyFile, built: Built) -> tuple[TroubleShown, ...]:
    """Return what is to be looked at before a package is sent: what lies beside it, its troubles.

    Each trouble comes with the record of its file.
    """
    beside = (TroubleShown(_lie_beside(len(built.files)), None),) if built.files else ()
    return (*beside, *_troubles(company, built))


def _lie_beside(n: int) -> str:
    return ngettext(
        "{n} file without pages of its own lies beside the PDF, in the folder {folder}: send it "
        "along.",
        "{n} files without pages of their own lie beside the PDF, in the folder {folder}: send "
        "them along.",
        n,
    ).format(n=n, folder=FILES)


def _troubles(company: CompanyFile, built: Built) -> tuple[TroubleShown, ...]:
    told = [one.sha256 for one in built.exhibits if one.trouble]
    if not told:
        return tuple(TroubleShown(sentence, None) for sentence in built.troubles)
    evidence = kind_of("evidence")
    table = aggregate.table_of(evidence)
    asked = select(table.c.sha256, table.c.id).where(table.c.sha256.in_(told))
    with company.reading() as connection:
        ids = {row.sha256: row.id for row in connection.execute(asked)}
    return tuple(
        TroubleShown(
            sentence,
            Target(evidence.tab, evidence.key, ids[digest]) if digest in ids else None,
        )
        for sentence, digest in zip(built.troubles, told, strict=True)
    )
