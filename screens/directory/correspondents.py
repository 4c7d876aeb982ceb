"""The tab « Correspondants » of the Répertoire: who is asked for opinions, found by a few letters."""

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.correspondent_form import Consulted, correspondent_fields, read_correspondent_form
from daect_tui.domain.text import fold
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, LineField
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.searching import search_as_typed
from screens.widgets.section import Facts

_EMPTY = "Aucun correspondant\u00a0: Ctrl+N en ajoute un."
_ENDED = "n’est plus consulté"
_NOT_FOUND = "Aucun correspondant ne répond à cette recherche. Échap l’efface."


class CorrespondentsTab(Vertical):
    """A letter typed in the list begins a search; ↑ ↓ come back to the list, Échap to all of it."""

    def __init__(self) -> None:
        super().__init__(id="correspondents-tab")
        self._all: dict[str, Correspondent] = {}

    def compose(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="correspondents-search"):
            yield Static("Rechercher\u00a0:", classes="caption")
            yield SearchLine()
        yield Listing(
            Column("Correspondant"), Column("Nature", len(_ENDED)), Column("Lieu", 16),
            Column("Pays", 14, wide=True),
            empty=_EMPTY, id="correspondents",
        )  # fmt: skip
        with VerticalScroll(id="correspondents-preview", classes="preview"):
            yield Facts(id="correspondents-facts")

    def show(self, correspondents: Mapping[str, Correspondent], key: str | None = None) -> None:
        """Show who answers the search, the cursor on `key` where it is given."""
        self._all = dict(correspondents)
        self._narrow(key)

    def _narrow(self, key: str | None = None) -> None:
        words = fold(self.query_one(SearchLine).value).split()
        listing = self.query_one(Listing)
        listing.empty = _NOT_FOUND if self._all else _EMPTY
        found = {
            number: _cells(one)
            for number, one in self._all.items()
            if all(word in fold(_searched(one)) for word in words)
        }
        listing.fill(found, key)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(Input.Submitted)
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        listing = self.query_one(Listing)
        if listing.key is not None:
            self.post_message(Listing.Chosen(listing, listing.key))

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter typed in the list; go back to the list from the search."""
        line, listing = self.query_one(SearchLine), self.query_one(Listing)
        if line.has_focus and event.key == "escape":
            event.stop()
            line.value = ""
            listing.focus_rows()
        else:
            search_as_typed(event, line, listing)


def correspondent_facts(one: Correspondent) -> list[tuple[str, str]]:
    """Write a correspondent in full."""
    standing = "" if one.active else f" ({_ENDED})"
    return [
        ("Correspondant", one.name + standing),
        ("Nature", one.kind.label),
        ("Lieu", ", ".join(filter(None, (one.place, _country(one), one.region)))),
        ("Écrire à", ", ".join(filter(None, (one.person, one.email, one.phone)))),
    ]


def correspondent_sheet(desk: Desk, known: Correspondent | None) -> SavingSheet[Correspondent]:
    """Ask for a new correspondent, or for the changes to one; « n’est plus consulté » ends them."""
    fields = (
        ChoiceField("kind", "Nature", [(kind.value, kind.label) for kind in CorrespondentKind]),
        LineField("name", "Nom", required=True),
        LineField("place", "Lieu"),
        LineField("country", "Pays"),
        LineField("region", "Région"),
        LineField("civility", "Civilité"),
        LineField("first_name", "Prénom"),
        LineField("last_name", "Nom personne"),
        LineField("phone", "Téléphone"),
        LineField("email", "Courriel"),
        ChoiceField("active", "Consulté", [(one.value, one.label) for one in Consulted]),
    )

    def save(texts: Mapping[str, str]) -> Correspondent:
        typed = read_correspondent_form(texts, country_codes(), known.id if known else 0)
        return desk.directory.save_correspondent(typed)

    if known is None:
        initial = {"kind": CorrespondentKind.POSTE.value, "active": Consulted.YES.value}
        return SavingSheet("Nouveau correspondant", fields, save, initial)
    return SavingSheet(known.name, fields, save, correspondent_fields(known, _country(known)))


def _country(one: Correspondent) -> str:
    return country_name(one.country) if one.country else ""


def _cells(one: Correspondent) -> list[str]:
    return [one.name, one.kind.label if one.active else _ENDED, one.place, _country(one)]


def _searched(one: Correspondent) -> str:
    return " ".join((one.name, one.kind.label, one.place, _country(one), one.region, one.person, one.email))
