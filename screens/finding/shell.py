"""The application in which Ctrl+F finds everything, from any screen but those that others see."""

from textual.binding import Binding

from screens.display import OF_THE_ROOM
from screens.readying import ReadyingShell


class FindingShell(ReadyingShell):
    """Puts the search over the screen that is showing, which stays as it is beneath."""

    BINDINGS = [
        Binding(
            "ctrl+f",
            "find",
            "Chercher",
            tooltip="chercher partout",
            show=False,
            priority=True,
            id="app.find",
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is found before the register is open, nor before the eyes of the room."""
        if action == "find" and (self.desk is None or self.screen.has_class(OF_THE_ROOM)):
            return False
        return super().check_action(action, parameters)

    def action_find(self) -> None:
        """Show the search; where it is shown already, type over what was sought."""
        from screens.finding.screen import FindScreen  # noqa: PLC0415 – when it is first shown
        from screens.help import HelpScreen  # noqa: PLC0415

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        if isinstance(self.screen, FindScreen):
            self.screen.action_search()
        elif self.desk is not None:
            self.push_screen(FindScreen(self.desk, self.sought))
