"""Bulk writing and what imports leave behind, in a real register."""

from dataclasses import replace
from datetime import UTC, datetime

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.journal import Act
from daect_tui.domain.references import Series
from daect_tui.domain.states import Passage
from daect_tui.domain.text import fold
from daect_tui.services.ports import UnitOfWork
from storage.register import OpenRegister, open_register
from storage.spool import SqlSpool
from tests.integration.storage.exchange_samples import past_request
from tests.integration.storage.samples import AGENT, CLOCK, dossier, organisation, programme


def _begun(register: OpenRegister) -> UnitOfWork:
    unit = register.begin(CLOCK, AGENT)
    unit.journal.append(Act("exchange.imported", "import/dossiers", {}))
    return unit


def _filed(unit: UnitOfWork, count: int) -> list[Dossier]:
    """Keep dossiers of one organisation, the first by hand, the others in bulk."""
    unit.programmes.add(programme())
    (kept,) = unit.bulk_organisations.add([organisation()])
    dossiers = [dossier(f"PACT3-2017-{rank:03}", kept) for rank in range(1, count + 1)]
    unit.dossiers.add(dossiers[0])
    unit.bulk_dossiers.add(dossiers[1:])
    return dossiers


def test_what_is_written_in_bulk_is_what_is_written_one_by_one(register: OpenRegister) -> None:
    with _begun(register) as unit:
        dossiers = _filed(unit, 3)
        unit.commit()

    with register.reading() as unit:
        first, second, third = unit.bulk_dossiers.all()
        assert (first.id, second.id, third.id) == (1, 2, 3)
        assert replace(second, id=first.id, reference=first.reference) == first
        assert unit.dossiers.get(third.reference) == third
        assert unit.bulk_dossiers.get([one.reference for one in dossiers] + ["PACT9"]).keys() == {
            one.reference for one in dossiers
        }
        assert unit.bulk_dossiers.existing(["PACT3-2017-002", "PACT9"]) == {"PACT3-2017-002"}
        assert unit.search.candidates([first.content.domain], 10)[:1] != ()
        assert [one.reference for one in unit.bulk_dossiers.all(["PACT3-2017-003", "PACT3-2017-001"])] == [
            "PACT3-2017-003",
            "PACT3-2017-001",
        ]
    register.close()
    assert open_register(register.path).file_faults() == ()


def test_a_dossier_is_known_by_siren_or_by_the_name_of_an_applicant_without_siren(
    register: OpenRegister,
) -> None:
    nameless = replace(organisation("Bourg d’Aubre (fictif)"), siren="", siret="")
    with _begun(register) as unit:
        _filed(unit, 1)
        (other,) = unit.bulk_organisations.add([nameless])
        unit.bulk_dossiers.add([dossier("PACT3-2017-009", other)])

        known = unit.bulk_dossiers.known({organisation().siren}, {fold(nameless.name), fold("Autre")})
        by_name_only = unit.bulk_dossiers.known(set(), {fold(organisation().name)})
        unit.commit()

    assert [one.reference for one in known] == ["PACT3-2017-001", "PACT3-2017-009"]
    assert known[1].folded_name == fold(nameless.name)
    assert by_name_only == ()


def test_organisations_are_found_by_siren_or_folded_name_and_a_merged_one_is_not(
    register: OpenRegister,
) -> None:
    with _begun(register) as unit:
        one, gone = unit.bulk_organisations.add([organisation(), organisation("Autre nom (fictif)")])
        unit.organisations.update(replace(gone, merged_into=one.id))

        assert unit.bulk_organisations.of({one.siren}, set()) == (one,)
        assert unit.bulk_organisations.of(set(), {fold("REGION ILE-DE-FOUGERES (fictif)")}) == (one,)
        assert tuple(unit.bulk_organisations.all()) == (one,)
        unit.commit()


def test_numbers_are_taken_together_and_kept_from_being_taken_again(register: OpenRegister) -> None:
    with _begun(register) as unit:
        assert unit.next_numbers(Series.DOSSIER, "PACT3", 2018, 3) == 1
        assert unit.next_number(Series.DOSSIER, "PACT3", 2018) == 4
        unit.reserve_number(Series.DOSSIER, "PACT3", 2018, 9)
        unit.reserve_number(Series.DOSSIER, "PACT3", 2018, 2)
        assert unit.next_numbers(Series.DOSSIER, "PACT3", 2018, 2) == 10
        unit.reserve_number(Series.DOSSIER, "EXPE-CT", 2018, 7)
        assert unit.next_number(Series.DOSSIER, "EXPE-CT", 2018) == 8
        unit.commit()


def test_passages_are_kept_together(register: OpenRegister) -> None:
    passages = [
        Passage(
            f"PACT3-2017-00{rank}", "brouillon", "depose", "deposer", datetime(2017, 5, 17, tzinfo=UTC), AGENT
        )
        for rank in (1, 2)
    ]
    with _begun(register) as unit:
        unit.passages.add_many(passages)
        unit.passages.add_many([])
        unit.commit()
    with register.reading() as unit:
        assert unit.passages.of("PACT3-2017-002") == (passages[1],)


def test_a_mapping_is_remembered_by_its_headings(register: OpenRegister) -> None:
    headings = ("domaine", "organisme")
    with _begun(register) as unit:
        mappings = unit.import_mappings
        assert mappings.find(ExchangeKind.DOSSIERS, headings) is None
        assert mappings.save(ExchangeKind.DOSSIERS, headings, {"domaine": "domain"}, {"programme": "PACT3"})
        assert not mappings.save(
            ExchangeKind.DOSSIERS, headings, {"domaine": "domain"}, {"programme": "PACT3"}
        )
        assert mappings.save(ExchangeKind.DOSSIERS, headings, {"domaine": "skills"}, {})
        assert mappings.find(ExchangeKind.DOSSIERS, headings) == ({"domaine": "skills"}, {})
        assert mappings.find(ExchangeKind.MEMBERS, headings) is None
        unit.commit()


def test_a_number_elsewhere_stays_with_the_dossier_that_bore_it_first(register: OpenRegister) -> None:
    with _begun(register) as unit:
        _filed(unit, 2)
        unit.external_references.add("ds", [("12", "PACT3-2017-001"), ("12", "PACT3-2017-002")])
        unit.external_references.add("ds", [("12", "PACT3-2017-002"), ("13", "PACT3-2017-002")])

        assert unit.external_references.find("ds", ["12", "13", "14"]) == {
            "12": "PACT3-2017-001",
            "13": "PACT3-2017-002",
        }
        assert unit.external_references.find("autre", ["12"]) == {}
        assert unit.external_references.of(["PACT3-2017-002"]) == {"PACT3-2017-002": ("ds", "13")}
        unit.commit()


def test_past_requests_are_found_by_key_by_siren_and_by_name(register: OpenRegister) -> None:
    older = replace(past_request("", ""), received_on=None)
    with _begun(register) as unit:
        unit.past_requests.add([older, past_request()])
        (one,) = unit.past_requests.find([past_request().key, "ref:autre"]).values()

        assert replace(one, id=0) == past_request()
        assert unit.past_requests.of_siren_or_name(one.siren, "") == (one,)
        assert [found.id for found in unit.past_requests.of_siren_or_name("", fold(one.organisation))] == [
            2,
            1,
        ]
        assert unit.past_requests.of_siren_or_name("", "") == ()

        unit.past_requests.update(replace(one, grounds="Autre motif."))
        assert unit.past_requests.find([one.key])[one.key].grounds == "Autre motif."
        unit.commit()


# ── The spool ──────────────────────────────────────────────────────────────────────────────


def _report(line: int, outcome: RowOutcome) -> RowReport:
    return RowReport(line, outcome, "", f"ligne {line}", (Remark("Domaine", "à remplir."),))


def test_a_spool_gives_windows_of_all_rows_or_of_one_outcome() -> None:
    spool = SqlSpool()
    reports = [
        _report(line, RowOutcome.REFUSED if line % 3 == 0 else RowOutcome.NEW) for line in range(2, 12)
    ]
    spool.add(reports[:4])
    spool.add(reports[4:])

    assert spool.counts() == {RowOutcome.NEW: 7, RowOutcome.REFUSED: 3}
    assert spool.window(None, 0, 100) == tuple(reports)
    assert spool.window(None, 3, 2) == tuple(reports[3:5])
    assert [one.line for one in spool.window(RowOutcome.REFUSED, 1, 5)] == [6, 9]
    assert spool.window(RowOutcome.HISTORY, 0, 5) == ()
    spool.close()


def test_a_spool_tells_the_first_line_of_what_is_met_again() -> None:
    spool = SqlSpool()

    assert spool.claim([("a", 2), ("b", 3), ("a", 4), ("a", 5)]) == {"a": 2}
    assert spool.claim([("b", 9), ("c", 10)]) == {"b": 3}
    assert spool.lines_of(["a", "c", "d"]) == {"a": 2, "c": 10}
    spool.close()
