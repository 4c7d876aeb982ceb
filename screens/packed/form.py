"""The report form of a pack: each change goes into the file, and the screen says where and what to do."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import clock_time
from daect_tui.domain.draft import Draft
from daect_tui.domain.report_questions import REPORT_PARTS
from daect_tui.domain.text import listed
from daect_tui.services.pack_filling import PackFilling
from screens.calls import writing
from screens.evaluation.report_fields import report_field
from screens.modals.confirm import ConfirmModal
from screens.widgets.fields import Field
from screens.widgets.keeping import DraftKeeper
from screens.widgets.kept_fields import KeptFields
from screens.widgets.lines import HeaderLine
from screens.widgets.section import Facts, Section


class PackedForm(KeptFields[None]):
    """The questions of the report, and what the pack says of the mission."""

    BINDINGS = [
        Binding("ctrl+s", "finish", "Terminer", tooltip="voir où tout est gardé, et quitter", id="pack.end"),
        Binding("ctrl+b", "next_tab", "Onglet suivant", tooltip="aller à l’onglet suivant", id="pack.tab"),
        Binding("escape", "finish", "Terminer", show=False, id="pack.escape"),
    ]
    TASKS = (
        ("Remplir", "Tab ou Entrée passe au champ suivant. Un champ marqué * est requis."),
        ("S’interrompre", "Quitter par Ctrl+Q\u00a0: tout ce qui est tapé est déjà dans le fichier."),
        ("Finir", "Ctrl+S dit où est le fichier et à qui le renvoyer. Il peut être rouvert et complété."),
    )

    def __init__(self, filling: PackFilling) -> None:
        super().__init__()
        self._filling = filling
        self._path = filling.path
        self.title = f"Rapport de {filling.pack.manifest.subject}"
        self._keeper = DraftKeeper(filling, "", self._kept, self.tell_loss)
        self._last: dict[str, str] = {}
        self._ready = False
        self._saved_at = ""

    def compose_body(self) -> ComposeResult:
        """Arrange the questions, the mission, and the foot that explains the field in focus."""
        with TabbedContent():
            for part in REPORT_PARTS:
                with TabPane(part.title, id=part.code), VerticalScroll(classes="fields", can_focus=False):
                    yield from map(report_field, part.questions)
            with TabPane("La mission", id="mission"), VerticalScroll():
                yield Facts(id="told")
        yield Section("Aide à la saisie", id="hint")

    def on_mount(self) -> None:
        """Put the answers of the pack into the fields."""
        self.enrol()
        for field in self._fields:
            field.text = self._filling.pack.answers.get(field.key, "")
        self.query_one("#told", Facts).show(self._filling.pack.told, captions=20)
        self._last = self._texts()
        self._ready = True
        self._say_state()
        self._fields[0].control.focus()

    # ── Keeping ────────────────────────────────────────────────────────────────────────────

    def _texts(self) -> dict[str, str]:
        return {field.key: field.text for field in self._fields}

    @on(Field.Changed)
    def _keep(self) -> None:
        texts = self._texts()
        if self._ready and texts != self._last:
            self._last = texts
            self._say_state()
            self._keeper.keep(self.shell, texts)

    def _kept(self, draft: Draft) -> None:
        self._saved_at = clock_time(draft.saved_at)
        if self._filling.path != self._path:
            self._path = self._filling.path
            self.shell.register_name = self._path.name
            self.query_one(HeaderLine).refresh()
            self.shell.tell(f"Ce paquet a changé par ailleurs\u00a0: ici, tout va dans {self._path.name}.")
        if self.is_attached:
            self._say_state()

    async def flush(self) -> bool:
        """Wait until everything typed is in the pack; tell whether it is, else `loss` says why not."""
        await self.settled()
        self._keep()
        return await super().flush()

    def _say_state(self) -> None:
        kept = f"Gardé dans {self._path.name} à {self._saved_at}" if self._saved_at else self._path.name
        missing = self.missing()
        left = f"À remplir\u00a0: {listed(missing)}" if missing else "Tout ce qui est requis est rempli"
        self.summarise(f"{kept} · {left}")

    # ── Moving about, ending ───────────────────────────────────────────────────────────────

    def begin_tab(self, pane: str) -> None:
        """Begin with the first field of a tab; the mission is only read."""
        if self.query_one(f"#{pane}").query(Field):
            super().begin_tab(pane)
        else:
            self.query_one("#hint", Section).show("Fixé au départ du paquet.", "La mission")
            self.query_one("#mission VerticalScroll").focus()

    @writing
    async def action_finish(self) -> None:
        """Say where the answers are and to whom the file goes; quit, or go on."""
        if not await self.flush():
            self.tell_loss()
            return
        if await self.app.push_screen_wait(ConfirmModal("Terminer", self._ending(), "Quitter", "Continuer")):
            await self.app.action_quit()

    def _ending(self) -> str:
        missing = self.missing()
        parts = [
            f"Vos réponses sont dans le fichier\u00a0:\n{self._filling.path.absolute()}",
            f"Il reste à remplir\u00a0: {listed(missing)}." if missing else "",
            f"Envoyez-le à\u00a0: {self._filling.back}.",
            "Vous pourrez le rouvrir, le compléter et le renvoyer.",
        ]
        return "\n\n".join(part for part in parts if part)
