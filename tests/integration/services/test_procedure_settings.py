"""One setting at a time, on a real register: dated, journalled, refused in words; the others untouched."""

from datetime import date

import pytest

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.procedure_settings import PROCEDURE
from daect_tui.domain.setting import Setting, SettingKind
from daect_tui.services.desk import Desk
from daect_tui.services.procedure_settings import SINCE, VALUE, SettingStep

PLAIN = [one for one in PROCEDURE.values() if one.kind is not SettingKind.SHEET]


def test_every_setting_stands_at_its_default_while_nobody_has_set_it(desk: Desk) -> None:
    standings = desk.procedure_settings.standings()

    defaults = {one.key: SettingStep(one.default, None) for one in PLAIN}
    assert {key: one.now for key, one in standings.items()} == defaults


def test_a_value_is_dated_told_and_followed_by_the_next_one(desk: Desk) -> None:
    settings, today = desk.procedure_settings, desk.office.clock.today()
    settings.keep("delais.pieces_days", "45", f"{today:%d/%m/%Y}")
    settings.keep("delais.opinion_days", "20", f"{today:%d/%m/%Y}")
    settings.keep("delais.pieces_days", "60", "01/01/2031")

    standing = settings.standings()["delais.pieces_days"]
    agent = desk.office.agent
    assert standing.now == SettingStep("45", today, agent)
    assert standing.coming == SettingStep("60", date(2031, 1, 1), agent)
    assert (desk.directory.delays().pieces_days, desk.directory.delays().opinion_days) == (45, 20)
    assert desk.directory.journal(1)[0].kind == "delays.saved"


def test_the_rules_of_a_session_to_come_wait_for_their_day(desk: Desk) -> None:
    desk.procedure_settings.keep("reglement.quorum_share", "2/3", "01/01/2031")

    assert desk.directory.rules().quorum_share == (1, 2)
    coming = desk.procedure_settings.standings()["reglement.quorum_share"].coming
    assert coming is not None
    assert (coming.value, coming.since) == ("2/3", date(2031, 1, 1))


@pytest.mark.parametrize(
    ("key", "value", "since", "field", "said"),
    [
        ("reglement.quorum_share", "la moitié", "01/01/2031", VALUE, "écrivez une part"),
        ("reglement.casting_vote", "parfois", "01/01/2031", VALUE, "n’est pas dans la liste"),
        ("relances.first", "20", "01/01/2031", VALUE, "les trois relances se suivent"),
        ("missions.share", "101", "01/01/2031", VALUE, "de 0 à 100"),
        ("delais.pieces_days", "45", "01/01/2001", SINCE, "est passé"),
        ("delais.pieces_days", "45", "", SINCE, "à remplir"),
        ("delais.pieces_days", "45", "demain", SINCE, "demain"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    desk: Desk, key: str, value: str, since: str, field: str, said: str
) -> None:
    before = desk.directory.journal(1)
    with pytest.raises(FormRefused) as refused:
        desk.procedure_settings.keep(key, value, since)
    assert said in refused.value.faults[field].replace("\u00a0", " ")
    assert desk.directory.journal(1) == before


@pytest.mark.parametrize(
    "setting", [one for one in PLAIN if one.kind is SettingKind.NUMBER], ids=lambda one: one.key
)
def test_the_bounds_that_are_written_are_those_that_are_held(desk: Desk, setting: Setting) -> None:
    for refused in (setting.least - 1, setting.most + 1):
        with pytest.raises(FormRefused):
            desk.procedure_settings.keep(setting.key, str(refused), "01/01/2031")
