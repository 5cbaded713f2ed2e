"""Notices what another program did to the company file: the command line writes to an open one."""

from desktop.store import history
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed


def actions_so_far(company: CompanyFile) -> int:
    """Return how many actions the file has seen, whoever did them."""
    with company.reading() as connection:
        return history.next_action_number(connection) - 1


def anything() -> Changed:
    """Return the announcement that says: every kind may have changed, somewhere else."""
    from desktop.records import KINDS

    return Changed(
        action_id="",
        name="",
        kinds=frozenset(kind.key for kind in KINDS),
        ids=frozenset(),
        by="",
    )
