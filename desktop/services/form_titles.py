"""Says over the form of a record which one it is, in more words where a title alone is a code."""

from sqlalchemy.engine import Connection

from desktop.store.aggregate import Stored
from desktop.store.titles import Titles

ANSWER, SUPPORT = "answer", "question_support"


def form_title(connection: Connection, record: Stored) -> str:
    """Return the title of a record as its form says it."""
    said = ""
    if record.kind in {ANSWER, SUPPORT}:
        # only then: what knows the protocols is itself built on the services that read a form
        from desktop.services.assessing import as_records

        worded = as_records.title_of_answer
        if record.kind == SUPPORT:
            worded = as_records.title_of_support
        said = worded(connection, record)
    return said or Titles(connection, {}).of(record)
