"""The register of processing (RGPD art. 30.1): who is concerned, on what ground, who is told, how long.

The person who asks is told the same (art. 15.1): both are written from here. The durations themselves are
settings of the register; what is said here is from when they run.
"""

from dataclasses import dataclass

from daect_tui.domain.personal_data import Purpose

# RGPD art. 6.1: a task carried out in the public interest; a legal obligation.
TASK = "mission d’intérêt public (RGPD, art. 6.1.e)"
DUTY = "obligation légale (RGPD, art. 6.1.c)"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What one purpose does with people: `people` concerned, `recipients`, and `kept` for how long."""

    people: str
    basis: str
    recipients: str
    kept: str


_DESK = "agents du service"
_AFTER_CASE = "durée réglée pour l’affaire, après sa clôture, puis tri des archives publiques"

TREATMENTS: dict[Purpose, Treatment] = {
    Purpose.DIRECTORY: Treatment(
        "représentants et contacts des organismes, correspondants, membres du comité",
        TASK,
        _DESK,
        "tant que la fonction dure, puis tant qu’une affaire de l’organisme est ouverte",
    ),
    Purpose.INTAKE: Treatment(
        "personnes nommées dans les demandes, auteurs d’avis",
        TASK,
        f"{_DESK}, membres du comité, services consultés",
        _AFTER_CASE,
    ),
    Purpose.COMMITTEE: Treatment(
        "membres, suppléants, rapporteurs, personnes entendues",
        DUTY,
        f"{_DESK}, membres du comité",
        "archives publiques\u00a0: conservation intégrale des procès-verbaux",
    ),
    Purpose.DECISIONS: Treatment(
        "signataires, auteurs de recours, représentants des demandeurs",
        DUTY,
        f"{_DESK}, demandeurs, juridictions en cas de recours",
        "archives publiques\u00a0: conservation intégrale des décisions",
    ),
    Purpose.LABELS: Treatment(
        "représentants des titulaires, signataires",
        TASK,
        f"{_DESK}, public pour l’extrait du registre, qui ne nomme personne",
        "durée du label, puis archives publiques",
    ),
    Purpose.MISSIONS: Treatment(
        "experts, demandeurs de missions, auteurs d’avis",
        TASK,
        f"{_DESK}, postes diplomatiques, titulaires du label",
        _AFTER_CASE,
    ),
    Purpose.EVALUATION: Treatment(
        "experts, personnes qui évaluent une mission",
        TASK,
        f"{_DESK}\u202f; partenaires ou public pour les enseignements diffusés",
        _AFTER_CASE,
    ),
    Purpose.EXCHANGE: Treatment(
        "demandeurs d’expertise, personnes sollicitées", TASK, f"{_DESK}, postes diplomatiques", _AFTER_CASE
    ),
    Purpose.LETTERS: Treatment(
        "destinataires, signataires, personnes nommées",
        DUTY,
        f"{_DESK}, destinataires",
        "archives publiques, avec l’affaire à laquelle le courrier se rattache",
    ),
    Purpose.INSTITUTION: Treatment(
        "signataires, agents du service",
        DUTY,
        f"{_DESK}, destinataires des courriers",
        "tant que des courriers de la période sont conservés",
    ),
    Purpose.TRACE: Treatment(
        "agents du service, personnes nommées dans un acte",
        DUTY,
        _DESK,
        "avec les affaires dont le journal rend compte\u202f; saisies en cours jusqu’à leur enregistrement",
    ),
    Purpose.RIGHTS: Treatment(
        "personnes qui exercent leurs droits", DUTY, _DESK, "le nom jusqu’à la réponse en cas d’effacement"
    ),
}
