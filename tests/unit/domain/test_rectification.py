"""The « procès-verbal rectificatif »: it cites the minutes and says what is corrected, and why (§5.9)."""

from dataclasses import replace

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.minutes_document import minutes_body
from daect_tui.domain.minutes_version import Correction, MinutesState
from daect_tui.domain.rectification import (
    check_replaced,
    read_correction_form,
    rectification_body,
    rectification_title,
)
from tests.unit.domain.samples import RECORD, said
from tests.unit.domain.test_minutes_version import FINAL, RECTIFICATION

FIRST = replace(RECTIFICATION, state=MinutesState.FINAL)
SECOND = replace(
    RECTIFICATION,
    rectification=2,
    corrections=(
        Correction("Point 1, vote", "3\u00a0pour", "2 pour"),
        Correction("Présences", "", "Mme Ada Morin assistait à la séance."),
    ),
    reason="Erreur de décompte.",
)
WRITTEN = minutes_body(RECORD)


def test_it_cites_the_minutes_by_their_hash_and_its_forerunners() -> None:
    text = "\n".join(map(said, rectification_body(SECOND, FINAL, (FIRST,))))

    assert "Le procès-verbal de la séance PACT3-2017-S1, rendu définitif le 24 mai 2017 (version 2)" in text
    assert f"SHA-256 : {FINAL.sha256}" in text
    assert "Rectificatif antérieur : nº 1 du 24 mai 2017." in text
    assert "1. Point 1, vote\nAu lieu de | Lire\n3 pour | 2 pour" in text
    assert "2. Présences\nAjouter\nMme Ada Morin assistait à la séance." in text
    assert text.endswith("Motif\nErreur de décompte.")
    assert "antérieur" not in "\n".join(map(said, rectification_body(FIRST, FINAL, ())))


def test_its_title_bears_its_number_and_the_day_of_the_session() -> None:
    title = rectification_title(SECOND, RECORD).replace("\u00a0", " ")
    assert title == "Procès-verbal rectificatif nº 2 de la séance du 17 mai 2017"


@pytest.mark.parametrize(
    "replaced",
    ["3 pour, 0 contre", "Mme Hélène Vasseur", "Composition et présences", "M. Luc Ambert à Mme", ""],
    ids=["vote", "table", "heading", "list", "addition"],
)
def test_a_text_of_the_minutes_may_be_replaced_and_anything_added(replaced: str) -> None:
    check_replaced(Correction("objet", replaced, "autre"), WRITTEN)


def test_a_text_that_is_not_in_the_minutes_cannot_be_replaced() -> None:
    with pytest.raises(Refusal, match="ne contient pas «\u202f33 pour\u202f»"):
        check_replaced(Correction("objet", "33 pour", "autre"), WRITTEN)


def test_the_form_is_read_with_every_fault_under_its_field() -> None:
    fields = {"subject": " Point 1 ", "replaced": "3 pour", "text": "2 pour", "reason": "Erreur."}

    assert read_correction_form(fields) == (Correction("Point 1", "3 pour", "2 pour"), "Erreur.")
    with pytest.raises(FormRefused) as refused:
        read_correction_form({"replaced": "3 pour"})
    assert set(refused.value.faults) == {"subject", "text", "reason"}
