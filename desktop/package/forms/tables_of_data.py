"""Takes a table of TOML apart and notes each fault with its place: all are told at once."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeVar

from desktop.language import _

T = TypeVar("T")
_NOTHING: Final = object()
_PLURAL: Final = 2


class Told:
    """One table of a file. Whoever has taken all they know calls `end`: what is left is a fault."""

    def __init__(self, data: object, place: str, faults: dict[str, str]) -> None:
        self.place, self.faults = place, faults
        self._left: dict[str, Any] = dict(data) if isinstance(data, Mapping) else {}
        self._is_table = True
        if not isinstance(data, Mapping):
            self.wrong("", _("must be a table of keys and values"))
            self._is_table = False  # nothing more can be wrong with it

    def wrong(self, key: str, sentence: str) -> None:
        """Note a fault at a key of this table, or at the whole of it."""
        place = self._at(key) if key else self.place
        if self._is_table:
            self.faults.setdefault(place, f"{place}: {sentence}.")

    def _at(self, key: str) -> str:
        inside = "." if ": " in self.place else ": "  # the file, then the way down
        return f"{self.place}{inside}{key}"

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def words(self, key: str, *, needed: bool = False) -> str:
        """Take words, translated; "" where there are none."""
        text = self._take(key, needed=needed)
        if text is _NOTHING:
            return ""
        if not isinstance(text, str) or not text.strip():
            self.wrong(key, _("must be words in quotes"))
            return ""
        return _(text)

    def name(self, key: str, allowed: Collection[str] | None = None) -> str:
        """Take a name, one of those allowed where they are told; "" where there is none."""
        name = self._take(key)
        if name is _NOTHING:
            return ""
        if not isinstance(name, str) or not name:
            self.wrong(key, _("must be a name in quotes"))
            return ""
        if allowed is not None and name not in allowed:
            listed = ", ".join(sorted(filter(None, allowed)))
            self.wrong(key, _("“{name}” is none of {listed}").format(name=name, listed=listed))
            return ""
        return name

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """Take a number of mm, of shares."""
        value = self._take(key)
        if value is _NOTHING:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(key, _("must be a number"))
        elif not least <= value <= most:
            self.wrong(key, _("must be from {least:g} to {most:g}").format(least=least, most=most))
        else:
            return float(value)
        return default

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Take a whole number."""
        value = self.number(key, default, least, most)
        if value != int(value):
            self.wrong(key, _("must be a whole number"))
        return int(value)

    def yes(self, key: str) -> bool:
        """Take true or false; false where it is not there."""
        value = self._take(key)
        if value is _NOTHING:
            return False
        if not isinstance(value, bool):
            self.wrong(key, _("must be true or false"))
        return value is True

    def several(self, key: str) -> tuple[str, ...]:
        """Take a list of words, translated."""
        texts = self._take(key)
        if texts is _NOTHING:
            return ()
        if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
            self.wrong(key, _("must be a list of words, each in quotes"))
            return ()
        if len(texts) < _PLURAL:
            self.wrong(key, _("must be two or more to choose from"))
        return tuple(_(text) for text in texts)

    def columns(self, key: str) -> tuple[str, ...]:
        """Take what is printed in the columns of one line: words, or a list with "" between."""
        texts = self._take(key, needed=True)
        listed = [texts] if isinstance(texts, str) else texts
        if not isinstance(listed, list) or not all(isinstance(text, str) for text in listed):
            if texts is not _NOTHING:
                self.wrong(key, _("must be words in quotes, or a list of them"))
            return ()
        if not listed or not listed[0].strip():
            self.wrong(key, _("must begin with words"))
        return tuple(_(text) if text else "" for text in listed)

    def each(self, key: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """Take a list, each entry by `read`, which is told its place: the first one is 1."""
        entries = self._take(key, needed=True)
        if not isinstance(entries, list) or not entries:
            if entries is not _NOTHING:
                self.wrong(key, _("must be a list with something in it"))
            return ()
        return tuple(
            read(entry, f"{self._at(key)}[{n}]") for n, entry in enumerate(entries, start=1)
        )

    def end(self) -> None:
        """Note what nobody asked for: a slip in a key would pass unseen."""
        for key in self._left:
            self.wrong(key, _("is not known here"))

    def _take(self, key: str, *, needed: bool = False) -> Any:
        if needed and key not in self._left:
            self.wrong(key, _("is missing"))
        return self._left.pop(key, _NOTHING)
