"""What a backup costs when none of 200 MB of evidence is new.

Run it with `python -m benchmarks.backup [FOLDER] [--megabytes 200] [--rounds 7] [--locked]`. The
company file is the demonstration company with as many random photos of 1 MB as asked for. Each
round saves one record, so that there is something to back up, and makes a backup: copied in one
read transaction, every record, seal and line of the history proved. Beside it, in the same run, the
floor: the bytes of its records written to the same folder and synced. Goal: less than 5 MB copied,
in less than 2 seconds.
"""

import argparse
import hashlib
import os
import shutil
import statistics
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.services.backups import Made, Places, Why, back_up
from desktop.services.demonstration import make_demonstration
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.plain import MAKE, connect_to
from desktop.store.transaction import Transaction

DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
MEGABYTE = 1_000_000
MOST_BYTES, MOST_SECONDS = 5 * MEGABYTE, 2.0


def add_photo(company: CompanyFile, number: int) -> None:
    """Add one photo that nothing can compress."""
    data = os.urandom(MEGABYTE)
    sha256 = hashlib.sha256(data).hexdigest()
    values = {"name": f"{number}.jpg", "media_type": "image/jpeg", "sha256": sha256,
              "size": len(data), "filed_at": NOON}  # fmt: skip

    def work(t: Transaction) -> None:
        t.add_content(sha256, data, None)
        t.save("evidence", values)

    company.write(f"Photo {number}", work)


def build(folder: Path, megabytes: int) -> Path:
    """Make the company file, once a folder."""
    path = folder / f"large-{megabytes}.muster"
    if not path.exists():
        make_demonstration(path, DAY, clock=lambda: NOON)
        with CompanyFile.open(path, by="Bench", clock=lambda: NOON) as company:
            for number in range(megabytes):
                add_photo(company, number)
    return path


def floor(folder: Path, size: int) -> float:
    """Return the seconds it takes to write so many bytes and sync them."""
    data = os.urandom(size)
    begun = time.perf_counter()
    with (folder / "floor").open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - begun


def locked(path: Path) -> tuple[Path, Key]:
    """Return the same file with a password."""
    key = Key.made("benchmark")
    to = path.with_name(f"locked-{path.name}")
    to.unlink(missing_ok=True)
    with closing(connect_to(to, MAKE, key)) as made:
        made.execute("ATTACH ? AS clear KEY ''", (str(path),))
        made.execute("SELECT sqlcipher_export('main', 'clear')")
        for pragma in ("application_id", "user_version"):
            (value,) = made.execute(f"PRAGMA clear.{pragma}").fetchone()
            made.execute(f"PRAGMA main.{pragma}={value}")
    return to, key


def measure(path: Path, folder: Path, rounds: int, key: Key | None) -> None:
    """Back up again and again, and print what it took."""
    places = Places(folder / "backups")
    took, floors, made = [], [], []
    with CompanyFile.open(path, by="Bench", clock=lambda: NOON, key=key) as company:
        first = timed(company, places, NOON)
        for number in range(rounds):
            company.write("Site", lambda t, n=number: t.save("site", {"name": f"Yard {n}"}))
            seconds, one = timed(company, places, NOON + timedelta(minutes=30 * (number + 1)))
            took.append(seconds)
            made.append(one)
            floors.append(floor(folder, one.copied_bytes))
    shutil.rmtree(places.first)
    median, least = statistics.median(took), statistics.median(floors)
    copied = max(one.copied_bytes for one in made)
    print(f"the first, all evidence new: {first[0]:.2f} s, {first[1].copied_bytes / 1e6:.1f} MB")
    print(f"none new, median of {rounds}: {median:.3f} s, {copied / 1e6:.2f} MB copied,")
    print(f"  {median / least:.1f} x the writing and syncing of those bytes ({least:.3f} s)")
    well = copied < MOST_BYTES and median < MOST_SECONDS
    print("goal reached" if well else "GOAL MISSED")


def timed(company: CompanyFile, places: Places, now: datetime) -> tuple[float, Made]:
    """Return the seconds of one backup, and what came of it."""
    begun = time.perf_counter()
    made = back_up(company, places, Why.WHILE_OPEN, now=now)
    return time.perf_counter() - begun, made


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--locked", action="store_true", help="a file with a password")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = build(folder, options.megabytes)
        key = None
        if options.locked:
            path, key = locked(path)
        measure(path, folder, options.rounds, key)


if __name__ == "__main__":
    main()
