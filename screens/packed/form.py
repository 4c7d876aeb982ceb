"""The report form of a pack: each change goes into the file, and the screen says where and what to do."""

import asyncio

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, TabbedContent, TabPane

from daect_tui.domain.dates import clock_time
from daect_tui.domain.draft import Draft
from daect_tui.domain.report_questions import REPORT_PARTS
from daect_tui.domain.text import listed
from daect_tui.services.pack_filling import PackFilling
from screens.base import Frame
from screens.calls import writing
from screens.evaluation.report_fields import report_field
from screens.modals.confirm import NOT_KEPT, ConfirmModal
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from screens.widgets.keeping import DraftKeeper
from screens.widgets.lines import HeaderLine
from screens.widgets.section import Facts, Section


class PackedForm(Frame[None]):
    """The questions of the report, and what the pack says of the mission."""

    BINDINGS = [
        Binding("ctrl+s", "finish", "Terminer", tooltip="voir où tout est gardé, et quitter", id="pack.end"),
        Binding("ctrl+b", "other_tab", "Onglet suivant", tooltip="aller à l’onglet suivant", id="pack.tab"),
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
        self._keeper = DraftKeeper(filling, "", self._kept, self._tell_loss)
        self._fields: tuple[Field, ...] = ()
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
        self._fields = tuple(self.query(Field))
        for field in self._fields:
            field.text = self._filling.pack.answers.get(field.key, "")
        self.query_one("#told", Facts).show(self._filling.pack.told, captions=20)
        self._last = self._texts()
        self._ready = True
        self.shell.open_forms.add(self)
        self._say_state()
        self._fields[0].control.focus()

    def on_unmount(self) -> None:
        """Be forgotten."""
        self.shell.open_forms.discard(self)

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
        if self.focused is not None:
            # The control that has the focus first takes in the keys that were pressed.
            done = asyncio.Event()
            self.focused.call_later(done.set)
            await done.wait()
        self._keep()
        return await self._keeper.flush(self.shell)

    @property
    def loss(self) -> str:
        """Why the last save failed."""
        return self._keeper.loss

    def _tell_loss(self) -> None:
        self.shell.push_screen(ErrorModal(self.loss, NOT_KEPT))

    def _missing(self) -> list[str]:
        return [field.caption for field in self._fields if field.is_missing]

    def _say_state(self) -> None:
        kept = f"Gardé dans {self._path.name} à {self._saved_at}" if self._saved_at else self._path.name
        missing = self._missing()
        left = f"À remplir\u00a0: {listed(missing)}" if missing else "Tout ce qui est requis est rempli"
        self.summarise(f"{kept} · {left}")

    # ── Moving about, ending ───────────────────────────────────────────────────────────────

    @on(events.DescendantFocus)
    def _hint_of_focus(self) -> None:
        field = next((field for field in self._fields if field.has_focus_within), None)
        if field is not None:
            self.query_one("#hint", Section).show(field.fault or field.hint, field.caption)

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_other_tab(self) -> None:
        """Show the next tab: a part of the report, then the mission, then the first part again."""
        tabs = self.query_one(TabbedContent)
        panes = [pane.id or "" for pane in tabs.query(TabPane)]
        tabs.active = panes[(panes.index(tabs.active) + 1) % len(panes)]
        self.call_after_refresh(self._begin, tabs.active)

    def _begin(self, pane: str) -> None:
        """Give the focus to the first field of a tab; the mission is only read."""
        first = next(iter(self.query_one(f"#{pane}").query(Field)), None)
        if first is not None:
            first.control.focus()
        else:
            self.query_one("#hint", Section).show("Fixé au départ du paquet.", "La mission")
            self.query_one("#mission VerticalScroll").focus()

    @writing
    async def action_finish(self) -> None:
        """Say where the answers are and to whom the file goes; quit, or go on."""
        if not await self.flush():
            self._tell_loss()
            return
        if await self.app.push_screen_wait(ConfirmModal("Terminer", self._ending(), "Quitter", "Continuer")):
            await self.app.action_quit()

    def _ending(self) -> str:
        missing = self._missing()
        parts = [
            f"Vos réponses sont dans le fichier\u00a0:\n{self._filling.path.absolute()}",
            f"Il reste à remplir\u00a0: {listed(missing)}." if missing else "",
            f"Envoyez-le à\u00a0: {self._filling.back}.",
            "Vous pourrez le rouvrir, le compléter et le renvoyer.",
        ]
        return "\n\n".join(part for part in parts if part)
