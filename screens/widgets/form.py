"""A form that loses nothing: a draft from the first change, taken up again, filed with its faults shown."""

import asyncio
from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.draft import Draft
from daect_tui.domain.errors import DaectError, WriteRefused
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.text import counted, listed, quoted
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.choice import Choice
from screens.modals.confirm import loss_modal
from screens.modals.drafts import DraftsModal
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from screens.widgets.keeping import DraftKeeper
from screens.widgets.kept_fields import KeptFields
from screens.widgets.section import Section

R = TypeVar("R")

_UNFINISHED = "Une saisie n’est pas finie"
_BLANK, _ERASE = -1, -2
_IGNORED = "Le formulaire s’ouvre sans ces saisies, qui restent gardées."
_ERASED = "Ces saisies sont effacées, et le formulaire s’ouvre sans elles."
_CLEANED = "Enregistré, sauf des caractères invisibles"
# Missing fields are named up to this number, counted beyond it.
_NAMED = 3


class AutosavedForm(KeptFields[R | None], DeskScreen[R | None]):
    """A form of `Field`s. A subclass gives `compose_fields`, `file` and, where there is one, `prepare`.

    `target` is the reference of the record that is edited (empty: a new one), `initial` the texts
    that the form begins with. Gives back what `file` returned, or `None` when it was left as a draft.
    """

    # Texts of the draft that no field shows.
    HIDDEN: ClassVar[tuple[str, ...]] = ()
    BINDINGS = [
        Binding("escape", "leave", "Garder et fermer", tooltip="fermer, la saisie gardée", id="form.leave"),
        Binding("ctrl+s", "file", "Enregistrer", tooltip="enregistrer ce qui est rempli", id="form.file"),
        Binding("ctrl+b", "next_tab", "Onglet suivant", tooltip="aller à l’onglet suivant", id="form.tab"),
    ]
    TASKS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Remplir", "Tab ou Entrée passe au champ suivant. Un champ marqué * est requis."),
        (
            "S’interrompre",
            "Échap ferme le formulaire. Ce qui est tapé est gardé, et proposé la fois suivante.",
        ),
        ("Finir", "Ctrl+S enregistre. Ce qui ne va pas est écrit sous chaque champ, et rien n’est perdu."),
    )

    def __init__(
        self, desk: Desk, drafts: Drafts, *, target: str = "", initial: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(desk)
        self._drafts = drafts
        self._target = target
        self._initial = dict(initial or {})
        self._hidden: dict[str, str] = {}
        self._keeper = DraftKeeper(drafts, target, self._kept_draft, self.tell_loss)
        self._last: dict[str, str] = {}
        self._opened = False
        self._ready = False
        self._filing = False
        self._saved_at = ""

    # ── What a subclass gives ──────────────────────────────────────────────────────────────

    @abstractmethod
    def compose_fields(self) -> ComposeResult:
        """Arrange the fields, in a `TabbedContent` or not."""

    @abstractmethod
    def file(self, draft_id: int) -> R:
        """Make a record of the draft (called in a thread); raises `FormRefused` with every fault."""

    async def prepare(self) -> None:
        """Read what the fields need from the register (the lists of choices), before they are filled."""

    def filled(self) -> None:
        """Say what is known of the texts that were just put into the fields."""

    async def before_filing(self) -> bool:
        """Ask what must be asked first; tell whether to go on. A fault may be raised as by `file`."""
        return True

    def notices(self) -> tuple[str, ...]:
        """Say what the door will drop from the texts (product decision 15), one sentence a field."""
        reader = FormReader(self.texts())
        for field in self._fields:
            reader.text(field.key, field.caption)
        return tuple(reader.notices.values())

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft for the list of those that can be taken up again."""
        return next((text for text in fields.values() if text.strip()), "(sans titre)")

    def on_mount(self) -> None:
        """Be known to the application."""
        self.enrol()

    # ── Opening ────────────────────────────────────────────────────────────────────────────

    def compose_body(self) -> ComposeResult:
        """Arrange the fields, and the foot that explains the one that has the focus."""
        yield from self.compose_fields()
        yield Section("Aide à la saisie", id="hint")

    def reload(self) -> object:
        """Fill the form the first time; what is being typed is never read again."""
        if self._opened:
            return None
        self._opened = True
        return self._open()

    @reading
    async def _open(self) -> None:
        try:
            await asyncio.to_thread(self.desk.office.check_may_write)
        except WriteRefused:
            self.dismiss(None)
            raise
        await self.prepare()
        pending = await asyncio.to_thread(self._drafts.pending, self._target)
        texts = await self._recovered(pending) if pending else None
        self._put(texts or self._initial)
        self._ready = True
        self._count_missing()
        first = next((field for field in self._fields if not field.control.disabled), None)
        if first is not None:
            first.control.focus()

    async def _recovered(self, pending: tuple[Draft, ...]) -> Mapping[str, str] | None:
        """Ask which draft to take up again; `None` for a form that begins anew."""
        choices = [
            Choice(draft.id, self._named(draft), f"Saisie par {draft.agent}." if draft.agent else "")
            for draft in pending
        ]
        choices += [Choice(_BLANK, "Ignorer", _IGNORED), Choice(_ERASE, "Effacer", _ERASED)]
        chosen = await self.app.push_screen_wait(DraftsModal(_UNFINISHED, choices, self._drafts.discard))
        if chosen == _ERASE:
            for draft in pending:
                await asyncio.to_thread(self._drafts.discard, draft.id)
        for draft in pending:
            if draft.id == chosen:
                self._keeper.draft_id = draft.id
                return draft.fields
        return None

    def _named(self, draft: Draft) -> str:
        when = f"{short_date(paris_day(draft.saved_at))} à {clock_time(draft.saved_at)}"
        return f"Récupérer {quoted(self.describe(draft.fields))}, {when}"

    def _put(self, texts: Mapping[str, str]) -> None:
        for field in self._fields:
            if field.key in texts:
                field.text = texts[field.key]
        self._hidden = {key: texts[key] for key in self.HIDDEN if key in texts}
        self.filled()
        self._last = self.texts()

    # ── Keeping ────────────────────────────────────────────────────────────────────────────

    def texts(self) -> dict[str, str]:
        """Return the text of every field by its key, exactly as typed, and the hidden ones."""
        return {**self._hidden, **{field.key: field.text for field in self._fields}}

    @on(Field.Changed)
    def _keep(self) -> None:
        texts = self.texts()
        if self._ready and not self._filing and texts != self._last:
            self._last = texts
            self._count_missing()
            self._keeper.keep(self.shell, texts)

    def _kept_draft(self, draft: Draft) -> None:
        self._saved_at = clock_time(draft.saved_at)
        if self.is_attached:
            self._count_missing()

    async def flush(self) -> bool:
        """Wait until everything typed is in the draft; tell whether it is, else `loss` says why not."""
        if self._ready:
            await self.settled()
            self._keep()
        return await super().flush()

    def _count_missing(self) -> None:
        missing = self.missing()
        parts = [f"Brouillon gardé à {self._saved_at}"] if self._saved_at else []
        if len(missing) > _NAMED:
            parts.append(f"{counted(len(missing), 'champ requis', 'champs requis')} à remplir")
        elif missing:
            parts.append(f"À remplir\u00a0: {listed(missing)}")
        else:
            parts.append("Tout ce qui est requis est rempli")
        self.summarise(" · ".join(parts))

    # ── Moving about ───────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the key of tabs where there is none; nothing is filed twice."""
        if action == "next_tab":
            return bool(self.query(TabbedContent))
        if action == "file":
            return self._ready and not self._filing
        return super().check_action(action, parameters)

    # ── Ending ─────────────────────────────────────────────────────────────────────────────

    async def leave(self) -> None:
        """Go back once what was typed is in the draft; stay when it could not be kept."""
        if await self.flush():
            self.dismiss(None)
        else:
            self.tell_loss()

    @writing
    async def action_leave(self) -> None:
        """Go back, keeping the draft; ask first when it could not be kept."""
        if not await self.flush():
            question = loss_modal(self.loss, "Fermer et perdre la saisie")
            if not await self.app.push_screen_wait(question):
                return
        if self._keeper.draft_id:
            self.shell.tell("Saisie gardée en brouillon.")
        self.dismiss(None)

    @writing
    async def action_file(self) -> None:
        """File the form; what is wrong is written under each field."""
        if not self._keeper.draft_id:
            self._keeper.keep(self.shell, self.texts())
        if not await self.flush():
            self.tell_loss()
            return
        notices = self.notices()
        self._be_busy(busy=True)
        try:
            if not await self.before_filing():
                self._be_busy(busy=False)
                return
            filed = await asyncio.to_thread(self.file, self._keeper.draft_id)
        except DaectError as error:
            self._be_busy(busy=False)
            self._keep()
            if not isinstance(error, FormRefused):
                raise
            self.show_faults(error.faults)
        else:
            if notices:
                await self.app.push_screen_wait(ErrorModal("\n".join(notices), _CLEANED))
            self.dismiss(filed)

    def _be_busy(self, *, busy: bool) -> None:
        self._filing = busy
        self.set_class(busy, "-busy")
        self.refresh_bindings()
        self.shell.tell("Enregistrement…" if busy else "")

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Write each sentence under its field, and go to the first; the others are shown in a modal."""
        fields = {field.key: field for field in self._fields}
        for key, field in fields.items():
            field.fault = faults.get(key, "")
        self.shell.tell(f"{counted(len(faults), 'champ')} à corriger")
        elsewhere = [sentence for key, sentence in faults.items() if key not in fields]
        if elsewhere:
            self.app.push_screen(ErrorModal("\n".join(elsewhere)))
        first = next((field for key, field in fields.items() if key in faults), None)
        if first is not None:
            self.go_to_field(first)

    def go_to_field(self, field: Field) -> None:
        """Show the tab of a field, and give it the focus."""
        pane = next((node for node in field.ancestors if isinstance(node, TabPane)), None)
        if pane is not None and pane.id:
            self.query_one(TabbedContent).active = pane.id
        self.call_after_refresh(field.control.focus)
