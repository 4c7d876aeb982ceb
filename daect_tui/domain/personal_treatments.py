"""The register of processing (RGPD art. 30.1): who is concerned, on what ground, who is told, how long.

The person who asks is told the same (art. 15.1): both are written from here. The lengths themselves stand
nowhere else than in the retention rules, which are settings of the register.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.personal_data import Purpose
from daect_tui.domain.retention import FinalOutcome, RetentionKind, RetentionRule
from daect_tui.domain.text import NARROW, NBSP, sentence_list

# RGPD art. 6.1: a task carried out in the public interest; a legal obligation.
TASK = "mission d’intérêt public (RGPD, art. 6.1.e)"
DUTY = "obligation légale (RGPD, art. 6.1.c)"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What one purpose does with people: `people` concerned, on what `basis`, and its `recipients`.

    It is kept as long as the rules say of its `kinds`; `kept` tells what no rule does.
    """

    people: str
    basis: str
    recipients: str
    kept: str = ""
    kinds: tuple[RetentionKind, ...] = ()

    def duration(self, rules: Mapping[RetentionKind, RetentionRule]) -> str:
        """Say how long it is kept, by the rules in force."""
        lengths = (
            f"{kind.label}{NBSP}: {rules[kind].words}, puis {_THEN[rules[kind].outcome]}"
            for kind in self.kinds
        )
        return sentence_list(part for part in (self.kept, *lengths) if part)


_THEN = {
    FinalOutcome.ELIMINATE: "élimination sous visa des archives",
    FinalOutcome.KEEP: "conservation par les archives",
    FinalOutcome.ANONYMISE: "effacement des noms et coordonnées",
}
_K = RetentionKind
_DESK = "agents du service"

TREATMENTS: dict[Purpose, Treatment] = {
    Purpose.DIRECTORY: Treatment(
        "représentants et contacts des organismes, correspondants, membres du comité",
        TASK,
        _DESK,
        "tant que la fonction dure, puis tant qu’une affaire de l’organisme est gardée",
        (_K.ORGANISATION,),
    ),
    Purpose.INTAKE: Treatment(
        "personnes nommées dans les demandes, auteurs d’avis",
        TASK,
        f"{_DESK}, membres du comité, services consultés",
        kinds=(
            _K.LABELLED,
            _K.RETAINED,
            _K.REFUSED,
            _K.INADMISSIBLE,
            _K.WITHDRAWN,
            _K.DISCARDED,
            _K.PAST_REQUEST,
        ),
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
        kinds=(_K.LABELLED, _K.PAST_LABEL),
    ),
    Purpose.MISSIONS: Treatment(
        "experts, demandeurs de missions, auteurs d’avis",
        TASK,
        f"{_DESK}, postes diplomatiques, titulaires du label",
        kinds=(_K.MISSION, _K.PACK),
    ),
    Purpose.EVALUATION: Treatment(
        "experts, personnes qui évaluent une mission",
        TASK,
        f"{_DESK}\u202f; partenaires ou public pour les enseignements diffusés",
        f"les évaluations suivent leur mission{NARROW}; les enseignements sont gardés",
        (_K.MISSION,),
    ),
    Purpose.EXCHANGE: Treatment(
        "demandeurs d’expertise, personnes sollicitées",
        TASK,
        f"{_DESK}, postes diplomatiques",
        kinds=(_K.EXCHANGE,),
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
        "le journal n’est jamais éliminé, ce qu’il dit des affaires éliminées est masqué",
        (_K.DRAFT,),
    ),
    Purpose.RIGHTS: Treatment(
        "personnes qui exercent leurs droits", DUTY, _DESK, "le nom jusqu’à la réponse en cas d’effacement"
    ),
}
