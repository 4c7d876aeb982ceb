"""What a mission report asks, in order: the screen, the plain-text form and the exchange files share it.

An answer of several parts is typed one entry a line, its parts between « ; », as the hint says: it is a
text for whoever carries it, and `report_form` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.evaluation import Diffusion, Report
from daect_tui.domain.report_parts import FollowUp
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP


class AnswerKind(LabelledEnum):
    """How an answer is written."""

    LINE = "ligne", "une ligne"
    TEXT = "texte", "un texte"
    AMOUNT = "montant", "un montant en euros"
    CHOICE = "choix", "un choix"


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """One question; `name` is the field of the form, `choices` the codes and labels of a choice.

    Without the answer to a `required` one the report is partial.
    """

    name: str
    caption: str
    hint: str
    kind: AnswerKind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Questions that are asked together; `code` names their tab."""

    code: str
    title: str
    questions: tuple[ReportQuestion, ...]


_Q, _K = ReportQuestion, AnswerKind
_DIFFUSIONS = tuple((diffusion.value, diffusion.label) for diffusion in Diffusion)
_FOLLOW_UPS = tuple((follow_up.value, follow_up.label) for follow_up in FollowUp)
_RESULTS = "Par ligne\u00a0: objectif ; atteint, partiel ou non atteint ; commentaire."
_MARKERS = "Par ligne\u00a0: marqueur ; 0 non visé, 1 significatif ou 2 principal."
_BY = "nom ; fonction ; date. Ce qui manque reste vide."

REPORT_PARTS = (
    ReportPart(
        "voices",
        "Trois voix",
        (
            _Q("expert_voice", "L’expert", "Ce qui a été fait, ce qui en reste.", _K.TEXT, required=True),
            _Q("expert_by", "Qui (expert)", f"L’expert\u00a0: {_BY}", _K.LINE),
            _Q("host_voice", "L’hôte", "Ce qu’en dit la collectivité d’accueil.", _K.TEXT),
            _Q("host_by", "Qui (hôte)", f"L’hôte\u00a0: {_BY}", _K.LINE),
            _Q("poste_voice", "Le poste", "Ce qu’en dit le poste diplomatique.", _K.TEXT),
            _Q("poste_by", "Qui (poste)", f"Le poste\u00a0: {_BY}", _K.LINE),
        ),
    ),
    ReportPart(
        "results",
        "Résultats",
        (
            _Q("results", "Résultats", _RESULTS, _K.TEXT,
               required=True),
            _Q("deliverables", "Livrables", "Ce qui a été remis, et à qui.", _K.TEXT),
            _Q("lessons", "Enseignements", "Ce qu’une autre mission doit savoir.", _K.TEXT),
        ),
    ),
    ReportPart(
        "costs",
        "Coûts",
        (
            _Q("costs", "Coûts réels", "Par ligne\u00a0: intitulé ; montant ; à la charge de.", _K.TEXT),
            _Q("real_cost", "Coût réel", "Le total, si le détail par ligne n’est pas connu.", _K.AMOUNT),
        ),
    ),
    ReportPart(
        "after",
        "Suites et APD",
        (
            _Q("follow_up_kind", "Suites", "Ce qui vient après la mission.", _K.CHOICE, required=True,
               choices=_FOLLOW_UPS),
            _Q("follow_up", "Précisions", "Avec qui, sur quoi, à quelle échéance.", _K.TEXT),
            _Q("follow_up_on", "À vérifier le", "Le jour où voir ce que sont devenues les suites.", _K.LINE),
            _Q("purpose", "Code CAD", "Cinq chiffres, par exemple 14030.", _K.LINE),
            _Q("markers", "Marqueurs", _MARKERS, _K.TEXT),
            _Q("goals", "ODD", "Numéros des objectifs de développement durable, de 1 à 17.", _K.LINE),
            _Q("diffusion", "Diffusion", "Qui pourra lire la fiche.", _K.CHOICE, choices=_DIFFUSIONS),
        ),
    ),
)  # fmt: skip

REPORT_QUESTIONS = tuple(question for part in REPORT_PARTS for question in part.questions)


def lacking(report: Report) -> tuple[ReportQuestion, ...]:
    """Return the required questions that a report leaves without answer."""
    answered: Mapping[str, bool] = {
        "expert_voice": bool(report.expert_voice),
        "results": bool(report.results) and all(one.achievement for one in report.results),
        "follow_up_kind": report.follow_up_kind is not None,
    }
    return tuple(
        question for question in REPORT_QUESTIONS if question.required and not answered[question.name]
    )


def to_answer(question: ReportQuestion) -> str:
    """Say what a required question waits for."""
    if question.name == "results":
        return f"{question.caption}{NBSP}: écrivez atteint, partiel ou non atteint après chaque objectif."
    return f"{question.caption}{NBSP}: à remplir."
