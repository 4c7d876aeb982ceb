"""What is exported comes back identical (decision 15), and what is chosen is what is written."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.errors import UnusableArgument, WouldOverwrite
from daect_tui.domain.exchange import EXPORTED, ExchangeKind
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.register_query import RegisterQuery, Sort
from daect_tui.domain.text import clean, fold
from daect_tui.services.desk import Desk
from daect_tui.services.exchange import written_columns
from daect_tui.services.export_rows import Period
from storage.register import open_register
from tests.support.desks import desk_on, filed, form, new_register, opened
from tests.support.imports import import_csv, outcomes, request, write_csv

DOSSIERS = ExchangeKind.DOSSIERS
FORMATS = (".csv", ".xlsx", ".json")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def dossiers(desk: Desk) -> list[Dossier]:
    with desk.office.reading() as work:
        return list(work.bulk_dossiers.all())


@cache
def _template() -> bytes:
    """Make a register once: what each desk begins with."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "modele.daect"
        new_register(path).close()
        return path.read_bytes()


@contextmanager
def another_desk() -> Iterator[tuple[Desk, Path]]:
    """Open a desk on a register of its own, and give its folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "autre.daect"
        path.write_bytes(_template())
        with closing(desk_on(open_register(path))) as desk:
            yield desk, Path(folder)


# ── There and back ─────────────────────────────────────────────────────────────────────────

# What spreadsheets, markup and terminals take for something else than text.
HOSTILE = st.sampled_from(
    [
        "=1+1", "+33", "-5", "@somme", "'=1+1", "'", "''quoté", "\t=1", "007", "1e5", "2018-03-05", "VRAI",
        "#N/A", "[/b]nom", "a;b", 'a"b', "a,b", "ligne 1\nligne 2", "\n=x", " bord ", "œuvre\u202fd’Élodie",
        "\u202eenvers", "\x00\x1b[31m", "👩\u200d🚀", "é" * 400, "<x>&amp;", "{=cmd}",
        "\ufeffmarque", "_x0041_",
    ]
)  # fmt: skip
TEXT = HOSTILE | st.text(max_size=60) | st.builds("{} {}".format, HOSTILE, HOSTILE)
LINE = TEXT.map(lambda text: text.replace("\n", " ")[:200])
NAME = LINE.filter(lambda text: clean(text).text.strip())
FORMS = st.fixed_dictionaries(
    {
        "name": NAME,
        "domain": NAME,
        "street": TEXT,
        "city": LINE,
        "civility": LINE,
        "first_name": LINE,
        "last_name": LINE,
        "office": LINE,
        "call": LINE,
        "contact_name": LINE,
        "department": LINE,
        "region": LINE,
        "territory_code": LINE,
        "skills": TEXT,
        "evidence": TEXT,
        "mobilisation": TEXT,
        "languages": LINE,
        "experts": TEXT,
        "email": st.sampled_from(["", "mairie@example.org"]),
        "phone": st.sampled_from(["", "01 99 00 12 34", "+212 5 37 68 97 00"]),
        "siren": st.sampled_from(["", "732829320", "213105554"]),
        "kind": st.sampled_from(["commune", "epci", "association_thematique"]),
        "theme": st.sampled_from(["", "eau", "patrimoine"]),
        "channel": st.sampled_from(["courrier", "courriel", "teleprocedure", "main_propre"]),
        "countries": st.sampled_from(["", "Maroc", "Sénégal, Bénin"]),
        "sent_on": st.sampled_from(["", "01/03/2018"]),
    }
)


def told_apart(fields: dict[str, str], rank: int) -> dict[str, str]:
    """Give each form a domain of its own: two alike would be one request."""
    return form(**{**fields, "domain": f"{rank} {fields['domain']}"})


def half_known(typed: list[dict[str, str]]) -> bool:
    """Tell whether an applicant has its SIREN in one form and not in another: an import makes one of both."""
    known: dict[tuple[str, str], set[bool]] = {}
    for fields in typed:
        known.setdefault((fields["kind"], fold(fields["name"])), set()).add(bool(fields["siren"]))
    return any(len(given) > 1 for given in known.values())


@settings(max_examples=settings().max_examples // 3, suppress_health_check=list(HealthCheck))
@given(typed=st.lists(FORMS, min_size=1, max_size=4), suffix=st.sampled_from(FORMATS))
def test_any_text_goes_through_form_register_and_file_and_comes_back(
    typed: list[dict[str, str]], suffix: str
) -> None:
    assume(not half_known(typed))
    with another_desk() as (desk, folder), another_desk() as (other, _folder):
        for rank, fields in enumerate(typed):
            desk.intake.file(desk.intake.drafts.save(told_apart(fields, rank)).id)
        path = folder / f"dossiers{suffix}"

        assert desk.exchange.export(DOSSIERS, path) == len(typed)
        done = import_csv(other, path)

        assert {outcome for _line, outcome in outcomes(done)} == {RowOutcome.NEW}
        assert [_content(one) for one in dossiers(other)] == [_content(one) for one in dossiers(desk)]
        # And once more: nothing of it is new to the register that it came from.
        assert {outcome for _line, outcome in outcomes(import_csv(desk, path))} == {RowOutcome.DUPLICATE}


def _content(dossier: Dossier) -> Dossier:
    """Leave out what a register gives of its own: numbers of records, and versions."""
    return replace(dossier, id=0, version=1, organisation=replace(dossier.organisation, id=0))


@pytest.mark.parametrize("suffix", FORMATS)
def test_organisations_come_back_identical(desk: Desk, suffix: str, tmp_path: Path) -> None:
    filed(desk, name="=1+1 (fictif)", street="1, place\n'apostrophe", siren="732829320")
    filed(desk, name="'Quoté (fictif)", kind="epci", contact_name="+Nom")
    path = tmp_path / f"organismes{suffix}"
    desk.exchange.export(ExchangeKind.ORGANISATIONS, path)

    with another_desk() as (other, _folder):
        import_csv(other, path, ExchangeKind.ORGANISATIONS).close()
        with other.office.reading() as there, desk.office.reading() as here:
            kept = [replace(one, id=0) for one in there.bulk_organisations.all()]
            assert kept == [replace(one, id=0) for one in here.bulk_organisations.all()]
    assert {outcome for _line, outcome in outcomes(import_csv(desk, path, ExchangeKind.ORGANISATIONS))} == {
        RowOutcome.DUPLICATE
    }


def test_numbers_elsewhere_come_back_with_their_source(desk: Desk, tmp_path: Path) -> None:
    row = {**request(1), "Référence": "D-12", "Référence externe": "demarches-simplifiees:77"}
    import_csv(desk, write_csv(tmp_path / "a.csv", [row], list(row))).close()
    desk.exchange.export(DOSSIERS, tmp_path / "b.csv")

    with another_desk() as (other, _folder):
        import_csv(other, tmp_path / "b.csv").close()
        with other.office.reading() as work:
            assert work.external_references.find("demarches-simplifiees", ["77"]) == {"77": "PACT3-2018-001"}


# ── What is written ────────────────────────────────────────────────────────────────────────


def test_the_dossiers_of_a_query_are_written_in_its_order(desk: Desk, tmp_path: Path) -> None:
    for name in ("Bourg (fictif)", "Aubre (fictif)", "Clairval (fictif)"):
        filed(desk, name=name, domain=f"Domaine de {name}")
    path = tmp_path / "d.csv"

    query = RegisterQuery().sorted_by(Sort.ORGANISATION)
    desk.exchange.export(DOSSIERS, path, query=replace(query, search="fictif"))
    assert [row["organisme"] for row in read(path)] == [
        "Aubre (fictif)",
        "Bourg (fictif)",
        "Clairval (fictif)",
    ]

    desk.exchange.export(DOSSIERS, path, references=["PACT3-2018-003", "PACT3-2018-001"], force=True)
    assert [row["référence"] for row in read(path)] == ["PACT3-2018-003", "PACT3-2018-001"]


def test_chosen_columns_only_are_written(desk: Desk, tmp_path: Path) -> None:
    filed(desk, name="Aubre (fictif)")
    chosen = [column for column in written_columns(DOSSIERS) if column.key in {"reference", "theme", "state"}]

    desk.exchange.export(DOSSIERS, tmp_path / "d.csv", columns=chosen)

    assert read(tmp_path / "d.csv") == [
        {"référence": "PACT3-2018-001", "état": "déposé", "thème": "patrimoine"}
    ]


def test_an_existing_file_is_refused_unless_told_and_stays_when_a_failure_comes(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "d.csv"
    path.write_text("précieux")

    with pytest.raises(WouldOverwrite, match="existe déjà"):
        desk.exchange.export(DOSSIERS, path)
    assert path.read_text() == "précieux"
    with pytest.raises(UnusableArgument):
        desk.exchange.export(DOSSIERS, tmp_path / "d.odt")
    assert desk.exchange.export(DOSSIERS, path, force=True) == 0
    assert path.read_text("utf-8-sig").startswith("référence;organisme;domaine;programme;état;")


def test_every_kind_is_written_with_its_reference_first(desk: Desk, tmp_path: Path) -> None:
    session, room = opened(desk)
    (item,) = room.sitting.items
    desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    produced = desk.letters.produce_decisions(session)
    assert produced[0].letter is not None

    found = {}
    for kind in EXPORTED:
        desk.exchange.export(kind, tmp_path / f"{kind.value}.csv")
        rows = read(tmp_path / f"{kind.value}.csv")
        found[kind] = [row["référence"] for row in rows]

    assert found == {
        ExchangeKind.DOSSIERS: ["PACT3-2018-001"],
        ExchangeKind.ORGANISATIONS: ["organisme/1"],
        ExchangeKind.LABELS: ["LAB-2018-001"],
        ExchangeKind.MISSIONS: [],
        ExchangeKind.LETTERS: ["2018-0001"],
        ExchangeKind.ODA: [],
        ExchangeKind.ATLAS: ["LAB-2018-001"],
    }
    (label,) = read(tmp_path / "labels.csv")
    assert (label["du"], label["au"], label["état"]) == ("2018-03-14", "2021-03-13", "actif")

    desk.exchange.export(
        ExchangeKind.LABELS, tmp_path / "labels.csv", force=True, period=Period(date(2021, 3, 14))
    )
    assert [row["état"] for row in read(tmp_path / "labels.csv")] == ["expiré"]
