"""Two documents that hold all that a page may hold, several pages each, on invented people."""

from datetime import date

from daect_tui.domain.document import (
    BulletList,
    Contact,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    PlainDocument,
    Run,
    SignatureBlock,
    Table,
)

_HEAD = Letterhead(
    state=("RÉPUBLIQUE FRANÇAISE", "Liberté", "Égalité", "Fraternité"),
    ministry="Ministère des Exemples",
    direction="Direction générale des essais",
    delegation="Délégation pour les essais des collectivités territoriales",
    place="Paris",
    address=("1, rue de l’Exemple", "75000 Paris"),
    phone="01 99 00 12 34",
    email="delegation@example.org",
)
_SENTENCE = "Le comité, réuni le 1er mai 2017, a délibéré à la majorité des voix. "

LETTER = LetterDocument(
    title="Lettre de refus",
    letterhead=_HEAD,
    dated=date(2017, 5, 1),
    chrono="2017-0042",
    contact=Contact("Zoé", "Durand-Exemple", "chargée de mission", "01 99 00 12 35", "zoe@example.org"),
    recipient=("Nguyễn Thị Minh", "Πόλη του Παραδείγματος", "Żółć i Ğüneş", "99000 EXEMPLE"),
    subject="candidature (essai \\ « Пример »)",
    references=("votre dossier PACT3-2017-015", "comité du 17 mai 2017"),
    attachments=("charte du label",),
    call="Madame la Présidente,",
    body=(
        Paragraph((Run(_SENTENCE * 40), Run("En gras", bold=True), Run(" puis penché.", italic=True))),
        Heading("Motifs"),
        Heading("Trop profond", level=3),
        Paragraph((Run("Les voies suivantes vous sont ouvertes :"),)),
        BulletList(tuple((Run(f"recours n° {rank} ; " + _SENTENCE * rank),) for rank in range(1, 9))),
        Table(("Poste", "Montant"), (("Transport", "1\u00a0234,50\u00a0€"), ("Repas", "")), (3, 1)),
        Paragraph((Run(_SENTENCE * 30),)),
        Paragraph((Run("Je vous prie d’agréer mes salutations."),)),
    ),
    signature=SignatureBlock("Pour le ministre et par délégation,", "Le délégué", "Alix EXEMPLE"),
    annex=(Heading("Coupon-réponse", new_page=True), Paragraph((Run("À renvoyer."),))),
)

_ROWS = tuple((f"Membre {number}", f"Qualité {number} " * 4, "présent") for number in range(1, 61))

MINUTES = PlainDocument(
    title="Procès-verbal",
    subtitle="Séance du 17 mai 2017",
    letterhead=_HEAD,
    dated=date(2017, 5, 17),
    reference="PACT3-2017-S1",
    body=(
        Table(("Titre", "Page"), (("Présents", ""), ("Débat", "")), (8, 1), pages=("Présents", "Débat")),
        Heading("Présents", new_page=True),
        Table(("Membre", "Qualité", "Présence"), _ROWS, (2, 4, 1), row_headers=True),
        Heading("Débat", new_page=True),
        Heading("Point 1", level=2),
        Table(("Point", "Propos"), (("1", _SENTENCE * 120),), (1, 6)),
        Table(("Nom", "Signature"), (("Alix EXEMPLE", ""), ("Zoé DURAND", "")), (1, 1), to_sign=True),
    ),
    signatures=(
        SignatureBlock("", "Le président de séance", "Alix EXEMPLE"),
        SignatureBlock("", "La secrétaire de séance", "Zoé DURAND"),
    ),
    foot="Tête du journal : n° 1",
)
