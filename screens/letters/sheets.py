"""What is asked of the way of letters: how they left, why they came back, which date was wrong."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter
from daect_tui.domain.mailing import Departure, MailMode, Return, ReturnReason
from daect_tui.domain.mailing_form import DATES, Correction, read_correction, read_departure, read_return
from daect_tui.domain.notification import return_fault
from daect_tui.domain.printing import Printers, PrintOptions, Sides
from daect_tui.domain.printing_form import read_print_options
from daect_tui.domain.text import counted
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField, DateField, Field, LineField


def departure_sheet(letters: Sequence[Letter], today: date) -> SheetModal[Departure]:
    """Ask when and how letters left; the number and the address of one letter only."""
    modes = {letter.kind.usual_mode for letter in letters}
    fields: list[Field] = [
        DateField("day", "Envoyé le", required=True),
        ChoiceField("mode", "Mode", [(mode.value, mode.label) for mode in MailMode]),
    ]
    if len(letters) == 1:
        fields += [LineField("number", "Numéro", hint="Du recommandé."), LineField("email", "Courriel")]
    initial = {
        "day": short_date(today),
        "mode": next(iter(modes)).value if len(modes) == 1 else "",
    }
    said = "" if len(modes) == 1 else "Sans mode choisi, chacun part selon l’usage de sa nature."
    read = partial(read_departure, today=today)
    return SheetModal(_titled("Envoi", letters), fields, read, initial, said)


def return_sheet(letters: Sequence[Letter], today: date) -> SheetModal[Return]:
    """Ask why letters came back, when, and when they had been presented or refused."""
    fields = (
        ChoiceField("reason", "Motif", [(one.value, one.label) for one in ReturnReason], required=True),
        DateField("presented_on", "Présenté le", hint="Le jour de l’avis de passage, ou du refus."),
        DateField("returned_on", "Revenu le", required=True),
    )
    known = {letter.presented_on for letter in letters}
    presented = next(iter(known)) if len(known) == 1 else None
    initial = {
        "reason": ReturnReason.UNCLAIMED.value,
        "presented_on": short_date(presented) if presented else "",
        "returned_on": short_date(today),
    }
    said = "Refusé, non réclamé ou parti sans adresse\u00a0: réputé notifié le jour de la présentation."

    def read(texts: Mapping[str, str]) -> Return:
        came_back = read_return(texts, today)
        faults = (return_fault(letter.mode, came_back) for letter in letters)
        first = next(filter(None, faults), "")
        if first:
            raise Refusal(first)
        return came_back

    return SheetModal(_titled("Retour", letters), fields, read, initial, said)


def correction_sheet(letter: Letter, today: date) -> SheetModal[Correction]:
    """Ask for the dates that a letter has, as they should be, and why."""
    dates = {key: day for key in DATES if (day := getattr(letter, key))}
    fields = (
        *(DateField(key, DATES[key], required=True) for key in dates),
        LineField("reason", "Motif", required=True),
    )
    initial = {key: short_date(day) for key, day in dates.items()}
    said = "La décision notifiée suit. Le motif reste au journal."
    read = partial(read_correction, today=today)
    return SheetModal(_titled("Corriger", [letter]), fields, read, initial, said)


def print_sheet(letters: Sequence[Letter], printers: Printers) -> SheetModal[PrintOptions]:
    """Ask on which printer, how many copies, on which sides."""
    fields: list[Field] = [
        *(
            [ChoiceField("printer", "Imprimante", [(name, name) for name in printers.names], required=True)]
            if printers.names
            else []
        ),
        LineField("copies", "Exemplaires", required=True),
        ChoiceField("sides", "Faces", [(one.value, one.label) for one in Sides], required=True),
    ]
    initial = {"printer": printers.proposed, "copies": "1", "sides": Sides.AS_SET.value}
    order = ", en un seul travail, dans l’ordre des numéros" if len(letters) > 1 else ""
    said = f"{counted(len(letters), 'document')}{order}."
    return SheetModal(_titled("Imprimer", letters), fields, read_print_options, initial, said)


def _titled(what: str, letters: Sequence[Letter]) -> str:
    return f"{what}\u00a0: {letters[0].chrono if len(letters) == 1 else counted(len(letters), 'courrier')}"
