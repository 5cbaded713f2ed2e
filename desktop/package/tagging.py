"""Says of everything that is put on a page what it is, while it is drawn."""

from collections.abc import Callable
from typing import Any, Final

from reportlab.platypus import Flowable, Frame, Paragraph

_BY_STYLE: Final = {
    "title": "H1",
    "company": "H1",
    "chapter": "H1",
    "record title": "H2",
    "section": "H2",
    "statistics section": "H2",
    "small head": "H3",
}


def tag_of(flowable: Any) -> str:
    """Return what it is: its own `tag` where it has one ("": it says so itself), else by style."""
    tag = getattr(flowable, "tag", None)
    if tag is not None:
        return str(tag)
    if isinstance(flowable, Paragraph):
        return _BY_STYLE.get(flowable.style.name, "P")
    return "P"


class TaggedFrame(Frame):
    """The room of a page; what is put there is wrapped in what it is.

    `group` of a flowable is what it stands in together with its neighbours ("TOC"), `alt` are
    words for whoever does not see it.
    """

    def add(self, flowable: Flowable, canv: Any, trySplit: int = 0) -> int:  # noqa: N803
        """Called by the library."""
        return self._add(flowable, canv, trySplit)

    def _add(self, flowable: Any, canv: Any, trySplit: int = 0) -> int:  # noqa: N803
        tag = tag_of(flowable)
        if not tag or getattr(flowable, "frameAction", None):
            return int(super()._add(flowable, canv, trySplit))
        flowable._drawOn = _wrapped(flowable, tag, flowable._drawOn)
        try:
            return int(super()._add(flowable, canv, trySplit))
        finally:
            del flowable._drawOn


def _wrapped(flowable: Any, tag: str, draw: Callable[[Any], None]) -> Callable[[Any], None]:
    group, alt = getattr(flowable, "group", ""), getattr(flowable, "alt", "")

    def drawn(canvas: Any) -> None:
        with canvas.tagged(tag, group, alt):
            draw(canvas)

    return drawn
