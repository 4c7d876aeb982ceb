"""The sheets of the Répertoire: their fields, and the service that keeps what is typed in them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import StaleRecord
from daect_tui.domain.institution import Dated, DatedLetterhead, Signatory
from daect_tui.domain.institution_form import (
    letterhead_fields,
    read_letterhead_form,
    read_signatory_form,
    signatory_fields,
)
from daect_tui.domain.programme import Programme
from daect_tui.domain.programme_form import FIRST, FREE, programme_fields, read_programme_form
from daect_tui.domain.standard_text import TextKind
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from daect_tui.services.letterheads import GivenFiles
from screens.directory.saving import SavingSheet
from screens.widgets.checks import ChecksField
from screens.widgets.fields import ChoiceField, DateField, Field, LineField, LongField

D = TypeVar("D", bound=Dated)

_BEGINS = "Ce réglage vaut à partir de son premier jour\u202f; les précédents restent au registre."
_EMBLEM = "Chemin d’un PNG ou d’un JPEG, à la place du bloc de l’État. Vide\u00a0: le bloc en toutes lettres."
_TYPEFACE = "Chemin d’un fichier TrueType (.ttf), ou d’un dossier de quatre au plus. Vide\u00a0: Noto Sans."
_A_LINE_EACH = (
    "Un paragraphe, une condition, une pièce par ligne\u202f; «\u202f(facultative)\u202f» suit une pièce qui "
    "peut manquer. Les critères ont leur fiche\u00a0: Ctrl+E."
)
_OPINION = [(FIRST, "avant la sélection"), (FREE, "à tout moment")]
# What a new signatory most often shares with the one before.
_SIGNATORY_KEPT = ("formula", "office")


def programme_sheet(desk: Desk, programme: Programme) -> SavingSheet[Programme]:
    """Ask for what may change of a programme, from the version that was read."""
    fields = (
        LineField("name", "Nom", required=True),
        LineField("label", "Label", required=True),
        LineField("label_months", "Durée (mois)", required=True),
        LongField("introduction", "Présentation", lines=4),
        LongField("what_it_opens", "Ce qu’il ouvre", lines=2),
        LongField("conditions", "Conditions", lines=3, kinds=(TextKind.CONDITION,)),
        LongField("pieces", "Pièces attendues", lines=4),
        LineField("countries", "Pays éligibles", hint="Vide\u00a0: tous."),
        ChecksField("themes", "Thèmes éligibles", list(themes().items()), hint="Aucun\u00a0: tous."),
        ChoiceField("opinion_first", "Avis du poste", _OPINION),
    )
    initial = programme_fields(programme, {one.code: one.name for one in countries()})

    def save(texts: Mapping[str, str]) -> Programme:
        return desk.directory.save_programme(read_programme_form(texts, programme, country_codes()))

    return SavingSheet(f"Programme {programme.code}", fields, save, initial, _A_LINE_EACH)


def letterhead_sheet(
    desk: Desk, setting: DatedLetterhead | None, model: DatedLetterhead | None
) -> SavingSheet[DatedLetterhead]:
    """Ask for the changes to a letterhead, or for a new one that begins like `model`."""
    fields = (
        LongField("state", "État", lines=2, required=True),
        LineField("ministry", "Ministère", required=True),
        LineField("direction", "Direction", required=True),
        LineField("delegation", "Délégation", required=True),
        LineField("place", "Lieu", required=True),
        LongField("address", "Adresse", lines=3, required=True),
        LineField("phone", "Téléphone"),
        LineField("email", "Courriel"),
        LineField("contact_first_name", "Contact, prénom"),
        LineField("contact_last_name", "Contact, nom", required=True),
        LineField("contact_quality", "Qualité"),
        LineField("contact_phone", "Son téléphone"),
        LineField("contact_email", "Son courriel"),
        LineField("court", "Juridiction", required=True, hint="Que nomment les voies de recours."),
        LineField("emblem", "Emblème", hint=_EMBLEM),
        LineField("emblem_words", "Son texte"),
        LineField("typeface", "Police", hint=_TYPEFACE),
    )
    shown = setting or model

    def save(texts: Mapping[str, str]) -> DatedLetterhead:
        known = desk.directory.letterheads()
        typed, taken = _dated(texts, setting, known)
        kept = read_letterhead_form(typed, desk.office.clock.today(), taken)
        files = GivenFiles(typed["emblem"], typed["typeface"], shown.letterhead if shown else None)
        return desk.letterheads.save(kept, files)

    initial = letterhead_fields(shown) if shown else {}
    return _dated_sheet("En-tête", fields, save, setting, initial)


def signatory_sheet(desk: Desk, setting: Signatory | None, model: Signatory | None) -> SavingSheet[Signatory]:
    """Ask for the changes to a signatory, or for a new one, with the formula and office of `model`."""
    fields = (
        LineField("formula", "Formule", required=True),
        LineField("office", "Fonction", required=True),
        LineField("first_name", "Prénom", required=True),
        LineField("last_name", "Nom", required=True),
        LineField("delegation_act", "Délégation", required=True),
    )

    def save(texts: Mapping[str, str]) -> Signatory:
        known = desk.directory.signatories()
        typed, taken = _dated(texts, setting, known)
        kept = read_signatory_form(typed, desk.office.clock.today(), taken)
        desk.directory.save_signatory(kept)
        return kept

    shown = setting or model
    initial = signatory_fields(shown) if shown else {}
    if setting is None:
        initial = {key: text for key, text in initial.items() if key in _SIGNATORY_KEPT}
    return _dated_sheet("Signataire", fields, save, setting, initial)


def _dated_sheet(
    what: str,
    fields: Sequence[Field],
    save: Callable[[Mapping[str, str]], D],
    setting: D | None,
    initial: Mapping[str, str],
) -> SavingSheet[D]:
    """Put the dates around the fields; the first day of a setting that is there is never changed."""
    until = DateField("valid_until", "Jusqu’au")
    if setting is not None:
        title = f"{what} depuis le {short_date(setting.valid_from)}"
        return SavingSheet(title, (*fields, until), save, initial)
    begun = {key: text for key, text in initial.items() if key not in {"valid_from", "valid_until"}}
    start = DateField("valid_from", "À partir du", required=True)
    return SavingSheet(f"{what}\u00a0: nouveau réglage", (start, *fields, until), save, begun, _BEGINS)


def _dated(
    texts: Mapping[str, str], setting: D | None, known: Sequence[D]
) -> tuple[dict[str, str], set[date]]:
    """Return the texts with their first day, and the days that are taken; raises `StaleRecord`."""
    if setting is None:
        return dict(texts), {other.valid_from for other in known}
    if setting not in known:
        raise StaleRecord(
            f"Le réglage qui commence le {short_date(setting.valid_from)} a été modifié entre-temps\u202f; "
            "notez vos changements, quittez cette fiche et rouvrez-le."
        )
    return {**texts, "valid_from": short_date(setting.valid_from)}, set()
