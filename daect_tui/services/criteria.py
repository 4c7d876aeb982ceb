"""The criteria of a dossier, assessed one by one against the programme as it is today."""

from collections.abc import Mapping

from daect_tui.domain.criteria import Assessment, CriterionLine, criterion_lines, read_judgement
from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.text import quoted
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# Once the committee has advised, or the authority decided, what they read stays as it was.
_ASSESSABLE = frozenset(
    {
        DossierState.FILED,
        DossierState.ACKNOWLEDGED,
        DossierState.INCOMPLETE,
        DossierState.COMPLETE,
        DossierState.UNDER_REVIEW,
        DossierState.ON_AGENDA,
    }
)


class Criteria:
    """The use case of the référent who examines a dossier."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def assess(self, reference: str, code: str, fields: Mapping[str, str]) -> Assessment:
        """Judge one criterion of the programme from the raw texts « appraisal » and « comment ».

        Raises `FormRefused`, or `Refusal` when the dossier is no longer under examination.
        """
        judgement = read_judgement(fields)
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            if refusal := assessment_refusal(dossier):
                raise Refusal(refusal)
            programme = work.programmes.get(dossier.programme)
            criterion = programme.criterion(code)
            if criterion is None or criterion.until is not None:
                raise Refusal(
                    f"Le critère {quoted(code)} n’est plus du programme {programme.code}\u00a0: "
                    "son évaluation reste telle quelle."
                )
            assessment = Assessment(
                code,
                criterion.text,
                judgement.appraisal,
                judgement.comment,
                programme.version,
                self._office.agent,
                self._office.clock.now(),
            )
            work.assessments.save(reference, assessment)
            work.journal.append(_told(reference, assessment))
            work.commit()
        return assessment

    def lines(self, reference: str) -> tuple[CriterionLine, ...]:
        """Return the criteria of a dossier with their assessments; raises `UnknownReference`."""
        with self._office.reading() as work:
            return lines_of(work, work.dossiers.get(reference))


def assessment_refusal(dossier: Dossier) -> str:
    """Say why the criteria of a dossier are not assessed now; empty when they are."""
    if dossier.state in _ASSESSABLE:
        return ""
    return (
        f"Le dossier {dossier.reference} est {quoted(dossier.state.label)}\u00a0: "
        "l’évaluation de ses critères ne change plus."
    )


def lines_of(work: UnitOfWork, dossier: Dossier) -> tuple[CriterionLine, ...]:
    """Return the criteria of a dossier with their assessments, in the caller's transaction."""
    programme = work.programmes.get(dossier.programme)
    return criterion_lines(programme, work.assessments.of_dossier(dossier.reference))


def _told(reference: str, assessment: Assessment) -> Act:
    detail: dict[str, str | int | list[str]] = {
        "critere": assessment.code,
        "appreciation": assessment.appraisal.value,
        "version": assessment.programme_version,
    }
    if assessment.comment:
        detail["commentaire"] = assessment.comment
    return Act("criterion.assessed", reference, detail)
