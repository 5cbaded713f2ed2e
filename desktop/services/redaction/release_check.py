"""The last look before a package is put in place: can any hidden word still be read in it?"""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from desktop.errors import Unavailable
from desktop.intake.searching import Searcher
from desktop.language import N_, _
from desktop.services.packaging.hiding import sparing, sure_words
from desktop.services.redaction.ordinary import ordinary_words
from desktop.values.hidden_words import HiddenWords

ON_A_PAGE: Final = N_("'{word}' can still be read in '{file}' on page {page}, but is to be hidden.")
IN_A_FILE: Final = N_("'{word}' can still be read in '{file}', but is to be hidden.")
IN_A_NAME: Final = N_("'{word}' can still be read in the name of the file '{file}'.")
WAY_OUT: Final = N_(
    "The package was not put in place, and nothing was left behind. Hide that part of the paper by "
    "hand, or write the record so that it can be hidden, and build the package again."
)
Moves = Iterable[tuple[Path, Path]]
"""Where each finished file lies now, and its name within the folder of the package."""


class ReleaseCheck:
    """Searches everything that is about to leave; its child comes up when this is entered.

    Begin it before gathering, so that it costs no waiting. Without words it does nothing.
    """

    def __init__(self, words: HiddenWords) -> None:
        self._words: Final = sure_words(words, ordinary_words()) if words else words
        self._searcher: Final = Searcher() if words else None

    def __enter__(self) -> Self:
        if self._searcher is not None:
            self._searcher.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._searcher is not None:
            self._searcher.__exit__(kind, error, traceback)

    def look(
        self,
        moves: Moves,
        is_stopped: Callable[[], bool] = lambda: False,
        own: Iterable[str] = (),
    ) -> None:
        """Raise Unavailable, with a sentence where, when a hidden word can be read anywhere.

        Every file is opened anew and read by two readers; its name counts as well. `own` is what
        the company is called, which may be read whomever it is called after.
        """
        if self._searcher is None:
            return
        words = sparing(self._words, (), own)
        finals = {staged: str(final) for staged, final in moves}
        for final in finals.values():
            if spans := words.spans(final):
                word = final[spans[0].start : spans[0].end]
                raise Unavailable(_told(_(IN_A_NAME), word, final, 0))
        found = self._searcher.search([*finals], words, is_stopped)
        if found:
            staged, leak = found[0]
            says = _(ON_A_PAGE) if leak.page else _(IN_A_FILE)
            raise Unavailable(_told(says, leak.word, finals[staged], leak.page))


def _told(says: str, word: str, file: str, page: int) -> str:
    sentence = says.format(word=" ".join(word.split()), file=file, page=page)
    return f"{sentence} {_(WAY_OUT)}"
