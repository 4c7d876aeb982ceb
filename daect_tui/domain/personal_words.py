"""How places and answers are told, on the screen and on the command line."""

from collections import Counter
from collections.abc import Iterable, Iterator

from daect_tui.domain.dates import short_date
from daect_tui.domain.person_corrected import Correction
from daect_tui.domain.person_names import Naming
from daect_tui.domain.personal_data import Nature, OwnerKind
from daect_tui.domain.personal_fate import Decided, Fate, Verdict
from daect_tui.domain.personal_places import Place
from daect_tui.domain.text import NARROW, NBSP, counted, quoted

SURETY = {Naming.SURE: "exact", Naming.LIKELY: "probable", Naming.NO: ""}
# What is never read here, and what is beyond the register: said with each result.
OUT_OF_REACH = (
    f"Hors de portée{NBSP}: le texte des fichiers joints (PDF, ODT), dont seul le nom est lu"
    f"{NARROW}; les sauvegardes, les exports, les fichiers d’échange envoyés et les papiers imprimés."
)
NOTHING_ERASED = "Rien ne peut être effacé aujourd’hui\u00a0: la demande est refusée, pour les motifs dits."
NOT_TRACELESS = (
    "Une autre fenêtre lit encore le registre\u00a0: l’ancien texte quittera le disque quand elle sera "
    "fermée."
)
# What a rectification leaves, and where it is put right.
_WHERE = {
    Nature.SETTING: "réglage daté à changer dans F9 Répertoire",
    Nature.TRACE: "le journal ne se réécrit pas",
}
_LONG = 100


def line(place: Place) -> str:
    """Write a place in one line: what it is, when, how surely, the words that name the person."""
    day = f", {short_date(place.day)}" if place.day else ""
    return f"{place.title}{day}{NBSP}: {quoted(place.said)} ({SURETY[place.naming]})"


def place_lines(places: Iterable[Place]) -> Iterator[str]:
    """Write places, one a line, with how often; the acts of the journal that say the same, in one."""
    lines: Counter[str] = Counter()
    acts: dict[tuple[str, Naming], list[Place]] = {}
    for place in places:
        if place.owner is OwnerKind.JOURNAL:
            acts.setdefault((place.said, place.naming), []).append(place)
        else:
            lines[line(place)] += 1
    for said, times in lines.items():
        yield f"{said}, {times}{NBSP}fois" if times > 1 else said
    for same in acts.values():
        yield _journal_line(same) if len(same) > 1 else line(same[0])


def _journal_line(acts: list[Place]) -> str:
    days = sorted(place.day for place in acts if place.day)
    span = f", du {short_date(days[0])} au {short_date(days[-1])}" if days else ""
    one = acts[0]
    return f"journal, {counted(len(acts), 'acte')}{span}{NBSP}: {quoted(one.said)} ({SURETY[one.naming]})"


def by_answer(answers: Iterable[Decided]) -> Iterator[tuple[str, Counter[str]]]:
    """Yield each answer once, with the places that it is given for; what changes comes first."""
    titles: dict[Verdict, Counter[str]] = {}
    for one in answers:
        titles.setdefault(one.verdict, Counter())[_short_title(one.place)] += 1
    order = list(Fate)
    for verdict, places in sorted(titles.items(), key=lambda pair: order.index(pair[0].fate)):
        yield f"{verdict.fate.label.capitalize()}, {verdict.reason}", places


def correction_lines(
    corrections: Iterable[Correction], noted: Iterable[Place], left: Iterable[Place]
) -> Iterator[str]:
    """Write what a rectification changes, before and after, and what it leaves."""
    for one in corrections:
        yield f"{one.place.title}{NBSP}: {_around(one.spot.text)} → {_around(one.after)}"
    for place in noted:
        yield f"{place.title}{NBSP}: n’est jamais réécrit, reçoit une note de rectification"
    kept = Counter(f"{_short_title(one)}{NBSP}: laissé, {_WHERE[one.nature]}" for one in left)
    for said, times in kept.items():
        yield f"{said} ({times}{NBSP}fois)" if times > 1 else said


def _short_title(place: Place) -> str:
    """Name a place; the journal once, however many of its acts name the person."""
    return "journal" if place.owner is OwnerKind.JOURNAL else place.title


def _around(text: str) -> str:
    said = " ".join(text.split())
    return quoted(said if len(said) <= _LONG else f"{said[:_LONG]}…")
