"""The lease on a company file: one window writes, another reads, a dead holder is cleared away."""

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from glob import escape
from pathlib import Path
from typing import Final
from zlib import crc32

import psutil

from desktop.errors import HeldElsewhere
from desktop.language import _
from desktop.settings import user_name
from desktop.store.faults import disk_explained

TRIES: Final = 3  # claim, clear a dead holder, claim again, and once more if somebody was quicker
_GIVEN_UP: Final[set[Path]] = set()  # of this process, on disks that did not let go of the note


@dataclass(frozen=True)
class Holder:
    """Who holds it. `started` is the start of the process, because process numbers come again."""

    host: str
    pid: int
    started: float
    user: str

    @classmethod
    def me(cls) -> "Holder":
        """The process that asks."""
        return cls(socket.gethostname(), os.getpid(), psutil.Process().create_time(), user_name())

    def is_dead(self) -> bool:
        """Whether the holder is certainly gone; of another PC that can never be said from here."""
        if self.host != socket.gethostname():
            return False
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
            return abs(process.create_time() - self.started) > 1
        except psutil.NoSuchProcess:
            return True
        except psutil.AccessDenied:  # somebody else's, and alive
            return False


class Lease:
    """A small file beside the company file, made whole or not at all."""

    def __init__(self, company: Path) -> None:
        self.path = company.with_name(company.name + ".lock")
        # unfinished, so hidden like everything that Muster has not finished
        self._unfinished = f".{self.path.name}."
        self._company = company
        self._mine: Holder | None = None

    def take(self) -> None:
        """Take the lease. Raises `HeldElsewhere` with the name of who has it.

        Raises `Unavailable` where nothing may be written beside the company file.
        """
        me = Holder.me()
        beside = self._beside(me.pid)
        with disk_explained(self._company):
            try:
                beside.write_text(json.dumps(asdict(me)), encoding="utf-8")
                for _attempt in range(TRIES):
                    if self._claim(beside):
                        self._mine = me
                        self._sweep()
                        return
                    self._clear_if_dead()
            finally:
                beside.unlink(missing_ok=True)
        raise self._held()

    def _beside(self, pid: int) -> Path:
        return self.path.with_name(f"{self._unfinished}{tag_of_this_pc()}.{pid}")

    def _sweep(self) -> None:
        """Clear away what programs left that were killed while they took the lease."""
        for path in self.path.parent.glob(f"{escape(self._unfinished)}*.*"):
            if _is_of_the_dead(path):
                with suppress(OSError):
                    path.unlink()

    def _claim(self, beside: Path) -> bool:
        try:
            try:
                os.link(beside, self.path)
            except FileExistsError:
                raise
            except OSError:
                # a stick formatted FAT knows no links; to make it anew is as exclusive
                with self.path.open("x", encoding="utf-8") as file:
                    file.write(beside.read_text(encoding="utf-8"))
        except FileExistsError:
            return False
        return True

    def holder(self) -> Holder | None:
        """Who holds it now; None when nobody does or the note cannot be read."""
        return _read(self.path)

    def _clear_if_dead(self) -> None:
        holder = self.holder()
        is_left_over = self.path in _GIVEN_UP and holder == Holder.me()
        if holder is not None and not holder.is_dead() and not is_left_over:
            return
        # move it aside first: of two programs that clear at the same instant only one finds it
        aside = self.path.with_name(f"{self._beside(os.getpid()).name}.dead")
        try:
            self.path.rename(aside)
        except FileNotFoundError:
            return
        moved = _read(aside)
        if moved is not None and not moved.is_dead() and not is_left_over:
            # somebody alive took it between our look and our move: give it back
            with suppress(OSError):
                os.link(aside, self.path)
        aside.unlink(missing_ok=True)
        _GIVEN_UP.discard(self.path)

    def _held(self) -> HeldElsewhere:
        holder = self.holder()
        who, where = (holder.user, holder.host) if holder else (_("somebody"), _("another PC"))
        return HeldElsewhere(
            _(
                "{file} is open in another window, by {who} on {where}. You can open it to read. "
                "To change something, close it there first."
            ).format(file=self._company.name, who=who, where=where)
        )

    def release(self) -> None:
        """Give it back, if it is still ours."""
        if self._mine is not None and self.holder() == self._mine:
            try:
                self.path.unlink(missing_ok=True)
            except OSError:  # a stick was pulled; what was done with the file is done
                _GIVEN_UP.add(self.path)
        self._mine = None


def tag_of_this_pc() -> str:
    """A short mark of this PC, for names of files: a folder on the network serves several."""
    return f"{crc32(socket.gethostname().encode()):08x}"


def _is_of_the_dead(beside: Path) -> bool:
    """Whether who wrote this is certainly gone, also where it was cut off before it said who."""
    holder = _read(beside)
    if holder is not None:
        return holder.is_dead()
    tag, pid, *_dead = beside.name.rpartition(".lock.")[2].split(".")
    return tag == tag_of_this_pc() and pid.isdigit() and not psutil.pid_exists(int(pid))


def _read(path: Path) -> Holder | None:
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        holder = Holder(
            str(noted["host"]), int(noted["pid"]), float(noted["started"]), str(noted["user"])
        )
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None
    return holder if holder.pid > 0 else None
