"""The agenda as a document: each dossier once, where it belongs; what is told is not voted (R133-5)."""

from dataclasses import replace
from datetime import date, time

from daect_tui.domain.agenda_document import AgendaCase, AgendaLine, PreviousMinutes, ToldMission, agenda_body
from daect_tui.domain.document import Heading, Paragraph, Table
from daect_tui.domain.dossier import Referents
from tests.unit.domain.test_session_papers import CASE, SESSION

WHO = Referents("Nadia Ferrand", "Nadia Ferrand")
NAMES = {"PACT3": "Programme d’appui", "EXPE-CT": "Valorisation"}
MISSION = ToldMission("MIS-2018-001", "Ville", "Maroc", "Vitrail", date(2018, 9, 1), "validée")


def line(
    position: int, programme: str = "PACT3", adjourned_on: date | None = None, renews: str = ""
) -> AgendaLine:
    item = replace(CASE.items[0], position=position, programme=programme)
    return AgendaLine(item, WHO, (), time(14, 30), adjourned_on, renews)


def sections(case: AgendaCase) -> dict[str, list[tuple[str, ...]]]:
    """Return what stands under each heading: the rows of its tables, or its sentences."""
    found: dict[str, list[tuple[str, ...]]] = {}
    under: list[tuple[str, ...]] = []
    for block in agenda_body(case):
        match block:
            case Heading():
                under = found.setdefault(block.text, [])
            case Table():
                under.extend(block.rows)
            case Paragraph() if found:
                under.append(("".join(run.text for run in block.runs),))
    return found


def test_each_dossier_stands_once_in_its_section() -> None:
    lines = (
        line(1),
        line(2, "EXPE-CT"),
        line(3, adjourned_on=date(2017, 5, 22)),
        line(4, renews="LAB-2015-001"),
    )
    previous = PreviousMinutes("PACT3-2017-S1", date(2017, 5, 17), "définitif")

    found = sections(AgendaCase(SESSION, NAMES, lines, previous, (MISSION,)))

    numbers = {title: [row[0][:1] for row in rows if len(row) > 1] for title, rows in found.items()}
    assert numbers["PACT3 – Programme d’appui"] == ["1"]
    assert numbers["EXPE-CT – Valorisation"] == ["2"]
    assert numbers["III. Dossiers ajournés lors d’une séance précédente"] == ["3"]
    assert numbers["IV. Renouvellements de labels"] == ["4"]
    ((who, asked),) = [row[2:] for row in found["PACT3 – Programme d’appui"]]
    assert (who, asked) == ("Nadia Ferrand", "non demandé")
    assert "ajourné le 22/05/2017" in found["III. Dossiers ajournés lors d’une séance précédente"][0][1]
    assert "renouvelle le label LAB-2015-001" in found["IV. Renouvellements de labels"][0][1]
    assert (
        "séance PACT3-2017-S1 du 17\u00a0mai\u00a02017 (définitif)."
        in found["I. Procès-verbal de la séance précédente"][0][0]
    )
    assert found["V. Missions"][0] == ("Présentées pour information, sans vote.",)
    assert found["V. Missions"][1][0] == "MIS-2018-001"
    assert "aucun vote" in found["VI. Questions diverses"][0][0]


def test_an_empty_agenda_says_so_section_by_section() -> None:
    found = sections(AgendaCase(SESSION, NAMES, (), None, ()))

    assert "rien n’est à approuver" in found["I. Procès-verbal de la séance précédente"][0][0]
    assert [rows for title, rows in found.items() if title[:3] in ("II.", "III", "IV.")] == [
        [("Aucun.",)]
    ] * 3
    assert found["V. Missions"] == [("Aucune.",)]
