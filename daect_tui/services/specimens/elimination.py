"""Specimen of the slip of elimination: a project to visa, on lines of several kinds."""

from datetime import date

from daect_tui.domain.elimination_slip import Slip, SlipLine
from daect_tui.domain.references import dossier_reference, label_number
from daect_tui.domain.retention import RetentionKind
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.studio import Specimen, Studio

_KINDS = (
    (
        RetentionKind.REFUSED,
        "refusé, notifié le 24\u00a0mai\u00a02007 + 10\u00a0ans = 24\u00a0mai\u00a02017",
        "10\u00a0ans après la notification, par défaut",
    ),
    (
        RetentionKind.WITHDRAWN,
        "retiré par le demandeur, clos le 3\u00a0mars\u00a02011 + 5\u00a0ans = 3\u00a0mars\u00a02016",
        "5\u00a0ans après la clôture, par défaut",
    ),
)
_FIRST, _LAST = (date(2007, 2, 1), date(2010, 11, 2)), date(2011, 3, 3)
_SIZE = 184_320


def elimination(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a slip to visa: as many lines of each kind as the scene has sheets."""
    scene, count = cast.scene, int(cast.scene.told["sheets"])
    lines = tuple(
        SlipLine(
            kind=kind,
            key=dossier_reference("PACT2", first.year, rank),
            words="",
            first_day=first,
            last_day=_LAST,
            explanation=explanation,
            length=length,
            parts=(label_number(first.year, rank),) if rank % 2 else (),
            files=rank,
            bytes=rank * _SIZE,
        )
        for (kind, explanation, length), first in zip(_KINDS, _FIRST, strict=True)
        for rank in range(1, count + 1)
    )
    slip = work.retention.add_slip(Slip(0, "", scene.day, scene.signatory.name, lines))
    purge = studio.desk.purge
    return (
        Specimen(
            "bordereau-elimination", lambda: studio.written(lambda path: purge.write(slip.reference, path))
        ),
    )
