"""Texts that the register words, a text of the library, a paragraph of one letter, all invented."""

from datetime import date

from daect_tui.domain.letter import LetterKind
from daect_tui.domain.personal_paragraph import PersonalParagraph
from daect_tui.domain.standard_text import StandardText, TextKind
from daect_tui.domain.wording_version import WordingVersion
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT, MOMENT


def wording_version(number: int = 1, text: str = 'body = ["Bonjour."]') -> WordingVersion:
    return WordingVersion("refusal", number, text, MOMENT, AGENT)


def standard_text(wording: str = "Préciser le budget.") -> StandardText:
    return StandardText(0, TextKind.RESERVATION, 1, wording, date(2017, 1, 1))


def paragraph(subject: str = "PACT3-2017-001", session: str = "PACT3-2017-S1") -> PersonalParagraph:
    return PersonalParagraph(
        LetterKind.REFUSAL, subject, session, "", "Je salue votre travail.", "", MOMENT, AGENT
    )


def fill_wordings(unit: UnitOfWork, dossier: str, session: str) -> None:
    """Keep each of them."""
    unit.wordings.add(wording_version())
    unit.standard_texts.save(standard_text())
    unit.standard_texts.save(standard_text("Associer le poste."))
    unit.paragraphs.put(paragraph(dossier, session))
