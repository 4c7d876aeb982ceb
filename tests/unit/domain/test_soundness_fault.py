"""What a check went through is told in French that agrees with its numbers."""

import pytest

from daect_tui.domain.soundness.fault import Checked, Examination
from daect_tui.domain.text import NBSP


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("missions", "mission"),
        ("fichiers conservés", "fichier conservé"),
        ("textes de courriers", "texte de courriers"),
        ("actes du journal", "acte du journal"),
        ("points d’ordre du jour", "point d’ordre du jour"),
        ("procès-verbaux", "procès-verbal"),
    ],
)
def test_what_was_checked_agrees_in_number_and_nothing_is_left_out(title: str, one: str) -> None:
    checked = (Checked(title, 1), Checked("éliminations", 0), Checked(title, 2))

    assert Examination((), checked).gone_through() == (f"1{NBSP}{one}", f"2{NBSP}{title}")
