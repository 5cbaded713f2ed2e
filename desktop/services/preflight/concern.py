"""One thing that would make a package come back: a sentence, how bad it is, where it is mended."""

from dataclasses import dataclass
from typing import Final

from desktop.services.today.shown import Target

BLOCKS: Final = "blocks"  # a limit of the partner: nothing is built until it is mended
WARNS: Final = "warns"


@dataclass(frozen=True, kw_only=True)
class Concern:
    """One line of the look before sending.

    `key` names the rule and stays the same in every language. `severity` is "blocks" or "warns".
    `sentence` says what is wrong and what to do. `where` is one click from its fix, `verb` the
    words of that click; both are empty where nothing in Muster mends it. `exhibit` is the number of
    the exhibit that it is about. `source` says where the rule is written.
    """

    key: str
    severity: str
    sentence: str
    source: str
    where: Target | None = None
    verb: str = ""
    exhibit: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether no package is built as long as it stands."""
        return self.severity == BLOCKS

    def as_json(self) -> dict[str, str | None]:
        """Return its line in `muster export --json`; `record` is where it is mended."""
        return {
            "key": self.key,
            "severity": self.severity,
            "sentence": self.sentence,
            "exhibit": self.exhibit,
            "kind": self.where.kind if self.where else None,
            "record": self.where.record_id if self.where else None,
            "source": self.source,
        }


def is_blocked(concerns: tuple[Concern, ...]) -> bool:
    """Whether anything stands in the way of building."""
    return any(one.blocks for one in concerns)
