"""Invitations to present observations whose time is over, for « À faire »: what follows is to be decided."""

from collections.abc import Iterator
from datetime import date, timedelta

from daect_tui.domain.dates import short_date
from daect_tui.domain.observations import Invitation
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

LIMIT = 100
# An invitation older than this is of a case that was let go: an act would need another one first.
_FORGOTTEN = timedelta(days=365)


def observation_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield a task for each invitation whose time is over, until an act or another invitation follows it."""
    for invitation in work.invitations.unfollowed(today - _FORGOTTEN, LIMIT):
        if invitation.answer_by is not None and invitation.answer_by <= today:
            yield _task(work, invitation, invitation.answer_by)


def _task(work: UnitOfWork, invitation: Invitation, answer_by: date) -> Task:
    of_label = bool(invitation.label)
    if of_label:
        organisation = work.organisations.get(work.labels.get(invitation.label).organisation_id)
    else:
        organisation = work.dossiers.get(invitation.dossier).organisation
    return Task(
        Room.LABELS if of_label else Room.COMMITTEE,
        invitation.subject,
        f"Délai d’observations passé, suite à décider{NBSP}: {organisation.name}",
        answer_by,
        f"invitation reçue le {short_date(invitation.received_on)} + {invitation.days}{NBSP}j, "
        f"le jour de la réception ne comptant pas{NBSP}: répondre avant le {short_date(answer_by)}",
    )
