"""What each kind of document must say, with the text that asks for it (docs/documents.md, procedure §6).

A mention is a phrase of the text as a reader finds it, spaces made ordinary; « … » stands for what the case
puts there.
"""

from collections.abc import Mapping

from daect_tui.domain.letter import LetterKind as Kind

# Time limits and routes of appeal: without both, no time limit can be opposed (CJA R421-5).
APPEALS = (
    "dans un délai de deux mois à compter de sa notification",  # CJA R421-1
    "recours gracieux",  # CRPA L411-2
    "recours hiérarchique auprès du ministre",  # CRPA L411-2
    "recours contentieux devant le tribunal administratif de Paris",  # CJA R421-5
    "Un recours administratif formé dans ce délai interrompt le délai de recours contentieux",  # CRPA L411-2
    "le silence gardé pendant plus de deux mois sur ce recours vaut rejet",  # CRPA L411-7, CJA R421-2
    "Télérecours",  # CJA R414-1
    "outre-mer",  # CJA R421-7
)
# The same against the rejection that silence would make (CRPA R112-5).
IMPLICIT_APPEALS = (
    "Cette décision implicite pourrait être contestée, dans un délai de deux mois à compter de cette date",
    *APPEALS[1:7],
)
# What frames a letter, besides who writes and who signs, which each scene tells (procedure §6).
FRAME = (
    "RÉPUBLIQUE FRANÇAISE",
    ", le … 201",  # place and date
    "Nos réf. : 201",
    "Objet : ",
    "Référence",
    "Je vous prie d’agréer, … l’assurance de ma considération distinguée.",
)
# Reasons in law and in fact (CRPA L211-5).
REASONS = ("Motifs de la décision", "En droit : ", "En fait : ")
_COMMITTEE = (
    "Le comité de sélection, réuni le …, a examiné ce dossier.",  # CRPA R133-13
    "Références : votre dossier … ; avis du comité de sélection du …",
)
_ALONE = ("Ce dossier a été examiné au cas par cas par la délégation, sans réunion du comité de sélection.",)
_LABEL = (
    "Domaine labellisé : …",  # procedure §6, 6
    "Numéro du label : LAB-",
    "Durée : du … au …",
    "Cette attribution est assortie des réserves suivantes",
    "aucun financement",
    "Le label est accordé sous les conditions suivantes",  # CRPA L242-2: written in full
    "remettre un rapport après chaque mission",
    "la présente décision pourrait être abrogée, après que … présenter vos observations",
    "articles L. 121-1 et L. 242-2",
    "sans reconduction tacite",
    "Votre référent à la délégation, … est : …",
)
_ADJOURNMENT = (
    "Cet ajournement ne constitue pas un refus",  # procedure §6, 7
    "au plus tard le …, les compléments suivants : …",
    "la date à laquelle une décision implicite de rejet est acquise est le …",  # CRPA L114-3, L231-4
    *IMPLICIT_APPEALS,
)
_REFUSAL = (
    *REASONS,
    "article L. 211-5",
    "La présente décision se fonde sur les critères suivants : – …",  # a criterion is cited
    "Présenter une nouvelle candidature",
)
_REVERSAL = (
    *REASONS,
    "Par décision du …",  # the act that it ends
    "décision du …, courrier n° 201",
    "article L. 24",  # CRPA L242-1 to L243-3
)
_HEARD = ("Il vous a été demandé, le …, de présenter vos observations", "articles L. 121-1 et L. 122-1")
_MISSION = ("label « … » n° LAB-", "MIS-")
_CHANGED = (*_MISSION, "otif … : …")
_REMINDER = (*_MISSION, "Votre référent à la délégation reste à votre disposition : …")
_MINUTES = (
    "Composition et présences",  # CRPA R133-13: the members and their quality
    "Qualité",
    "Quorum ",  # CRPA R133-10
    "La séance est ouverte à …",
)
_DELIBERATED = (
    *_MINUTES,
    "Pouvoirs",  # CRPA R133-13: mandates
    "Sens de la délibération : …",  # CRPA R133-13
    "Déport : …, qui n’a pris part ni à la délibération ni au vote",  # CRPA R133-12
    "vote nominal",
    "Désaccord inscrit à la demande de son auteur, …",  # CRPA R133-13
    "Critères retenus",
)
_CONVENED = (
    "à l’adresse suivante : …",
    "Ordre du jour",  # CRPA R133-5, R133-8
    "CRPA, art. R. 133-3",  # replacement
    "vous pouvez donner pouvoir à un autre membre",  # CRPA R133-9
    "CRPA, art. R. 133-12",  # recusal
    "Coupon-réponse",
)

MENTIONS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.ACKNOWLEDGEMENT: {
        "accuse-reception": (
            "Votre dossier a été reçu le …",  # CRPA R112-5, 1°
            "susceptible de donner lieu à une décision implicite de rejet",  # CRPA R112-5
            "elle sera réputée rejetée le … 201",  # CRPA R112-5, 1°; L114-3, L231-4
            "Service chargé de l’instruction : …",  # CRPA R112-5, 2°
            "téléphone : 01 99 00 12 00",  # CRPA R112-5, 2°
            "courriel : ",
            "Les pièces suivantes, indispensables à l’examen de votre dossier, vous sont demandées : – …",
            "au plus tard le …. Le délai de décision est suspendu",  # CRPA L114-5
            *IMPLICIT_APPEALS,
        )
    },
    Kind.PIECES_REQUEST: {
        "demande-pieces": (
            "indispensables à son examen",  # CRPA L114-5-1
            "au plus tard le … : – …",  # CRPA L114-5: the list and the last day
            "La présente demande suspend, jusqu’à cette date, le délai",  # CRPA L114-5
            "la réception de la dernière pièce demandée met fin plus tôt à cette suspension",
            "réputée rejetée le … 201",
        )
    },
    Kind.REFERRAL: {
        "saisine-avis": (
            "a présenté, au titre du programme PACT3, ",
            "au plus tard le …",
            "Passé ce délai, ",
        ),
        "relance-avis": (
            "Sauf erreur de ma part",
            "sans réponse",
            "au plus tard le …",
            "Passé ce délai",
        ),
    },
    Kind.LABELLING: {
        "labellisation": (*_COMMITTEE, *_LABEL),
        "labellisation-cas-par-cas": (*_ALONE, *_LABEL),
    },
    Kind.ADJOURNMENT: {
        "ajournement": (*_COMMITTEE, *_ADJOURNMENT),
        "ajournement-cas-par-cas": (*_ALONE, *_ADJOURNMENT),
    },
    Kind.REFUSAL: {
        "refus": (*_COMMITTEE, *_REFUSAL),
        "refus-cas-par-cas": (*_ALONE, *_REFUSAL),
        "refus-remplacement": (
            *_REFUSAL,
            "La présente lettre annule et remplace ma lettre n° 201",
            "annulée et remplacée",
        ),
    },
    Kind.MINUTES: {
        "proces-verbal-projet": ("Projet de procès-verbal", *_DELIBERATED),
        "proces-verbal": _DELIBERATED,
        "proces-verbal-extrait": (
            "Extrait du procès-verbal",
            *_DELIBERATED,
            "Extrait du procès-verbal définitif du …",
        ),
        "proces-verbal-rectificatif": ("est rectifié comme suit", "Au lieu de", "Lire", "Motif"),
        "proces-verbal-sans-quorum": (
            *_MINUTES,
            "Quorum non atteint : …",
            "La séance est close faute de quorum",
        ),
    },
    Kind.COMMUNIQUE: {
        "communique": (
            "dossiers ont été retenus par le comité de sélection du programme PACT3 : – …",
            "La prochaine réunion du comité de sélection aura lieu le …",
            "avant le …",
            "Plus d’informations",
            "Contact : …",
        )
    },
    Kind.MISSION_VALIDATION: {
        "validation-mission": (
            *_MISSION,  # procedure §6, 9
            "Autorité d’accueil : …",
            "Dates : du … au …",
            "Les termes de référence sont les suivants : …",
            "La mission est confiée à : – …",
            "Votre correspondant au poste diplomatique",
            "Les dépenses prévues et ceux qui les supportent sont : – …",
            "Ce montant est un plafond",
            "rapatriement",
            "Sécurité du lieu et consignes particulières : …",
            "livrables attendus",
            "Un rapport est remis à la délégation au plus tard le … 201",
        )
    },
    Kind.EVALUATION_SHEET: {
        "evaluation": (
            "Voix de l’expert",  # procedure §6, 12
            "Voix de la collectivité d’accueil",
            "Voix du poste diplomatique",
            "Coûts réels et prévus",
            "Évaluation par la délégation",
            "Suites",
        )
    },
    Kind.REVERSAL: {
        "retrait-labellisation": (*_REVERSAL, *_HEARD, "je retire la décision du …", "article L. 242-1"),
        "abrogation-labellisation": (
            *_REVERSAL,
            *_HEARD,
            "j’abroge la décision du …",
            "La condition suivante, écrite dans la décision, n’est plus remplie",  # CRPA L242-2
            "ne peut plus être invoqué",
        ),
        "abrogation-label": (
            *REASONS,
            *_HEARD,
            "le label … a été attribué sous le numéro LAB-",
            "article L. 242-2",
            "ne peut plus être invoqué",
        ),
        "retrait-refus": (
            *_REVERSAL,
            "article L. 243-3",
            "Pour que votre candidature soit examinée de nouveau",
        ),
    },
    Kind.CONVOCATION: {
        "convocation": (*_CONVENED, "Le quorum est de la moitié au moins", "vous êtes déporté"),
        "seconde-convocation": (
            *_CONVENED,
            "sur le même ordre du jour",  # CRPA R133-10
            "aucun quorum ne sera exigé",
        ),
    },
    Kind.PACKET: {
        "dossier-seance": ("Sommaire", "Point 1 – …", "Le dossier de ce point ne vous est pas communiqué."),
    },
    Kind.SIGNING_SHEET: {
        "emargement": ("Membre Qualité Organisme Présence Signature", "à distance", "sans voix délibérative"),
    },
    Kind.MISSION_REFUSAL: {
        "refus-mission": (*_MISSION, *REASONS, "article L. 211-5", "votre label n’est pas remis en cause"),
    },
    Kind.MISSION_AMENDMENT: {
        "avenant-mission": (
            *_CHANGED,
            "avenant n° 1",
            "Ce qui change – …",
            "au lieu de : …",
            "au plus tard le …",
        ),
    },
    Kind.MISSION_POSTPONEMENT: {
        "report-mission": (*_CHANGED, "prévue du … au …", "est reportée", "Les nouvelles dates envisagées"),
    },
    Kind.MISSION_CANCELLATION: {
        "annulation-mission": (
            *_CHANGED,
            "est annulée",
            "Les dépenses suivantes étaient engagées avant l’annulation : – …",
            "Aucun rapport de mission n’est attendu",
        ),
    },
    Kind.REPORT_REMINDER: {
        "relance-rapport-1": (*_REMINDER, "il ne m’est pas encore parvenu"),
        "relance-rapport-2": (*_REMINDER, "Il est en retard de …", "– courrier n° …"),
        "relance-rapport-3": (
            *_REMINDER,
            "Je vous mets en demeure",
            "– courrier n° … – courrier n° …",
            "La présente lettre n’est pas une décision",
        ),
    },
    Kind.LESSON_SHEET: {
        "capitalisation-interne": (
            "Ce que la mission enseigne",
            "Moyenne des notes",
            "réservé à l’administration",
        ),
        "capitalisation-publique": ("Ce que la mission enseigne", "les noms des personnes ont été retirés"),
    },
    Kind.LABEL_ATTESTATION: {
        "attestation-label": (
            "Numéro du label : LAB-",  # procedure §6, 13
            "Titulaire : …",
            "Domaine labellisé : …",
            "Période : du … au …",
            "Empreinte SHA-256",
        )
    },
    Kind.LABEL_SUSPENSION: {
        "suspension-label": (
            *REASONS,
            "vos observations",  # CRPA L121-1, L122-1
            "je suspends ce label du … au …",
            "La condition en cause est la suivante",  # CRPA L242-2
            "Le terme du label n’est pas reporté",
        )
    },
    Kind.RENEWAL_SHEET: {
        "renouvellement": (
            "Missions",
            "Évaluations",
            "Rapports en retard et relances",
            "Conditions à vérifier",
        ),
    },
    Kind.INADMISSIBILITY: {
        "irrecevabilite": (
            *REASONS,
            "articles L. 211-2 et L. 211-5",
            "irrecevable",
            "Elle n’a pas été examinée au fond",
            "article L. 112-1",  # the condition, in law
            "Présenter une nouvelle candidature",
        )
    },
    Kind.OBSERVATIONS_INVITATION: {
        "contradictoire": (
            "J’envisage de suspendre ce label. Aucune décision n’est prise à ce jour",
            "articles L. 121-1 et L. 122-1",
            "En droit : article L. 242-2",
            "En fait : …",
            "dans un délai de 15 jours à compter de la réception de la présente lettre",
            "observations orales",  # CRPA L122-1
            "assister par un conseil ou représenter par un mandataire",  # CRPA L122-1
            "articles L. 122-2 et L. 311-1",  # access to the file
        )
    },
    Kind.REINSTATEMENT: {
        "levee-suspension": (
            "Par décision du …, j’ai suspendu",
            "cette suspension est levée à compter du …",
            "Son terme n’est pas changé",
            "Les conditions sous lesquelles il est accordé demeurent les suivantes : – …",
        )
    },
    Kind.AGENDA: {
        "ordre-du-jour": (
            "procès-verbal",  # procedure §6, 4: the previous minutes
            "Seuls les dossiers numérotés ci-dessous font l’objet d’une délibération",  # CRPA R133-5
            "ajourné",
            "Renouvellements de labels",
            "MIS-",
            "Elles ne donnent lieu à aucun vote",
        )
    },
    Kind.RETAINED: {
        "retenu": (
            *_COMMITTEE,
            "Montant accordé : … €",  # procedure §6, 15
            "Le soutien est accordé sous les conditions suivantes : – …",  # CRPA L242-2, 2°
            "il pourrait être mis fin à la présente décision",
            "Cette décision n’accorde pas de label",
        )
    },
}
# Documents that are no letter of the register.
OTHERS: Mapping[str, tuple[str, ...]] = {
    # The archives allow an elimination on a slip that says what, since when, how much, and why (R212-14).
    "bordereau-elimination": (
        "Bordereau d’élimination",
        "(code du patrimoine, articles L. 212-2, L. 212-3 et R. 212-14)",
        "Service producteur",
        "Service versant",
        "Volume",
        "Visa des archives",
        "Date d’élimination",
        "Intitulé Dates extrêmes Nombre Fichiers Taille DUA et sa référence Sort final",
        "Visa Date Nom et qualité Signature",
        "Annexe : liste des documents",
        "Projet à viser",
    ),
    "etiquettes": ("(fictive)",),
    "extrait-labels": ("Registre des labels", "Numéro Titulaire Domaine labellisé Programme Période État"),
}
