"""Where a click leads from something that is missing: the record to mend, or the one to make."""

from desktop.audit.judged import Missing
from desktop.records import kind_of
from desktop.services.today.shown import Target


def target_of(what: Missing) -> Target | None:
    """Return where to begin with something that is missing; None where no record is meant.

    Where a record of another kind has to be made about one that there is, it is begun with the link
    to it. It goes on in the field that is missing.
    """
    if what.record is None:
        return _made(what) if what.kind else None
    if what.kind and what.kind != what.record.kind:
        made = kind_of(what.kind)
        linking = [one for one in made.fields if one.link == what.record.kind]
        if len(linking) == 1:
            return Target(made.tab, made.key, new=True, values={linking[0].name: what.record.id})
    tab = kind_of(what.record.kind).tab
    return Target(tab, what.record.kind, what.record.id, at=what.field)


def _made(what: Missing) -> Target:
    return Target(kind_of(what.kind).tab, what.kind, new=True, at=what.field)
