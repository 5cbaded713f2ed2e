"""Where in the window a person can be sent: a tab, a kind of record, a record, a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

DRAFT: Final = "draft:"  # before the id of what was typed and not saved, in the job of a place
FILES: Final = "evidence"  # as the field to go on in: the files of the record


@dataclass(frozen=True)
class Place:
    """A place in the window.

    `tab` is the key of a tab; `kind` a record kind (or a view such as "training_matrix") within it;
    `record_id` a record of that kind. `new` opens an empty form there, filled with `values`
    (plain values of fields as stored) as far as they are known. `job` names a way of working on
    the record other than its form, e.g. "renew". `at` is the field of the record to go on in.
    """

    tab: str
    kind: str | None = None
    record_id: str | None = None
    new: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    job: str = ""
    at: str = ""
