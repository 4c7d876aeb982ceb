"""A label of before, as a row of a desk's spreadsheet gives it (issue « taking over the past »).

Less is asked of it than of a label that is granted here, since nothing can be completed any more; what
is given must be right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import label_end
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange import REFERENCE, STATE
from daect_tui.domain.forms import FormReader
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.past_number import OwnNumber, PastKind, own_number
from daect_tui.domain.past_states import read_label_state
from daect_tui.domain.text import NBSP, kept_line, quoted

ORIGIN_NUMBER = "origin_number"
_NO_COUNTRY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """What a row is read against: country codes by folded name, theme names by code, months by programme."""

    countries: Mapping[str, str]
    themes: Mapping[str, str]
    label_months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PastLabel:
    """A label that was read: without number, holder's record nor link yet.

    `own` is a number of our own form, `origin` any other; `renews` what the file calls the label that
    this one follows, `dossier` the dossier that it names; `until_counted` tells that its end is counted
    from the programme.
    """

    label: Label
    own: OwnNumber | None
    origin: str
    renews: str
    dossier: str
    until_counted: bool


def read_numbers(kind: PastKind, texts: Mapping[str, str]) -> tuple[OwnNumber | None, str]:
    """Read the number of our own form and the number of origin of a row; either may be wanting."""
    reference = kept_line(texts.get(REFERENCE, ""))
    own = own_number(kind, reference)
    origin = kept_line(texts.get(ORIGIN_NUMBER, "")) or ("" if own else reference)
    return own, origin


def read_past_label(texts: Mapping[str, str], lists: Lists, today: date) -> PastLabel:
    """Read a row; raises `FormRefused` with every fault."""
    reader = FormReader(texts)
    own, origin = read_numbers(PastKind.LABEL, texts)
    starts = reader.required_day("starts_on", "Du", today)
    until = reader.day("until", "Au")
    programme = reader.parsed("programme", lambda typed: _programme(typed, lists.label_months), "")
    counted = until is None and bool(programme)
    if until is None:
        until = label_end(starts, lists.label_months.get(programme, 1)).due
    elif until < starts and not reader.faults:
        reader.faults["until"] = f"Au{NBSP}: le {short_date(until)} précède le {short_date(starts)}."
    label = Label(
        id=0,
        number=own.text if own else "",
        dossier="",
        organisation_id=0,
        holder=reader.line("name", "Organisme", required=True),
        domain=reader.line("domain", "Domaine", required=True),
        theme=reader.parsed("theme", lambda typed: past_theme(typed, lists.themes), ""),
        countries=reader.parsed(
            "countries", lambda typed: parse_countries(typed, lists.countries), _NO_COUNTRY
        ),
        languages=reader.line("languages", "Langues"),
        programme=programme,
        starts_on=starts,
        until=until,
        state=reader.parsed(STATE, read_label_state, read_label_state("")),
        conditions=tuple(
            line.strip() for line in reader.text("conditions", "Conditions").split("\n") if line.strip()
        ),
        renews="",
        version=1,
    )
    read = PastLabel(
        label, own, origin, reader.line("renews", "Renouvelle"), reader.line("dossier", "Dossier"), counted
    )
    reader.check()
    return read


def label_texts(label: Label, country_names: Mapping[str, str], origin: str) -> dict[str, str]:
    """Write a label as the texts of its columns; `country_names` gives the French name of each code."""
    return {
        REFERENCE: label.number,
        "name": label.holder,
        "domain": label.domain,
        "programme": label.programme,
        STATE: label.state.value,
        "starts_on": label.starts_on.isoformat(),
        "until": label.until.isoformat(),
        "theme": label.theme,
        "countries": ", ".join(country_names.get(code, code) for code in label.countries),
        "languages": label.languages,
        "conditions": "\n".join(label.conditions),
        "renews": label.renews,
        "dossier": label.dossier,
        ORIGIN_NUMBER: origin,
    }


# What a state tells that happened; that a label was renewed is told by the label that follows it.
_HAPPENED = {
    LabelState.SUSPENDED: LabelEventKind.SUSPENDED,
    LabelState.REPEALED: LabelEventKind.REPEALED,
    LabelState.REVOKED: LabelEventKind.REVOKED,
    LabelState.GIVEN_UP: LabelEventKind.GIVEN_UP,
}


def told_events(label: Label, source: str) -> Iterator[LabelEvent]:
    """Yield what happened to a label taken over from a `source`, and to the one that it renews.

    A file does not tell the day of an act: it counts from the first day of the label, so that nobody
    relies on a day that is not known.
    """
    first = label.starts_on
    kind = _HAPPENED.get(label.state)
    if kind is not None:
        reason = f"repris de {quoted(source)}, sans la date de l’acte"
        yield LabelEvent(0, label.number, kind, first, first, reason=reason)
    if label.renews:
        yield LabelEvent(0, label.renews, LabelEventKind.RENEWED, first, first, successor=label.number)


def _programme(typed: str, label_months: Mapping[str, int]) -> str:
    if not typed:
        raise InvalidField("programme", f"Programme{NBSP}: à remplir.")
    if typed not in label_months:
        known = ", ".join(label_months)
        raise InvalidField(
            "programme",
            f"Programme{NBSP}: {quoted(typed)} n’est pas au catalogue. Programmes connus{NBSP}: {known}.",
        )
    return typed


def past_theme(typed: str, themes: Mapping[str, str]) -> str:
    """Read a theme by its code; raises `InvalidField`."""
    if typed and typed not in themes:
        raise InvalidField("theme", f"Thème{NBSP}: {quoted(typed)} n’est pas dans la liste.")
    return typed
