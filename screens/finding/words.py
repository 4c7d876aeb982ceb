"""What the search over everything says: its lines, its kinds, the passage under the cursor."""

from textual.content import Content
from textual.style import Style

from daect_tui.domain.finding import Found, FoundKind, Result
from daect_tui.domain.text import NBSP, counted, printed, quoted
from screens.modals.choice import Choice
from screens.widgets.listing import Cell
from screens.widgets.text import capital

TO_TYPE = (
    "Tapez le début de mots\u00a0: nom, référence, numéro de courrier, pays, texte. "
    "Les accents ne comptent pas. Entrée ouvre ce qui est choisi."
)
WAITING = "Recherche…"
_CHOSEN = "●"
_ALL = "tout"


def nothing(search: str) -> str:
    """Say that nothing answers."""
    return printed(
        f"Rien ne répond à {quoted(search.strip())}. Un mot de moins, ou son début, trouve davantage."
    )


def summary(found: Found, only: FoundKind | None) -> str:
    """Say how many things answer, and which are shown."""
    if not found.search.strip():
        return "Tout le registre\u00a0: dossiers, organismes, personnes, courriers, rapports…"
    said = f"{counted(found.total, 'réponse')} pour {quoted(found.search.strip())}"
    return f"{said} · {only.plural} seulement (Ctrl+G)" if only else said


def row(result: Result) -> tuple[Cell, ...]:
    """Write a thing as a line."""
    thing = result.thing
    return thing.kind.label, thing.reference, thing.title, result.passage.text or thing.detail


def preview(result: Result) -> Content:
    """Write what is known of a thing, and the passage that answers, its words underlined."""
    thing, said = result.thing, result.passage
    passage = Content(said.text)
    for start, end in said.marks:
        passage = passage.stylize("bold underline", start, end)
    parts = [Content.styled(thing.title, "bold"), Content(thing.detail), passage]
    return Content("\n").join([part for part in parts if part.plain])


def kind_bar(found: Found, only: FoundKind | None) -> Content:
    """Write the kinds that answer with their counts; a click on one shows it alone."""
    shown = [(_ALL, found.total, "", only is None)]
    shown += [(kind.plural, count, kind.value, only is kind) for kind, count in found.counts.items()]
    return Content("   ").join([_kind(*one) for one in shown]) if found.total else Content("")


def _kind(name: str, count: int, code: str, chosen: bool) -> Content:
    mark = f"{_CHOSEN}{NBSP}" if chosen else ""
    text = f"{mark}{name.replace(' ', NBSP)}{NBSP}{grouped(count)}"
    press = Style.from_meta({"@click": f"screen.narrow('{code}')"})
    return Content(text).stylize("bold" if chosen else "").stylize(press)


def grouped(count: int) -> str:
    """Write a number with its thousands apart."""
    return f"{count:,}".replace(",", "\u202f")


def kind_choices(found: Found) -> list[Choice[str]]:
    """Offer all, then each kind that answers, by their codes."""
    every = Choice("", f"{capital(_ALL)}, {grouped(found.total)}")
    return [
        every,
        *(Choice(kind.value, f"{capital(kind.plural)}, {grouped(n)}") for kind, n in found.counts.items()),
    ]
