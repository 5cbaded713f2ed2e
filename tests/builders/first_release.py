"""Keeps a company file as the first revision makes it: what later versions must still open.

`python -m tests.builders.first_release` writes it anew, which is right only as long as no file of
that revision is in anybody's hands.
"""

import gzip
import tempfile
from pathlib import Path

from tests.builders.files import ROOT, made, save

KEPT = ROOT / "tests" / "store" / "files" / "schema-0001.muster.gz"


def unpack(to: Path) -> Path:
    """Put the kept file at `to`."""
    to.write_bytes(gzip.decompress(KEPT.read_bytes()))
    return to


def write() -> None:
    """Make the file and keep it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "first.muster"
        with made(path) as company:
            save(company, "company", legal_name="Bow River Mechanical Ltd.", province="AB")
            periods = [{"from_on": "2012-05-22"}]
            values = {"first_name": "Rick", "last_name": "Désjarlais", "employment": periods}
            worker = save(company, "worker", **values)
            kind = save(company, "certificate_type", name="H2S Alive", months=36)
            save(company, "certificate", worker_id=worker, type_id=kind, issued_on="2024-01-31")
            company.write("Void", lambda t: t.void("worker", worker, "left"))
        # without a moment in its head, so that the same file is the same bytes
        KEPT.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    write()
