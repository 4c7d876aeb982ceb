"""« Qui sait faire ? »: a know-how and a place, answered as one types, each answer with its reasons."""

import asyncio
from collections.abc import Sequence

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from daect_tui.domain.matching import Place, ProfileKind
from daect_tui.domain.matching_reasons import Match
from daect_tui.domain.text import counted, quoted
from daect_tui.domain.worklist import Room
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.know_how import Answers
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.searching import search_as_typed
from screens.widgets.section import Section
from screens.widgets.text import capital, shorten

_ASK = "Écrivez un savoir-faire, un pays, ou les deux."
_NOT_FOUND = "Personne ne répond à ces mots. Échap les efface."
_ROOMS = {
    ProfileKind.LABEL: Room.LABELS,
    ProfileKind.EXPERT: Room.MISSIONS,
    ProfileKind.MISSION: Room.MISSIONS,
    ProfileKind.LESSON: Room.EVALUATIONS,
}
_WHY = 200


class KnowHowScreen(DeskScreen[None]):
    """Opened from F6; Entrée opens the label, the mission or the lesson of an answer."""

    TITLE = "Qui sait faire\u202f?"
    CSS_PATH = "knowhow.tcss"
    BINDINGS = [
        Binding("escape", "clear", "Effacer, fermer", tooltip="effacer, puis revenir", id="knowhow.clear"),
    ]
    TASKS = (
        ("Chercher", "Un savoir-faire en quelques mots, Tab, un pays ou une région du monde."),
        ("L’ordre", "Le savoir-faire, ce qui est en vigueur, le pays puis sa région, le plus récent."),
        ("Pourquoi", "Le bas de l’écran dit tout ce qui répond dans la ligne choisie."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._matches: dict[str, Match] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the two lines, the answers and the reasons."""
        with Horizontal(id="asked"):
            yield Static("Quoi\u00a0:", classes="caption")
            yield SearchLine(id="what")
            yield Static("Où\u00a0:", classes="caption")
            yield SearchLine(id="where")
        with Container(id="panes"):
            yield Listing(
                Column("Nature", 12),
                Column("Qui", 24),
                Column("Pays", 16, wide=True),
                Column("Pourquoi"),
                empty=_ASK,
                id="list",
            )
            yield Section("Pourquoi", id="preview")

    @property
    def _listing(self) -> Listing:
        return self.query_one("#list", Listing)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", SearchLine).value

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    @on(Input.Changed)
    @reading
    async def reload(self) -> None:
        """Answer what is typed."""
        what, where = self._typed("what"), self._typed("where")
        answers = await asyncio.to_thread(self.desk.know_how.search, what, where)
        self._matches = {str(rank): match for rank, match in enumerate(answers.matches)}
        self._listing.empty = _NOT_FOUND if (what + where).strip() else _ASK
        self._listing.fill({key: _cells(match) for key, match in self._matches.items()}, key="0")
        self.summarise(_summary(answers, where))

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        match = self._matches.get(event.key or "")
        if match is None:
            self.query_one("#preview", Section).show("", "Pourquoi")
        else:
            self.query_one("#preview", Section).show(_told(match), _title(match))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._listing.key is not None:
            self._open(self._listing.key)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self._open(event.key)

    @writing
    async def _open(self, key: str) -> None:
        profile = self._matches[key].profile
        await self.shell.open_subject(_ROOMS[profile.kind].value, profile.opens)

    def on_key(self, event: events.Key) -> None:
        """Go from the lines to the answers; a letter typed there goes on with the first line."""
        line = self.focused if isinstance(self.focused, SearchLine) else self.query_one("#what", SearchLine)
        search_as_typed(event, line, self._listing)

    def action_clear(self) -> None:
        """Blank both lines; go back to the reports when they are blank."""
        lines = list(self.query(SearchLine))
        if not any(line.value for line in lines):
            self.dismiss(None)
        for line in lines:
            line.value = ""
        lines[0].focus()


def _cells(match: Match) -> Sequence[Text | str]:
    why = " · ".join(match.reasons if match.live else (match.standing, *match.reasons))
    return (capital(match.profile.kind.label), match.profile.heading, _countries(match), shorten(why, _WHY))


def _title(match: Match) -> str:
    return f"{match.profile.kind.label} · {match.profile.reference} · {match.standing}"


def _told(match: Match) -> str:
    known = f"{match.profile.heading}\u00a0: {match.profile.title}"
    return "\n".join((f"{known} ({_countries(match)})" if match.profile.countries else known, *match.reasons))


def _countries(match: Match) -> str:
    return ", ".join(country_name(code) for code in match.profile.countries)


def _summary(answers: Answers, where: str) -> str:
    if answers.unknown_place:
        return f"Aucun pays, aucune région du monde ne commence par {quoted(where.strip())}"
    if not answers.total:
        return ""
    said = counted(answers.total, "réponse")
    if not answers.complete:
        said = f"{said}, dont voici les {len(answers.matches)} premières"
    if not where.strip():
        return said
    near = [f"{answers.counts[place]} {words}" for place, words in _PLACES.items() if answers.counts[place]]
    return f"{said}\u00a0: {', '.join(near)}"


_PLACES = {
    Place.SAME_COUNTRY: "dans le pays",
    Place.SAME_REGION: "dans la même région du monde",
    Place.ELSEWHERE: "ailleurs",
}
