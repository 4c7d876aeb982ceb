"""Gathering the letter of a dossier declared inadmissible."""

from daect_tui.domain.decision_letters import recipient
from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.errors import Refusal
from daect_tui.domain.inadmissibility import InadmissibilityCase, inadmissibility_values
from daect_tui.services.drafting import frame, head_on, upcoming_session
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording


def inadmissibility_letter(reference: str, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter; raises `DocumentFault`, or `Refusal` where the grounds were not recorded."""
    act = work.inadmissibilities.find(reference)
    if act is None:
        raise Refusal(
            f"Le dossier {reference} n’est pas déclaré irrecevable avec des motifs en droit et en fait."
        )
    dossier, day = work.dossiers.get(reference), act.declared_on
    head = head_on(work, day)
    case = InadmissibilityCase(
        dossier=dossier,
        programme=work.programmes.get(dossier.programme),
        act=act,
        upcoming=upcoming_session(work, (dossier.programme,), day),
        contact=head.contact,
        court=head.court,
    )
    check_signed_by(signatory_on(work.institution.signatories(), day), act.signatory, day)
    filled = fill_wording(work, "inadmissibility", inadmissibility_values(case))
    naming = (chrono, f"Irrecevabilité – {dossier.organisation.name}")
    return frame(work, head, day, naming, filled, recipient(dossier.organisation))
