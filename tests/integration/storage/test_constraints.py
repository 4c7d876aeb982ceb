"""The file itself refuses what the domain refuses, whoever writes in it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from storage import sentences
from storage.tables import METADATA


def _copied(table: str, **changes: str) -> str:
    """Write the statement that copies the rows of a table, some columns being changed."""
    columns = METADATA.tables[table].columns.keys()
    values = ", ".join(changes.get(column, column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}"  # noqa: S608 – ours


# A session that has two valises, neither of which has come back.
_TWICE_AWAY = (
    "WITH n(id) AS (VALUES (8), (9)) INSERT INTO checkout SELECT n.id, printf('%032d', n.id), session,"
    " dossiers, file_name, holder, made_at, made_by, frozen, line, head, lines, NULL, NULL, ''"
    " FROM checkout, n"
)


def _valise(number: int = 1, pack: str = "5a" * 16, seal: str = "") -> str:
    """Write the statement that marks the filled register as a valise."""
    return (
        f"INSERT INTO valise SELECT {number}, '{pack}', '{'4f' * 16}', reference, '[]', "  # noqa: S608 – ours
        f"'2017-05-17 09:00:00.000000', '', '', 0, '{seal}' FROM session"
    )


def _tombstone(kind: str = "dossier", first_day: str = "2017-06-01", slip: str = "BE-2017-001") -> str:
    """Write the statement that leaves a tombstone."""
    return (
        f"INSERT INTO tombstone VALUES ('PACT2-2012-004', '{kind}', 'refusé', '{first_day}', "  # noqa: S608 – ours
        f"'2017-06-01', '2017-06-01', '{slip}')"
    )


# What breaks, and a statement on the filled register that would break it.
REFUSED = [
    ("ck_register_single", _copied("register", id="2")),
    ("ck_register_identifier", "UPDATE register SET identifier = 'court'"),
    ("ck_journal_sequence", "UPDATE journal SET sequence = 0 WHERE sequence = 1"),
    ("ck_journal_hash", "UPDATE journal SET hash = 'abc' WHERE sequence = 1"),
    ("ck_journal_previous", "UPDATE journal SET previous = 'abc' WHERE sequence = 1"),
    ("ck_journal_head_single", _copied("journal_head", id="2")),
    ("ck_journal_head_sequence", "UPDATE journal_head SET sequence = -1"),
    ("ck_journal_head_hash", "UPDATE journal_head SET hash = 'abc'"),
    ("journal.previous", "UPDATE journal SET previous = (SELECT previous FROM journal WHERE sequence = 1)"),
    ("journal.hash", "UPDATE journal SET hash = (SELECT hash FROM journal WHERE sequence = 1)"),
    ("ck_counter_last", "UPDATE counter SET last = 0"),
    ("ck_counter_series", "UPDATE counter SET series = 'DOSSIER'"),
    ("ck_draft_formkind", "UPDATE draft SET form = 'autre'"),
    ("ck_organisation_named", "UPDATE organisation SET name = ''"),
    ("ck_organisation_siren", "UPDATE organisation SET siren = '1234'"),
    ("ck_organisation_siret", "UPDATE organisation SET siret = '21280085800019x'"),
    ("ck_organisation_rna", "UPDATE organisation SET rna = 'W123'"),
    ("ck_organisation_merged", "UPDATE organisation SET merged_into = id"),
    ("FOREIGN KEY", "UPDATE organisation SET merged_into = 99"),
    ("ck_organisation_organisationkind", "UPDATE organisation SET kind = 'REGION'"),
    ("ck_person_request_named", "UPDATE person_request SET person = ''"),
    ("ck_person_request_answered", "UPDATE person_request SET outcome = NULL"),
    ("ck_person_request_dates", "UPDATE person_request SET answered_on = '2017-05-01'"),
    ("ck_person_request_pseudonym", "UPDATE person_request SET pseudonym = 0"),
    ("ck_person_request_version", "UPDATE person_request SET version = 0"),
    ("ck_person_request_personright", "UPDATE person_request SET \"right\" = 'autre'"),
    ("ck_person_request_personoutcome", "UPDATE person_request SET outcome = 'autre'"),
    ("ck_rectification_note_says", "UPDATE rectification_note SET reason = ''"),
    ("ck_programme_code", _copied("programme", code="''")),
    ("ck_programme_label_months", "UPDATE programme SET label_months = 0"),
    ("ck_programme_award", "UPDATE programme SET award = 'medaille'"),
    ("ck_programme_version", "UPDATE programme SET version = 0"),
    ("ck_programme_calendarkind", "UPDATE programme SET calendar = 'toujours'"),
    ("FOREIGN KEY", "DELETE FROM programme"),
    ("ck_dossier_version", "UPDATE dossier SET version = 0"),
    ("ck_dossier_channel", "UPDATE dossier SET channel = 'pigeon'"),
    ("ck_dossier_dossierstate", "UPDATE dossier SET state = 'LABELLED'"),
    ("dossier.reference", "UPDATE dossier SET reference = 'PACT3-2017-001'"),
    ("FOREIGN KEY", "UPDATE dossier SET programme = 'PACT9'"),
    ("FOREIGN KEY", "UPDATE dossier SET organisation_id = 99"),
    ("NOT NULL", "UPDATE dossier SET received_on = NULL"),
    ("ck_dossier_country_country", "UPDATE dossier_country SET country = 'SEN'"),
    ("ck_dossier_country_position", "UPDATE dossier_country SET position = 0"),
    ("dossier_country.dossier_id, dossier_country.country", "UPDATE dossier_country SET country = 'SN'"),
    ("ck_letterhead_term", "UPDATE letterhead SET valid_until = '2016-12-31'"),
    ("ck_letterhead_court", "UPDATE letterhead SET court = ''"),
    ("ck_signatory_term", "UPDATE signatory SET valid_until = '2016-12-31'"),
    ("grid_line.programme, grid_line.position", "UPDATE grid_line SET position = 1"),
    ("grid_line.programme, grid_line.code", "UPDATE grid_line SET code = 'Q1'"),
    ("ck_grid_line_weight", "UPDATE grid_line SET weight = 0"),
    ("ck_mission_file_named", "UPDATE mission_file SET name = ''"),
    ("FOREIGN KEY", "UPDATE mission_file SET mission = 'MIS-1999-001'"),
    ("FOREIGN KEY", "UPDATE mission_file SET sha256 = 'abc'"),
    ("ck_member_term", "UPDATE member SET until = '2016-12-31'"),
    ("ck_member_chair", "UPDATE member SET deputises = 1 WHERE presides"),
    ("ck_member_memberkind", "UPDATE member SET kind = 'invité'"),
    ("session.reference", _copied("session", id="9")),
    ("ck_session_day", "UPDATE session SET meets_on = NULL"),
    ("ck_session_opened", "UPDATE session SET opened_at = NULL"),
    ("ck_session_closed", "UPDATE session SET state = 'close'"),
    ("ck_session_times", "UPDATE session SET closed_at = '2017-05-16 09:00:00.000000'"),
    ("ck_session_times", "UPDATE session SET state = 'annulee', opened_at = NULL, closed_at = '2017-05-17'"),
    ("ck_session_position", "UPDATE session SET position = -1"),
    ("ck_session_ruled", "UPDATE session SET rules = NULL"),
    ("ck_session_lapsed", "UPDATE session SET lapsed = 1"),
    ("ck_session_second", "UPDATE session SET second_of = reference"),
    ("FOREIGN KEY", "UPDATE session SET second_of = 'PACT3-2017-S9'"),
    ("ck_session_version", "UPDATE session SET version = 0"),
    ("ck_session_sessionstate", "UPDATE session SET state = 'finie'"),
    ("ck_convocation_sent", "UPDATE convocation SET received_on = NULL, sent_on = '2017-05-18'"),
    ("ck_convocation_received", "UPDATE convocation SET received_on = '2017-05-18'"),
    ("ck_convocation_received", "UPDATE convocation SET received_on = '2017-05-01'"),
    ("ck_convocation_sendingmode", "UPDATE convocation SET mode = 'pigeon'"),
    (
        "convocation.session_id, convocation.member_id, convocation.meets_on",
        _copied("convocation"),
    ),
    ("FOREIGN KEY", "UPDATE convocation SET member_id = 99"),
    ("FOREIGN KEY", "UPDATE convocation SET session_id = 99"),
    (
        "minutes_version.session, minutes_version.rectification, minutes_version.edition",
        "UPDATE minutes_version SET edition = 1 WHERE edition = 2",
    ),
    (
        "minutes_version.session, minutes_version.rectification",
        "UPDATE minutes_version SET state = 'definitif' WHERE edition = 1 AND rectification = 0",
    ),
    (
        "minutes_version.session, minutes_version.rectification",
        _copied("minutes_version", id="id + 9", edition="edition + 9", state="'projet'")
        + " WHERE rectification = 1",
    ),
    ("ck_minutes_version_rectification", "UPDATE minutes_version SET rectification = -1"),
    ("ck_minutes_version_edition", "UPDATE minutes_version SET edition = 0 WHERE edition = 2"),
    ("ck_minutes_version_reason", "UPDATE minutes_version SET reason = '' WHERE rectification = 1"),
    (
        "ck_minutes_version_corrections",
        "UPDATE minutes_version SET corrections = '[]' WHERE rectification = 1",
    ),
    ("ck_minutes_version_voided", "UPDATE minutes_version SET state = 'annule'"),
    ("ck_minutes_version_voided", "UPDATE minutes_version SET void_reason = 'erreur'"),
    ("ck_minutes_version_version", "UPDATE minutes_version SET version = 0"),
    ("ck_minutes_version_minutesstate", "UPDATE minutes_version SET state = 'signe'"),
    ("FOREIGN KEY", "UPDATE minutes_version SET session = 'PACT3-2017-S9'"),
    ("FOREIGN KEY", "UPDATE minutes_version SET sha256 = 'abc'"),
    ("signed_copy.minutes_id", _copied("signed_copy", id="id + 9")),
    ("ck_signed_copy_named", "UPDATE signed_copy SET file_name = ''"),
    ("ck_signed_copy_voided", "UPDATE signed_copy SET voided_at = '2017-06-17 00:00:00.000000'"),
    ("ck_signed_copy_voided", "UPDATE signed_copy SET void_reason = 'illisible'"),
    (
        "ck_signed_copy_times",
        "UPDATE signed_copy SET voided_at = '2017-05-01 00:00:00.000000', void_reason = 'illisible'",
    ),
    ("FOREIGN KEY", "UPDATE signed_copy SET minutes_id = 99"),
    ("seat.session_id", "UPDATE seat SET presides = 1, deputises = 0 WHERE deputises"),
    ("ck_seat_chair", "UPDATE seat SET deputises = 1 WHERE presides"),
    ("ck_seat_memberkind", "UPDATE seat SET kind = 'invité'"),
    ("FOREIGN KEY", "DELETE FROM seat"),
    ("attendance.session_id, attendance.member_id", _copied("attendance", id="id + 9")),
    ("ck_attendance_times", "UPDATE attendance SET left_at = '2017-05-17 00:00:00.000000'"),
    ("ck_attendance_presence", "UPDATE attendance SET presence = 'couloir'"),
    ("FOREIGN KEY", "UPDATE attendance SET member_id = 99 WHERE id = 1"),
    ("ck_mandate_other", "UPDATE mandate SET holder_id = giver_id"),
    ("mandate.session_id, mandate.giver_id", _copied("mandate", id="id + 9")),
    ("ck_mandate_times", "UPDATE mandate SET given_at = '2017-05-17', ended_at = '2017-05-16'"),
    ("FOREIGN KEY", "UPDATE mandate SET holder_id = 99"),
    ("agenda_item.session_id, agenda_item.position", "UPDATE agenda_item SET position = 1"),
    ("agenda_item.session_id, agenda_item.dossier", "UPDATE agenda_item SET dossier = 'PACT3-2017-001'"),
    ("ck_agenda_item_position", "UPDATE agenda_item SET position = 0 WHERE position = 1"),
    ("ck_agenda_item_minutes", "UPDATE agenda_item SET minutes = 0"),
    ("ck_agenda_item_outcome", "UPDATE agenda_item SET outcome = 'oui'"),
    ("FOREIGN KEY", "DELETE FROM agenda_item WHERE position = 1"),
    ("recusal.item_id, recusal.member_id", _copied("recusal", id="id + 9")),
    ("ck_recusal_recusalorigin", "UPDATE recusal SET origin = 'rumeur'"),
    ("ck_dismissed_conflict_reason", "UPDATE dismissed_conflict SET reason = ''"),
    ("FOREIGN KEY", "UPDATE dismissed_conflict SET member_id = 99"),
    ("FOREIGN KEY", "UPDATE dismissed_conflict SET organisation_id = 99"),
    ("ballot.item_id", _copied("ballot", id="id + 9", result="'adoptee'")),
    ("ck_ballot_voices", "UPDATE ballot SET against = -1"),
    ("ck_ballot_decided", "UPDATE ballot SET casting = 'pour'"),
    ("ck_ballot_choice", "UPDATE ballot SET casting = 'peut-être', result = 'adoptee'"),
    ("ck_ballot_secret", "UPDATE ballot SET mode = 'secret'"),
    ("ck_ballot_secret", "UPDATE ballot SET mode = 'secret', result = 'adoptee', casting = 'pour'"),
    ("ck_ballot_ballotmode", "UPDATE ballot SET mode = 'par acclamation'"),
    ("ck_ballot_ballotresult", "UPDATE ballot SET result = 'gagné'"),
    ("vote.ballot_id, vote.member_id", _copied("vote", id="id + 9", choice="'contre'")),
    ("ck_vote_choice", "UPDATE vote SET choice = 'FOR'"),
    ("FOREIGN KEY", "UPDATE vote SET member_id = 99"),
    ("ck_hearing_named", "UPDATE hearing SET name = ''"),
    ("ck_hearing_named", "UPDATE hearing SET quality = ''"),
    ("ck_hearing_times", "UPDATE hearing SET left_at = '2017-05-16'"),
    ("FOREIGN KEY", "UPDATE hearing SET item_id = 99"),
    ("ck_disagreement_said", "UPDATE disagreement SET text = ''"),
    ("FOREIGN KEY", "UPDATE disagreement SET member_id = 99"),
    ("FOREIGN KEY", "UPDATE last_step SET session_id = 99"),
    ("ck_standard_text_worded", "UPDATE standard_text SET wording = ''"),
    ("ck_standard_text_position", "UPDATE standard_text SET position = 0"),
    ("ck_standard_text_term", "UPDATE standard_text SET valid_until = '2016-12-31'"),
    ("ck_standard_text_textkind", "UPDATE standard_text SET kind = 'autre'"),
    ("standard_text.kind, standard_text.wording", _copied("standard_text", id="id + 9")),
    ("ck_wording_version_named", "UPDATE wording_version SET name = ''"),
    ("ck_wording_version_number", "UPDATE wording_version SET number = 0"),
    ("wording_version.name, wording_version.number", _copied("wording_version", id="9")),
    ("ck_personal_paragraph_written", "UPDATE personal_paragraph SET text = ''"),
    (
        ", ".join(f"personal_paragraph.{name}" for name in ("subject", "kind", "session", "recipient")),
        _copied("personal_paragraph", id="9"),
    ),
    ("decision.dossier, decision.session", _copied("decision", id="id + 9", state="'projet'")),
    ("ck_decision_signed", "UPDATE decision SET signed_on = NULL, notified_on = NULL, state = 'signee'"),
    ("ck_decision_signed", "UPDATE decision SET signatory = ''"),
    ("ck_decision_notified", "UPDATE decision SET notified_on = NULL"),
    ("ck_decision_dates", "UPDATE decision SET notified_on = '2017-05-21'"),
    ("ck_decision_dates", "UPDATE decision SET state = 'projet', signed_on = NULL"),
    ("ck_decision_version", "UPDATE decision SET version = 0"),
    ("ck_decision_decisionkind", "UPDATE decision SET kind = 'sursis'"),
    ("ck_decision_decisionstate", "UPDATE decision SET state = 'brouillon'"),
    ("FOREIGN KEY", "UPDATE decision SET session = 'PACT3-2017-S9'"),
    ("ck_decision_origin", "UPDATE decision SET session = NULL"),
    ("ck_decision_origin", "UPDATE decision SET proposal_id = 1"),
    ("FOREIGN KEY", "UPDATE decision SET session = NULL, proposal_id = 99"),
    (
        "decision.proposal_id",
        _copied("decision", id="n", session="NULL", proposal_id="1")
        + ", (SELECT 8 AS n UNION SELECT 9)",
    ),
    ("ck_label_event_motive", "UPDATE label_event SET reason = ''"),
    ("ck_label_event_until", "UPDATE label_event SET until = '2018-04-30' WHERE until NOT NULL"),
    ("ck_label_event_until", "UPDATE label_event SET until = day WHERE until IS NULL"),
    ("ck_label_event_resting_on", "UPDATE label_event SET condition = 'autre'"),
    ("ck_label_event_heard", "UPDATE label_event SET invited_on = NULL"),
    ("ck_label_event_heard", "UPDATE label_event SET answer_by = invited_on"),
    ("ck_label_event_notified", "UPDATE label_event SET notified_on = '2018-04-01'"),
    ("ck_label_event_successor", "UPDATE label_event SET kind = 'renouvellement' WHERE id = 2"),
    (
        "ck_label_event_another",
        "UPDATE label_event SET kind = 'renouvellement', successor = label WHERE id = 2",
    ),
    ("ck_label_event_version", "UPDATE label_event SET version = 0"),
    ("ck_label_event_labeleventkind", "UPDATE label_event SET kind = 'oubli' WHERE kind = 'abandon'"),
    (
        "label_event.label, label_event.kind",
        _copied("label_event", id="id + 9") + " WHERE kind = 'abandon'",
    ),
    ("FOREIGN KEY", "UPDATE label_event SET label = 'LAB-2017-009'"),
    ("reversal.decision_id", _copied("reversal", id="id + 9")),
    ("inadmissibility.dossier", _copied("inadmissibility", id="id + 9")),
    ("ck_inadmissibility_law", "UPDATE inadmissibility SET law = '[]'"),
    ("ck_inadmissibility_facts", "UPDATE inadmissibility SET facts = ''"),
    ("ck_inadmissibility_signatory", "UPDATE inadmissibility SET signatory = ''"),
    ("FOREIGN KEY", "UPDATE inadmissibility SET dossier = 'PACT3-2017-099'"),
    ("ck_observation_invitation_about", "UPDATE observation_invitation SET dossier = NULL"),
    ("ck_observation_invitation_condition", "UPDATE observation_invitation SET condition = 'autre'"),
    ("ck_observation_invitation_facts", "UPDATE observation_invitation SET facts = ''"),
    ("ck_observation_invitation_days", "UPDATE observation_invitation SET days = 0"),
    ("ck_observation_invitation_signatory", "UPDATE observation_invitation SET signatory = ''"),
    ("ck_observation_invitation_received", "UPDATE observation_invitation SET received_on = '2018-02-01'"),
    ("ck_observation_invitation_version", "UPDATE observation_invitation SET version = 0"),
    ("ck_observation_invitation_intendedact", "UPDATE observation_invitation SET intended = 'oubli'"),
    ("ck_observation_invitation_reversalground", "UPDATE observation_invitation SET ground = 'caprice'"),
    ("FOREIGN KEY", "UPDATE observation_invitation SET label = 'LAB-9', dossier = NULL"),
    ("FOREIGN KEY", "UPDATE observation_invitation SET dossier = 'PACT3-2017-099'"),
    ("ck_reversal_motive", "UPDATE reversal SET reasons = ''"),
    ("ck_reversal_signatory", "UPDATE reversal SET signatory = ''"),
    ("ck_reversal_condition", "UPDATE reversal SET condition = ''"),
    ("ck_reversal_condition", "UPDATE reversal SET ground = 'autre'"),
    ("ck_reversal_heard", "UPDATE reversal SET invited_on = NULL"),
    ("ck_reversal_heard", "UPDATE reversal SET answer_by = invited_on"),
    ("ck_reversal_dates", "UPDATE reversal SET notified_on = '2018-02-04'"),
    ("ck_reversal_version", "UPDATE reversal SET version = 0"),
    ("ck_reversal_reversalkind", "UPDATE reversal SET kind = 'oubli'"),
    ("ck_reversal_reversalground", "UPDATE reversal SET ground = 'caprice', condition = ''"),
    ("FOREIGN KEY", "UPDATE reversal SET decision_id = 99"),
    ("FOREIGN KEY", "DELETE FROM decision"),
    ("ck_mission_pack_id", "UPDATE mission_pack SET id = 'abc'"),
    ("ck_mission_pack_form", "UPDATE mission_pack SET form = 0"),
    ("ck_mission_pack_seal", "UPDATE mission_pack SET seal = 'abc'"),
    ("FOREIGN KEY", "UPDATE mission_pack SET mission = 'MIS-2018-999'"),
    ("ck_pack_merge_digest", "UPDATE pack_merge SET digest = 'abc'"),
    ("ck_pack_merge_mergesource", "UPDATE pack_merge SET source = 'oral'"),
    ("FOREIGN KEY", "UPDATE pack_merge SET pack = 'abc'"),
    ("ck_merge_conflict_two_texts", "UPDATE merge_conflict SET ours = theirs"),
    ("ck_merge_conflict_side", "UPDATE merge_conflict SET chosen = 'aucun'"),
    ("FOREIGN KEY", "UPDATE merge_conflict SET pack = 'abc'"),
    ("ck_retention_rule_years", "UPDATE retention_rule SET years = 0"),
    ("ck_retention_rule_source", "UPDATE retention_rule SET source = ''"),
    ("ck_retention_rule_retentionkind", "UPDATE retention_rule SET kind = 'autre'"),
    ("ck_retention_rule_retentionevent", "UPDATE retention_rule SET event = 'naissance'"),
    ("ck_retention_rule_finaloutcome", "UPDATE retention_rule SET outcome = 'vendre'"),
    ("ck_hold_subject", "UPDATE hold SET subject = ''"),
    ("ck_hold_reason", "UPDATE hold SET reason = ''"),
    ("ck_hold_lifted", "UPDATE hold SET lift_reason = ''"),
    ("ck_hold_dates", "UPDATE hold SET lifted_on = '2017-05-31'"),
    ("ck_hold_version", "UPDATE hold SET version = 0"),
    ("ck_kept_worklist_single", "INSERT INTO kept_worklist SELECT 2, '', hash, '' FROM journal_head"),
    ("ck_kept_worklist_head", "INSERT INTO kept_worklist VALUES (1, '2017-05-24', 'abc', '[]')"),
    ("ck_snooze_said", "UPDATE snooze SET reason = ''"),
    ("ck_snooze_dates", "UPDATE snooze SET until = placed_on"),
    (
        "hold.subject",
        (
            "WITH n(id) AS (VALUES (8), (9)) INSERT INTO hold SELECT n.id, 1, subject, reason, placed_on,"
            " placed_by, NULL, '', '' FROM hold, n"
        ),
    ),
    ("ck_elimination_slip_done", "UPDATE elimination_slip SET state = 'execute'"),
    ("ck_elimination_slip_done", "UPDATE elimination_slip SET visa = '{}', eliminated_on = '2017-06-02'"),
    ("ck_elimination_slip_slipstate", "UPDATE elimination_slip SET state = 'perdu'"),
    ("ck_elimination_slip_version", "UPDATE elimination_slip SET version = 0"),
    ("elimination_slip.reference", _copied("elimination_slip", id="99")),
    ("ck_tombstone_days", _tombstone(first_day="2017-06-02")),
    ("ck_tombstone_tombstonekind", _tombstone(kind="chat")),
    ("FOREIGN KEY", _tombstone(slip="BE-1900-001")),
    ("ck_appeal_object", "UPDATE appeal SET object = ''"),
    ("ck_appeal_answered", "UPDATE appeal SET answer = 'admis'"),
    ("ck_appeal_answered", "UPDATE appeal SET answered_on = '2017-07-01'"),
    ("ck_appeal_dates", "UPDATE appeal SET answer = 'admis', answered_on = '2017-06-11'"),
    ("ck_appeal_version", "UPDATE appeal SET version = 0"),
    ("ck_appeal_appealkind", "UPDATE appeal SET kind = 'oral'"),
    ("ck_appeal_appealanswer", "UPDATE appeal SET answer = 'peut-être', answered_on = '2017-07-01'"),
    ("FOREIGN KEY", "UPDATE appeal SET decision_id = 99"),
    ("label.number", _copied("label", id="id + 9")),
    ("ck_label_term", "UPDATE label SET until = '2017-05-21'"),
    ("ck_label_version", "UPDATE label SET version = 0"),
    ("ck_label_labelstate", "UPDATE label SET state = 'perdu'"),
    ("FOREIGN KEY", "UPDATE label SET organisation_id = 99"),
    ("exchange_request.reference", _copied("exchange_request", id="id + 9")),
    ("ck_exchange_request_requester", "UPDATE exchange_request SET requester = ''"),
    ("ck_exchange_request_sought", "UPDATE exchange_request SET sought = ''"),
    ("ck_exchange_request_country", "UPDATE exchange_request SET country = 'FRA'"),
    ("ck_exchange_request_mission", "UPDATE exchange_request SET state = 'mission_demandee'"),
    ("ck_exchange_request_version", "UPDATE exchange_request SET version = 0"),
    ("ck_exchange_request_direction", "UPDATE exchange_request SET direction = 'lunaire'"),
    ("ck_exchange_request_channel", "UPDATE exchange_request SET channel = 'pigeon'"),
    ("ck_exchange_request_exchangestate", "UPDATE exchange_request SET state = 'perdue'"),
    ("FOREIGN KEY", "UPDATE exchange_request SET organisation_id = 99"),
    ("ck_exchange_opinion_delay", "UPDATE exchange_opinion SET due_on = asked_on"),
    ("ck_exchange_opinion_received", "UPDATE exchange_opinion SET sense = NULL"),
    ("ck_exchange_opinion_dates", "UPDATE exchange_opinion SET received_on = '2017-05-02'"),
    ("ck_exchange_opinion_version", "UPDATE exchange_opinion SET version = 0"),
    ("ck_exchange_opinion_correspondentkind", "UPDATE exchange_opinion SET kind = 'ami'"),
    ("ck_exchange_opinion_opinionsense", "UPDATE exchange_opinion SET sense = 'oui'"),
    ("FOREIGN KEY", "UPDATE exchange_opinion SET correspondent = 99"),
    ("ck_exchange_contact_named", "UPDATE exchange_contact SET name = ''"),
    (
        "ck_exchange_contact_reached",
        "UPDATE exchange_contact SET sent_on = NULL, answered_on = NULL, interested = NULL",
    ),
    ("ck_exchange_contact_answered", "UPDATE exchange_contact SET interested = NULL"),
    ("ck_exchange_contact_version", "UPDATE exchange_contact SET version = 0"),
    ("FOREIGN KEY", "UPDATE exchange_contact SET label = 'LAB-1999-001'"),
    ("know_how.kind, know_how.reference, know_how.position", _copied("know_how", id="id + 9")),
    ("ck_know_how_position", "UPDATE know_how SET position = -1"),
    ("ck_know_how_profilekind", "UPDATE know_how SET kind = 'devin'"),
    ("ck_know_how_posting_block", "UPDATE know_how_posting SET block = -1"),
    ("mission.reference", _copied("mission", id="id + 9")),
    ("ck_mission_period", "UPDATE mission SET ends_on = '2018-02-04'"),
    ("ck_mission_country", "UPDATE mission SET country = 'Sénégal'"),
    ("ck_mission_validated", "UPDATE mission SET validated_on = NULL"),
    ("ck_mission_version", "UPDATE mission SET version = 0"),
    ("ck_mission_missionorigin", "UPDATE mission SET origin = 'autre'"),
    ("ck_mission_requesterkind", "UPDATE mission SET requester_kind = 'voisin'"),
    ("ck_mission_securitylevel", "UPDATE mission SET security_level = 'calme'"),
    ("ck_mission_missionstate", "UPDATE mission SET state = 'perdue'"),
    ("FOREIGN KEY", "UPDATE mission SET label = 'LAB-1999-001'"),
    (
        "mission_change.mission, mission_change.number",
        _copied("mission_change", id="id + 9"),
    ),
    ("ck_mission_change_number", "UPDATE mission_change SET number = 0"),
    ("ck_mission_change_reason", "UPDATE mission_change SET reason = ''"),
    ("ck_mission_change_signatory", "UPDATE mission_change SET signatory = ''"),
    ("FOREIGN KEY", "UPDATE mission_change SET letter = '1999-0001'"),
    ("ck_mission_postponement_reason", "UPDATE mission_postponement SET reason = ''"),
    ("ck_mission_postponement_signatory", "UPDATE mission_postponement SET signatory = ''"),
    ("ck_mission_postponement_dates", "UPDATE mission_postponement SET starts_on = NULL"),
    ("ck_mission_postponement_period", "UPDATE mission_postponement SET ends_on = '2018-01-14'"),
    ("ck_mission_postponement_askedby", "UPDATE mission_postponement SET asked_by = 'personne'"),
    ("FOREIGN KEY", "UPDATE mission_postponement SET mission = 'MIS-1999-001'"),
    ("mission_cancellation.mission", _copied("mission_cancellation", id="id + 9")),
    ("ck_mission_cancellation_reason", "UPDATE mission_cancellation SET reason = ''"),
    ("ck_mission_cancellation_signatory", "UPDATE mission_cancellation SET signatory = ''"),
    ("ck_mission_cancellation_askedby", "UPDATE mission_cancellation SET asked_by = 'personne'"),
    ("ck_intermediate_opinion_source", "UPDATE intermediate_opinion SET source = ''"),
    ("ck_intermediate_opinion_delay", "UPDATE intermediate_opinion SET due_on = asked_on"),
    ("ck_intermediate_opinion_answered", "UPDATE intermediate_opinion SET sense = NULL"),
    ("ck_intermediate_opinion_dates", "UPDATE intermediate_opinion SET received_on = '2018-01-14'"),
    ("ck_intermediate_opinion_version", "UPDATE intermediate_opinion SET version = 0"),
    ("ck_intermediate_opinion_opinionsense", "UPDATE intermediate_opinion SET sense = 'oui'"),
    ("report_reminder.mission, report_reminder.level", _copied("report_reminder", id="id + 9")),
    ("ck_report_reminder_level", "UPDATE report_reminder SET level = 4"),
    ("ck_report_reminder_late", "UPDATE report_reminder SET sent_on = report_due"),
    ("evaluation.mission", _copied("evaluation", id="id + 9")),
    ("ck_evaluation_evaluated", "UPDATE evaluation SET evaluated_on = NULL"),
    ("ck_evaluation_version", "UPDATE evaluation SET version = 0"),
    ("ck_evaluation_evaluationstate", "UPDATE evaluation SET state = 'lu'"),
    ("ck_lesson_titled", "UPDATE lesson SET title = ''"),
    ("ck_lesson_written", "UPDATE lesson SET text = ''"),
    ("ck_lesson_version", "UPDATE lesson SET version = 0"),
    ("ck_lesson_lessonstate", "UPDATE lesson SET state = 'perdu'"),
    ("ck_lesson_diffusion", "UPDATE lesson SET diffusion = 'secrète'"),
    ("FOREIGN KEY", "UPDATE lesson SET mission = 'MIS-1999-001'"),
    ("ck_stored_file_sha256", "INSERT INTO stored_file VALUES ('abc', 1, x'00')"),
    ("ck_stored_file_whole", "UPDATE stored_file SET size = size + 1"),
    ("ck_stored_file_size", "UPDATE stored_file SET size = 20971521, content = zeroblob(20971521)"),
    ("FOREIGN KEY", "DELETE FROM stored_file"),
    ("FOREIGN KEY", "UPDATE frozen_document SET sha256 = 'abc'"),
    ("letter.chrono", _copied("letter", id="id + 9")),
    ("ck_letter_sent", "UPDATE letter SET state = 'envoye'"),
    ("ck_letter_notified", "UPDATE letter SET state = 'notifie', sent_on = '2017-05-23'"),
    ("ck_letter_presented", "UPDATE letter SET state = 'presente', sent_on = '2017-05-23'"),
    (
        "ck_letter_returned",
        "UPDATE letter SET state = 'retourne', sent_on = '2017-05-23', returned_on = NULL",
    ),
    ("ck_letter_reason", "UPDATE letter SET sent_on = '2017-05-23', return_reason = 'refuse'"),
    ("ck_letter_way", "UPDATE letter SET mode = 'simple'"),
    ("ck_letter_mailmode", "UPDATE letter SET sent_on = '2017-05-23', mode = 'pigeon'"),
    (
        "ck_letter_returnreason",
        "UPDATE letter SET sent_on = '2017-05-23', returned_on = '2017-06-23', return_reason = 'perdu'",
    ),
    ("ck_letter_version", "UPDATE letter SET version = 0"),
    ("ck_letter_letterkind", "UPDATE letter SET kind = 'facture'"),
    ("ck_letter_letterstate", "UPDATE letter SET state = 'perdu'"),
    ("FOREIGN KEY", "UPDATE letter SET session = 'PACT3-2017-S9'"),
    ("ck_letter_replacement_another", "INSERT INTO letter_replacement SELECT chrono, chrono, '' FROM letter"),
    ("letter_replacement.replaced", "INSERT INTO letter_replacement VALUES ('a', 'c', ''), ('b', 'c', '')"),
    ("letter_replacement.letter", "INSERT INTO letter_replacement VALUES ('a', 'b', ''), ('a', 'c', '')"),
    ("FOREIGN KEY", "INSERT INTO letter_replacement SELECT chrono, '1999-0001', '' FROM letter"),
    ("FOREIGN KEY", "INSERT INTO letter_replacement SELECT '1999-0001', chrono, '' FROM letter"),
    ("ck_route_axis", "UPDATE route SET axis = 'lune'"),
    ("ck_route_key", "UPDATE route SET key = '' WHERE axis = 'theme'"),
    ("ck_route_referent", "UPDATE route SET referent = ''"),
    ("ck_dossier_link_motive", "UPDATE dossier_link SET motive = ''"),
    ("ck_dossier_link_other", "UPDATE dossier_link SET other = dossier"),
    ("ck_dossier_link_linkkind", "UPDATE dossier_link SET kind = 'autre'"),
    ("FOREIGN KEY", "UPDATE dossier_link SET dossier = 'PACT3-2017-999'"),
    ("ck_eligibility_override_motive", "UPDATE eligibility_override SET motive = ''"),
    ("ck_assessment_programme_version", "UPDATE assessment SET programme_version = 0"),
    ("ck_assessment_appraisal", "UPDATE assessment SET appraisal = 'bien'"),
    ("ck_proposal_decisionkind", "UPDATE proposal SET kind = 'sursis'"),
    ("ck_proposal_proposalstate", "UPDATE proposal SET state = 'perdue'"),
    ("proposal.dossier", _copied("proposal", id="id + 9")),
    ("import_mapping.kind, import_mapping.headings", _copied("import_mapping", id="id + 9")),
    ("ck_import_mapping_headings", "UPDATE import_mapping SET headings = 'abc'"),
    ("ck_import_mapping_exchangekind", "UPDATE import_mapping SET kind = 'DOSSIERS'"),
    ("ck_external_reference_external", "UPDATE external_reference SET external = ''"),
    ("FOREIGN KEY", "UPDATE external_reference SET dossier = 'PACT3-2017-999'"),
    ("origin_number.kind, origin_number.number", _copied("origin_number", id="id + 9")),
    ("ck_origin_number_number", "UPDATE origin_number SET number = ''"),
    ("ck_origin_number_bearer", "UPDATE origin_number SET label = NULL"),
    ("ck_origin_number_pastkind", "UPDATE origin_number SET kind = 'lettre', label = NULL, mission = NULL"),
    ("FOREIGN KEY", "UPDATE origin_number SET label = 'LAB-2012-999' WHERE kind = 'label'"),
    ("past_request.key", _copied("past_request", id="id + 9")),
    ("ck_register_entry_dossierstate", "UPDATE register_entry SET state = 'LABELLED'"),
    ("ck_search_posting_block", "UPDATE search_posting SET block = -1"),
    ("ck_past_request_named", "UPDATE past_request SET organisation = ''"),
    ("ck_past_request_siren", "UPDATE past_request SET siren = '1234'"),
    ("ck_past_request_pastoutcome", "UPDATE past_request SET outcome = 'gagné'"),
    ("ck_piece_named", "UPDATE piece SET label = ''"),
    ("ck_piece_file", "UPDATE piece SET file_name = '' WHERE code <> ''"),
    ("FOREIGN KEY", "UPDATE piece SET dossier = 'PACT3-2017-999'"),
    ("ck_piece_request_delay", "UPDATE piece_request SET until = asked_on"),
    ("ck_piece_request_ended", "UPDATE piece_request SET ended_on = '2017-03-05'"),
    ("ck_piece_request_requestkind", "UPDATE piece_request SET kind = 'autre'"),
    ("ck_correspondent_named", "UPDATE correspondent SET name = ''"),
    ("ck_correspondent_country", "UPDATE correspondent SET country = 'GBR'"),
    ("ck_correspondent_correspondentkind", "UPDATE correspondent SET kind = 'ami'"),
    ("ck_dossier_opinion_delay", "UPDATE dossier_opinion SET due_on = asked_on"),
    ("ck_dossier_opinion_received", "UPDATE dossier_opinion SET state = 'demande', sense = NULL"),
    ("ck_dossier_opinion_sense", "UPDATE dossier_opinion SET sense = NULL"),
    ("ck_dossier_opinion_dates", "UPDATE dossier_opinion SET received_on = '2017-03-05'"),
    ("ck_dossier_opinion_file", "UPDATE dossier_opinion SET file_name = ''"),
    ("ck_dossier_opinion_version", "UPDATE dossier_opinion SET version = 0"),
    ("ck_dossier_opinion_opinionsilence", "UPDATE dossier_opinion SET silence = 'oui'"),
    (
        "ck_dossier_opinion_opinionstate",
        "UPDATE dossier_opinion SET state = 'perdu', sense = NULL, received_on = NULL",
    ),
    ("ck_dossier_opinion_opinionsense", "UPDATE dossier_opinion SET sense = 'oui'"),
    ("ck_dossier_opinion_correspondentkind", "UPDATE dossier_opinion SET kind = 'ami'"),
    ("FOREIGN KEY", "UPDATE dossier_opinion SET correspondent = 99"),
    ("session_record.session_id", _copied("session_record")),
    ("FOREIGN KEY", "UPDATE session_record SET session_id = 99"),
    ("ck_checkout_pack", "UPDATE checkout SET pack = 'court'"),
    ("ck_checkout_frozen", "UPDATE checkout SET head = 'court'"),
    ("ck_checkout_lines", "UPDATE checkout SET line = 0"),
    ("ck_checkout_abandoned", "UPDATE checkout SET reason = 'volée'"),
    ("checkout.pack", _copied("checkout", id="9")),
    ("checkout.session", _TWICE_AWAY),
    ("FOREIGN KEY", "UPDATE checkout SET session = 'CS-2099-S1'"),
    ("ck_valise_single", _valise(number=2)),
    ("ck_valise_pack", _valise(pack="court")),
    ("ck_valise_seal", _valise(seal="court")),
]  # fmt: skip


@pytest.fixture
def connection(filled_file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@pytest.mark.parametrize(("rule", "statement"), REFUSED, ids=lambda text: text[:60])
def test_a_bad_row_is_refused_by_its_rule(connection: sqlite3.Connection, rule: str, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"{re.escape(rule)}( |$)|: {re.escape(rule)}$"):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ballot SET result = 'rejetee'",
        "UPDATE ballot SET voided_at = '2017-05-17 09:00:00.000000'",
    ],
)
def test_a_rejected_or_voided_ballot_leaves_room_for_another(
    connection: sqlite3.Connection, statement: str
) -> None:
    connection.execute(statement)
    connection.execute(
        "INSERT INTO ballot SELECT 9, item_id, motion, mode, 0, 0, 0, NULL, NULL, NULL, '[]', 0 FROM ballot"
    )


def test_a_voided_decision_leaves_room_for_another(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE decision SET state = 'annulee'")
    connection.execute(
        "INSERT INTO decision SELECT 9, 1, dossier, session, kind, grounds, '', 'projet', NULL, '', NULL,"
        " NULL, '' FROM decision"
    )


def _checks() -> set[str]:
    return {
        str(constraint.name)
        for table in METADATA.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }


def _unique() -> set[str]:
    return {
        ", ".join(f"{table.name}.{column.name}" for column in rule.columns)
        for table in METADATA.sorted_tables
        for rule in (*table.constraints, *table.indexes)
        if isinstance(rule, UniqueConstraint) or (isinstance(rule, Index) and rule.unique)
    }


def _keys() -> set[str]:
    return {
        ", ".join(f"{table.name}.{column.name}" for column in table.primary_key.columns)
        for table in METADATA.sorted_tables
    }


def test_every_check_and_every_uniqueness_of_the_tables_is_tried_here() -> None:
    tried = {rule for rule, _ in REFUSED}
    assert _checks() | _unique() <= tried


def test_every_sentence_is_about_a_rule_that_there_is() -> None:
    assert set(sentences._CHECK) <= _checks()
    assert set(sentences._UNIQUE) <= _unique() | _keys()


def test_a_rule_without_a_sentence_of_its_own_is_named() -> None:
    said = sentences.broken_rule("CHECK constraint failed: ck_counter_last")
    assert "ck_counter_last" in said
    assert said.endswith("vérifiez la saisie.")
