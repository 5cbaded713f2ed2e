"""Opens what a loss of power may have left, and tells what of the acknowledged is not there."""

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.services import backups
from tests.faults import keeping, power, session
from tests.faults.place import Place
from tests.faults.power import Disk, Write


class Recovery:
    """One session's writes, cut off anywhere."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self.name = folder, name
        self.writes = power.record(folder, name)
        self.marks = power.marks(self.writes)
        self._keys: dict[bytes, Any] = {}

    def faults(self, cuts: Sequence[tuple[int, int]]) -> list[str]:
        """Cut off after so many writes, by a seed each; returns what is wrong, in sentences."""
        found: list[str] = []
        disk, seen = Disk(self._folder / "begin"), 0
        for cut, seed in sorted(cuts):
            while seen < cut:
                disk.see(self.writes[seen])
                seen += 1
            place = Place(self._folder / "left", self._folder / "papers")
            place.known["keys"] = self._keys
            disk.leave(place.folder, random.Random(f"{cut} {seed}"))
            try:
                self._prove(place, cut)
            except Exception as fault:
                step = self._step(cut)
                said = f"{type(fault).__name__}: {fault}"
                found.append(f"{self.name}, cut {cut} seed {seed}, in {step!r}: {said}")
            shutil.rmtree(place.folder)
        return found

    def cuts(self, count: int, chance: random.Random) -> list[tuple[int, int]]:
        """Moments to cut off at: anywhere from the first mark on, and right at the marks."""
        first, last = self.marks[0][0], len(self.writes)
        places = [place for place, _mark in self.marks]
        return [
            (
                chance.choice(places) if chance.random() < 0.2 else chance.randint(first, last),
                chance.randrange(1 << 30),
            )
            for _number in range(count)
        ]

    def _step(self, cut: int) -> str:
        return next((mark["step"] for place, mark in self.marks if place > cut), "the end")

    def _prove(self, place: Place, cut: int) -> None:
        told = [mark for at, mark in self.marks if at <= cut][-1]
        coming = next((mark for at, mark in self.marks if at > cut), told)
        assert place.file.exists(), "there is no company file"
        found = list(place.whole())
        assert found in (told["file"], coming["file"]), f"{found}, not {told['file']}"
        for name, was in told["beside"].items():
            path = place.folder / name
            if name in coming["beside"] or path.exists():
                assert list(place.whole(path)) == was, name
        for name, pages in session.packages(place).items():
            assert pages in (told["package"].get(name), coming["package"].get(name)), name
        assert set(told["package"]) <= set(session.packages(place))
        self._prove_backups(place, told["backups"])

    def _prove_backups(self, place: Place, told: Sequence[str]) -> None:
        shelf = backups.Places(keeping.places(place).first)
        found = {one.folder.name: one for one in backups.backups_of(shelf, place.file)}
        assert set(told) <= set(found), f"backups {sorted(set(told) - set(found))} are gone"
        for name in told:
            again = place.folder / f".{name}.muster"
            folder = found[name].folder
            key = place.key(folder / "records.db")
            assert backups.restore(folder, again, key=key).is_whole, name
            place.whole(again)


def writes_of(writes: Sequence[Write]) -> int:
    """How many of them are not marks."""
    return sum(write.path != power.MARK for write in writes)
