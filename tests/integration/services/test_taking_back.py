"""The last act taken back, whatever it was: every row as before, and nothing that does not hold together."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.errors import Refusal, StaleRecord
from daect_tui.domain.mission import MissionAction, OpinionSense
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.soundness.fault import OF_THE_FILE
from daect_tui.domain.states import UNDOING
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from daect_tui.services.intake import form_fields
from storage.register import OpenRegister
from tests.integration.services.test_labels import NUMBER, case
from tests.integration.services.test_organisations import named
from tests.integration.services.test_pieces import FORM, asking
from tests.integration.services.test_posting import LEFT, refusals
from tests.integration.services.test_reversals_and_appeals import decided
from tests.support import courses
from tests.support.desks import filed, form, planned, under_review

TODAY = date(2018, 3, 14)
# What undo adds to, or may leave otherwise: passages, journal, drafts, counts of changes, last numbers of
# rows, and keys of the index that nothing bears.
_ASIDE = {"draft", "journal", "journal_head", "passage", "sqlite_sequence"}
_EMPTY = b""


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, but what undo may leave otherwise."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    rows: dict[str, list[tuple[object, ...]]] = {}
    with closing(sqlite3.connect(register.path)) as file:
        for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table not in _ASIDE:
                columns = [one[1] for one in file.execute(f"PRAGMA table_info({table})")]
                kept = ", ".join(one for one in columns if one not in {"version", "other_version"})
                found = file.execute(f"SELECT {kept} FROM {table}").fetchall()  # noqa: S608
                rows[table] = sorted((row for row in found if row[-1] != _EMPTY), key=repr)
    return rows


def amended(desk: Desk) -> Callable[[], object]:
    reference = filed(desk)
    fields = {**form_fields(desk.intake.open(reference).dossier), "domain": "Eau", "countries": "Sénégal"}
    draft = desk.intake.drafts.save(fields, target=reference)
    return lambda: desk.intake.amend(draft.id)


def piece_received(desk: Desk) -> Callable[[], object]:
    reference = filed(desk)
    desk.pieces.ask(reference, asking(FORM))
    return lambda: desk.pieces.receive(reference, FORM, TODAY, Attachment("piece.pdf", b"%PDF-1.7 essai"))


def pieces_asked(desk: Desk) -> Callable[[], object]:
    reference = under_review(desk)
    return lambda: desk.pieces.ask(reference, asking(FORM))


def _correspondent(desk: Desk) -> Correspondent:
    return desk.directory.save_correspondent(
        Correspondent(0, CorrespondentKind.POSTE, "Ambassade (fictive)", "", "", "", "", "", "", "", "")
    )


def opinion_asked(desk: Desk) -> Callable[[], object]:
    reference, poste = filed(desk), _correspondent(desk)
    return lambda: desk.opinions.ask(
        reference, OpinionAsking((poste.id,), "Utile ?", TODAY, date(2018, 4, 13))
    )


def opinion_received(desk: Desk) -> Callable[[], object]:
    opinion_asked(desk)()
    (asked,) = desk.opinions.ask(
        under_review(desk, name="Autre (fictif)"),
        OpinionAsking((desk.opinions.correspondents()[0].id,), "Utile ?", TODAY, date(2018, 4, 13)),
    )
    answer = OpinionAnswer(OpinionSense.RESERVED, TODAY, "Sous réserve.")
    return lambda: desk.opinions.receive(asked.id, answer)


def agenda_reordered(desk: Desk) -> Callable[[], object]:
    session = planned(desk, *[Motion(Outcome.FAVOURABLE)] * 4)
    items = [item.id for item in desk.agenda.items(session)]
    return lambda: desk.agenda_order.reorder(session, [items[2], items[0], items[3], items[1]])


def put_on_agenda(desk: Desk) -> Callable[[], object]:
    session = planned(desk, Motion(Outcome.FAVOURABLE))
    reference = under_review(desk, name="Autre (fictif)")
    return lambda: desk.agenda.add(session, reference, "Nadia Ferrand", Motion(Outcome.FAVOURABLE))


def taken_off_agenda(desk: Desk) -> Callable[[], object]:
    session = planned(desk, *[Motion(Outcome.FAVOURABLE)] * 3)
    dossier = desk.agenda.items(session)[0].dossier
    return lambda: desk.agenda.remove(session, dossier, "reporté")


def letters_printed(desk: Desk) -> Callable[[], object]:
    chronos = refusals(desk, 2)
    desk.posting.step_back(chronos)
    desk.posting.step_back(chronos)
    return lambda: desk.posting.mark_signed(chronos)


def letter_sent(desk: Desk) -> Callable[[], object]:
    (chrono,) = refusals(desk)
    desk.posting.step_back([chrono])
    return lambda: desk.posting.mark_sent([chrono], LEFT, number="RA 123 456 789 FR")


def acknowledgement_sent(desk: Desk) -> Callable[[], object]:
    reference = filed(desk)
    made = desk.letters.produce_acknowledgement(reference)
    assert made.letter is not None
    chronos = [made.letter.chrono]
    desk.posting.mark_signed(chronos)
    return lambda: desk.posting.mark_sent(chronos, LEFT)


def mission_validated(desk: Desk) -> Callable[[], object]:
    reference = courses.under_review(desk, courses.labelled(desk))
    overrides = {guard.code: "motif d’essai" for guard in desk.missions.open(reference).guards}
    return lambda: desk.missions.validate(reference, courses.REPORT_DUE, overrides)


def mission_left(desk: Desk) -> Callable[[], object]:
    reference = courses.under_way(desk, courses.labelled(desk))
    return lambda: desk.missions.act(reference, MissionAction.RETURN)


def label_suspended(desk: Desk) -> Callable[[], object]:
    decided(desk)
    return lambda: desk.labels.suspend(NUMBER, case(desk))


def member_changed(desk: Desk) -> Callable[[], object]:
    member = desk.directory.members()[3]
    return lambda: desk.directory.save_member(replace(member, body="Autre organisme"))


def signatory_saved(desk: Desk) -> Callable[[], object]:
    known = desk.directory.signatories()[0]
    return lambda: desk.directory.save_signatory(replace(known, office="Le délégué"))


def organisations_merged(desk: Desk) -> Callable[[], object]:
    filed(desk, name="Montclair (fictif)", domain="Eau")
    filed(desk, name="Ville de Montclair (fictif)", domain="Énergie", siren="212800858")
    kept, gone = named(desk, "Montclair (fictif)"), named(desk, "Ville de Montclair (fictif)")
    return lambda: desk.organisations.merge(kept.id, gone.id)


def several_at_once(desk: Desk) -> Callable[[], object]:
    references = [filed(desk, name=name) for name in ("Un", "Deux")]
    foreseen = desk.bulk.foresee(BulkAct(BulkAction.ACKNOWLEDGE), references)
    return lambda: desk.bulk.apply(foreseen)


@pytest.mark.parametrize(
    "prepare",
    [
        amended, piece_received, pieces_asked, opinion_asked, opinion_received, agenda_reordered,
        put_on_agenda, taken_off_agenda, letters_printed, letter_sent, acknowledgement_sent,
        mission_validated, mission_left, label_suspended, member_changed, signatory_saved,
        organisations_merged, several_at_once,
    ],
)  # fmt: skip
def test_everything_is_as_before_the_act(desk: Desk, prepare: Callable[[Desk], Callable[[], object]]) -> None:
    act = prepare(desk)
    before = content(desk)
    desk.taking_back.begin()
    act()
    assert content(desk) != before

    last = desk.taking_back.foreseen()
    desk.taking_back.undo(last.sequence)

    after = content(desk)
    changed = {name: (set(rows) ^ set(before[name])) for name, rows in after.items() if rows != before[name]}
    assert changed == {}
    assert [one.kind for one in desk.directory.journal(len(last.subjects))] == ["act.undone"] * len(
        last.subjects
    )
    assert not [one for one in desk.office.register.faults() if one.kind in OF_THE_FILE]
    with pytest.raises(Refusal, match="vient de l’être"):
        desk.taking_back.foreseen()


def test_going_back_is_a_passage_with_its_reason(desk: Desk) -> None:
    reference = filed(desk)
    desk.taking_back.begin()
    desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
    desk.taking_back.undo(desk.taking_back.foreseen().sequence)

    passages = desk.intake.open(reference).passages
    assert [(one.before, one.after) for one in passages[-2:]] == [("depose", "accuse"), ("accuse", "depose")]
    assert passages[-1].action == UNDOING
    assert passages[-1].reason == f"Accuser réception, {reference}"
    assert desk.register.answer(RegisterQuery(states=(DossierState.FILED,))).total == 1


def test_who_read_a_record_before_it_came_back_must_read_it_again(desk: Desk) -> None:
    act = amended(desk)
    desk.taking_back.begin()
    act()
    reference = desk.taking_back.foreseen().subjects[0]
    with desk.office.reading() as work:
        read = work.dossiers.get(reference)
    desk.taking_back.undo(desk.taking_back.foreseen().sequence)

    with desk.office.begin() as work, pytest.raises(StaleRecord):
        work.dossiers.update(read)


def test_what_takes_a_number_is_not_taken_back_and_nothing_was_remembered_before(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Rien à annuler"):
        desk.taking_back.foreseen()
    desk.taking_back.begin()
    desk.intake.file(desk.intake.drafts.save(form()).id)
    with pytest.raises(Refusal, match="la suite des numéros n’a pas de trou"):
        desk.taking_back.foreseen()


def test_the_last_act_is_not_taken_back_under_another_that_came_since(desk: Desk) -> None:
    reference = filed(desk)
    desk.taking_back.begin()
    desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
    seen = desk.taking_back.foreseen()
    desk.intake.act(reference, DossierAction.FIND_COMPLETE)
    with pytest.raises(Refusal, match="Un autre acte est venu entre-temps"):
        desk.taking_back.undo(seen.sequence)
