"""What the card of the audit says of the score: the figure, the curve, the elements."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.standing_shown import ChartShown, ScoreShown
from ui import icons, theme
from ui.today.score_bars import ScoreBars
from ui.today.score_chart import ScoreChart
from ui.widgets import Words, link, small, soft, strong, tip

TOP: Final = Qt.AlignmentFlag.AlignTop


class ScoreBlock(QWidget):
    """Says that it is being worked out, and then stays until there is something newer to say."""

    tab_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_begun = self._is_open = False
        self.figure = Words("", "figure")
        self.figure.setWordWrap(False)
        self.result, self.then = strong(_("Working it out…")), soft()
        self.chart, self.bars = ScoreChart(), ScoreBars()
        self.bars.tab_wanted.connect(self.tab_wanted)
        self.details = link(_("By other weights"))
        self.details.clicked.connect(self._on_details)
        self.weights, self.remark = small(), small()
        self._lay_out()
        for part in (self.figure, self.then, self.chart, self.bars, self.details, self.weights):
            part.hide()
        self.remark.hide()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.result)
        beside.addWidget(self.then)
        top = QHBoxLayout()
        top.setSpacing(theme.FIELD)
        top.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        top.addWidget(self.figure, 0, TOP)
        top.addLayout(beside, 1)
        curve = QVBoxLayout()
        curve.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        curve.addWidget(self.chart)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        foot.setSpacing(theme.TIGHT)
        folded = QHBoxLayout()
        folded.addWidget(self.details)
        folded.addStretch(1)
        foot.addLayout(folded)
        foot.addWidget(self.weights)
        foot.addWidget(self.remark)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addLayout(top)
        whole.addLayout(curve)
        whole.addWidget(self.bars)
        whole.addLayout(foot)
        self._turn(is_open=False)

    def show_score(self, score: ScoreShown) -> None:
        """Show how it stands today."""
        self._is_begun = score.is_begun
        self.figure.setText(score.percent_said)
        said = _("The audit would score {score} today").format(score=score.percent_said)
        self.figure.setAccessibleName(said)
        if score.is_begun:
            self.result.setText(_("today: {result}").format(result=score.result_said))
        else:
            self.result.setText(_("No score yet"))
            self.then.setText(score.sentence)
            self.then.show()
            self.chart.hide()
        self.weights.setText(" ".join(filter(None, (score.weights_said, score.by_hand_said))))
        self.remark.setText(score.remark_first)
        self.remark.setToolTip(tip(score.remark))
        self.bars.show_bars(score.bars)
        for part in (self.figure, self.bars, self.details):
            part.setVisible(score.is_begun)
        self.remark.setVisible(score.is_begun and bool(score.remark))
        self.weights.setVisible(score.is_begun and self._is_open)

    def show_ahead(self, chart: ChartShown | None) -> None:
        """Show how it goes on; None: the audit is today."""
        if not self._is_begun:
            return  # a curve of nothing says nothing
        self.then.setText(chart.sentence if chart is not None else "")
        self.then.setVisible(chart is not None)
        self.chart.setVisible(chart is not None)
        if chart is not None:
            self.chart.show_chart(chart)

    def _on_details(self) -> None:
        self._turn(is_open=not self._is_open)

    def _turn(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self.weights.setVisible(is_open)
        self.details.setIcon(icons.icon("chevron-down" if is_open else "chevron-right", "accent"))
        self.details.setAccessibleDescription(_("open") if is_open else _("closed"))
