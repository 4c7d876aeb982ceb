"""References as people quote them (product decision 11)."""

import pytest

from daect_tui.domain.references import (
    dossier_reference,
    label_number,
    letter_chrono,
    mission_reference,
    session_prefix,
    session_reference,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dossier_reference("PACT3", 2017, 1), "PACT3-2017-001"),
        (dossier_reference("EXPE-CT", 2020, 1234), "EXPE-CT-2020-1234"),
        (session_reference(("PACT3",), 2017, 1), "PACT3-2017-S1"),
        (session_reference(("PACT3", "EXPE-CT"), 2018, 1), "CS-2018-S1"),
        (session_prefix(("PACT3",)), "PACT3"),
        (session_prefix(("PACT2", "PACT3")), "CS"),
        (session_prefix(()), "CS"),
        (mission_reference(2018, 1), "MIS-2018-001"),
        (label_number(2017, 42), "LAB-2017-042"),
        (letter_chrono(2017, 7), "2017-0007"),
    ],
    ids=lambda value: value,
)
def test_a_reference_as_it_is_written(written: str, expected: str) -> None:
    assert written == expected
