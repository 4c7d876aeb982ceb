"""The labels of the register while a file of the past is read: by number, by number of origin, by holder.

A desk has a few thousand labels at most: they are all in memory for the time of an import. What the
file brings joins them as it is accepted, so that the rows below can speak of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from daect_tui.domain.label import Label
from daect_tui.domain.past_label import Lists
from daect_tui.domain.past_number import TAKING_OVER, NumberBook, OwnNumber, PastKind
from daect_tui.domain.text import fold
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.intake import country_codes
from daect_tui.services.ports import UnitOfWork


class LabelBook:
    """Every label of the register, then those of the file, with who holds them."""

    def __init__(self, work: UnitOfWork) -> None:
        holders = {one.id: (one.siren, fold(one.name)) for one in work.bulk_organisations.all()}
        self._labels: dict[str, Label] = {}
        self._sirens: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._granted: dict[tuple[str, date], list[str]] = defaultdict(list)
        # The labels of each holder, by SIREN and by folded name.
        self._held: dict[str, list[str]] = defaultdict(list)
        self.by_origin = dict(work.origin_numbers.all(PastKind.LABEL))
        self.origins = {number: origin for origin, number in self.by_origin.items()}
        for label in work.labels.all():
            siren, name = holders.get(label.organisation_id, ("", ""))
            self.add(label, siren, self.origins.get(label.number, ""), (name,))
        self.numbers = NumberBook(PastKind.LABEL, frozenset(self._labels))

    def add(self, label: Label, siren: str, origin: str, names: Iterable[str] = ()) -> None:
        """Note a label, the SIREN of its holder and other folded names under which the holder is known."""
        self._labels[label.number] = label
        self._sirens[label.number] = siren
        self._names[label.number] = frozenset({fold(label.holder), *names}) - {""}
        self._granted[(fold(label.domain), label.starts_on)].append(label.number)
        for holder in {siren, *self._names[label.number]} - {""}:
            self._held[holder].append(label.number)
        if origin:
            self.by_origin[origin] = label.number
            self.origins[label.number] = origin

    def get(self, called: str) -> Label | None:
        """Return the label of a number, of ours or of origin."""
        return self._labels.get(called) or self._labels.get(self.by_origin.get(called, ""))

    def siren(self, number: str) -> str:
        """Return the SIREN of a label's holder."""
        return self._sirens.get(number, "")

    def held_by(self, number: str, siren: str, name: str) -> bool:
        """Tell whether a label is that of someone: by SIREN where both have one, else by name."""
        known = self._sirens[number]
        if siren and known:
            return siren == known
        return fold(name) in self._names[number]

    def granted(self, siren: str, name: str, domain: str, starts_on: date) -> Label | None:
        """Return the label granted to someone in a domain from a day on."""
        numbers = self._granted.get((fold(domain), starts_on), [])
        return next((self._labels[one] for one in numbers if self.held_by(one, siren, name)), None)

    def in_force(self, siren: str, name: str, day: date) -> tuple[Label, ...]:
        """Return the labels of someone whose period holds a day."""
        numbers = dict.fromkeys((*self._held.get(siren, ()), *self._held.get(fold(name), ())))
        labels = (self._labels[number] for number in numbers if self.held_by(number, siren, name))
        return tuple(label for label in labels if label.starts_on <= day <= label.until)


def past_lists(work: UnitOfWork) -> Lists:
    """Return what the rows of a file of the past are read against."""
    months = {one.code: one.label_months for one in work.programmes.all()}
    return Lists(country_codes(), themes(), months)


def country_names() -> dict[str, str]:
    """Return the French name of each country by code."""
    return {country.code: country.name for country in countries()}


def is_untouched(work: UnitOfWork, reference: str) -> bool:
    """Tell whether a record was taken over from a file, and nothing was done with it since."""
    return [passage.action for passage in work.passages.of(reference)] == [TAKING_OVER]


def number_fault(numbers: NumberBook, own: OwnNumber | None, called: str, known: str) -> str:
    """Say why a row cannot bear its own number; empty when it can.

    `called` is how the register or the file already calls what the row speaks of, empty for a new one;
    `known` names the kind with its article (« le label »).
    """
    if own is None:
        return ""
    if called and called != own.text:
        named = known[0].upper() + known[1:]
        return f"{named} est déjà connu sous le numéro {called}. Écrivez ce numéro, ou aucun."
    line = numbers.allotted_to(own.text)
    if line is None or called:
        return ""
    return (
        f"Le numéro {own.text} vient d’être donné à la ligne {line}, qui n’en avait pas. "
        "Mettez les lignes numérotées en premier."
    )
