"""`daect fill`: a program of one form, whose register is the pack itself."""

from textual.binding import Binding
from textual.screen import Screen

from daect_tui.services.pack_filling import PackFilling
from screens.help import HelpScreen
from screens.keys import short_key
from screens.modals.confirm import loss_modal
from screens.packed.form import PackedForm
from screens.shell import Shell
from screens.widgets.unbroken import keep_unbroken


class PackedApp(Shell):
    """Shows the form of one pack; what is typed is in the file at once."""

    TITLE = "daect"
    # The first screen of an application does not load its own.
    CSS_PATH = ["../app.tcss", "../widgets/widgets.tcss", "../modals/modals.tcss", "packed.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("f1", "help", "Aide", tooltip="les touches de cet écran", priority=True, id="app.help"),
        Binding(
            "ctrl+q", "quit", "Quitter", tooltip="garder et quitter", show=False, priority=True, id="app.quit"
        ),
    ]

    def __init__(self, filling: PackFilling) -> None:
        super().__init__()
        self._filling = filling
        self.register_name = filling.path.name
        keep_unbroken()

    def get_default_screen(self) -> Screen[None]:
        """Show the form."""
        return PackedForm(self._filling)

    async def go(self, mode: str) -> None:
        """Stay: there is one screen."""

    async def open_subject(self, mode: str, subject: str) -> None:
        """Stay: there is one screen."""

    def action_help(self) -> None:
        """Show the keys and tasks of the form."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    async def action_quit(self) -> None:
        """Quit, once everything that was typed is in the pack; ask when it could not be kept."""
        lost = [form for form in list(self.open_forms) if not await form.flush()]
        if lost:
            self.push_screen(loss_modal(lost[0].loss, "Quitter et perdre la saisie"), self._quit)
        else:
            self._quit(confirmed=True)

    def _quit(self, confirmed: bool | None) -> None:
        if confirmed:
            self.exit()

    def get_key_display(self, binding: Binding) -> str:
        """Write a key by its French name."""
        return binding.key_display or short_key(binding.key)
