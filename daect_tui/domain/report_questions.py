"""What a mission report asks, in order: the screen, the plain-text form and the exchange files share it."""

from dataclasses import dataclass

from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.states import LabelledEnum


class AnswerKind(LabelledEnum):
    """How an answer is written."""

    LINE = "ligne", "une ligne"
    TEXT = "texte", "un texte"
    AMOUNT = "montant", "un montant en euros"
    CHOICE = "choix", "un choix"


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """One question; `name` is the field of the form, `choices` the codes and labels of a choice."""

    name: str
    caption: str
    hint: str
    kind: AnswerKind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


_DIFFUSIONS = tuple((diffusion.value, diffusion.label) for diffusion in Diffusion)

REPORT_QUESTIONS = (
    ReportQuestion(
        "expert_voice",
        "L’expert",
        "Ce qui a été fait, ce qui en reste, au regard des termes de référence.",
        AnswerKind.TEXT,
        required=True,
    ),
    ReportQuestion("host_voice", "L’hôte", "Ce qu’en dit la collectivité d’accueil.", AnswerKind.TEXT),
    ReportQuestion("poste_voice", "Le poste", "Ce qu’en dit le poste diplomatique.", AnswerKind.TEXT),
    ReportQuestion("real_cost", "Coût réel", "En euros, tout compris.", AnswerKind.AMOUNT),
    ReportQuestion("follow_up", "Suites", "Convention, projet, nouvelle mission.", AnswerKind.TEXT),
    ReportQuestion("lessons", "Enseignements", "Ce qu’une autre mission doit savoir.", AnswerKind.TEXT),
    ReportQuestion(
        "diffusion", "Diffusion", "Qui pourra lire la fiche.", AnswerKind.CHOICE, choices=_DIFFUSIONS
    ),
)
