"""Sample documents, on invented people, and the reading of what a PDF says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from daect_tui.domain.document import (
    Contact,
    LetterDocument,
    Letterhead,
    Paragraph,
    PlainDocument,
    Run,
    SignatureBlock,
)

HEAD = Letterhead(
    state=("RÉPUBLIQUE FRANÇAISE",),
    ministry="Ministère des Exemples",
    direction="Direction générale des essais",
    delegation="Délégation pour les essais des collectivités territoriales",
    place="Paris",
    address=("1, rue de l’Exemple", "75000 Paris"),
    phone="01 99 00 12 34",
    email="delegation@example.org",
)
LETTER = LetterDocument(
    title="Lettre de labellisation",
    letterhead=HEAD,
    dated=date(2017, 5, 1),
    chrono="2017-0001",
    contact=Contact(
        "Camille", "Durand-Exemple", "chargée de mission", "01 99 00 12 35", "camille@example.org"
    ),
    recipient=("Madame la Maire", "Commune d’Exemple", "Place du Marché", "99000 EXEMPLE"),
    subject="Attribution du label",
    references=("votre dossier PACT3-2017-001",),
    attachments=("charte du label",),
    call="Madame la Maire,",
    body=(
        Paragraph((Run("Votre dossier est retenu."),)),
        Paragraph((Run("Je vous prie d’agréer mes salutations."),)),
    ),
    signature=SignatureBlock("Pour le ministre et par délégation,", "Le délégué", "Alix EXEMPLE"),
)
PLAIN = PlainDocument(
    title="Procès-verbal",
    subtitle="Séance du 17 mai 2017",
    letterhead=HEAD,
    dated=date(2017, 5, 17),
    reference="PACT3-2017-S1",
    body=(Paragraph((Run("La séance est ouverte."),)),),
    signatures=(
        SignatureBlock("", "Le président de séance", "Alix EXEMPLE"),
        SignatureBlock("", "La secrétaire de séance", "Camille DURAND-EXEMPLE"),
    ),
)


@pytest.fixture
def letter() -> Callable[..., LetterDocument]:
    """Make a letter that differs from the sample by the given fields."""
    return lambda **fields: replace(LETTER, **fields)


@pytest.fixture
def plain() -> Callable[..., PlainDocument]:
    """Make a plain document that differs from the sample by the given fields."""
    return lambda **fields: replace(PLAIN, **fields)


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Read the text of each page of a PDF, spaces and line ends reduced to one space."""
    return _pages


def _pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(" ".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        return texts
    finally:
        document.close()
