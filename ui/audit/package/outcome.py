"""What is done with a package that was built: opened, shown, printed, said to be sent, checked."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.values.spoken import say_whole_date
from ui.audit.package.sent_dialog import SentDialog
from ui.desk import Desk
from ui.guide.asking import offer_page
from ui.jobs import Job, Told
from ui.preferences import Preferences
from ui.printing import sheets
from ui.printing.actions import PaperActions

if TYPE_CHECKING:
    from desktop.services.submissions import Sent, Since
    from desktop.services.verifying.found import Verified
    from desktop.store.file import CompanyFile
    from ui.audit.package.view import PackageView


class Outcome(QObject):
    """Does it for the page; how it ended is told there."""

    def __init__(self, desk: Desk, preferences: Preferences, view: "PackageView") -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.files = PaperActions(desk, preferences, view)
        self._earlier: tuple[Sent, ...] = ()
        self.files.failed.connect(self._tell)

    def connect_to(self, view: "PackageView") -> None:
        """Listen to the buttons of the page."""
        result, earlier = view.result, view.earlier
        result.open_wanted.connect(self.open)
        result.print_wanted.connect(self.open)  # printed from where its pages are seen
        result.outside_wanted.connect(lambda: self._with_file(self.files.open_outside))
        result.folder_wanted.connect(lambda: self._with_file(self.files.show_folder))
        result.sent_wanted.connect(self.ask_sent)
        earlier.verify_wanted.connect(self.verify)
        earlier.folder_wanted.connect(lambda folder: self.files.show_folder(folder / "manifest"))

    def _tell(self, sentence: str) -> None:
        self._view.banner.show_message(sentence, "red")

    # --- the last one ---------------------------------------------------------------------------

    def open(self) -> None:
        """Show its pages inside Muster."""
        last = self._view.last
        if last is not None:
            title = _("The package as of {day}").format(day=say_whole_date(last.as_of))
            self._desk.print(sheets.of_file(last.path, last.pages, title))

    def _with_file(self, act: object) -> None:
        last = self._view.last
        if last is not None and callable(act):
            act(last.path)

    def ask_sent(self) -> None:
        """Ask to whom it went."""
        last = self._view.last
        if last is None:
            return
        shown = self._view.what.shown
        partner = self._earlier[0].to_whom if self._earlier else ""
        dialog = SentDialog(
            self._desk, last.path.parent, last.path.name,
            partner or (shown.partner if shown is not None else ""), self._view.window(),
        )  # fmt: skip
        dialog.did.connect(self._on_sent)
        offer_page(dialog, "the-package#When it was sent")
        dialog.open()

    def _on_sent(self, _id: object) -> None:
        self._desk.say(_("It is on record that it was sent."), undo=True)
        self._view.told_sent()
        self.read_earlier()

    # --- those that were sent -------------------------------------------------------------------

    def read_earlier(self) -> None:
        """Read what was sent before, and where the next one has room beside it."""

        view = self._view
        chosen, as_of = view.choices.chosen_folder, view.what.as_of or self._desk.today()

        def work(company: "CompanyFile") -> "tuple[tuple[Sent, ...], Path]":
            from desktop.services.submissions import earlier, room_for

            sent = earlier(company)
            return sent, room_for(sent, chosen, as_of)

        self._desk.ask(work, partial(self._on_earlier, chosen), owner=self)

    def _on_earlier(self, chosen: Path, found: "tuple[tuple[Sent, ...], Path]") -> None:
        self._earlier, room = found
        self._view.earlier.put(self._earlier)
        self._view.choices.propose(chosen, room)

    def read_since(self) -> None:
        """Say what changed since the one that was sent last."""
        last = self._view.last
        if last is None:
            return
        folder = last.path.parent

        def work(company: "CompanyFile") -> "Since | None":
            from desktop.services.submissions import since_last

            return since_last(company, folder)

        self._desk.ask(work, self._view.result.show_since, owner=self, refused=self._on_none)

    def _on_none(self, _refused: Refused) -> None:
        """The folder holds no package any more, so there is nothing to hold to another."""
        self._view.result.show_since(None)

    def verify(self, folder: Path) -> None:
        """Check whether a package is as it was sent."""
        view = self._view
        view.earlier.show_verdict(folder, _("Checking every file…"), "")

        def work(_company: "CompanyFile", job: Job, _told: Told) -> "Verified":
            from desktop.services.verifying import verify

            return verify(folder, stopped=lambda: job.is_cancelled)

        def failed(fault: Refused | Unavailable) -> None:
            view.earlier.show_verdict(folder, str(fault), "red")

        self._desk.work_long(
            work, partial(self._on_verified, folder), owner=self,
            refused=failed, unavailable=failed, told=lambda *_told: None,
        )  # fmt: skip

    def _on_verified(self, folder: Path, found: "Verified") -> None:
        from desktop.services.submissions import other_than

        sentences = [found.sentence, *(one.sentence for one in found.faults[:3])]
        for sent in (one for one in self._earlier if one.folder == folder):
            # one that was built there since is whole, and not what was sent
            other = other_than(sent, found.head)
            words = [other] if other and not found.faults else sentences
            tone = "red" if other or found.faults else "green"
            said = " ".join(dict.fromkeys(words))
            self._view.earlier.show_verdict(folder, said, tone, sent.id)
