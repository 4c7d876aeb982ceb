"""The clocks of a dossier: silence while it runs, acknowledgement, filing in time; safe names of files."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dossier import Channel, DossierState
from daect_tui.domain.dossier_clocks import ADJOURNED, SILENCE_RUNS, acknowledgement_of, filing, silence_of
from daect_tui.domain.file_name import can_be_shown, safe_file_name, stored_name
from daect_tui.domain.session import Session, SessionState
from tests.unit.domain.samples import CONTENT, DOSSIER, UPCOMING


@pytest.mark.parametrize("state", DossierState)
def test_silence_runs_until_a_final_decision(state: DossierState) -> None:
    due = silence_of(replace(DOSSIER, state=state))

    assert (due is not None) == (state in SILENCE_RUNS)
    if due:
        assert due.due == date(2017, 5, 3)
        # An adjournment does not stop that time, and the sum says so (procedure §4).
        assert ("l’ajournement n’arrête pas ce délai" in due.explanation) == (state in ADJOURNED)


@pytest.mark.parametrize(
    ("channel", "state", "due"),
    [
        # Ten working days after Friday 3 March 2017.
        (Channel.EMAIL, DossierState.FILED, date(2017, 3, 17)),
        (Channel.ONLINE, DossierState.FILED, date(2017, 3, 17)),
        (Channel.EMAIL, DossierState.ACKNOWLEDGED, None),
        (Channel.POST, DossierState.FILED, None),
        (Channel.BY_HAND, DossierState.FILED, None),
    ],
)
def test_an_electronic_request_is_to_be_acknowledged(
    channel: Channel, state: DossierState, due: date | None
) -> None:
    found = acknowledgement_of(replace(DOSSIER, state=state, content=replace(CONTENT, channel=channel)))

    assert (found.due if found else None) == due
    if found:
        assert found.explanation == (
            "reçu le 03/03/2017 + 10\u00a0jours ouvrés = 17/03/2017\u202f; "
            "enregistrement au plus tard le 06/03/2017"
        )


def session(reference: str, deadline: date | None, meets: date | None = None) -> Session:
    return replace(UPCOMING, reference=reference, deadline=deadline, meets_on=meets)


FIRST = session("S1", date(2017, 3, 1), date(2017, 3, 20))
SECOND = session("S2", date(2017, 10, 17), date(2017, 10, 30))


@pytest.mark.parametrize(
    ("sent", "channel", "basis", "reached", "missed"),
    [
        # The postmark of the last day is in time, whenever it arrives (CRPA L112-1).
        (date(2017, 3, 1), Channel.POST, "cachet de la poste", "S1", ""),
        (date(2017, 3, 2), Channel.POST, "cachet de la poste", "S2", "S1"),
        (date(2017, 3, 1), Channel.EMAIL, "horodatage", "S1", ""),
        (date(2017, 3, 1), Channel.BY_HAND, "remise", "S1", ""),
        (None, Channel.POST, "arrivée", "S2", "S1"),
    ],
)
def test_filing_counts_by_the_day_of_sending(
    sent: date | None, channel: Channel, basis: str, reached: str, missed: str
) -> None:
    found = filing(replace(CONTENT, sent_on=sent, channel=channel), [SECOND, FIRST])

    assert (found.basis, found.session, found.missed) == (basis, reached, missed)
    assert found.in_time == (not missed)


def test_a_session_that_had_met_or_was_cancelled_is_not_missed() -> None:
    sent = replace(CONTENT, sent_on=date(2017, 4, 1))
    cancelled = replace(session("S9", date(2017, 3, 30)), state=SessionState.CANCELLED)

    found = filing(sent, [FIRST, cancelled, session("S3", None)])

    assert (found.session, found.deadline, found.missed) == ("", None, "")


# ── Names of files ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Statuts 2017.pdf", "Statuts 2017.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\autorun.inf", "autorun.inf"),
        (".bashrc", "bashrc"),
        ("-rf.pdf", "rf.pdf"),
        ("con.pdf", "fichier_con.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("", "fichier"),
        ("///", "fichier"),
    ],
)
def test_a_name_is_made_safe(name: str, written: str) -> None:
    assert safe_file_name(name) == written


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_or_is_too_long(name: str) -> None:
    written = safe_file_name(name)

    assert written
    assert not {"/", "\\", "\x00", "\n", ":"} & set(written)
    assert written[0] not in ".-~"
    assert len(written.encode()) <= 130
    assert written == written.strip()
    assert stored_name(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *((name, True) for name in ("a.pdf", "A.PDF", "Lettre du 3.odt")),
        *((name, False) for name in ("a.pdf.desktop", "a.exe", "pdf", "a.html", "a.docm", "a.lnk")),
    ],
)
def test_only_what_a_viewer_shows_is_given_to_it(name: str, shown: bool) -> None:
    assert can_be_shown(name) is shown
