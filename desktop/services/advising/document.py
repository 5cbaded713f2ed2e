"""What `muster advise` answers, as a document that JSON can hold."""

from typing import Any

from desktop.services.advising.shown import Advice, Advised

Report = dict[str, Any]


def report_of(shown: Advised) -> Report:
    """Return the document; dates are ISO texts."""
    return {
        "as_of": shown.as_of.isoformat(),
        "proposals": [_advice(one) for one in shown.proposals],
        "left": [{**_advice(one), "reason": one.kept_reason} for one in shown.left],
        "stays": [
            {"title": note.title, "why": note.sentence, "plan": note.plan_id or None}
            for note in shown.notes
        ],
    }


def _advice(one: Advice) -> Report:
    return {
        "code": one.code,
        "because": one.because,
        "title": one.title,
        "why": list(one.why),
        "rule": one.plan_rule or None,
        "saves": one.saves or None,
        "limit": one.limit or None,
        "clause": one.clause,
        "plans": list(one.plan_ids),
        "changes_plan": one.changes_plan,
        "changes_document": one.changes_paper,
        "lines": [{"what": line.what, "how_often": line.how_often} for line in one.lines],
    }
