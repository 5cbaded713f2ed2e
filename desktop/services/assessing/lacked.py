"""Which records an answer lacks something of: as the records stand, or as it was signed."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.records.assessment import AnswerGap
from desktop.services.assessing.standing import Stands
from desktop.store.questions.terms import table_of

_GAP = table_of(AnswerGap)


def lacked(
    connection: Connection, one: Stands, codes: Collection[str]
) -> Mapping[str, tuple[Ref, ...]]:
    """Return by question the records in which something is missing, each once."""
    if not one.kept.is_signed:
        return {code: one.lacking(code) for code in codes}
    answers = {one.kept.source_of(code): code for code in codes}
    asked = (
        select(_GAP.c.owner_id, _GAP.c.record_kind, _GAP.c.record_id)
        .where(_GAP.c.owner_id.in_(list(answers)), _GAP.c.record_id.is_not(None))
        .order_by(_GAP.c.owner_id, _GAP.c.position)
    )
    found: dict[str, dict[Ref, None]] = {code: {} for code in codes}
    for answer, kind, record in connection.execute(asked):
        if kind:
            found[answers[answer]][Ref(kind, record)] = None
    return {code: tuple(refs) for code, refs in found.items()}
