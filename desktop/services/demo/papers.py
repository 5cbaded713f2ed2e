"""Scans and photos of the demonstration company: they come in by the door like anybody's files."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.exchange.evidence import file_one
from desktop.intake import Examined, Intake
from desktop.resources import resource
from desktop.services.demo.filling import Filling
from desktop.services.demo.story import Table
from desktop.store.transaction import Transaction

EVIDENCE: Final = "evidence"


@dataclass(frozen=True)
class Papers:
    """The files of the story, by their names in resources/demo/files, under those people gave."""

    filling: Filling
    examined: Mapping[str, Examined]

    def file(self, t: Transaction, paper: Table) -> str:
        """File one paper and say what it proves; returns its record."""
        record_id = file_one(t, self.examined[paper["file"]])
        proved = [self.filling.record(name) for name in paper["proves"]]
        links = [{"record_kind": record.kind, "record_id": record.id} for record in proved]
        return t.save(EVIDENCE, {"nature": paper["nature"], "links": links}, record_id)


@contextmanager
def papers_of(filling: Filling) -> Iterator[Papers]:
    """Give the papers of the story, looked at and ready to be filed, while it is told."""
    entries = [entry for step in filling.story.steps for entry in step.entries]
    told = [entry.values for entry in entries if entry.kind == EVIDENCE]
    with tempfile.TemporaryDirectory(prefix="muster-demo-") as folder:
        with Intake() as intake:
            copies = {paper["file"]: _copied(filling, Path(folder), paper) for paper in told}
            examined = {name: intake.examine(copy) for name, copy in copies.items()}
        yield Papers(filling, examined)


def _copied(filling: Filling, folder: Path, paper: Table) -> Path:
    day = filling.story.days.at_work(paper["dated"])
    called: str = paper["called"]
    copy = folder / called.format(date=day.isoformat(), compact=f"{day:%Y%m%d}")
    shutil.copyfile(resource("demo", "files", paper["file"]), copy)
    return copy
