"""Specimens of the papers of labels: attestation, suspension, renewal sheet, public extract."""

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.references import label_number
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.decided import NOTIFIED
from daect_tui.services.specimens.studio import Specimen, Studio


def label_papers(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock the suspension of a label; the others are those of the session that was held."""
    scene, papers = cast.scene, studio.desk.label_papers
    first, suspended = (label_number(scene.day.year, number) for number in (1, 4))
    work.label_lives.add(
        LabelEvent(
            id=0,
            label=suspended,
            kind=LabelEventKind.SUSPENDED,
            decided_on=scene.day,
            day=scene.on(1),
            until=scene.on(90),
            reason=scene.text("suspended_for"),
            condition=work.labels.get(suspended).conditions[0],
            invited_on=scene.on(NOTIFIED),
            answer_by=scene.on(NOTIFIED + 1),
            observations=scene.told["observations"],
            signatory=scene.signatory.name,
        )
    )
    return (
        Specimen("attestation-label", lambda: studio.kept(papers.produce_attestation(first))),
        Specimen("suspension-label", lambda: studio.kept(papers.produce_suspension(suspended))),
        Specimen("renouvellement", lambda: studio.kept(papers.produce_renewal_sheet(first))),
        Specimen(
            "extrait-labels", lambda: studio.written(lambda path: papers.write_extract(scene.day, path))
        ),
    )
