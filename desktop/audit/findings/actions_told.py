"""How a weakness of a corrective action is told: about whom or what, and in its own words."""

from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.values.audited.actions import CorrectiveFact
from desktop.values.quoting import quote

KIND = "corrective_action"


def told(
    action: CorrectiveFact, code: str, message: str, fix: str, field: str, **said: str
) -> Found:
    """Return the finding; `message` may say {what} is to be put right and whatever is in `said`."""
    what = quote(action.what).rstrip(".")
    return Found(
        code=code,
        record=Ref(KIND, action.id),
        subject=action.subject or what,
        message=message.format(what=f"“{what}”", **said),
        fix=fix,
        field=field,
    )
