"""Each flaw leads to the sheet and the field where it is mended."""

import pytest

from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mending import Mend, Sheet, character_at_fault, mend_of
from daect_tui.domain.preflight import Aspect, Flaw

K, A = LetterKind, Aspect
_EMOJI = "Le caractère « 😀 » (U+1F600, GRINNING FACE) manque à la police d’impression."


def missing(value: str) -> Flaw:
    return Flaw(A.MISSING, "une donnée", "Cette donnée manque.", value=value)


@pytest.mark.parametrize(
    ("kind", "flaw", "mend"),
    [
        (K.LABELLING, missing("call"), Mend(Sheet.ORGANISATION, "call")),
        (K.REFERRAL, missing("organisation"), Mend(Sheet.CORRESPONDENT, "name")),
        (K.REFUSAL, missing("referent"), Mend(Sheet.LETTERHEAD, "contact_last_name")),
        (K.LABELLING, missing("domain"), Mend(Sheet.DOSSIER, "domain")),
        (K.MISSION_VALIDATION, missing("domain"), Mend(Sheet.SUBJECT)),
        (K.ADJOURNMENT, missing("wanted_until"), Mend(Sheet.SUBJECT)),
        (K.REFUSAL, Flaw(A.CRITERION, "les critères", "Manque."), Mend(Sheet.SUBJECT)),
        (K.REFUSAL, Flaw(A.SIGNATORY, "signataire", "Nul."), Mend(Sheet.SIGNATORY, "delegation_act")),
        (K.REFUSAL, Flaw(A.MISSING, "signature, nom", "Vide."), Mend(Sheet.SIGNATORY, "last_name")),
        (K.REFUSAL, Flaw(A.ADDRESS, "destinataire", "Vide."), Mend(Sheet.ORGANISATION, "street")),
        (K.REFUSAL, Flaw(A.MISSING, "en-tête, lieu", "Vide."), Mend(Sheet.LETTERHEAD, "place")),
        (K.REFUSAL, Flaw(A.OTHER, "", "Rien ne part avant."), Mend(Sheet.SUBJECT)),
    ],
)
def test_where_a_flaw_is_mended(kind: LetterKind, flaw: Flaw, mend: Mend) -> None:
    assert mend_of(kind, flaw) == mend


@pytest.mark.parametrize(
    ("flaw", "character"),
    [(Flaw(A.CHARACTER, "corps", _EMOJI), "😀"), (Flaw(A.OTHER, "corps", _EMOJI), ""), (missing("call"), "")],
)
def test_the_character_that_is_looked_for(flaw: Flaw, character: str) -> None:
    assert character_at_fault(flaw) == character
