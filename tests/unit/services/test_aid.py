"""The aid vocabulary that ships with the program."""

import csv

from daect_tui.domain.aid import parse_markers, parse_purpose
from daect_tui.domain.report_parts import LAST_GOAL
from daect_tui.services.aid import aid_lists
from daect_tui.services.catalogue import read_text

# The five sectors of the delegation's slides of 2018 (S3).
SECTORS = {"140", "310", "110", "150", "130"}


def test_purpose_codes_are_of_the_five_sectors_each_once_and_say_their_source() -> None:
    rows = list(csv.DictReader(read_text("dac_purposes.csv").splitlines()))

    assert {row["sector"] for row in rows} == SECTORS
    assert len({row["code"] for row in rows}) == len(rows) == len(aid_lists().purposes)
    for row in rows:
        assert parse_purpose(row["code"]) == row["code"]
        # Sector 310 gathers 311 to 313, as 110 and 150 gather theirs: the first two digits are shared.
        assert row["code"][:2] == row["sector"][:2]
        assert row["label"]
        assert row["source"]


def test_each_marker_is_read_by_its_words_and_by_its_code() -> None:
    lists = aid_lists()
    for code, words in lists.markers.items():
        (by_words,) = parse_markers(f"{words} ; 2", lists)
        (by_code,) = parse_markers(f"{code} ; 2", lists)
        assert by_words == by_code


def test_there_are_seventeen_goals() -> None:
    assert list(aid_lists().goals) == list(range(1, LAST_GOAL + 1))
