"""F9 Répertoire: members, programmes, dated settings, rules and journal, each in its tab."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.member import Member
from daect_tui.domain.text import clean_line
from daect_tui.services.desk import Desk
from daect_tui.services.letter_readiness import LETTERHEAD
from daect_tui.services.routing import RouteLine
from screens.calls import reading, writing
from screens.directory import words
from screens.directory.correspondents import CorrespondentsTab, correspondent_sheet
from screens.directory.known import Known, read_known
from screens.directory.member_sheet import member_sheet
from screens.directory.organisations import NAME as ORGANISATIONS
from screens.directory.organisations import OrganisationsPane
from screens.directory.setting_doors import ask_criteria, change_grid
from screens.directory.settings import SettingsPane
from screens.directory.sheets import letterhead_sheet, programme_sheet, signatory_sheet
from screens.directory.wordings import NAME as WORDINGS
from screens.directory.wordings import WordingsPane
from screens.modals.entry import EntryModal
from screens.safety.doors import OF_WORKLIST, open_safety
from screens.safety.journal import JournalScreen
from screens.tabbed import TabbedScreen
from screens.welcome.first_settings import ask_first_settings
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts

# Where Ctrl+N adds something.
_GROWS = {"members", "correspondents", "letterheads", "signatories"}
_ACTS_READ = 200


class DirectoryScreen(TabbedScreen[None]):
    """The first screen of the mode. A list named « x » stands in the tab « x-pane », over « x-facts »."""

    TITLE = "Répertoire"
    CSS_PATH = "directory.tcss"
    BINDINGS = [
        Binding("ctrl+n", "new", "Nouveau", tooltip="ajouter à la liste de l’onglet", id="directory.new"),
        Binding(
            "ctrl+e",
            "criteria",
            "Critères",
            tooltip="changer les critères du programme",
            id="directory.criteria",
        ),
        Binding(
            "ctrl+k", "grids", "Grilles", tooltip="changer une grille d’évaluation", id="directory.grids"
        ),
        Binding(
            "ctrl+u", "safety", "Sûreté", tooltip="vérifier et protéger le registre", id="directory.safety"
        ),
    ]
    TASKS = (
        ("Ajouter un membre", "Onglet Membres, Ctrl+N, remplir la fiche, Ctrl+S."),
        ("Terminer un mandat", "Onglet Membres, Entrée sur le membre, «\u202fJusqu’au\u202f», Ctrl+S."),
        ("Changer de signataire", "Onglet Signataires, Ctrl+N\u00a0: il signe à partir de son premier jour."),
        ("Changer d’en-tête", "Onglet En-têtes\u00a0: tribunal, emblème, police, à partir d’un jour."),
        ("Tenir les correspondants", "Onglet Correspondants\u00a0: Ctrl+N ajoute, une lettre tapée cherche."),
        ("Corriger un programme", "Onglet Programmes, Entrée. Tab mène à l’aperçu, où ↑ ↓ défilent."),
        ("Changer ses critères", "Onglet Programmes, Ctrl+E\u00a0: ce qui est déjà évalué garde son texte."),
        (
            "Changer une grille",
            "Onglet Programmes, Ctrl+K\u00a0: les questions de l’évaluation des missions.",
        ),
        ("Aiguiller les dossiers", "Onglet Référents, Entrée\u00a0: le nom est proposé au dépôt."),
        ("Corriger un organisme", "Onglet Organismes, Entrée. Ctrl+T vérifie son identité ou le fusionne."),
        ("Changer le texte d’un courrier", "Onglet Modèles, Entrée : vérifié à chaque frappe, Ctrl+S."),
        ("Tenir les textes types", "Onglet Modèles, Ctrl+L : réserves, motifs, compléments attendus…"),
        (
            "Changer un réglage",
            "Onglet Réglages, taper un mot, Entrée\u00a0: la valeur, et à partir de quel jour.",
        ),
        (
            "Déplacer une touche",
            "Onglet Réglages, «\u202fTouches\u202f», Entrée, puis appuyer sur la nouvelle.",
        ),
        ("Protéger le registre", "Ctrl+U\u00a0: sauvegardes, vérification, journal, personnes, archives."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: Known | None = None
        self._acts_read = _ACTS_READ
        # The key to put the cursor on in a list: what was just written there.
        self._landing: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            yield from _tab("Membres", Listing(
                Column("Membre"), Column("Organisme"), Column("Siège comme", 18), Column("Voix", 9),
                empty="Aucun membre\u00a0: Ctrl+N en ajoute un.", id="members",
            ))  # fmt: skip
            yield OrganisationsPane(self.desk)
            with TabPane("Correspondants", id="correspondents-pane"):
                yield CorrespondentsTab()
            yield from _tab("Référents", Listing(
                Column("Aiguillage", 17), Column("Pour"), Column("Référent"),
                empty="Rien à aiguiller.", id="routes",
            ))  # fmt: skip
            yield from _tab("Programmes", Listing(
                Column("Code", 13), Column("Nom"), Column("Label"), Column("Donne", 8),
                empty="Le catalogue est vide.", id="programmes",
            ))  # fmt: skip
            yield WordingsPane(self.desk)
            # The seven above and this one fit in 80 columns; what follows is changed once a year.
            yield SettingsPane(self.desk)
            yield from _tab("En-têtes", Listing(
                Column("Depuis le", 10), Column("Jusqu’au", 10), Column("Direction"), Column("État", 10),
                empty="Aucun en-tête\u00a0: Ctrl+N en ajoute un.", id="letterheads",
            ))  # fmt: skip
            yield from _tab("Signataires", Listing(
                Column("Depuis le", 10), Column("Jusqu’au", 10), Column("Signataire"), Column("État", 10),
                empty="Aucun signataire\u00a0: Ctrl+N en ajoute un.", id="signatories",
            ))  # fmt: skip
            yield from _tab("Journal", Listing(
                Column("Nº", 6), Column("Le", 10), Column("À", 9), Column("Acte"), Column("Objet", 19),
                Column("Agent", 20, wide=True),
                empty="Aucun acte.", id="journal",
            ))  # fmt: skip

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read everything that the tabs show."""
        known = await asyncio.to_thread(read_known, self.desk, self._acts_read)
        self._known = known
        landing, self._landing = self._landing, {}
        journal = self._list("journal")
        if journal.key in journal.keys[:1]:
            # The cursor was on the newest act: it stays on the newest one.
            landing["journal"] = next(iter(known.journal), "")
        for name, rows in known.rows().items():
            self._list(name).fill(rows, landing.get(name))
        self.query_one(CorrespondentsTab).show(known.correspondents, landing.get("correspondents"))
        self.query_one(OrganisationsPane).reload()
        self.query_one(WordingsPane).reload()
        self.query_one(SettingsPane).reload()
        self._say_counts()
        self.refresh_bindings()

    @on(TabbedContent.TabActivated)
    def _say_counts(self) -> None:
        pane = self.query_one(TabbedContent).active_pane
        if isinstance(pane, OrganisationsPane | WordingsPane | SettingsPane):
            self.summarise(pane.summary)
        elif self._known is not None:
            self.summarise(self._known.counts()[self._shown])

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        name = event.listing.id or ""
        if self._known is not None:
            facts = self.query_one(f"#{name}-facts", Facts)
            facts.show(self._known.facts(name, event.key or ""))
            self.query_one(f"#{name}-preview").scroll_home(animate=False)

    @on(Listing.NearEnd)
    def _read_on(self, event: Listing.NearEnd) -> None:
        """Read older acts when the cursor nears the last one."""
        if event.listing.id == "journal" and event.listing.count == self._acts_read:
            self._acts_read += _ACTS_READ
            self.reload()

    def open_subject(self, subject: str) -> None:
        """Show a tab and a thing in it: « members/3 »; nothing more where neither is named."""
        if subject == LETTERHEAD:
            self._first_settings()
            return
        if subject in OF_WORKLIST:
            self._open_door(subject)
            return
        name, _, key = subject.partition("/")
        if not self.query(f"#{name}-pane" if name else "#none"):
            return
        self.show_tab(f"{name}-pane")
        if name == ORGANISATIONS and key:
            self.query_one(OrganisationsPane).show(int(key))
            return
        if name == WORDINGS and key:
            self.query_one(WordingsPane).show(key)
            return
        for listing in self.query(f"#{name}").results(Listing):
            if key in listing.keys:
                listing.move_to(key)
            else:
                self._landing[name] = key

    @writing
    async def _first_settings(self) -> None:
        """Ask for what the letters still need."""
        await ask_first_settings(self.shell, self.desk)

    @writing
    async def _open_door(self, subject: str) -> None:
        """Go where a line of « À faire » leads, which is about the register itself."""
        await OF_WORKLIST[subject](self)

    def _list(self, name: str) -> Listing:
        return self.query_one(f"#{name}", Listing)

    @property
    def _shown(self) -> str:
        """The name of what the tab shows."""
        return self.tab.removesuffix("-pane")

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show each key on the tabs that it acts upon."""
        if action == "new":
            return self._known is not None and self._shown in _GROWS
        if action in ("grids", "criteria"):
            return self._known is not None and self._shown == "programmes"
        return super().check_action(action, parameters)

    @writing
    async def action_new(self) -> None:
        """Add a member, a letterhead or a signatory."""
        if self._shown == "members":
            added = await self.app.push_screen_wait(member_sheet(self.desk, None))
            if added is not None:
                self._landing["members"] = str(added.id)
                self.kept(f"{added.full_name} siège {words.term(added.starts_on, added.until)}.")
        elif self._shown == "correspondents":
            await self._save_correspondent(None)
        elif self._shown == "letterheads":
            await self._save_letterhead(None)
        else:
            await self._save_signatory(None)

    @on(Listing.Chosen)
    @writing
    async def _edit(self, event: Listing.Chosen) -> None:
        """Edit the member, the programme or the dated setting that was chosen."""
        name, key, known = event.listing.id, event.key, self._known
        if known is None:
            return
        if name == "members":
            await self._save_member(known.members[key])
        elif name == "correspondents":
            await self._save_correspondent(known.correspondents[key])
        elif name == "programmes":
            saved = await self.app.push_screen_wait(programme_sheet(self.desk, known.programmes[key]))
            if saved is not None:
                self.kept(f"Programme {saved.code} modifié.")
        elif name == "routes":
            await self._save_route(known.routes[key])
        elif name == "letterheads":
            await self._save_letterhead(known.letterheads[key])
        elif name == "signatories":
            await self._save_signatory(known.signatories[key])
        elif name == "journal":
            await self.app.push_screen(JournalScreen(self.desk, int(key)))

    async def _save_member(self, member: Member) -> None:
        """Ask for what changes of a member, the last day of their term included."""
        saved = await self.app.push_screen_wait(member_sheet(self.desk, member))
        if saved is not None:
            self.kept(f"{saved.full_name} siège {words.term(saved.starts_on, saved.until)}.")

    async def _save_route(self, route: RouteLine) -> None:
        """Ask who follows what is routed by a line; blank takes it off the table."""
        name = await self.app.push_screen_wait(
            EntryModal(
                f"{route.axis.label.capitalize()}\u00a0: {route.name}",
                "Nom du référent (vide\u00a0: personne)\u00a0:",
                lambda typed: clean_line(typed).text,
                route.referent,
            )
        )
        if name is not None:
            saved = await asyncio.to_thread(self.desk.routing.save, route.axis, route.key, name)
            self.kept(f"{saved.name}\u00a0: {saved.referent or 'personne'}.")

    @writing
    async def action_criteria(self) -> None:
        """Change the criteria of the chosen programme."""
        key = self.query_one("#programmes", Listing).key
        if self._known is not None and key is not None:
            await ask_criteria(self, self._known.programmes[key])

    @writing
    async def action_grids(self) -> None:
        """Change an evaluation grid: the default one, or that of a programme."""
        await change_grid(self)

    async def _save_correspondent(self, one: Correspondent | None) -> None:
        saved = await self.app.push_screen_wait(correspondent_sheet(self.desk, one))
        if saved is not None:
            self._landing["correspondents"] = str(saved.id)
            self.kept(f"{saved.name} enregistré." if saved.active else f"{saved.name} n’est plus consulté.")

    async def _save_letterhead(self, setting: DatedLetterhead | None) -> None:
        model = next(iter(self._known.letterheads.values()), None) if self._known else None
        saved = await self.app.push_screen_wait(letterhead_sheet(self.desk, setting, model))
        if saved is not None:
            self._landing["letterheads"] = saved.valid_from.isoformat()
            self.kept(f"En-tête enregistré, {words.term(saved.valid_from, saved.valid_until)}.")

    async def _save_signatory(self, setting: Signatory | None) -> None:
        model = next(iter(self._known.signatories.values()), None) if self._known else None
        saved = await self.app.push_screen_wait(signatory_sheet(self.desk, setting, model))
        if saved is not None:
            self._landing["signatories"] = saved.valid_from.isoformat()
            self.kept(f"{saved.name} signe {words.term(saved.valid_from, saved.valid_until)}.")

    @writing
    async def action_safety(self) -> None:
        """Ask what to do for the safety of the register."""
        await open_safety(self)


def _tab(title: str, listing: Listing) -> ComposeResult:
    """Arrange a list over the preview of its chosen row; Tab leads to the preview, which scrolls."""
    with TabPane(title, id=f"{listing.id}-pane"):
        yield listing
        with VerticalScroll(id=f"{listing.id}-preview", classes="preview"):
            yield Facts(id=f"{listing.id}-facts")
