"""What the page "Say what you do" shows: frozen, in words."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LineSaid:
    """A line of the document as it will be: what, how often, and the plan it is of ("": new)."""

    what: str
    how_often: str
    plan_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperChoice:
    """A document into which the lines can go; "" is one that is made for them.

    `title` tells it from the others, `called` is what stands on it.
    """

    id: str
    title: str
    called: str


@dataclass(frozen=True)
class Advice:
    """One proposal. `code` tells it from all others and stays while the situation does.

    `because` is the key of the reason, `kind` that of its duties. `changes_plan`, `changes_paper`
    and `adds_plan` (on `adds_type`, "" for none) tell what the one action would change;
    `kept_reason` is why somebody left it, with `kept_id` its record.
    """

    code: str
    because: str
    kind: str
    title: str
    why: tuple[str, ...]
    new_rule: str
    saves: str
    clause: str
    limit: str
    verb: str
    changes_plan: bool
    changes_paper: bool
    adds_plan: bool
    adds_type: str
    plan_ids: tuple[str, ...]
    plan_rule: str
    lines: tuple[LineSaid, ...]
    stated_in: str
    stated_what: str
    takes_place: bool
    papers: tuple[PaperChoice, ...] = ()
    kept_reason: str = ""
    kept_said: str = ""
    kept_id: str = ""


@dataclass(frozen=True)
class Note:
    """Something that stays as it is, and who says so."""

    title: str
    sentence: str
    plan_id: str = ""


@dataclass(frozen=True)
class Advised:
    """Everything that the page shows on a day."""

    as_of: date
    sentence: str
    proposals: tuple[Advice, ...]
    left: tuple[Advice, ...]
    notes: tuple[Note, ...]
    has_plans: bool
