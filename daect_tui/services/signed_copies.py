"""The signed copy of a final version: a scanned PDF, kept under its hash, never deleted."""

from dataclasses import replace
from pathlib import Path

from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.journal import Act
from daect_tui.domain.minutes_version import MinutesAction, MinutesVersion, SignedCopy
from daect_tui.domain.text import NBSP, quoted
from daect_tui.services.attachments import read_attachment
from daect_tui.services.moves import move_minutes
from daect_tui.services.office import Office

_PDF = b"%PDF-"
# Where readers look for that mark: a scanner may write something before it.
_WITHIN = 1024


class SignedCopies:
    """The use cases of signed copies."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def attach(self, version: MinutesVersion, path: Path) -> SignedCopy:
        """Keep the scan of a signed final version.

        Raises `Refusal` for what is no PDF, for a draft, and while another copy stands.
        """
        attachment = read_attachment(path)
        if _PDF not in attachment.content[:_WITHIN]:
            raise Refusal(
                f"{quoted(attachment.name)} n’est pas un PDF. Numérisez l’exemplaire signé en PDF, puis "
                "recommencez."
            )
        with self._office.begin() as work:
            if any(copy.voided_at is None for copy in work.minutes.copies(version.id)):
                raise Refusal(
                    f"Un exemplaire signé est déjà joint à {version.reference}. Annulez-le d’abord, avec "
                    "son motif."
                )
            move_minutes(work, self._office, version, MinutesAction.ATTACH)
            digest = work.files.keep(attachment.content)
            copy = work.minutes.add_copy(
                SignedCopy(
                    0, version.id, attachment.name, digest, self._office.clock.now(), self._office.agent
                )
            )
            detail: dict[str, str | int | list[str]] = {"fichier": copy.file_name, "sha256": digest}
            work.journal.append(Act("minutes.signed_copy", version.reference, detail))
            work.commit()
        return copy

    def void(self, version: MinutesVersion, reason: str) -> SignedCopy:
        """Void the copy that stands, with its reason: it stays readable, and another may be attached."""
        if not reason.strip():
            raise Refusal(f"Écrivez le motif{NBSP}: il reste dans l’historique.")
        with self._office.begin() as work:
            copy = next((one for one in work.minutes.copies(version.id) if one.voided_at is None), None)
            if copy is None:
                raise UnknownReference(f"Aucun exemplaire signé n’est joint à {version.reference}.")
            voided = replace(copy, voided_at=self._office.clock.now(), void_reason=reason)
            work.minutes.update_copy(voided)
            detail: dict[str, str | int | list[str]] = {
                "fichier": copy.file_name,
                "sha256": copy.sha256,
                "motif": reason,
            }
            work.journal.append(Act("minutes.copy_voided", version.reference, detail))
            work.commit()
        return voided
