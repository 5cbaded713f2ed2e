"""Advice and the next talk as they stand in the middle of their tabs."""

from ui.adviser.page import AdviserPage
from ui.desk import Desk
from ui.element.views import View
from ui.talks.page import TalksPage


class AdviceView(View):
    """Where papers, schedule and what is done do not agree."""

    def __init__(self, desk: Desk) -> None:
        self.advice = AdviserPage(desk)
        super().__init__("duty_plan", self.advice)


class TalksView(View):
    """What to talk about next."""

    def __init__(self, desk: Desk) -> None:
        self.talks = TalksPage(desk)
        super().__init__("meeting", self.talks)

    def do_command(self, key: str) -> bool:
        """Print the sheet of the best suggestion."""
        if key == "print":
            self.talks.print_first()
        return key == "print"
