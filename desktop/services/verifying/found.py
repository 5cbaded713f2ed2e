"""What a check of a company file, a backup or a package came to."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from desktop.services.backups import Backup

COMPANY_FILE: Final = "company_file"
BACKUP: Final = "backup"
PACKAGE: Final = "package"


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was saved, in a sentence.

    `what` is a word for programs: "structure", "index", "record", "missing", "stray", "history",
    "content" (a file of evidence), "text" (the words that were read out of one), "particular",
    "imported", "draft", "link", "search", "head"; of a package also "manifest". `kind` and
    `record_id` are those of the record that is affected, "" where it is none; of a content,
    `record_id` is its SHA-256 where no evidence names it.
    """

    what: str
    kind: str
    record_id: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Head:
    """A line of the history and its hash as somebody noted them: `where` says who, in words.

    `backup` is where the whole history up to that line lies, None where it does not; `says` is all
    that stands on a paper, "" where it is none.
    """

    number: int
    hash: str
    where: str
    backup: "Backup | None" = field(default=None, compare=False, repr=False)
    says: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Verified:
    """All that was found; `sentence` says the whole in one.

    Of the folder of a package, `records` are its exhibits and `contents` its files; `state` is
    "whole", "changed" or "incomplete", `added` are files that others put there, which do no harm,
    and `head` stands for all of it. Of anything else these three are empty.
    """

    path: Path
    kind_of_path: str
    faults: tuple[Fault, ...]
    records: int
    actions: int
    contents: int
    heads_checked: int
    sentence: str
    state: str = ""
    added: tuple[str, ...] = ()
    head: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was saved."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """Return it as `muster verify --json` writes it."""
        faults = [
            {
                "what": fault.what,
                "kind": fault.kind,
                "record": fault.record_id,
                "title": fault.title,
                "sentence": fault.sentence,
            }
            for fault in self.faults
        ]
        return {
            "path": str(self.path),
            "kind_of_path": self.kind_of_path,
            "whole": self.is_whole,
            "faults": faults,
            "records": self.records,
            "actions": self.actions,
            "contents": self.contents,
            "heads_checked": self.heads_checked,
            **(
                {"state": self.state, "added": [*self.added], "head": self.head}
                if self.state
                else {}
            ),
        }
