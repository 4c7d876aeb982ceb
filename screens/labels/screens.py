"""The register of labels « au … »: the state of each on the day of the title."""

from collections.abc import Sequence
from datetime import date

from textual.binding import Binding

from daect_tui.domain.dates import long_date_with_day, parse_date, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_register import LabelLine, counts
from daect_tui.domain.text import counted
from daect_tui.services.catalogue import themes
from daect_tui.services.desk import Desk
from screens.calls import writing
from screens.labels.extracting import write_extract
from screens.labels.label import LabelScreen
from screens.labels.words import previewed
from screens.listed import FILTER, ListScreen
from screens.modals.entry import EntryModal
from screens.searched import SEARCH
from screens.widgets.listing import Column

_S = LabelState
_STATES = {
    "en_vigueur": frozenset({_S.ACTIVE, _S.TO_RENEW}),
    "a_renouveler": frozenset({_S.TO_RENEW}),
    "suspendus": frozenset({_S.SUSPENDED}),
    "finis": frozenset({_S.EXPIRED, _S.RENEWED, _S.REPEALED, _S.REVOKED, _S.GIVEN_UP}),
}
_SHORT = {_S.GIVEN_UP: "abandonné"}


class LabelsScreen(ListScreen[LabelLine]):
    """The first screen of the mode."""

    TITLE = "Labels"
    BINDINGS = [
        Binding("ctrl+l", "date", "Date", tooltip="lire le registre à une autre date", id="labels.date"),
        SEARCH,
        FILTER,
        Binding("ctrl+d", "extract", "Extrait", tooltip="écrire l’extrait public", id="labels.extract"),
    ]
    COLUMNS = (
        Column("Numéro", 12),
        Column("Titulaire"),
        Column("Domaine", wide=True),
        Column("Fin", 10),
        Column("État", 12),
    )
    EMPTY = "Aucun label\u00a0: le premier naît d’une décision que l’on signe au Comité (F4)."
    FILTERS = {
        "": "tous",
        "en_vigueur": "en vigueur",
        "a_renouveler": "à renouveler",
        "suspendus": "suspendus",
        "finis": "finis",
    }
    TASKS = (
        ("Savoir qui était labellisé un jour", "Ctrl+L, la date\u00a0: chaque état est celui de ce jour."),
        (
            "Suivre un label",
            "Entrée l’ouvre\u00a0: missions, historique, documents\u202f; Ctrl+T, ses actes.",
        ),
        (
            "Publier le registre",
            "Ctrl+D écrit l’extrait public, sans nom de personne\u00a0: PDF, CSV ou XLSX.",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # Until a date is asked for, the register is that of the present day.
        self._asked: date | None = None

    @property
    def day(self) -> date:
        """The day of the register that is shown."""
        return self._asked or self.desk.office.clock.today()

    def read(self) -> Sequence[LabelLine]:
        """Return all the labels, the last granted first."""
        return self.desk.labels.lines(self.day)[::-1]

    def key_of(self, thing: LabelLine) -> str:
        """Return the number."""
        return thing.life.label.number

    def cells(self, thing: LabelLine) -> Sequence[str]:
        """Write number, holder, domain, last day, state."""
        label = thing.life.label
        return (
            label.number,
            thing.holder,
            label.domain,
            short_date(label.until),
            _SHORT.get(thing.state, thing.state.label),
        )

    def searched(self, thing: LabelLine) -> str:
        """Find a label by its number, holder then and now, domain, theme, programme or state."""
        label = thing.life.label
        return " ".join(
            (label.number, thing.holder, label.domain, themes().get(label.theme, ""), label.programme,
             label.dossier, thing.state.label)
        )  # fmt: skip

    def passes(self, thing: LabelLine, code: str) -> bool:
        """Sort out by the state of the day."""
        return thing.state in _STATES[code]

    def preview(self, thing: LabelLine) -> tuple[str, str]:
        """Write what the list does not show."""
        return thing.life.label.number, previewed(thing, self.day)

    def counted(self, count: int) -> str:
        """Say how many, and by state where all are shown."""
        said = counted(count, "label")
        if count != len(self.things) or not count:
            return said
        states = counts(self.things.values())
        told = [counted(number, state.label, _many(state)) for state, number in states.items()]
        return f"{said} · {', '.join(told)}"

    def show_rows(self) -> None:
        """Show the rows under the day that they are of."""
        self.title = f"Labels au {short_date(self.day)}"
        super().show_rows()

    def open_subject(self, subject: str) -> None:
        """Open the label that bears a number, as it is today."""
        self.app.push_screen(LabelScreen(self.desk, subject))

    def open_row(self, key: str) -> None:
        """Open a label on the day of the register."""
        self.app.push_screen(LabelScreen(self.desk, key, self._asked))

    @writing
    async def action_date(self) -> None:
        """Ask for the day of the register; an empty line comes back to today."""
        question = f"Registre au (vide\u00a0: {long_date_with_day(self.desk.office.clock.today())})\u00a0:"
        given = short_date(self._asked) if self._asked else ""
        asked = await self.app.push_screen_wait(
            EntryModal("Lire le registre à une date", question, _read_day, given)
        )
        if asked is not None:
            self._asked = asked[0]
            self.reload()

    @writing
    async def action_extract(self) -> None:
        """Write the public extract on the day of the register."""
        await write_extract(self, self.day)


def _many(state: LabelState) -> str:
    """Write a state in the plural: « actifs », « abandonnés par le titulaire », « à renouveler »."""
    first, space, rest = state.label.partition(" ")
    return state.label if first == "à" else f"{first}s{space}{rest}"


def _read_day(typed: str) -> tuple[date | None]:
    if not typed.strip():
        return (None,)
    day = parse_date(typed, "Date")
    if day is None:
        raise Refusal("Écrivez une date, par exemple 14/03/2018.")
    return (day,)
