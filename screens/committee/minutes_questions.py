"""What is asked about the minutes: a correction, the file of a signed copy, the dossier of an extract."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.minutes import RecordedItem
from daect_tui.domain.minutes_version import Correction, MinutesVersion, SignedCopy
from daect_tui.domain.rectification import read_correction_form
from daect_tui.services.desk import Desk
from daect_tui.services.places import typed_path
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.fields import LineField, LongField
from screens.widgets.path_field import PathField

_SCAN = "Le PDF numérisé est gardé dans le registre, avec son empreinte\u202f; → complète son chemin."
_RECTIFY = (
    "Le texte à remplacer est recopié du procès-verbal\u202f; laissez-le vide pour une mention à ajouter."
)


def correction_sheet(
    desk: Desk, session: str, known: Sequence[Correction], reason: str
) -> SavingSheet[MinutesVersion]:
    """Ask for a correction, added to those of the draft under way; gives back the new draft."""

    def save(texts: Mapping[str, str]) -> MinutesVersion:
        correction, why = read_correction_form(texts)
        return desk.minutes.rectify(session, (*known, correction), why)

    fields = (
        LineField("subject", "Objet", required=True, hint="Par exemple\u00a0: point 3, présences."),
        LongField("replaced", "Au lieu de", lines=3, hint="Le texte tel qu’il est écrit."),
        LongField("text", "Lire", lines=3, required=True, hint="Le nouveau texte."),
        LineField("reason", "Motif", required=True, hint="Pourquoi cette correction."),
    )
    return SavingSheet("Procès-verbal rectificatif", fields, save, {"reason": reason}, _RECTIFY)


def signed_copy_sheet(desk: Desk, version: MinutesVersion) -> SavingSheet[SignedCopy]:
    """Ask for the scan of a signed version, and attach it."""

    def save(texts: Mapping[str, str]) -> SignedCopy:
        typed = texts["file"].strip()
        if not typed:
            raise FormRefused({"file": "Fichier\u00a0: à remplir."})
        try:
            return desk.signed_copies.attach(version, typed_path(typed))
        except Refusal as refusal:
            raise FormRefused({"file": str(refusal)}) from refusal

    field = PathField("file", "Fichier", required=True)
    return SavingSheet(f"Exemplaire signé, {version.reference}", (field,), save, explanation=_SCAN)


def dossier_modal(items: Sequence[RecordedItem]) -> ChoiceModal[str]:
    """Ask for the dossier of an extract."""
    return ChoiceModal(
        "Extrait sur quel dossier\u202f?",
        [
            Choice(one.dossier, f"{one.dossier} {one.organisation}", f"{one.domain}, {one.outcome.label}.")
            for one in items
        ],
        search="référence ou organisme",
        empty="Aucun dossier n’était à l’ordre du jour.",
    )
