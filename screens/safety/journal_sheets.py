"""What the screen of the journal asks: which acts, a head read on paper, a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.journal_query import JournalQuery
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.text import clean_line, fold
from daect_tui.services.places import typed_path
from screens.modals.choice import Choice
from screens.modals.sheet import SheetModal
from screens.widgets.fields import DateField, LineField
from screens.widgets.path_field import PathField
from screens.widgets.pick import PickField


def asking_acts(query: JournalQuery, agents: Sequence[str], kinds: Sequence[str]) -> SheetModal[JournalQuery]:
    """Ask which acts to show, beginning with those that are."""
    # A mission and its evaluation are both « capitalisées »: one line for both.
    by_words: dict[str, tuple[str, ...]] = {}
    for kind in sorted(kinds, key=lambda kind: fold(act_in_words(kind))):
        words = act_in_words(kind)
        by_words[words] = (*by_words.get(words, ()), kind)
    named = ((words, words) for words in by_words)
    fields = (
        DateField("since", "Du"),
        DateField("until", "Au"),
        PickField(
            "agent",
            "Agent",
            "De quel agent\u202f?",
            _picks("Tous les agents", zip(agents, agents, strict=True)),
        ),
        PickField("kind", "Acte", "Quel acte\u202f?", _picks("Tous les actes", named)),
        LineField(
            "subject", "Objet", hint="Une référence, ou son début\u00a0: PACT3-2017, MIS-2018-001, LAB."
        ),
    )
    initial = {
        "since": _typed(query.since),
        "until": _typed(query.until),
        "agent": next(iter(query.agents), ""),
        "kind": act_in_words(query.kinds[0]) if query.kinds else "",
        "subject": query.subject,
    }
    explained = "Un champ laissé vide ne filtre pas. Échap, dans la liste, enlève tous les filtres."
    return SheetModal(
        "Quels actes montrer\u202f?", fields, lambda texts: _read(query, texts, by_words), initial, explained
    )


def filters_in_words(query: JournalQuery) -> list[str]:
    """Say each filter that is on."""
    since = f"depuis le {short_date(query.since)}" if query.since else ""
    until = f"jusqu’au {short_date(query.until)}" if query.until else ""
    acts = ", ".join(dict.fromkeys(act_in_words(kind) for kind in query.kinds))
    return [words for words in (since, until, *query.agents, acts, query.subject) if words]


def asking_head() -> SheetModal[str]:
    """Ask for a head of the journal, as paper bears it."""
    fields = (LineField("head", "Tête", required=True, hint="Ses 16 premiers signes suffisent."),)
    explained = "Elle est au pied du procès-verbal, après «\u202fTête du journal\u202f»."
    return SheetModal("Retrouver une tête imprimée", fields, lambda texts: texts["head"], {}, explained)


def asking_file(today: date) -> SheetModal[Path]:
    """Ask in which file the acts that are shown are to be written."""

    def read(texts: Mapping[str, str]) -> Path:
        if not texts["path"].strip():
            raise FormRefused({"path": "Fichier\u00a0: à remplir."})
        return typed_path(texts["path"])

    initial = {"path": str(Path.home() / f"journal-{today.isoformat()}.xlsx")}
    explained = "Le nom dit le format\u00a0: .csv, .xlsx ou .json. Chaque acte y porte son empreinte."
    fields = (PathField("path", "Fichier", required=True),)
    return SheetModal("Écrire ces actes", fields, read, initial, explained)


def _read(
    query: JournalQuery, texts: Mapping[str, str], by_words: Mapping[str, tuple[str, ...]]
) -> JournalQuery:
    return replace(
        query,
        since=_day("since", "Du", texts),
        until=_day("until", "Au", texts),
        agents=(texts["agent"],) if texts["agent"] else (),
        kinds=by_words.get(texts["kind"], ()),
        subject=clean_line(texts["subject"]).text,
    )


def _day(key: str, caption: str, texts: Mapping[str, str]) -> date | None:
    try:
        return parse_date(texts[key], caption)
    except InvalidField as fault:
        raise FormRefused({key: str(fault)}) from fault


def _typed(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _picks(everything: str, named: Iterable[tuple[str, str]]) -> list[Choice[str]]:
    return [Choice("", everything), *(Choice(value, words) for value, words in named)]
