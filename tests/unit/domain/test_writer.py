"""Who writes, said to somebody who would like to."""

from datetime import UTC, datetime

import pytest

from daect_tui.domain.writer import ReadOnly, Writer

NOW = datetime(2018, 3, 14, 15, 30, tzinfo=UTC)
WRITER = Writer("Camille Renaud", "poste-12", 4242, datetime(2018, 3, 14, 13, 2, tzinfo=UTC))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_banner_says_who_writes_and_since_when_in_paris() -> None:
    told = plain(ReadOnly(WRITER).told(NOW))

    assert told == "lecture seule – écrit par Camille Renaud depuis 14 h 02"


def test_another_day_is_given_with_its_date() -> None:
    yesterday = Writer("Camille Renaud", "poste-12", 4242, datetime(2018, 3, 13, 13, 2, tzinfo=UTC))

    assert plain(ReadOnly(yesterday).told(NOW)).endswith("depuis le 13/03/2018 à 14 h 02")


def test_the_sentence_says_where_that_window_is_and_what_to_do() -> None:
    sentence = plain(ReadOnly(WRITER).sentence(NOW))

    assert "écrit par Camille Renaud depuis 14 h 02 (poste poste-12, processus 4242)" in sentence
    assert "Rien n’a été changé ; fermez cette autre fenêtre" in sentence


def test_an_instance_that_has_not_said_its_name_yet_is_another_window() -> None:
    assert plain(ReadOnly(Writer()).told(NOW)) == "lecture seule – écrit par une autre fenêtre"
    assert "(poste" not in ReadOnly(Writer()).sentence(NOW)


@pytest.mark.parametrize("method", ["told", "sentence"])
def test_when_nobody_writes_any_more_the_key_is_named(method: str) -> None:
    assert "Ctrl+W" in getattr(ReadOnly(), method)(NOW)


@pytest.mark.parametrize("method", ["told", "sentence"])
def test_a_file_that_cannot_be_written_says_why(method: str) -> None:
    said = getattr(ReadOnly(obstacle="vous n’avez pas le droit d’écrire ce fichier"), method)(NOW)

    assert "vous n’avez pas le droit d’écrire ce fichier" in said
    assert "Ctrl+W" not in said
