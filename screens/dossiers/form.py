"""The form of a dossier: who asks, and the three parts of the request; a draft from the first key."""

import asyncio
from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent

from daect_tui.domain.dossier import Channel, Dossier
from daect_tui.domain.dossier_form import read_dossier_form
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.catalogue import themes
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes, form_fields
from screens.calls import reading
from screens.dossiers.form_fields import dossier_tabs
from screens.dossiers.form_offers import KNOWN, TYPED, Offers, agreement_of_siret
from screens.dossiers.similar import Resolution, ask_similar
from screens.widgets.fields import ChoiceField, Field
from screens.widgets.form import AutosavedForm
from screens.widgets.line_input import LineInput
from screens.widgets.suggest import SuggestField

_BLANK = {"kind": OrganisationKind.COMMUNE.value, "channel": Channel.POST.value}
# What an organisation is known by: chosen with another, it goes with it.
_IDENTITY = frozenset({"kind", "name", "siren", "siret", "rna", "territory_code", "department", "region"})
_PLACES = frozenset({"department", "region"})
_NAMED = 4


class DossierForm(AutosavedForm[Dossier]):
    """A new dossier, or the changes to one that is filed (`dossier`); gives it back once filed.

    A new one may begin with the texts of an earlier one (`initial`): the fields named in `carried`
    say so until they are edited, and `origin` is its reference.
    """

    TITLE = "Nouveau dossier"
    CSS_PATH = "dossiers.tcss"
    HIDDEN = ("origin", "carried")
    BINDINGS = [Binding("ctrl+s", "file", "Déposer", tooltip="déposer le dossier", id="form.file")]
    TASKS = (
        (
            "Choisir l’organisme",
            "Taper le début de son nom, ↓ puis Entrée. Un syndicat, une association se tapent en entier.",
        ),
        ("Écrire ailleurs", "Dans un long texte, Ctrl+O l’ouvre dans votre éditeur ($EDITOR)."),
        *AutosavedForm.TASKS,
    )

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier | None = None,
        *,
        initial: Mapping[str, str] | None = None,
        carried: frozenset[str] = frozenset(),
        origin: str = "",
    ) -> None:
        begun = {**_BLANK, **(initial or {}), "origin": origin, "carried": " ".join(sorted(carried))}
        super().__init__(
            desk,
            desk.intake.drafts,
            target=dossier.reference if dossier else "",
            initial=form_fields(dossier) if dossier else begun,
        )
        self._edited = dossier
        self._offers = Offers(desk)
        self._resolution = Resolution()
        if dossier:
            self.title = f"Modifier {dossier.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the four tabs."""
        with TabbedContent():
            yield from dossier_tabs(self._offers)

    async def prepare(self) -> None:
        """Offer the programmes of the register; that of a filed dossier stays."""
        self._make_ready()
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        field = self.query_one("#field-programme", ChoiceField)
        field.offer([(programme.code, f"{programme.code} — {programme.label}") for programme in programmes])
        field.control.disabled = self._edited is not None

    @reading
    async def _make_ready(self) -> None:
        """Have the lists of territories prepared while the first fields are read."""
        await asyncio.to_thread(self.desk.organisations.make_ready)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its applicant."""
        return fields.get("name", "").strip() or "sans nom"

    # ── What is known of the texts ─────────────────────────────────────────────────────────

    def field(self, key: str) -> Field:
        """Return the field of a key."""
        return self.query_one(f"#field-{key}", Field)

    def filled(self) -> None:
        """Mark what was carried over, and say whether the identity is verified."""
        origin = self._hidden.get("origin", "")
        for key in self._hidden.get("carried", "").split():
            if any(field.key == key for field in self._fields):
                self.field(key).carried = f"repris de {origin}"
        # The fields tell of their first texts once the messages of their controls are handled.
        self.call_after_refresh(self._say_identity)

    def texts(self) -> dict[str, str]:
        """Return the texts, with the names of those that are still as they were carried over."""
        texts = super().texts()
        if "carried" in texts:
            texts["carried"] = " ".join(sorted(field.key for field in self._fields if field.carried))
        return texts

    def _say_identity(self) -> None:
        if self._edited is not None and self.field("name").text == self._edited.organisation.name:
            self.field("name").remark = KNOWN if self._edited.organisation.verified else TYPED

    @on(SuggestField.Picked)
    def _fill(self, event: SuggestField.Picked) -> None:
        """Fill in what is known of the organisation that was chosen; an address stays unless it is known."""
        for key, text in event.offer.fields.items():
            if text or key in _IDENTITY:
                self.field(key).text = text
        if event.field.key == "name":
            self.call_after_refresh(self._remark_name, event.offer.remark)

    def _remark_name(self, remark: str) -> None:
        self.field("name").remark = remark

    @on(Field.Changed)
    def _follow(self, event: Field.Changed) -> None:
        if event.field.key in _PLACES:
            self._name_places(self.field("department").text, self.field("region").text)
        elif event.field.key == "postcode":
            self._offers.postcode = event.field.text

    @reading
    async def _name_places(self, department: str, region: str) -> None:
        """Say which département and région the codes are."""
        names = await asyncio.to_thread(self._offers.places, department, region)
        for key, name in zip(("department", "region"), names, strict=True):
            self.field(key).remark = name

    @on(Field.Left)
    def _check_left(self, event: Field.Left) -> None:
        """Check what takes more than one field, once it is left."""
        field = event.field
        if field.key in {"siren", "siret"}:
            siret = self.field("siret")
            siret.fault = siret.wrong() or agreement_of_siret(self.field("siren").text, siret.text)
        elif field.key == "name" and field.text.strip() and not field.note:
            field.remark = TYPED
        elif field.key == "postcode" and field.text.strip() and not field.fault:
            self._find_communes(field.text)

    @reading
    async def _find_communes(self, postcode: str) -> None:
        """Propose the commune of a postcode; it is selected, so that what is typed replaces it."""
        names = await asyncio.to_thread(self._offers.communes_at, postcode)
        field, city = self.field("postcode"), self.field("city")
        if field.text != postcode:
            return
        if not names:
            field.remark = "Code absent de la liste\u00a0: un CEDEX\u202f?"
        elif not city.text.strip() and len(names) == 1:
            city.text = names[0]
            city.query_one(LineInput).action_select_all()
        elif city.text.strip() not in names:
            known = f"{', '.join(names[:_NAMED])}…" if len(names) > _NAMED else listed(names)
            field.remark = f"Communes{NBSP}: {known}"

    # ── Filing ─────────────────────────────────────────────────────────────────────────────

    async def before_filing(self) -> bool:
        """Find every fault, then what looks like this request; ask what to make of that."""
        if self._edited is not None:
            return True
        texts = self.texts()
        read_dossier_form(texts, country_codes(), themes(), self.desk.office.clock.today())
        found = await asyncio.to_thread(self.desk.similar.of_fields, texts)
        resolution = await ask_similar(self.app, found)
        if resolution is None:
            return False
        self._resolution = resolution
        return True

    def file(self, draft_id: int) -> Dossier:
        """File the draft, or apply it to the dossier that it edits."""
        if self._edited is not None:
            return self.desk.intake.amend(draft_id)
        return self.desk.intake.file(draft_id, self._resolution.link, self._resolution.reason)
