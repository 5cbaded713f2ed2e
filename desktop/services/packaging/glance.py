"""What went wrong with exhibits of a package, and where it can be put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from desktop.language import ngettext
from desktop.records import kind_of
from desktop.services.packaging.choices import Built
from desktop.services.preflight.concern import Concern
from desktop.services.preflight.keys import ON_THE_RESULT
from desktop.services.today.shown import Target
from desktop.store import aggregate
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class TroubleShown:
    """What went wrong with an exhibit, and its record where there is one."""

    sentence: str
    opens: Target | None


def troubles_shown(
    company: CompanyFile, built: Built, concerns: Sequence[Concern] = ()
) -> tuple[TroubleShown, ...]:
    """Return what is to be looked at before a package is sent: what lies beside it, its troubles.

    First what of the look would surely make it come back. Each trouble comes with the record of its
    file.
    """
    first = (TroubleShown(one.sentence, one.where) for one in concerns if one.key in ON_THE_RESULT)
    beside = (TroubleShown(_lie_beside(built), None),) if built.files else ()
    remarks = (TroubleShown(sentence, None) for sentence in built.remarks)
    return (*first, *remarks, *beside, *_troubles(company, built))


def _lie_beside(built: Built) -> str:
    n = len(built.files)
    if built.own_copy or built.is_draft:  # nobody is told to send what is not to be sent
        return ngettext(
            "{n} file without pages of its own lies in the folder as it was filed.",
            "{n} files without pages of their own lie in the folder as they were filed.",
            n,
        ).format(n=n)
    return ngettext(
        "{n} file without pages of its own lies in the folder as it was filed: send it along.",
        "{n} files without pages of their own lie in the folder as they were filed: send them "
        "along.",
        n,
    ).format(n=n)


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
