"""F9 by keyboard: members, programmes, dated settings, rules, journal."""

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from daect_tui.domain.institution import Signatory
from daect_tui.domain.journal import GENESIS, JournalEntry
from daect_tui.domain.journal_words import act_in_words, detail_in_words
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.standard_text import TextKind
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.directory.screens import DirectoryScreen
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.safety.doors import DOORS
from screens.widgets.fields import Field
from tests.support.desks import MORNING, under_review
from tests.support.pilots import SMALL, act, running, see, seen, shows, until, write

WIDE = (120, 40)
MEMBERS, _ORGANISATIONS, _CORRESPONDENTS, _ROUTES, PROGRAMMES = range(5)
WORDINGS, SETTINGS, LETTERHEADS, SIGNATORIES, JOURNAL = range(5, 10)
HOSTILE = "[/x] [red]Zoé[/red]"


async def show_tab(pilot: Pilot[None], tab: int) -> None:
    """Go to a tab of the Répertoire."""
    await pilot.press("f9")
    await shows(pilot, DirectoryScreen)
    await see(pilot, "membres siègent")
    await pilot.press(*["right"] * tab)
    await pilot.pause()


async def fill(pilot: Pilot[None], *texts: str) -> None:
    """Type texts in the fields that follow each other, from the one with the focus."""
    for text in texts:
        await write(pilot, text)
        await pilot.press("tab")


def typed(pilot: Pilot[None], key: str) -> str:
    """Return what a field of the sheet holds."""
    return pilot.app.screen.query_one(f"#field-{key}", Field).text


async def replace_text(pilot: Pilot[None], key: str, text: str) -> None:
    """Type another text in a field of the sheet."""
    pilot.app.screen.query_one(f"#field-{key}", Field).control.focus()
    await pilot.pause()
    await pilot.press("end", "ctrl+u")
    await write(pilot, text)


# ── Members ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_member_is_added_and_the_journal_tells_of_it(desk: Desk, size: tuple[int, int]) -> None:
    async with running(desk, size) as pilot:
        await show_tab(pilot, MEMBERS)
        await see(pilot, "7 membres siègent, dont 6 avec voix", "Mme Dominique Vasseur")
        await pilot.press("ctrl+n")
        await see(pilot, "Nouveau membre du comité")
        await fill(pilot, "Mme", "Irma", "Zelenko", "conseillère", "Ville de Montclair")
        await pilot.press("tab", "tab")
        await write(pilot, "01/03/2018")
        await see(pilot, "jeudi 1er mars 2018")
        await pilot.press("ctrl+s")
        await see(
            pilot, "8 membres siègent, dont 7 avec voix", "Mme Irma Zelenko siège depuis le 01/03/2018."
        )
        await see(pilot, "Membre           Mme Irma Zelenko")
        await pilot.press("left")
        await see(pilot, "Ajouter un membre", "Ville de Montclair")

    added = desk.directory.members()[-1]
    assert (added.full_name, added.kind, added.voting) == ("Mme Irma Zelenko", MemberKind.EX_OFFICIO, True)
    assert desk.directory.journal(1)[0].kind == "member.added"


async def test_an_empty_sheet_says_every_fault_and_writes_nothing(desk: Desk) -> None:
    before = desk.directory.members()
    async with running(desk, WIDE) as pilot:
        await show_tab(pilot, MEMBERS)
        await pilot.press("ctrl+n")
        await see(pilot, "Nouveau membre")
        await pilot.press("ctrl+s")
        await see(pilot, "Civilité : à remplir.", "Qualité : à remplir.", "Siège depuis le : à remplir")

    assert desk.directory.members() == before


async def test_a_second_president_is_refused_in_words_and_nothing_typed_is_lost(desk: Desk) -> None:
    before = desk.directory.members()
    async with running(desk) as pilot:
        await show_tab(pilot, MEMBERS)
        await pilot.press("ctrl+n")
        await see(pilot, "Nouveau membre")
        await fill(pilot, "M.", "Paul", "Second", "élu", "Une ville")
        pilot.app.screen.query_one("#field-seat", Field).text = "preside"
        await pilot.press("tab", "tab")
        await write(pilot, "01/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Le comité a déjà un président à ces dates.")
        assert typed(pilot, "last_name") == "Second"

        await pilot.press("escape")
        await shows(pilot, ConfirmModal)
        await see(pilot, "Quitter sans enregistrer ?")
        await pilot.press("escape")
        await shows(pilot, SavingSheet)
        assert typed(pilot, "starts_on") == "01/03/2018"

        await pilot.press("escape")
        await shows(pilot, ConfirmModal)
        await pilot.press("enter")
        await shows(pilot, DirectoryScreen)

    assert desk.directory.members() == before


async def test_names_are_never_markup(desk: Desk) -> None:
    desk.directory.add_member(
        Member(
            0, "Mme", HOSTILE, "[bold", HOSTILE, HOSTILE, MemberKind.QUALIFIED, True, False, False,
            date(2016, 1, 1),
        )
    )  # fmt: skip
    programme = desk.directory.programmes()[0]
    desk.directory.save_programme(replace(programme, name=HOSTILE, introduction=(HOSTILE,)))
    desk.directory.save_signatory(
        Signatory(date(2017, 1, 1), None, HOSTILE, HOSTILE, HOSTILE, "[/x]", HOSTILE)
    )
    async with running(desk, WIDE) as pilot:
        await show_tab(pilot, MEMBERS)
        await see(pilot, HOSTILE)
        await pilot.press(*["right"] * PROGRAMMES)
        await see(pilot, f"Présentation     {HOSTILE}")
        await pilot.press("enter")
        await see(pilot, f"Programme {programme.code}")
        assert typed(pilot, "name") == HOSTILE
        await pilot.press("escape")
        await shows(pilot, DirectoryScreen)
        await pilot.press(*["right"] * (SIGNATORIES - PROGRAMMES))
        await see(pilot, f"{HOSTILE} [/X]", f"Délégation       {HOSTILE}")
        await pilot.press("right")
        await see(pilot, "Enregistrer un signataire")


# ── Programmes ─────────────────────────────────────────────────────────────────────────────


async def test_a_programme_is_edited_and_its_criteria_are_shown_with_their_sources(desk: Desk) -> None:
    first = desk.directory.programmes()[0]
    async with running(desk, WIDE) as pilot:
        await show_tab(pilot, PROGRAMMES)
        await see(
            pilot,
            "12 programmes au catalogue",
            "Critère",
            f"{first.criteria[0].code}, source : communiqué",
        )
        await pilot.press("enter")
        await see(pilot, f"Programme {first.code}")
        await replace_text(pilot, "label_months", "neuf")
        await pilot.press("ctrl+s")
        await see(pilot, "« neuf » n’est pas un nombre de mois")
        await replace_text(pilot, "label_months", "48")
        await pilot.press("ctrl+s")
        await see(pilot, f"Programme {first.code} modifié.", "48 mois")

    assert desk.directory.programmes()[0] == replace(first, label_months=48, version=first.version + 1)


async def test_the_criteria_of_a_programme_are_reworded_and_what_they_said_stays(desk: Desk) -> None:
    first = desk.directory.programmes()[0]
    async with running(desk, WIDE) as pilot:
        await show_tab(pilot, PROGRAMMES)
        await pilot.press("ctrl+e")
        await see(pilot, f"Critères de {first.code}", "sans code, il est nouveau")
        await replace_text(pilot, "criteria", f"{first.criteria[0].code} : Un autre texte, ")
        await pilot.press("ctrl+s")
        await see(pilot, f"Critères de {first.code} : 3 critères.", "jusqu’au 13/03/2018 :", "Un autre texte")

    now = desk.directory.programmes()[0].standing[0]
    assert now.text.startswith("Un autre texte, ")
    assert now.former[0].text == first.criteria[0].text


async def test_a_programme_changed_meanwhile_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
    first = desk.directory.programmes()[0]
    async with running(desk) as pilot:
        await show_tab(pilot, PROGRAMMES)
        await pilot.press("enter")
        await see(pilot, f"Programme {first.code}")
        desk.directory.save_programme(replace(first, label="Un autre label"))
        await replace_text(pilot, "name", "Mon nom")
        await pilot.press("ctrl+s")
        await see(pilot, "a été modifié entre-temps")
        assert typed(pilot, "name") == "Mon nom"

    assert desk.directory.programmes()[0].name == first.name


# ── Dated settings ─────────────────────────────────────────────────────────────────────────


async def test_a_signatory_is_added_and_takes_over_from_the_one_before(desk: Desk) -> None:
    async with running(desk) as pilot:
        await show_tab(pilot, SIGNATORIES)
        await see(pilot, "Hélène VASSEUR", "en vigueur")
        await pilot.press("ctrl+n")
        await see(pilot, "Signataire : nouveau réglage")
        assert typed(pilot, "formula") == "Pour le ministre et par délégation,"
        assert typed(pilot, "last_name") == ""
        await fill(pilot, "01/01/2016")
        await pilot.press("tab", "tab")
        await fill(pilot, "Nour", "Daumas", "arrêté fictif du 2 mars 2018")
        await pilot.press("ctrl+s")
        await see(pilot, "un autre réglage commence déjà")
        await replace_text(pilot, "valid_from", "05/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Nour DAUMAS signe depuis le 05/03/2018.", "remplacé", "en vigueur")
        lines = seen(pilot).splitlines()
        assert "Nour DAUMAS" in next(line for line in lines if "en vigueur" in line)

    assert [one.last_name for one in desk.directory.signatories()] == ["Daumas", "Vasseur"]


async def test_the_end_of_a_signatory_is_typed_and_its_beginning_stays(desk: Desk) -> None:
    async with running(desk) as pilot:
        await show_tab(pilot, SIGNATORIES)
        await pilot.press("enter")
        await see(pilot, "Signataire depuis le 01/01/2016")
        await replace_text(pilot, "valid_until", "31/12/2015")
        await pilot.press("ctrl+s")
        await see(pilot, "le 31/12/2015 précède le début")
        await replace_text(pilot, "valid_until", "01/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "signe du 01/01/2016 au 01/03/2018.", "terminé")

    (kept,) = desk.directory.signatories()
    assert (kept.valid_from, kept.valid_until) == (date(2016, 1, 1), date(2018, 3, 1))


async def test_a_signatory_changed_meanwhile_is_told(desk: Desk) -> None:
    (known,) = desk.directory.signatories()
    other = replace(known, office="Une autre fonction")
    async with running(desk) as pilot:
        await show_tab(pilot, SIGNATORIES)
        await pilot.press("enter")
        await see(pilot, "Signataire depuis le")
        desk.directory.save_signatory(other)
        await replace_text(pilot, "office", "La mienne")
        await pilot.press("ctrl+s")
        await see(pilot, "a été modifié entre-temps")
        assert typed(pilot, "office") == "La mienne"

    assert desk.directory.signatories() == (other,)


async def test_a_new_letterhead_begins_like_the_last_one(desk: Desk) -> None:
    newest = desk.directory.letterheads()[0]
    async with running(desk) as pilot:
        await show_tab(pilot, LETTERHEADS)
        await pilot.press("ctrl+n")
        await see(pilot, "En-tête : nouveau réglage")
        await write(pilot, "01/04/2018")
        await replace_text(pilot, "ministry", "Ministère fictif")
        await pilot.press("ctrl+s")
        await see(pilot, "En-tête enregistré, depuis le 01/04/2018.", "à venir", "Ministère fictif")

    added = desk.directory.letterheads()[0]
    assert added == replace(
        newest,
        valid_from=date(2018, 4, 1),
        letterhead=replace(newest.letterhead, ministry="Ministère fictif"),
    )


async def test_the_sheet_says_what_a_field_is_for_and_shows_the_whole_of_a_fault(desk: Desk) -> None:
    async with running(desk) as pilot:
        await show_tab(pilot, LETTERHEADS)
        await pilot.press("enter", "shift+tab", "shift+tab")
        await see(pilot, "Chemin d’un fichier TrueType (.ttf)")
        await replace_text(pilot, "typeface", "/dev/null")
        await pilot.press("ctrl+s")
        await see(pilot, "Impossible de joindre « /dev/null »", "périphérique.")


# ── Rules and journal ──────────────────────────────────────────────────────────────────────


async def test_the_journal_is_in_french_and_its_chain_is_checked(desk: Desk) -> None:
    reference = under_review(desk)
    async with running(desk) as pilot:
        await show_tab(pilot, JOURNAL)
        await see(pilot, "Ouvrir l’instruction", reference, "Ajouter un membre", "Camille Renaud")
        await see(pilot, "Vers             en instruction")
        await pilot.press("ctrl+u")
        await shows(pilot, ChoiceModal)
        door = [choice.label for choice in DOORS].index("Vérifier le registre")
        await pilot.press(*["down"] * door, "enter")
        await see(pilot, "Le registre est sain. Tout a été vérifié")


async def test_older_acts_come_as_the_cursor_goes_down(desk: Desk) -> None:
    for rank in range(250):
        (known,) = desk.directory.signatories()
        desk.directory.save_signatory(replace(known, office=f"Fonction {rank}"))
    total = len(desk.directory.journal(1000))
    async with running(desk) as pilot:
        await show_tab(pilot, JOURNAL)
        await see(pilot, "200 actes lus")
        await pilot.press("end")
        await until(pilot, lambda: f"{total} actes lus" in seen(pilot))


def test_every_kind_of_act_written_so_far_has_its_words(desk: Desk) -> None:
    under_review(desk)
    for entry in desk.directory.journal(1000):
        assert "." not in act_in_words(entry.kind)


def test_an_act_of_a_kind_unknown_here_is_shown_as_it_is_kept() -> None:
    entry = JournalEntry(1, MORNING, "A", "thing.done", "x", '{"de":8,"liste":["a","b"]}', GENESIS, GENESIS)
    assert act_in_words(entry.kind) == "Thing.done"
    assert detail_in_words(entry) == [("De", "8"), ("Liste", "a, b")]


async def test_a_term_is_ended_and_a_new_president_may_follow(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f9")
        await see(pilot, "Vasseur")
        await pilot.press("enter")
        await see(pilot, "Une séance déjà ouverte garde la composition", "vendredi 1er janvier 2016")
        pilot.app.screen.query_one("#field-until .control").focus()
        await write(pilot, "31/12/2015")
        await pilot.press("ctrl+s")
        await see(pilot, "le 31/12/2015 précède")
        await pilot.press("home", "shift+end")
        await write(pilot, "31/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Mme Dominique Vasseur siège du 01/01/2016 au 31/03/2018")

    president = next(member for member in desk.directory.members() if member.presides)
    assert president.until == date(2018, 3, 31)
    entry = desk.directory.journal(1)[0]
    assert entry.kind == "member.term_ended"


async def test_the_text_of_a_letter_is_edited_checked_previewed_and_saved(desk: Desk) -> None:
    count = len(desk.wordings.lines())
    async with running(desk) as pilot:
        await pilot.press("f9")
        await see(pilot, "Membres")
        await pilot.press(*["right"] * WORDINGS)
        await see(pilot, f"{count} modèles, 0 modifié", "Demande de pièces")
        await pilot.press("enter")
        await see(pilot, "Modèle · accusé", "Rien à corriger.")
        area = pilot.app.screen.query_one(TextArea)
        place = area.text.splitlines().index('call = "{call}"')
        area.move_cursor((place, 0))
        await write(pilot, "x")
        await see(pilot, "clé inconnue : xcall")
        await pilot.press("ctrl+s")
        await see(pilot, "1 champ à corriger")
        assert desk.wordings.open("acknowledgement").number == 0
        await pilot.press("escape")
        await see(pilot, "Saisie gardée en brouillon.")

        await pilot.press("enter")
        await see(pilot, "Récupérer")
        await pilot.press("enter")
        await see(pilot, "clé inconnue : xcall")
        area = pilot.app.screen.query_one(TextArea)
        area.move_cursor((place, 0))
        await pilot.press("delete")
        await see(pilot, "Rien à corriger.")
        area.move_cursor((place, len('call = "')))
        await pilot.press("ctrl+l")
        await see(pilot, "Valeurs du document")
        await write(pilot, "organisme")
        await pilot.press("enter", "ctrl+r")
        await see(pilot, "données inventées", "Commune de Montclair (fictif)Madame la Maire,")
        await pilot.press("escape", "ctrl+s")
        await see(pilot, "version 1 enregistrée.", f"{count} modèles, 1 modifié")

        await pilot.press("enter")
        await see(pilot, "Texte de la version 1")
        await act(pilot, "Revenir au texte d’origine")
        await pilot.press("ctrl+s")
        await see(pilot, "texte d’origine repris.", f"{count} modèles, 0 modifié")

        await pilot.press("ctrl+l")
        await see(pilot, "Motifs de refus")
        await pilot.press("enter")
        await see(pilot, "Textes types : réserves", "Préciser le nombre")
        await pilot.press("ctrl+home", "enter", "up")
        await write(pilot, "Associer les habitants.")
        await pilot.press("ctrl+s")
        await see(pilot, "Réserves : 7 textes types.")

    assert desk.standard_texts.offered(TextKind.RESERVATION)[0].wording == "Associer les habitants."
    assert [version.is_edited for version in desk.wordings.open("acknowledgement").versions] == [True, False]
    assert desk.wordings.drafts.pending("acknowledgement") == ()
