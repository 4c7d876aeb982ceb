"""Where the views of the rules are read from: one query a family, every row once.

Lists are gathered by SQLite as JSON. What a code stands for is given by name, from the domain.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from daect_tui.domain.decision import DecisionKind, DecisionState
from daect_tui.domain.deliberation import BallotResult
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.past_number import TAKING_OVER
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.session import SessionState
from daect_tui.domain.soundness.ballots import BALLOTS, ITEMS
from daect_tui.domain.soundness.decisions import DECISIONS
from daect_tui.domain.soundness.dossiers import DOSSIERS
from daect_tui.domain.soundness.fault import RESTORE, Family, Fault, FaultKind
from daect_tui.domain.soundness.labels import LABELS
from daect_tui.domain.soundness.letters import LETTERS
from daect_tui.domain.soundness.missions import MISSIONS
from daect_tui.domain.soundness.sessions import MINUTES, SESSIONS
from storage.soundness.rows import Unreadable, views
from storage.soundness.visit import Check, Visit

_CODES = {
    "voided": DecisionState.VOIDED.value,
    "pending": DecisionState.PENDING.value,
    "labelling": DecisionKind.LABEL.value,
    "waiting": ProposalState.WAITING.value,
    "closed": SessionState.CLOSED.value,
    "cancelled": SessionState.CANCELLED.value,
    "revoked": LabelState.REVOKED.value,
    "repealed": LabelState.REPEALED.value,
    "given_up": LabelState.GIVEN_UP.value,
    "renewed": LabelEventKind.RENEWED.value,
    "adopted": BallotResult.ADOPTED.value,
    "taken_over": TAKING_OVER,
}

_DOSSIERS = """
SELECT reference, state, sent_on, received_on,
  (SELECT json_group_array(d.kind) FROM decision d
    WHERE d.dossier = dossier.reference AND d.state NOT IN (:pending, :voided)) AS signed,
  EXISTS (SELECT 1 FROM decision d WHERE d.dossier = dossier.reference AND d.state = :pending) AS drafted,
  EXISTS (SELECT 1 FROM proposal p WHERE p.dossier = dossier.reference AND p.state = :waiting) AS proposed,
  EXISTS (SELECT 1 FROM agenda_item i JOIN session s ON s.id = i.session_id
    WHERE i.dossier = dossier.reference AND s.state NOT IN (:closed, :cancelled)) AS listed,
  EXISTS (SELECT 1 FROM inadmissibility i WHERE i.dossier = dossier.reference) AS inadmissible,
  (SELECT count(*) FROM label l WHERE l.dossier = dossier.reference
    AND l.state NOT IN (:revoked, :repealed, :given_up)) AS labels,
  EXISTS (SELECT 1 FROM organisation o
    WHERE o.id = dossier.organisation_id AND o.merged_into IS NOT NULL) AS absorbed
FROM dossier
"""
_DECISIONS = """
SELECT d.dossier AS reference, coalesce(d.session, '') AS session, d.kind, d.state, d.grounds, d.departure,
  d.signed_on, d.notified_on, p.award, o.state AS dossier_state, o.received_on,
  NOT EXISTS (SELECT 1 FROM decision l
    WHERE l.dossier = d.dossier AND l.id > d.id AND l.state <> :voided) AS latest,
  i.outcome, s.state AS session_state, coalesce(s.meets_on, c.proposed_on) AS advised_on, c.kind AS proposed,
  (SELECT json_group_array(t.kind) FROM letter t
    WHERE t.subject = d.dossier AND t.notified_on IS NOT NULL) AS received,
  (SELECT count(*) FROM label b WHERE b.dossier = d.dossier) AS labels
FROM decision d JOIN dossier o ON o.reference = d.dossier
  LEFT JOIN session s ON s.reference = d.session
  LEFT JOIN agenda_item i ON i.session_id = s.id AND i.dossier = d.dossier
  LEFT JOIN proposal c ON c.id = d.proposal_id
  JOIN programme p ON p.code = coalesce(i.programme, o.programme)
WHERE d.state <> :voided ORDER BY d.id
"""
_SESSIONS = """
SELECT s.reference, s.state,
  (SELECT json_group_array(line) FROM (SELECT dossier || ' ' || coalesce(outcome, '') AS line
    FROM agenda_item WHERE session_id = s.id ORDER BY position)) AS agenda,
  CASE WHEN r.session_id IS NOT NULL THEN (SELECT json_group_array(json_extract(item.value, '$.dossier')
    || ' ' || json_extract(item.value, '$.outcome')) FROM json_each(r.record, '$.items') AS item) END
    AS recorded,
  (SELECT count(*) FROM agenda_item i WHERE i.session_id = s.id AND i.outcome IS NULL) AS unfinished,
  EXISTS (SELECT 1 FROM checkout c WHERE c.session = s.reference
    AND c.returned_at IS NULL AND c.abandoned_at IS NULL) AS away,
  first.lapsed AS first_lapsed
FROM session s LEFT JOIN session_record r ON r.session_id = s.id
  LEFT JOIN session first ON first.reference = s.second_of
ORDER BY s.reference
"""
_MINUTES = """
SELECT m.session AS reference, m.rectification, m.edition, s.state AS session_state,
  EXISTS (SELECT 1 FROM journal j WHERE j.sequence = json_extract(m.head, '$.sequence')
    AND j.hash = json_extract(m.head, '$.hash')) AS sealed
FROM minutes_version m JOIN session s ON s.reference = m.session ORDER BY m.id
"""
_ITEMS = """
SELECT s.reference, i.position, i.dossier, i.outcome,
  (SELECT json_group_array(json_extract(b.motion, '$.sense')) FROM ballot b
    WHERE b.item_id = i.id AND b.voided_at IS NULL AND b.result = :adopted) AS adopted
FROM agenda_item i JOIN session s ON s.id = i.session_id ORDER BY i.id
"""
_BALLOTS = """
SELECT s.reference, i.position, i.dossier, b.mode, b.in_favour, b.against, b.abstentions, b.casting,
  b.result, b.voided_at IS NOT NULL AS voided,
  (SELECT json_group_array(v.choice) FROM vote v WHERE v.ballot_id = b.id) AS voices,
  (SELECT count(*) FROM vote v JOIN recusal r ON r.member_id = v.member_id
    WHERE v.ballot_id = b.id AND r.item_id = i.id) AS recused,
  (SELECT count(*) FROM vote v LEFT JOIN seat e ON e.session_id = s.id AND e.member_id = v.member_id
    WHERE v.ballot_id = b.id AND coalesce(e.voting, 0) = 0) AS strangers,
  s.rules,
  (SELECT count(*) FROM seat e WHERE e.session_id = s.id AND e.voting) AS seats,
  (SELECT count(*) FROM seat e JOIN recusal r ON r.member_id = e.member_id
    WHERE e.session_id = s.id AND e.voting AND r.item_id = i.id) AS recused_seats,
  s.second_of IS NOT NULL AS second
FROM ballot b JOIN agenda_item i ON i.id = b.item_id JOIN session s ON s.id = i.session_id ORDER BY b.id
"""
_LABELS = """
SELECT l.number AS reference, coalesce(l.dossier, '') AS dossier, l.starts_on,
  (SELECT json_group_array(d.signed_on) FROM decision d WHERE d.dossier = l.dossier
    AND d.kind = :labelling AND d.state NOT IN (:pending, :voided)) AS granted_on,
  EXISTS (SELECT 1 FROM passage p WHERE p.subject = l.number AND p.action = :taken_over) AS taken_over,
  (SELECT json_group_array(e.successor) FROM label_event e
    WHERE e.label = l.number AND e.kind = :renewed) AS renewed_by,
  (SELECT json_group_array(n.number) FROM label n WHERE n.renews = l.number) AS renewing
FROM label l ORDER BY l.number
"""
_MISSIONS = """
SELECT m.reference, m.label, l.starts_on AS label_from, l.until AS label_until, m.state, m.starts_on,
  m.ends_on, m.report_due, m.overrides, e.received_on AS reported_on,
  EXISTS (SELECT 1 FROM mission_cancellation c WHERE c.mission = m.reference) AS called_off,
  m.refusal IS NOT NULL AS refused,
  EXISTS (SELECT 1 FROM passage p WHERE p.subject = m.reference AND p.action = :taken_over) AS taken_over
FROM mission m JOIN label l ON l.number = m.label LEFT JOIN evaluation e ON e.mission = m.reference
ORDER BY m.reference
"""
_LETTERS = """
SELECT t.chrono AS reference, t.kind, t.subject, t.state, t.sent_on, t.presented_on, t.notified_on,
  t.returned_on,
  EXISTS (SELECT 1 FROM dossier WHERE reference = t.subject)
    OR EXISTS (SELECT 1 FROM session WHERE reference = t.subject)
    OR EXISTS (SELECT 1 FROM label WHERE number = t.subject)
    OR EXISTS (SELECT 1 FROM mission WHERE reference = t.subject)
    OR EXISTS (SELECT 1 FROM lesson WHERE t.subject = printf('ENS-%03d', id))
    OR EXISTS (SELECT 1 FROM exchange_request WHERE reference = t.subject)
    OR EXISTS (SELECT 1 FROM tombstone WHERE reference = t.subject) AS known,
  (SELECT json_group_array(d.kind) FROM decision d
    WHERE d.dossier = t.subject AND d.state NOT IN (:pending, :voided)) AS signed,
  EXISTS (SELECT 1 FROM letter_replacement r WHERE r.replaced = t.chrono) AS replaced
FROM letter t ORDER BY t.chrono
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A family of rules, and the query that gives its views; `travels`: it holds in a valise too."""

    family: Family[Any]
    query: str
    travels: bool = False


SOURCES = (
    Source(DOSSIERS, _DOSSIERS),
    Source(SESSIONS, _SESSIONS),
    Source(ITEMS, _ITEMS, travels=True),
    Source(BALLOTS, _BALLOTS, travels=True),
    Source(MINUTES, _MINUTES),
    Source(DECISIONS, _DECISIONS),
    Source(LABELS, _LABELS),
    Source(MISSIONS, _MISSIONS),
    Source(LETTERS, _LETTERS),
)


def check_of(source: Source) -> Check:
    """Return the check of a family."""

    def check(visit: Visit) -> Iterator[Fault]:
        if visit.travels and not source.travels:
            return
        family = source.family
        for case in views(visit.connection, family.view, source.query, _CODES):
            visit.counts[family.title] += 1
            if isinstance(case, Unreadable):
                yield _altered(family, case)
            else:
                yield from family.faults(case)

    return check


def _altered(family: Family[Any], case: Unreadable) -> Fault:
    return Fault(
        "fiche.illisible",
        FaultKind.FILE,
        f"Une fiche parmi les {family.title} est illisible ({case.reference})\u00a0: son contenu a été "
        "altéré hors de l’application.",
        RESTORE,
        case.reference,
    )
