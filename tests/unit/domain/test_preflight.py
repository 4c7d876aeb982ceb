from datetime import date

import pytest

from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.institution import Signatory
from daect_tui.domain.preflight import Aspect, Flaw, blocking, flaws_of
from daect_tui.domain.wording import MissingValues

DAY = date(2018, 3, 14)
SIGNATORY = Signatory(DAY, None, "Pour le ministre,", "La déléguée", "Hélène", "Vasseur", "acte")


def test_each_missing_value_is_a_flaw_of_its_own() -> None:
    error = MissingValues("lettre de refus", {"reasons": "motifs de fait", "criteria": "critères cités"})
    assert [(flaw.aspect, flaw.field) for flaw in flaws_of(error)] == [
        (Aspect.MISSING, "motifs de fait"),
        (Aspect.CRITERION, "critères cités"),
    ]


def test_who_may_not_sign_is_a_flaw_of_the_signatory() -> None:
    with pytest.raises(Refusal) as nobody:
        signatory_on((), DAY)
    with pytest.raises(Refusal) as another:
        check_signed_by(SIGNATORY, "Paul DURAND", DAY)
    for caught in (nobody, another):
        (flaw,) = flaws_of(caught.value)
        assert (flaw.aspect, flaw.sentence) == (Aspect.SIGNATORY, str(caught.value))


def test_any_other_error_is_one_flaw_without_field() -> None:
    assert flaws_of(DaectError("Rien ne va.")) == (Flaw(Aspect.OTHER, "", "Rien ne va."),)


def test_a_warning_does_not_block() -> None:
    warning = Flaw(Aspect.CHARACTER, "objet", "À voir.", blocks=False)
    error = Flaw(Aspect.CHARACTER, "objet", "À corriger.")
    assert blocking((warning, error)) == (error,)
