"""The list on the left of a tab: where there is little room, words take more lines."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ui import theme
from ui.element.groups import Group
from ui.element.kind_list import KindList

Settled = Callable[[], None]
LONG = "What an auditor would find"


def test_words_that_do_not_fit_beside_their_number_take_more_lines(
    qtbot: QtBot, settled: Settled
) -> None:
    made = KindList((Group("The audit", (("found", LONG), ("months", "Months"))),))
    qtbot.addWidget(made)
    metrics, usual = made.fontMetrics(), theme.px(34)
    made.resize(made.wanted_width() + theme.px(60), 300)
    made.show()
    made.show_counts({"found": 119})
    settled()
    found, months = made.item(1), made.item(2)
    assert made.visualItemRect(found).height() == usual
    made.resize(metrics.horizontalAdvance("auditor would 119") + theme.px(60), 300)
    qtbot.waitUntil(lambda: made.visualItemRect(found).height() >= 2 * metrics.height())
    assert made.visualItemRect(found).height() > usual
    assert made.visualItemRect(months).height() == usual
    made.resize(made.wanted_width() + theme.px(60), 300)
    qtbot.waitUntil(lambda: made.visualItemRect(found).height() == usual)
