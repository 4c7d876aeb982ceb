"""F9 Répertoire: members, programmes, dated settings, rules and journal, each in its tab."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import short_date
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.member import Member
from daect_tui.domain.text import clean_line
from daect_tui.services.desk import Desk
from daect_tui.services.letter_readiness import LETTERHEAD
from daect_tui.services.routing import RouteLine
from screens.calls import reading, writing
from screens.directory import words
from screens.directory.correspondents import CorrespondentsTab, correspondent_sheet
from screens.directory.delays import delays_facts, delays_sheet
from screens.directory.grid_sheet import grid_choices, grid_sheet
from screens.directory.known import Known, read_known
from screens.directory.member_sheet import member_sheet
from screens.directory.mission_settings import mission_settings_facts, mission_settings_sheet
from screens.directory.organisations import NAME as ORGANISATIONS
from screens.directory.organisations import OrganisationsPane
from screens.directory.reminders import reminder_facts, reminders_sheet
from screens.directory.rules import rules_sheet, sections_sheet
from screens.directory.sheets import letterhead_sheet, programme_sheet, signatory_sheet
from screens.directory.wordings import WordingsPane
from screens.modals.choice import ChoiceModal
from screens.modals.entry import EntryModal
from screens.safety.doors import open_safety
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
            "ctrl+e", "rules", "Modifier", tooltip="modifier le règlement de séance", id="directory.rules"
        ),
        Binding(
            "ctrl+g",
            "sections",
            tooltip="ordonner les parties du procès-verbal",
            show=False,
            id="directory.sections",
        ),
        Binding(
            "ctrl+y",
            "missions",
            tooltip="changer les plafonds et les taux des missions",
            show=False,
            id="directory.missions",
        ),
        Binding(
            "ctrl+l",
            "reminders",
            tooltip="changer quand partent les relances de rapport",
            show=False,
            id="directory.reminders",
        ),
        Binding("ctrl+o", "delays", "Délais", tooltip="changer les délais donnés", id="directory.delays"),
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
        (
            "Changer une grille",
            "Onglet Programmes, Ctrl+K\u00a0: les questions de l’évaluation des missions.",
        ),
        ("Aiguiller les dossiers", "Onglet Référents, Entrée\u00a0: le nom est proposé au dépôt."),
        ("Corriger un organisme", "Onglet Organismes, Entrée. Ctrl+T vérifie son identité ou le fusionne."),
        ("Changer le texte d’un courrier", "Onglet Modèles, Entrée : vérifié à chaque frappe, Ctrl+S."),
        ("Tenir les textes types", "Onglet Modèles, Ctrl+L : réserves, motifs, compléments attendus…"),
        ("Changer une règle", "Onglet Règlement, Ctrl+E\u00a0: vaut pour les séances ouvertes ensuite."),
        ("Ordonner le PV", "Onglet Règlement, Ctrl+G\u00a0: les parties du procès-verbal, une par ligne."),
        ("Changer les délais", "Onglet Règlement, Ctrl+O\u00a0: pièces, avis, et silence des consultés."),
        (
            "Plafonner les missions",
            "Onglet Règlement, Ctrl+Y\u00a0: plafonds, taux par jour, délai du rapport.",
        ),
        (
            "Régler les relances",
            "Onglet Règlement, Ctrl+L\u00a0: combien de jours après l’échéance d’un rapport.",
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
            yield from _tab("Programmes", Listing(
                Column("Code", 13), Column("Nom"), Column("Label"), Column("Donne", 8),
                empty="Le catalogue est vide.", id="programmes",
            ))  # fmt: skip
            yield from _tab("En-têtes", Listing(
                Column("Depuis le", 10), Column("Jusqu’au", 10), Column("Direction"), Column("État", 10),
                empty="Aucun en-tête\u00a0: Ctrl+N en ajoute un.", id="letterheads",
            ))  # fmt: skip
            yield from _tab("Signataires", Listing(
                Column("Depuis le", 10), Column("Jusqu’au", 10), Column("Signataire"), Column("État", 10),
                empty="Aucun signataire\u00a0: Ctrl+N en ajoute un.", id="signatories",
            ))  # fmt: skip
            with TabPane("Règlement", id="rules-pane"), VerticalScroll(can_focus=False):
                yield Static(Content(words.ABOUT_RULES), id="about-rules")
                yield Facts(id="rules-facts")
            yield from _tab("Journal", Listing(
                Column("Nº", 6), Column("Le", 10), Column("À", 9), Column("Acte"), Column("Objet", 19),
                Column("Agent", 20, wide=True),
                empty="Aucun acte.", id="journal",
            ))  # fmt: skip
            yield from _tab("Référents", Listing(
                Column("Aiguillage", 17), Column("Pour"), Column("Référent"),
                empty="Rien à aiguiller.", id="routes",
            ))  # fmt: skip
            yield OrganisationsPane(self.desk)
            with TabPane("Correspondants", id="correspondents-pane"):
                yield CorrespondentsTab()
            # The last tab is one key away from the first: ←.
            yield WordingsPane(self.desk)

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
        rules = words.rules_facts(known.rules, known.sections)
        self.query_one("#rules-facts", Facts).show(
            [
                *rules,
                *delays_facts(known.delays),
                *mission_settings_facts(known.missions),
                *reminder_facts(known.reminders),
            ]
        )
        self.query_one(OrganisationsPane).reload()
        self.query_one(WordingsPane).reload()
        self._say_counts()
        self.refresh_bindings()

    @on(TabbedContent.TabActivated)
    def _say_counts(self) -> None:
        pane = self.query_one(TabbedContent).active_pane
        if isinstance(pane, OrganisationsPane | WordingsPane):
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
        name, _, key = subject.partition("/")
        if not self.query(f"#{name}-pane" if name else "#none"):
            return
        self.query_one(TabbedContent).active = f"{name}-pane"
        if name == ORGANISATIONS:
            self.query_one(OrganisationsPane).show(int(key))
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
        if action in {"rules", "sections", "delays", "missions", "reminders"}:
            return self._known is not None and self._shown == "rules"
        if action == "grids":
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

    @writing
    async def action_rules(self) -> None:
        """Change the rules of the committee."""
        if self._known is None:
            return
        saved = await self.app.push_screen_wait(rules_sheet(self.desk, self._known.rules))
        if saved is not None:
            self.kept("Règlement enregistré. Une séance déjà ouverte garde le sien.")

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
    async def action_sections(self) -> None:
        """Order the sections of the minutes."""
        if self._known is None:
            return
        saved = await self.app.push_screen_wait(sections_sheet(self.desk, self._known.sections))
        if saved is not None:
            self.kept("Ordre du procès-verbal enregistré.")

    @writing
    async def action_delays(self) -> None:
        """Change the delays that the desk gives."""
        if self._known is None:
            return
        saved = await self.app.push_screen_wait(delays_sheet(self.desk, self._known.delays))
        if saved is not None:
            self.kept("Délais enregistrés.")

    @writing
    async def action_missions(self) -> None:
        """Change the ceilings and the daily rates of missions."""
        if self._known is None:
            return
        saved = await self.app.push_screen_wait(mission_settings_sheet(self.desk, self._known.missions))
        if saved is not None:
            self.kept(f"Plafonds et taux enregistrés, à partir du {short_date(saved.valid_from)}.")

    @writing
    async def action_reminders(self) -> None:
        """Change when the reminders of reports go."""
        if self._known is None:
            return
        saved = await self.app.push_screen_wait(reminders_sheet(self.desk, self._known.reminders))
        if saved is not None:
            self.kept("Délais de relance enregistrés.")

    @writing
    async def action_grids(self) -> None:
        """Change an evaluation grid: the default one, or that of a programme."""
        choices = grid_choices(await asyncio.to_thread(self.desk.grids.all))
        grid = await self.app.push_screen_wait(ChoiceModal("Quelle grille\u202f?", choices))
        if grid is not None and await self.app.push_screen_wait(grid_sheet(self.desk, grid)) is not None:
            self.kept("Grille enregistrée\u202f; les notes déjà données gardent leurs questions.")

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
