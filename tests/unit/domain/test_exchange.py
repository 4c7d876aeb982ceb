"""Rows of a file: columns recognised, mapped, read as the texts of a form, written back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.exchange import (
    EXPORTED,
    ExchangeKind,
    folded_heading,
    row_reader,
    row_writer,
)
from daect_tui.domain.exchange_columns import COLUMNS, DOSSIER_COLUMNS, closed_lists
from daect_tui.domain.exchange_mapping import (
    ColumnMapping,
    MappingRefused,
    check_mapping,
    corrected,
    guessed,
    remembered,
)
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport, counted_outcomes
from daect_tui.domain.guessed_nature import guessed_nature
from daect_tui.domain.organisation import OrganisationKind
from tests.unit.domain.sentences import is_sentence

LISTS = closed_lists({"eau": "eau et assainissement"}, ["PACT3", "EXPE-CT"])


# ── The columns ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", list(ExchangeKind), ids=lambda kind: kind.value)
def test_each_name_of_a_column_is_of_one_column_only(kind: ExchangeKind) -> None:
    names = [
        (folded_heading(name), column.key)
        for column in COLUMNS[kind]
        for name in {folded_heading(one): one for one in (column.heading, *column.synonyms)}.values()
    ]

    assert len({name for name, _key in names}) == len(names)
    assert len({column.key for column in COLUMNS[kind]}) == len(COLUMNS[kind])


@pytest.mark.parametrize("kind", EXPORTED, ids=lambda kind: kind.value)
def test_the_reference_comes_first_in_what_is_exported(kind: ExchangeKind) -> None:
    assert COLUMNS[kind][0].heading == "référence"


def test_the_first_headings_of_dossiers_are_those_that_the_product_names() -> None:
    assert [column.heading for column in DOSSIER_COLUMNS[:5]] == [
        "référence", "organisme", "domaine", "programme", "état",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("N° SIREN :", "n siren"),
        ("  Téléphone\u00a0du contact ", "telephone du contact"),
        ("« Œuvre »", "oeuvre"),
        ("日本", "日本"),
    ],
)
def test_headings_are_compared_without_accents_case_or_signs(heading: str, folded: str) -> None:
    assert folded_heading(heading) == folded


# ── The mapping ────────────────────────────────────────────────────────────────────────────


def test_headings_are_recognised_by_their_names_and_synonyms_each_column_once() -> None:
    headings = ("N° SIREN", "COLLECTIVITÉ", "Demandeur", "machin", "Thématique", "Rejet implicite le")

    mapping = guessed(DOSSIER_COLUMNS, headings)

    assert mapping.keys == ("siren", "name", "", "", "theme", "")
    assert mapping.fed == {"siren", "name", "theme"}
    assert mapping.heading_of("name") == "COLLECTIVITÉ"
    assert mapping.heading_of("domain") == ""


def test_a_correction_takes_a_column_from_where_it_was_and_a_value_replaces_it() -> None:
    mapping = guessed(DOSSIER_COLUMNS, ("Organisme", "Projet", "Programme"))

    moved = mapping.with_key(1, "name")
    given_value = mapping.with_value("programme", "PACT3")

    assert moved.keys == ("", "name", "programme")
    assert given_value.keys == ("name", "", "")
    assert given_value.values == (("programme", "PACT3"),)
    assert given_value.with_key(2, "programme").values == ()
    assert given_value.with_value("programme", "").values == ()


def test_corrections_are_read_as_typed() -> None:
    mapping = guessed(DOSSIER_COLUMNS, ("Organisme", "Intitulé = projet", "Année"))

    done = corrected(
        DOSSIER_COLUMNS, mapping, ["intitule = projet=Domaine d’expertise", "Organisme="], ["programme=PACT3"]
    )

    assert done.keys == ("", "domain", "")
    assert done.values == (("programme", "PACT3"),)


@pytest.mark.parametrize(
    ("feeds", "values", "said"),
    [
        (["Projet"], [], "EN-TÊTE=COLONNE"),
        (["Absente=domaine"], [], "Absente"),
        (["Organisme=absente"], [], "Colonnes connues"),
        (["Organisme=rejet implicite le"], [], "Aucune colonne"),
        ([], ["=PACT3"], "COLONNE=VALEUR"),
        ([], ["absente=x"], "Aucune colonne"),
    ],
)
def test_a_correction_that_means_nothing_says_what_there_is(
    feeds: list[str], values: list[str], said: str
) -> None:
    mapping = guessed(DOSSIER_COLUMNS, ("Organisme",))

    with pytest.raises(UnusableArgument, match=said) as refused:
        corrected(DOSSIER_COLUMNS, mapping, feeds, values)

    assert is_sentence(str(refused.value))


def test_what_was_remembered_holds_whatever_the_order_of_the_columns() -> None:
    mapping = guessed(DOSSIER_COLUMNS, ("Projet", "Organisme")).with_key(0, "domain")
    again = guessed(DOSSIER_COLUMNS, ("ORGANISME", "projet "))

    assert again.fingerprint == mapping.fingerprint
    assert remembered(again, mapping.kept, {"programme": "PACT3"}) == replace(
        again, keys=("name", "domain"), values=(("programme", "PACT3"),)
    )


def test_two_headings_that_fold_alike_never_feed_the_same_column() -> None:
    mapping = ColumnMapping(("Projet", "projet"), ("", ""))

    assert remembered(mapping, {"projet": "domain"}, {}).keys == ("domain", "")


def test_a_file_that_cannot_give_what_every_row_needs_is_refused_at_once() -> None:
    mapping = guessed(DOSSIER_COLUMNS, ("Organisme", "Reçu le"))

    with pytest.raises(MappingRefused) as refused:
        check_mapping(DOSSIER_COLUMNS, mapping)

    assert "«\u202fdomaine\u202f» et «\u202fprogramme\u202f»" in str(refused.value)
    assert is_sentence(str(refused.value))
    check_mapping(DOSSIER_COLUMNS, mapping.with_value("programme", "PACT3").with_value("domain", "Eau"))


def test_a_file_of_references_may_give_only_what_changes() -> None:
    check_mapping(DOSSIER_COLUMNS, guessed(DOSSIER_COLUMNS, ("Référence", "Courriel")))


# ── Reading and writing rows ───────────────────────────────────────────────────────────────


def test_a_row_becomes_the_texts_of_the_form() -> None:
    keys = ("name", "", "theme", "received_on", "sent_on", "channel", "programme", "kind")
    read = row_reader(DOSSIER_COLUMNS, keys, LISTS)

    texts = read(
        ("Ville d’Aubre", "rien", "Eau et ASSAINISSEMENT", "2018-03-05 14:10:00 +0100", "05/03/2018 9h30",
         "Téléprocédure", "pact3", "perdu")
    )  # fmt: skip

    assert texts == {
        "name": "Ville d’Aubre",
        "theme": "eau",
        "received_on": "2018-03-05",
        "sent_on": "05/03/2018",
        "channel": "teleprocedure",
        "programme": "PACT3",
        "kind": "perdu",
    }


def test_codes_are_written_as_labels_and_read_back() -> None:
    columns = tuple(column for column in DOSSIER_COLUMNS if column.choices or column.key == "name")
    texts = {
        "name": " =1+1 ",
        "kind": "epci",
        "theme": "eau",
        "channel": "main_propre",
        "state": "depose",
        "programme": "PACT3",
    }

    cells = row_writer(columns, LISTS)(texts)

    assert "groupement intercommunal (EPCI)" in cells
    assert row_reader(columns, [column.key for column in columns], LISTS)(cells) == texts


@given(st.sampled_from(sorted(LISTS)), st.data())
def test_every_label_of_every_list_is_read_back_as_its_code(name: str, data: st.DataObject) -> None:
    column = next((one for kind in COLUMNS.values() for one in kind if one.choices == name), None)
    if column is None:
        return
    code = data.draw(st.sampled_from(sorted(LISTS[name])))
    (cell,) = row_writer([column], LISTS)({column.key: code})

    assert row_reader([column], [column.key], LISTS)([cell]) == {column.key: code}


# ── What is said of rows ───────────────────────────────────────────────────────────────────


def test_a_refusal_gives_its_line_its_column_and_its_reason() -> None:
    report = RowReport(
        12, RowOutcome.REFUSED, "", "Aubre", (Remark("SIREN", "faux."), Remark("", "Une phrase."))
    )

    assert report.sentences() == (
        "ligne 12, colonne «\u202fSIREN\u202f»\u00a0: faux.",
        "ligne 12\u00a0: Une phrase.",
    )
    assert report.sentences("élément")[0].startswith("élément 12,")


def test_outcomes_are_counted_in_words() -> None:
    counts = {RowOutcome.NEW: 1, RowOutcome.UPDATE: 2, RowOutcome.REFUSED: 2, RowOutcome.DUPLICATE: 0}

    assert counted_outcomes(counts) == "1\u00a0à ajouter, 2\u00a0à mettre à jour, 2\u00a0refusées"
    assert counted_outcomes(counts, done=True) == "1\u00a0ajoutée, 2\u00a0mises à jour, 2\u00a0refusées"


@pytest.mark.parametrize(
    ("name", "rna", "kind"),
    [
        ("Ville de Montclair", "", OrganisationKind.COMMUNE),
        ("COMMUNAUTÉ D’AGGLOMÉRATION DU VAL", "", OrganisationKind.INTERMUNICIPAL),
        ("Métropole d’Aubrac", "", OrganisationKind.INTERMUNICIPAL),
        ("Conseil départemental de l’Aubre", "", OrganisationKind.DEPARTMENT),
        ("Région Grand-Val", "", OrganisationKind.REGION),
        ("Syndicat mixte des eaux", "", OrganisationKind.SYNDICATE),
        ("Fondation du Val", "", OrganisationKind.FOUNDATION),
        ("Réseau des villes", "", OrganisationKind.THEMATIC_ASSOCIATION),
        ("Les amis du Val", "W751234567", OrganisationKind.THEMATIC_ASSOCIATION),
        ("Montclair", "", OrganisationKind.COMMUNE),
        ("Saint-Julien", "", OrganisationKind.COMMUNE),
    ],
)
def test_the_nature_is_told_by_the_name_where_the_file_does_not(
    name: str, rna: str, kind: OrganisationKind
) -> None:
    assert guessed_nature(name, rna) is kind
