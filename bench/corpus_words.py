"""What the texts of the corpus are made of; the people are invented."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FIRST_NAMES = _listed(
    "Agathe Amélie Anaïs Basile Béatrice Cécile Célestin Clément Colin Cyprien Damien Églantine Élodie "
    "Émeric Éloïse Félix Firmin Gaëlle Hélène Honoré Irène Joëlle Joséphine Léopold Maëlle Maxence "
    "Nadia Noémie Octave Odile Pénélope Raphaël Solène Théo Ursule Victorin Yaël Zélie Zoé"
)
LAST_NAMES = _listed(
    "Aubrac Barbazan Belloc Cœurdevey Castanet Delorme Escoffier Ferrand Fabre Garrigue Hauteclair "
    "Isambard Jourdain Kermadec Lormier Marchais Montclair Nogaret Oriol Peyrefort Quercy Roquefeuil "
    "Sèvremont Toussac Uzerche Vasseur Vertbois Wissant Ygrande Zabel"
)
OFFICES = (
    "maire",
    "présidente",
    "directeur général des services",
    "chargée de mission",
    "ingénieure en chef",
    "adjoint délégué à l’international",
    "conseillère communautaire",
)
SUBJECTS = (
    "eau potable et assainissement",
    "gestion des déchets ménagers",
    "patrimoine bâti",
    "lumière et vitrail",
    "transports urbains",
    "habitat et rénovation",
    "agriculture vivrière",
    "tourisme durable",
    "réseaux de chaleur",
    "bois-énergie",
    "numérique éducatif",
    "lecture publique",
    "propreté urbaine",
    "cœur de ville",
    "œuvres sociales",
    "prévention des inondations",
    "état civil",
    "finances locales",
    "formation des jeunes",
    "égalité entre les femmes et les hommes",
)
SENTENCES = (
    "La commune apporte ses compétences et son expérience à la collectivité partenaire",
    "Le comité de pilotage réunit les communes, la communauté et les services de l’État",
    "La coopération avec nos partenaires a commencé il y a plus de dix ans",
    "Nos agents ont formé des collègues de plusieurs collectivités étrangères",
    "Un réseau d’experts territoriaux peut être mobilisé dans un délai de deux mois",
    "Les missions durent de cinq à dix jours, préparées par des échanges à distance",
    "La régie exploite elle-même ses installations et en connaît les difficultés",
    "Un guide méthodologique a été publié et diffusé auprès des partenaires",
    "L’évaluation menée avec l’université conclut à des résultats durables",
    "Le conseil municipal a délibéré sur le principe de cette expertise internationale",
    "Les élus accompagnent les missions et en rendent compte à l’assemblée",
    "La délégation peut compter sur trois cadres et deux techniciens expérimentés",
    "Des conventions lient la ville à quatre villes du pourtour méditerranéen",
    "Le projet a reçu un prix national et plusieurs distinctions régionales",
    "Notre établissement public gère le service pour quarante communes",
    "Les habitants ont été associés dès l’origine à la conception du programme",
    "L’appui porte sur l’organisation, le budget, la tarification et la maintenance",
    "Une équipe bilingue suit les relations avec les ambassades et les opérateurs",
    "La collectivité prend en charge le temps de ses agents pendant la mission",
    "Le service d’état civil a été informatisé et ses archives numérisées",
)
WORDS = _listed(
    "abattoir abonnement accessibilité accompagnement acoustique adduction aérodrome affermage agence "
    "agglomération agroforesterie alimentation alphabétisation aménagement analyse animation "
    "apprentissage arboriculture archéologie architecte archive argile artisanat assainissement atelier "
    "audit autonomie barrage bassin bénévolat bibliothèque biodiversité bornage budget cadastre "
    "canalisation captage carrière cartographie centrale chantier charpente chaufferie citoyen cohésion "
    "collecte compostage comptabilité concession concertation conservation construction contrôle "
    "convention coordination crèche culture débit déchetterie délégation démocratie dépollution "
    "déploiement diagnostic digue distribution documentation drainage éclairage école écologie économie "
    "éducation égout emploi encadrement énergie enquête ensemencement entretien épuration équipement "
    "érosion espace estuaire étude exploitation façade festival filière fiscalité fleuve foncier "
    "fontaine forage forêt formation fouille fréquentation gare géologie gestion gouvernance graduation "
    "habitat handicap hydraulique hydrologie hygiène impôt incendie inclusion indicateur industrie "
    "infrastructure ingénierie innovation inondation insertion inspection intercommunalité inventaire "
    "irrigation jardin jeunesse jumelage laboratoire lagune lecture levée littoral logement lotissement "
    "maçonnerie maintenance maraîchage marché médiation mémoire menuiserie mesure métallurgie "
    "météorologie mobilité modernisation mosaïque musée nappe navigation nettoiement numérisation "
    "observatoire occupation œnologie office opérateur ordonnance orfèvrerie outillage parcelle parc "
    "participation passerelle paysage pêche pédagogie pépinière permis phare piscine planification "
    "pluvial pollution pompage pont port potager prévention production protection psychologie qualité "
    "quartier rail ramassage recensement recette recyclage redevance régie réglementation "
    "réhabilitation relais rénovation réparation réseau réservoir résilience ressource restauration "
    "riverain route ruelle salubrité santé sécurité sédiment séisme semence serrurerie signalétique "
    "sismologie solaire solidarité source spectacle sport stationnement station subvention surveillance "
    "sylviculture tarif taxe technicien télécommunication terrasse territoire théâtre thermique tissage "
    "topographie tourisme traitement tramway transhumance transport tri tuilerie urbanisme urgence "
    "usage valorisation vannerie végétalisation veille verrerie versant viabilité viaduc vidange vigne "
    "village vitrail voirie volontariat voûte zonage"
)
