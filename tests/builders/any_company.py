"""Makes company files in which anything may stand: records of any kind, linked, edited, undone."""

import hashlib
from collections.abc import Sequence

from hypothesis import strategies as st

from desktop.records.kind import Kind
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.store.undo import Sitting
from tests.builders.kinds import links_first
from tests.builders.values import example, values_for

MOST = 2  # records of a kind: hypothesis gives up on examples that are too large

# what breaks in files that are written and read carelessly: ends of lines, words outside the first
# plane, signs of other alphabets, nothing at all
TEXTS = st.none() | st.sampled_from(
    ["", "a\r\nb\nc", "\u2028\u2029\x85", "🦺 café", "\x00", "שלום"]
)
CONTENTS = st.binary(max_size=40) | st.sampled_from([b"", b"\xff\xfe\x00\r\n", b"\x1a", b"{}"])


class Filler:
    """Fills a company file with what hypothesis draws; remembers what it made."""

    def __init__(self, company: CompanyFile, data: st.DataObject) -> None:
        self.company, self.data = company, data
        self.ids: dict[str, list[str]] = {}

    def fill(self, kinds: Sequence[Kind]) -> None:
        """Make records of these kinds, and go on with some of them."""
        sitting = Sitting(self.company)
        try:
            for kind in links_first(kinds):
                for _number in range(self.data.draw(st.integers(1, MOST), label=kind.key)):
                    self.make(kind)
            for kind in self.data.draw(st.lists(st.sampled_from(kinds), max_size=4)):
                self.go_on(kind, sitting)
        finally:
            sitting.close()

    def make(self, kind: Kind) -> None:
        """Make one record; of the kinds that it cannot be without there must be some."""
        # drawn here, because hypothesis does not draw on the thread that writes
        values = self.data.draw(values_for(kind, self.ids))
        content = None
        if kind.key == "evidence":
            content = self.data.draw(CONTENTS)
            values |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        text, is_imported = self.data.draw(TEXTS), self.data.draw(st.booleans())

        def work(transaction: Transaction) -> str:
            if content is not None:
                transaction.add_content(values["sha256"], content, text)
            record_id = transaction.save(kind.key, values)
            if is_imported:
                digest = hashlib.sha256(record_id.encode()).hexdigest()
                transaction.remember(digest, kind.key, record_id)
            return record_id

        made = self.company.write(f"Make {kind.key}", work)
        self.ids.setdefault(kind.key, []).append(made)

    def go_on(self, kind: Kind, sitting: Sitting) -> None:
        """Edit, void or bring back a record, or take the last action back, or do it again."""
        record_id = self.data.draw(st.sampled_from(self.ids[kind.key]))
        do = self.data.draw(st.sampled_from(["edit", "void", "restore", "undo", "redo"]))
        if do == "edit":
            values = self.data.draw(values_for(kind, self.ids))
            kept = ("sha256", "size") if kind.key == "evidence" else ()
            values = {name: value for name, value in values.items() if name not in kept}
            self.company.write("Edit", lambda t: t.save(kind.key, values, record_id))
        elif do == "void":
            self.company.write("Void", lambda t: t.void(kind.key, record_id, "twice"))
        elif do == "restore":
            self.company.write("Restore", lambda t: t.restore(kind.key, record_id))
        elif do == "undo" and sitting.can_undo:
            sitting.undo()
        elif do == "redo" and sitting.can_redo:
            sitting.redo()

    def make_least(self, kinds: Sequence[Kind]) -> None:
        """Make the least record of each of these kinds, for others to name."""
        for kind in links_first(kinds):
            values = example(kind, self.ids)
            made = self.company.write("Least", lambda t, k=kind, v=values: t.save(k.key, v))
            self.ids.setdefault(kind.key, []).append(made)
