"""The letter that the benches print: one page, for an invented recipient."""

from datetime import date

from daect_tui.domain.document import (
    BulletList,
    Contact,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
)


def letter(number: int) -> LetterDocument:
    """Write one labelling letter of a page, for an invented recipient; each differs from the others."""
    recipient = f"Communauté d’agglomération du Val d’Aubre n° {number}"
    return LetterDocument(
        title=f"Labellisation de la {recipient}",
        letterhead=Letterhead(
            state=("RÉPUBLIQUE FRANÇAISE",),
            ministry="Ministère des affaires étrangères",
            direction="Direction générale de la mondialisation",
            delegation="Délégation pour l’action extérieure des collectivités territoriales",
            place="Paris",
            address=("1, rue de l’Exemple", "75000 Paris"),
            phone="01 99 00 10 00",
            email="delegation@example.org",
        ),
        dated=date(2017, 5, 24),
        chrono=f"2017-{number:04}",
        contact=Contact("Camille", "Renaud", "chargée de mission", "01 99 00 10 01", "c.renaud@example.org"),
        recipient=(recipient, "Madame la Présidente", "2, place du Marché", f"{10000 + number} Aubre"),
        subject="label « Expertise territoriale internationale »",
        references=("votre demande du 12 janvier 2017", "comité de sélection du 17 mai 2017"),
        attachments=("attestation de label",),
        call="Madame la Présidente,",
        body=(
            _paragraph("Le comité de sélection a examiné la demande de votre établissement. "),
            _paragraph("J’ai décidé de lui attribuer le label pour le domaine qu’il a présenté. "),
            BulletList(
                tuple((Run(f"remettre un rapport après la mission n° {rank}"),) for rank in range(1, 5))
            ),
            _paragraph("Le label n’emporte par lui-même aucun financement. "),
            _paragraph("Je vous prie d’agréer, Madame la Présidente, l’expression de ma considération. "),
        ),
        signature=SignatureBlock("Pour le ministre et par délégation,", "la déléguée", "Hélène VASSEUR"),
    )


def _paragraph(sentence: str) -> Paragraph:
    """Make a paragraph of four lines or so, with a stretch in bold."""
    return Paragraph((Run(sentence * 3), Run("pour une durée de trois ans", bold=True), Run(".")))
