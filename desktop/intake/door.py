"""The door itself: one question about one file, one answer or one sentence."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from desktop.errors import Refused, Unavailable
from desktop.intake import child, crew, cutting, drawing, page_look, printable, splitting
from desktop.intake.binder import Binder
from desktop.intake.binding import Fill
from desktop.intake.cutting import Cutting
from desktop.intake.disk import writing_explained
from desktop.intake.faults import Fault, Note, note, sentence
from desktop.intake.found import Drawn, Examined, Traits, Workbook
from desktop.intake.in_words import NO_DRAWER, showing, taking
from desktop.intake.limits import Limits
from desktop.intake.made_before import altered, made_before
from desktop.intake.making_pages import made_in_words, pages_of
from desktop.intake.originals import Stamp, changed, fingerprint, shown_name, stamp
from desktop.intake.page_look import FileLook
from desktop.intake.pdf_out import Made
from desktop.intake.printable import Printable
from desktop.intake.reader import Fallen, NotStarted, OutOfMemory, OutOfTime, Reader
from desktop.intake.splitting import Part
from desktop.intake.wishes import Wish
from desktop.language import N_, _

T = TypeVar("T")
_VERY_MANY: Final = 1_000


class Intake:
    """Reads foreign files in a child process of its own, which starts with the first file.

    Use it as a context manager: leaving it ends the child. One file is read at a time, whichever
    thread asks. Every method takes `within`, the folder that links may not lead out of; left out,
    that is the folder of the file itself.

    Raises Refused for a file that cannot be taken, with a sentence that names it, and Unavailable
    where the machine stands in the way.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits: Final = limits or Limits()
        self._reader: Final = Reader(self.limits)
        self._helpers: Final = [Reader(self.limits) for _more in range(1, crew.hands())]
        self._binder: Binder | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child processes; the next file would start a new one."""
        readers = (self._reader, *self._helpers)
        with ThreadPoolExecutor(len(readers)) as threads:  # each takes its moment to end
            list(threads.map(Reader.close, readers))
        self._end_binder()

    def _end_binder(self) -> None:
        if self._binder is not None:
            self._binder.close()
            self._binder = None

    def examine(self, path: Path, within: Path | None = None) -> Examined:
        """Return what a file is and says, for keeping it as evidence."""
        path = path.absolute()
        name = shown_name(path)
        stamp(path, self.limits, within)
        sha256, seen = fingerprint(path, self.limits)
        traits = self._ask(name, child.examine, path)
        text, notes = self._words(path, traits)
        self._kept_still(path, seen, within)
        values = {f.name: getattr(traits, f.name) for f in fields(Traits) if f.name != "notes"}
        values["text"] = text
        return Examined(
            path=path,
            name=name,
            sha256=sha256,
            size=seen.size,
            warnings=tuple(sentence(said, name) for said in notes),
            **values,
        )

    def tables(self, path: Path, within: Path | None = None) -> Workbook:
        """Return the rows of a workbook or of a table in plain text."""
        path = path.absolute()
        name = shown_name(path)
        seen = stamp(path, self.limits, within)
        found = self._ask(name, child.tables, path)
        self._kept_still(path, seen, within)
        return Workbook(
            path=path,
            name=name,
            family=found.family,
            sheets=found.sheets,
            warnings=tuple(sentence(said, name) for said in found.notes),
        )

    def looks_like_table(self, path: Path, within: Path | None = None) -> bool:
        """Whether `tables` would find columns; false for a file that would be refused."""
        path = path.absolute()
        try:
            stamp(path, self.limits, within)
            return self._ask(shown_name(path), child.looks_like_table, path)
        except Refused:
            return False

    def draw(self, data: bytes, name: str, family: str, page: int, width: int) -> Drawn:
        """Return a page (from 0) of a picture or PDF that was kept, `width` pixels wide or less.

        Raises Refused with a sentence when it cannot be drawn; the file itself may be good all the
        same.
        """
        with showing(name, drawing.NOT_DRAWN):
            return self._reader.ask(
                self.limits.seconds, drawing.draw, data, family, page, width, self.limits
            )

    def looked(self, data: bytes, name: str, family: str, most: int) -> FileLook:
        """Return what up to `most` pages of a kept file look like, measured on small pictures.

        Raises Refused with a sentence where none of it can be seen; a locked file says so itself.
        """
        seconds = printable.patience(len(data), self.limits)
        with showing(name, drawing.NOT_DRAWN):
            return self._reader.ask(seconds, page_look.look, data, family, most, self.limits)

    def printable(
        self,
        data: bytes,
        name: str,
        family: str,
        to: Path,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> Printable:
        """Write to `to` a clean PDF of what a file shows, fit to go into a package.

        Raises Refused with a sentence where it has no pages or none can be read, CancelledError
        soon after `is_stopped`. Nothing that acts, hides or tells of its maker is left in it; the
        same bytes give the same bytes.
        """
        seconds = printable.patience(len(data), self.limits)
        ask = partial(self._reader.ask, seconds, printable.printable, data, family, to, self.limits)
        return made_in_words(name, to, partial(ask, is_stopped=is_stopped))

    def pages(
        self, wishes: Sequence[Wish], is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Printable | Refused]:
        """Give for each wish, in their order, the pages that were made, or why there are none.

        Several children work ahead on the files that follow. Raises Unavailable where the machine
        stands in the way and CancelledError soon after `is_stopped`. What it is asked about a file
        depends on nothing but that file, so the same files give the same bytes. Of many files the
        pages are also copied for `bind` meanwhile, into a file in the folder of the first.
        """
        readers = [self._reader]
        if len(wishes) > crew.MANY:
            readers = [self._reader, *self._helpers]
            self._end_binder()
            self._binder = Binder(wishes[0].to.parent)
        one_by_one = partial(pages_of, self.limits)
        made = crew.made_ahead(readers, wishes, one_by_one, made_before, altered, is_stopped)
        try:
            for wish, one in zip(wishes, made, strict=True):
                if self._binder is not None and isinstance(one, Printable):
                    self._binder.take(wish.to, one.made.size)
                if self._binder is not None and wish is wishes[-1]:
                    self._binder.go_on()
                yield one
        finally:
            # not needed for what comes, and they would be in memory with all of that; where that is
            # very much, a new child for whatever is still asked is the smaller evil
            ended = self._helpers if len(wishes) <= _VERY_MANY else [self._reader, *self._helpers]
            for reader in ended:
                threading.Thread(target=reader.close, name="muster-reader-ends").start()

    def bind(
        self,
        frames: Path,
        fills: Sequence[Fill],
        to: Path,
        told: Callable[[int, int], None] = lambda _done, _of: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> Made:
        """Write to `to` the PDF of our own at `frames` with foreign pages put onto its pages.

        Each is scaled to fit its box, never enlarged, upright, at the top and in the middle, under
        what our page shows itself. `told` hears how far it is; at most half a second after
        `is_stopped` it raises CancelledError. Nothing is left then, nor where the machine stands in
        the way (Unavailable); what lay at `to` before is still there. Returns hash and size of it.
        """
        if self._binder is None or not self._binder.is_for(to):
            self._end_binder()
            with writing_explained(to):
                self._binder = Binder(to.parent)
        try:
            return self._binder.bound(frames, fills, to, told, is_stopped)
        finally:
            self._end_binder()

    def split(
        self,
        whole: Path,
        most_bytes: int,
        named: Callable[[int, int], Path],
        is_stopped: Callable[[], bool] = lambda: False,
        title: str = "",
    ) -> tuple[Part, ...]:
        """Write a PDF that `bind` made as parts of at most so many bytes; none where it is smaller.

        `named` is given the number of a part, from 1, and of how many. A single page that is larger
        makes a part that is larger. Every part opens with a bookmark of what its first page holds;
        where the whole has none, it says the `title`. Raises Unavailable and CancelledError as
        `bind` does.
        """
        size = whole.stat().st_size
        if size <= most_bytes:
            return ()
        seconds = printable.patience(size, self.limits)
        ask = partial(self._reader.ask, seconds, is_stopped=is_stopped)
        try:
            with writing_explained(whole):
                ranges = ask(splitting.plan, whole, most_bytes)
                paths = [named(number, len(ranges)) for number in range(1, len(ranges) + 1)]
                return ask(splitting.write, whole, ranges, paths, title)
        except (Fault, OutOfTime, OutOfMemory, Fallen) as error:
            raise Unavailable(sentence(note(splitting.NOT_SPLIT), whole.name)) from error
        except NotStarted as error:
            raise Unavailable(_(NO_DRAWER)) from error

    def cut(
        self,
        whole: Path,
        cuttings: Sequence[Cutting],
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Write pages of the PDF of our own at `whole` as PDFs of their own, drawn as they are.

        Raises CancelledError soon after `is_stopped`, Unavailable where the machine stands in the
        way.
        """
        seconds = printable.patience(whole.stat().st_size, self.limits) + len(cuttings)
        with showing(whole.name, cutting.NOT_CUT, Unavailable), writing_explained(whole):
            self._reader.ask(seconds, cutting.cut, whole, cuttings, is_stopped=is_stopped)

    def _words(self, path: Path, traits: Traits) -> tuple[str, tuple[Note, ...]]:
        """Return the words and notes; the words of a PDF are a second question.

        Failing on them costs only the search, because a drawing with a hundred thousand lines is
        good evidence all the same.
        """
        if traits.family != "pdf" or traits.pages is None:
            return traits.text, traits.notes
        try:
            text = self._reader.ask(self.limits.seconds, child.words, path, self.limits)
        except (OutOfTime, OutOfMemory, Fallen, Fault):
            return "", (*traits.notes, note(WORDLESS))
        return text, traits.notes

    def _kept_still(self, path: Path, seen: Stamp, within: Path | None) -> None:
        if stamp(path, self.limits, within) != seen:
            raise Unavailable(changed(shown_name(path)))

    def _ask(self, name: str, function: Callable[[Path, Limits], T], path: Path) -> T:
        with taking(name, self.limits.seconds):
            return self._reader.ask(self.limits.seconds, function, path, self.limits)


WORDLESS: Final = N_(
    "The words in '{name}' could not be read, so a search will not find it by them. It is kept."
)
