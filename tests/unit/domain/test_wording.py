import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.document import BulletList, Heading, Paragraph, Run
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.text import typeset
from daect_tui.domain.wording import InvalidWording, MissingValues, Value, Wording
from daect_tui.domain.wording_parsing import parse_wording

LETTER = """
title = "lettre d’essai"
values.name = "le nom"
values.reasons = "les motifs"
values.remarks = "les remarques"
subject = "Dossier de {name}"
references = ["lettre de {name}", { when = "reasons", text = "motifs : {reasons}" }]
attachments = [{ each = "remarks", text = "{text}" }]
call = "{name},"

[[body]]
heading = "Décision"
level = 2

[[body]]
text = "Le **nom** est *{name}* ; **{name}**!"

[[body]]
when = "reasons"
text = "Motifs : {reasons}"

[[body]]
unless = "reasons"
text = "Sans motif."

[[body]]
each = "remarks"
item = "**{text}** : {source}"
between = " ;"
last = "."

[[body]]
items = ["une", "deux"]
between = ","
"""
VALUES: dict[str, Value] = {
    "name": "Exemple",
    "reasons": "aucun",
    "remarks": ({"text": "a", "source": "b"}, {"text": "c", "source": "d ?"}, {"text": "e", "source": "f"}),
}


def one(body: str, **values: Value) -> tuple[object, ...]:
    declared = "".join(f'values.{name} = "{name}"\n' for name in values)
    return parse_wording("essai", f"{declared}\n[[body]]\n{body}").fill(values).body


def test_a_filled_wording_has_every_part_in_order() -> None:
    filled = parse_wording("essai", LETTER).fill(VALUES)
    assert filled.subject == "Dossier de Exemple"
    assert filled.references == ("lettre de Exemple", "motifs\u00a0: aucun")
    assert filled.attachments == ("a", "c", "e")
    assert filled.call == "Exemple,"
    assert filled.body == (
        Heading("Décision", 2),
        Paragraph(
            (
                Run("Le "),
                Run("nom", bold=True),
                Run(" est "),
                Run("Exemple", italic=True),
                Run("\u202f; "),
                Run("Exemple", bold=True),
                Run("\u202f!"),
            )
        ),
        Paragraph((Run("Motifs\u00a0: aucun"),)),
        BulletList(
            (
                (Run("a", bold=True), Run("\u00a0: b"), Run("\u202f;")),
                (Run("c", bold=True), Run("\u00a0: d\u202f?")),
                (Run("e", bold=True), Run("\u00a0: f"), Run(".")),
            )
        ),
        BulletList(((Run("une"), Run(",")), (Run("deux"),))),
    )


def test_an_entry_is_kept_or_left_out_by_its_value() -> None:
    for reasons in ("", "  "):
        filled = parse_wording("essai", LETTER).fill({**VALUES, "reasons": reasons})
        assert filled.references == ("lettre de Exemple",)
        assert Paragraph((Run("Sans motif."),)) in filled.body
    assert one('when = "rows"\ntext = "oui"', rows=[]) == ()
    assert one('unless = "rows"\ntext = "oui"', rows=[{"a": "b"}]) == ()


def test_each_makes_paragraphs_too() -> None:
    blocks = one('each = "rows"\ntext = "{text}"', rows=[{"text": "un"}, {"text": "deux"}])
    assert blocks == (Paragraph((Run("un"),)), Paragraph((Run("deux"),)))


def test_all_missing_values_are_named_at_once_with_their_meaning() -> None:
    with pytest.raises(MissingValues) as caught:
        parse_wording("essai", LETTER).fill({"name": " ", "remarks": [{"text": "a"}, {"source": "b"}]})
    assert caught.value.names == ("name", "remarks.2.text", "remarks.1.source")
    message = str(caught.value)
    assert message.startswith("Il manque, pour «\u202flettre d’essai\u202f»\u00a0: le nom (name)\u202f; ")
    assert "les remarques, ligne 2 (remarks.2.text)" in message
    assert "les motifs" not in message
    assert isinstance(caught.value, DocumentFault)


def test_an_empty_list_is_missing_unless_it_is_optional() -> None:
    with pytest.raises(MissingValues):
        one('each = "rows"\nitem = "{text}"', rows=[])
    assert one('when = "rows"\neach = "rows"\nitem = "{text}"', rows=[]) == ()


def test_a_list_for_a_text_is_a_fault_and_the_other_way_round() -> None:
    with pytest.raises(DocumentFault, match="un texte est attendu"):
        one('text = "{rows}"', rows=[{"text": "a"}])
    with pytest.raises(DocumentFault, match="une liste est attendue"):
        one('each = "name"\nitem = "{text}"', name="a")


@given(st.text().filter(lambda text: text.strip()))
def test_a_value_stands_as_it_was_typed_but_for_french_spaces(value: str) -> None:
    filled = parse_wording("essai", 'values.name = "n"\nsubject = "[{name}]"').fill({"name": value})
    assert filled.subject == f"[{typeset(value)}]"


@given(st.text(st.sampled_from("*{}name_ «»;:!?.\n\\'\"<>"), min_size=1).filter(lambda text: text.strip()))
def test_signs_in_a_value_are_never_obeyed(value: str) -> None:
    assert one('text = "{name}**{name}**"', name=value) == (
        Paragraph((Run(typeset(value)), Run(typeset(value), bold=True))),
    )


@given(st.text(st.sampled_from('abody=[]{}"*#\n .\u00e9')) | st.text())
def test_any_text_is_a_wording_or_is_refused_in_a_sentence(text: str) -> None:
    assert _refusal(text).startswith(("Modèle «\u202fessai\u202f»", "accepted"))


def _refusal(text: str) -> str:
    try:
        parse_wording("essai", text)
    except InvalidWording as error:
        return str(error)
    return "accepted"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('subject = "a"\ncall = b', "ligne 2, colonne 8", "TOML"),
        ('subject = "a', "fin du texte", "TOML"),
        ("subject = " + "[" * 5_000, "", "TOML"),
        ("subject = " + "9" * 5_000, "", "TOML"),
        ("subject = 3", "objet", "doit être un texte"),
        ("body = 3", "corps", "doit être une liste"),
        ("values = 3", "", "table de descriptions"),
        ("values.a = 3", "valeur a", "doit être un texte"),
        ('subjet = "a"', "", "clé inconnue\u00a0: subjet"),
        ("body = [3]", "corps, entrée 1", "un texte ou une table"),
        ('body = ["a", { text = "a", wen = "b" }]', "corps, entrée 2", "clé inconnue\u00a0: wen"),
        ('body = [{ text = "a", heading = "b" }]', "corps, entrée 1", "un seul contenu"),
        ('body = [{ when = "b" }]', "corps, entrée 1", "un seul contenu"),
        ('body = [{ item = "a" }]', "corps, entrée 1", "un seul contenu"),
        ('body = [{ each = "a", heading = "a" }]', "corps, entrée 1", "un seul contenu"),
        ("body = [{ items = [] }]", "corps, entrée 1", "une liste de textes"),
        ("body = [{ items = [3] }]", "corps, entrée 1", "une liste de textes"),
        ('body = [{ heading = "a", level = 0 }]', "corps, entrée 1", "un nombre à partir de 1"),
        ('body = ["**a"]', "corps, entrée 1", "pas refermé"),
        ('body = ["{a.b}"]', "corps, entrée 1", "accolade isolée"),
        ('body = ["a}"]', "corps, entrée 1", "accolade isolée"),
        ('body = ["{a}"]', "corps, entrée 1", "{a} n’est pas déclarée"),
        ('body = [{ when = "a", text = "b" }]', "corps, entrée 1", "{a} n’est pas déclarée"),
        ('values.a = "b"', "", "{a} est déclarée mais ne sert pas"),
        ('body = [{ include = "b" }]', "corps, entrée 1", "modèle commun"),
        ('references = ["{"]', "références, entrée 1", "accolade isolée"),
        ('attachments = ["{"]', "pièces jointes, entrée 1", "accolade isolée"),
    ],
)
def test_each_fault_of_syntax_names_its_place_and_its_reason(text: str, place: str, reason: str) -> None:
    with pytest.raises(InvalidWording) as caught:
        parse_wording("essai", text)
    assert str(caught.value).startswith(f"Modèle «\u202fessai\u202f»{', ' if place else ''}{place}\u00a0: ")
    assert reason in str(caught.value)


def test_a_shared_wording_is_taken_in_with_its_values() -> None:
    shared = parse_wording("commun", 'values.judge = "le juge"\nbody = ["Devant {judge}."]')
    text = 'body = ["Avant.", { include = "commun" }, "Après."]'
    wording: Wording = parse_wording("essai", text, {"commun": shared})
    filled = wording.fill({"judge": "le tribunal"})
    assert [block.runs[0].text for block in filled.body if isinstance(block, Paragraph)] == [
        "Avant.",
        "Devant le tribunal.",
        "Après.",
    ]
    with pytest.raises(MissingValues, match="le juge"):
        wording.fill({})
