"""The filters and the order of the register: what is asked, and how the list says what is on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.register_query import STATES_OF, Due, Facets, RegisterQuery, Sort
from daect_tui.domain.text import fold, grouped, quoted
from daect_tui.services.catalogue import country_name, themes
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField
from screens.widgets.pick import PickField
from screens.widgets.text import capital

Options = list[tuple[str, str]]

_EXPLANATION = "Un champ laissé vide ne filtre pas. Échap, dans la liste, enlève tous les filtres."


def filters_modal(query: RegisterQuery, facets: Facets) -> SheetModal[RegisterQuery]:
    """Ask which dossiers to show; gives back the query with its filters."""
    countries = ((code, country_name(code)) for code in facets.countries)
    referents = ((name, name) for name in facets.referents)
    fields = (
        ChoiceField("programme", "Programme", _counted(facets.programmes, facets.programmes)),
        ChoiceField("state", "État", _states(facets)),
        ChoiceField("theme", "Thème", _counted(themes(), facets.themes)),
        PickField(
            "country", "Pays", "Quel pays visé\u202f?", _picks("tous les pays", countries, facets.countries)
        ),
        PickField(
            "referent",
            "Référent",
            "Quel référent, géographique ou thématique\u202f?",
            _picks("tous les référents", referents, facets.referents),
        ),
        ChoiceField("due", "Échéance", [(due.value, capital(due.label)) for due in Due]),
    )
    return SheetModal(
        "Que montrer\u202f?", fields, lambda texts: _read(query, texts), _texts(query), _EXPLANATION
    )


def sort_modal(query: RegisterQuery) -> ChoiceModal[Sort]:
    """Ask which column to sort by; that of now turns round."""
    choices = []
    for sort in Sort:
        now = sort is query.sort
        way = "décroissant" if now and not query.descending else "croissant"
        choices.append(
            Choice(
                sort,
                f"{sort.label}{' (ordre actuel)' if now else ''}",
                f"Trier par {quoted(sort.label)}, en ordre {way}.",
            )
        )
    return ChoiceModal("Trier par quelle colonne\u202f?", choices)


def filters_in_words(query: RegisterQuery) -> list[str]:
    """Say each filter that is on, in a few words."""
    return [
        words
        for words in (
            query.programme,
            _states_in_words(query.states),
            themes().get(query.theme, query.theme),
            country_name(query.country) if query.country else "",
            query.referent,
            f"échéance {query.due.label}" if query.due is not None and query.due is not Due.NONE else "",
            Due.NONE.label if query.due is Due.NONE else "",
        )
        if words
    ]


def _states_in_words(states: tuple[DossierState, ...]) -> str:
    group = next((group for group, members in STATES_OF.items() if members == states), None)
    return group.label if group else ", ".join(state.label for state in states)


def _states(facets: Facets) -> Options:
    groups = []
    for group, members in STATES_OF.items():
        count = sum(facets.states.get(state, 0) for state in members)
        groups.append((group.value, f"{capital(group.label)} ({grouped(count)})"))
    known = {state.value: capital(state.label) for state in DossierState if state in facets.states}
    return groups + _counted(known, {state.value: count for state, count in facets.states.items()})


def _counted(names: Mapping[str, object], counts: Mapping[str, int]) -> Options:
    """Write each value that some dossier bears, with how many do."""
    labels = {code: name if isinstance(name, str) else code for code, name in names.items()}
    return [(code, f"{label} ({grouped(counts[code])})") for code, label in labels.items() if code in counts]


def _picks(everything: str, named: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> list[Choice[str]]:
    listed = sorted(named, key=lambda pair: fold(pair[1]))
    return [
        Choice("", capital(everything)),
        *(Choice(value, f"{name} ({grouped(counts[value])})") for value, name in listed),
    ]


def _texts(query: RegisterQuery) -> dict[str, str]:
    group = next((group for group, members in STATES_OF.items() if members == query.states), None)
    state = group.value if group else next((state.value for state in query.states), "")
    texts = {
        "programme": query.programme,
        "state": state,
        "theme": query.theme,
        "country": query.country,
        "referent": query.referent,
        "due": query.due.value if query.due else "",
    }
    return {key: text for key, text in texts.items() if text}


def _read(query: RegisterQuery, texts: Mapping[str, str]) -> RegisterQuery:
    return replace(
        query,
        programme=texts["programme"],
        states=tuple(_read_states(texts["state"])),
        theme=texts["theme"],
        country=texts["country"],
        referent=texts["referent"],
        due=Due(texts["due"]) if texts["due"] else None,
    )


def _read_states(code: str) -> Iterator[DossierState]:
    groups = {group.value: members for group, members in STATES_OF.items()}
    if code in groups:
        yield from groups[code]
    elif code:
        yield DossierState(code)
