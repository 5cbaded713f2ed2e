"""Which duty a line of a log completes: by its name, or as the only one of its unit or site."""

import re
from typing import Any

from desktop.exchange.batch import Batch
from desktop.exchange.phrases import phrases
from desktop.exchange.sheet_rows import SheetRow
from desktop.language import _
from desktop.store.aggregate import Stored
from desktop.values.folding import key

SEPARATORS_AND_DATES = re.compile(r"[_\-]+|\b(19|20)\d{2}\b|\d{4}-\d{2}-\d{2}")


def name_of_log(row: SheetRow, subject: dict[str, Any]) -> str:
    """Return the task of a log without such a column: a duty of that name, else the log's name."""
    duties = [p for p in _duties_of(row.sheet.batch, subject) if p.values["kind"] == "inspection"]
    for name in row.table.names:
        plan = _like(duties, name)
        if plan:
            return str(plan.values["task"])
    words = SEPARATORS_AND_DATES.sub(" ", row.table.names[-1])
    return " ".join(words.split())[:200] or _("Inspection")


def duty_done(batch: Batch, subject: dict[str, Any], task: str, kind: str) -> str | None:
    """Return the duty that this completes; work under quite another name completes nothing."""
    duties = _duties_of(batch, subject)
    same = [plan for plan in duties if key(plan.values["task"]) == key(task)]
    if same:
        return same[0].id
    plan = _like([plan for plan in duties if plan.values["kind"] == kind], task)
    return plan.id if plan else None


def _duties_of(batch: Batch, subject: dict[str, Any]) -> list[Stored]:
    wanted = (subject.get("equipment_id"), subject.get("site_id"))
    return [
        plan
        for plan in batch.plans()
        if (plan.values.get("equipment_id"), plan.values.get("site_id")) == wanted
    ]


def _like(duties: list[Stored], name: str) -> Stored | None:
    """Return the duty that a name means: most words in common, or the only inspection there is."""
    said = _stems(name)
    duties = [plan for plan in duties if not plan.values.get("ended_on")]
    shares = [_share(said, _stems(plan.values["task"])) for plan in duties]
    most = max(shares, default=0.0)
    if not most:
        return None
    best = [plan for plan, share in zip(duties, shares, strict=True) if share == most]
    specific = said - phrases("of_any_log")
    if most >= 0.5 or specific & _stems(best[0].values["task"]):
        return best[0] if len(best) == 1 else None
    looking = [plan for plan in duties if plan.values["kind"] == "inspection"]
    return looking[0] if len(looking) == 1 and not specific else None


def _share(said: frozenset[str], task: frozenset[str]) -> float:
    return len(said & task) / len(said | task) if said | task else 0.0


def _stems(text: str) -> frozenset[str]:
    words = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in key(text).split())
    return frozenset(w for w in words if not w.isdigit())
