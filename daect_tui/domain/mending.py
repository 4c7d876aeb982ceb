"""Where a flaw of a letter is mended: the very sheet and field, so that nobody has to look for it."""

import re
from dataclasses import dataclass

from daect_tui.domain.letter import LetterKind
from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.domain.states import LabelledEnum


class Sheet(LabelledEnum):
    """What is opened to mend a flaw."""

    ORGANISATION = "organisme", "fiche de l’organisme"
    CORRESPONDENT = "service", "fiche du service consulté"
    LETTERHEAD = "en-tete", "en-tête et contact de la délégation"
    SIGNATORY = "signataire", "délégation de signature"
    DOSSIER = "dossier", "formulaire du dossier"
    PARAGRAPH = "paragraphe", "paragraphe personnel de la lettre"
    SUBJECT = "acte", "l’acte dont parle la lettre"


@dataclass(frozen=True, slots=True)
class Mend:
    """A sheet, and the field of it to begin with; an empty one where the flaw names none."""

    sheet: Sheet
    field: str = ""


class Thing(LabelledEnum):
    """What a letter is about, by the form of its reference."""

    DOSSIER = "dossier", "dossier"
    LABEL = "label", "label"
    MISSION = "mission", "mission"


_CHARACTER = re.compile(r"U\+([0-9A-F]{4,6})")
# The values of wordings that are typed in a sheet, and their fields there.
_VALUES = {
    "call": Mend(Sheet.ORGANISATION, "call"),
    "city": Mend(Sheet.ORGANISATION, "city"),
    "organisation": Mend(Sheet.ORGANISATION, "name"),
    "referent": Mend(Sheet.LETTERHEAD, "contact_last_name"),
    "contact_name": Mend(Sheet.LETTERHEAD, "contact_last_name"),
    "contact_quality": Mend(Sheet.LETTERHEAD, "contact_quality"),
    "contact_phone": Mend(Sheet.LETTERHEAD, "contact_phone"),
    "contact_email": Mend(Sheet.LETTERHEAD, "contact_email"),
    "service": Mend(Sheet.LETTERHEAD, "delegation"),
    "service_address": Mend(Sheet.LETTERHEAD, "address"),
    "service_phone": Mend(Sheet.LETTERHEAD, "phone"),
    "service_email": Mend(Sheet.LETTERHEAD, "email"),
    "domain": Mend(Sheet.DOSSIER, "domain"),
    "received_on": Mend(Sheet.DOSSIER, "received_on"),
    "countries": Mend(Sheet.DOSSIER, "countries"),
}
# The fields of the frame of a letter, as the door names them; the first that begins a name gives its sheet.
_FRAME = {
    "en-tête, État": Mend(Sheet.LETTERHEAD, "state"),
    "en-tête, ministère": Mend(Sheet.LETTERHEAD, "ministry"),
    "en-tête, direction": Mend(Sheet.LETTERHEAD, "direction"),
    "en-tête, délégation": Mend(Sheet.LETTERHEAD, "delegation"),
    "en-tête, lieu": Mend(Sheet.LETTERHEAD, "place"),
    "en-tête, adresse": Mend(Sheet.LETTERHEAD, "address"),
    "en-tête, téléphone": Mend(Sheet.LETTERHEAD, "phone"),
    "en-tête, courriel": Mend(Sheet.LETTERHEAD, "email"),
    "en-tête": Mend(Sheet.LETTERHEAD),
    "affaire suivie par, prénom": Mend(Sheet.LETTERHEAD, "contact_first_name"),
    "affaire suivie par, nom": Mend(Sheet.LETTERHEAD, "contact_last_name"),
    "affaire suivie par, qualité": Mend(Sheet.LETTERHEAD, "contact_quality"),
    "affaire suivie par, téléphone": Mend(Sheet.LETTERHEAD, "contact_phone"),
    "affaire suivie par, courriel": Mend(Sheet.LETTERHEAD, "contact_email"),
    "signature, formule": Mend(Sheet.SIGNATORY, "formula"),
    "signature, qualité": Mend(Sheet.SIGNATORY, "office"),
    "signature, nom": Mend(Sheet.SIGNATORY, "last_name"),
    "destinataire": Mend(Sheet.ORGANISATION, "street"),
    "appel": Mend(Sheet.ORGANISATION, "call"),
}
_WRITTEN_TO_A_SERVICE = frozenset({LetterKind.REFERRAL})
_OF_A_DOSSIER = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT,
        LetterKind.PIECES_REQUEST,
        LetterKind.REFERRAL,
        LetterKind.LABELLING,
        LetterKind.ADJOURNMENT,
        LetterKind.REFUSAL,
        LetterKind.RETAINED,
        LetterKind.REVERSAL,
        LetterKind.INADMISSIBILITY,
    }
)


def thing_of(subject: str) -> Thing:
    """Tell a label and a mission from a dossier by the reference that a letter is about."""
    prefixes = {"LAB": Thing.LABEL, "MIS": Thing.MISSION}
    return prefixes.get(subject.split("-", maxsplit=1)[0], Thing.DOSSIER)


def mend_of(kind: LetterKind, flaw: Flaw) -> Mend:
    """Return where a flaw of a letter is mended; the act that it tells of where nothing closer is known."""
    found = _found(flaw)
    if found.sheet is Sheet.ORGANISATION and kind in _WRITTEN_TO_A_SERVICE:
        return Mend(Sheet.CORRESPONDENT, "name")
    if found.sheet is Sheet.DOSSIER and kind not in _OF_A_DOSSIER:
        return Mend(Sheet.SUBJECT)
    return found


def _found(flaw: Flaw) -> Mend:
    if flaw.value in _VALUES:
        return _VALUES[flaw.value]
    if flaw.aspect is Aspect.SIGNATORY:
        return Mend(Sheet.SIGNATORY, "delegation_act")
    of_frame = (mend for begins, mend in _FRAME.items() if flaw.field.startswith(begins))
    return next(of_frame, Mend(Sheet.SUBJECT))


def character_at_fault(flaw: Flaw) -> str:
    """Return the character that the font lacks, to look for where it was typed; empty for another flaw."""
    named = _CHARACTER.search(flaw.sentence) if flaw.aspect is Aspect.CHARACTER else None
    return chr(int(named[1], 16)) if named else ""
