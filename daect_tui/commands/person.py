"""`daect person`: where somebody stands in the register, and what is owed to them (RGPD art. 15 to 20)."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, reading_desk, writing_desk
from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.text import counted
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.domain.personal_fate import Decided
    from daect_tui.domain.personal_places import Place
    from daect_tui.services.desk import Desk
    from daect_tui.services.persons import Found

_NO_REASON = "--rectify demande --reason\u00a0: dites pourquoi, par exemple « acte d’état civil »."


def declare(commands: Commands) -> None:
    """Declare `person`."""
    person = commands.add(
        "person", "trouver une personne partout, lui remettre, rectifier ou effacer ses données", _person
    )
    person.add_argument("person", metavar="PERSONNE", help="prénom et nom, courriel ou téléphone")
    acts = person.add_mutually_exclusive_group()
    acts.add_argument("--export", type=Path, metavar="DOSSIER", help="écrire ses données (JSON et PDF)")
    acts.add_argument("--rectify", metavar="NOM", help="écrire ce nom à la place, « Nom, Prénom »")
    acts.add_argument("--erase", action="store_true", help="effacer ou remplacer par un numéro")
    person.add_argument("--reason", metavar="MOTIF", default="", help="motif d’une rectification")
    person.add_argument("--answer", type=Path, metavar="FICHIER", help="écrire la réponse à la personne")
    person.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, ne rien changer")
    person.add_argument(
        "--include-probable", action="store_true", help="prendre aussi les lieux probables, non certains"
    )


def _person(options: Namespace) -> int:
    if options.rectify and not options.reason and not options.dry_run:
        raise UnusableArgument(_NO_REASON)
    if options.answer and not options.erase:
        raise UnusableArgument("--answer va avec --erase\u00a0: c’est la réponse à une demande d’effacement.")
    writes = (options.export or options.rectify or options.erase) and not options.dry_run
    with (writing_desk if writes else reading_desk)(options) as desk:
        found = desk.persons.find(options.person)
        _told(found)
        chosen = found.places if options.include_probable else found.sure
        if found.likely and not options.include_probable and (options.erase or options.rectify):
            print("Les lieux probables sont laissés\u00a0: --include-probable les prend aussi.")
        keys = [place.key for place in chosen]
        if options.export and not options.dry_run:
            for path in desk.person_export.export(options.person, keys, options.export).paths:
                print(path)
        elif options.rectify:
            _rectify(desk, options, keys)
        elif options.erase:
            _erase(desk, options, found, keys)
    return DONE


def _rectify(desk: "Desk", options: Namespace, keys: list[str]) -> None:
    from daect_tui.domain.personal_words import correction_lines

    name = options.rectify
    done = desk.person_rectifying.foresee(options.person, keys, name)
    for line in correction_lines(done.corrections, done.noted, done.left):
        print(line)
    if not options.dry_run:
        desk.person_rectifying.rectify(options.person, keys, name, options.reason)
        print("Rectifié.")


def _erase(desk: "Desk", options: Namespace, found: "Found", keys: list[str]) -> None:
    from daect_tui.domain.personal_words import NOT_TRACELESS, NOTHING_ERASED

    answers = desk.persons.decide(found, found.chosen(keys))
    _answered(answers)
    backups = desk.backups.listed()
    for backup in backups:
        print(f"Ces données restent dans {backup.told}.")
    if options.dry_run:
        return
    erased = desk.person_erasing.erase(options.person, keys)
    print(f"Fait\u00a0: {erased.words}." if erased.words else NOTHING_ERASED)
    if not erased.traceless:
        print(NOT_TRACELESS)
    if options.answer:
        print(desk.person_answers.write(options.person, erased.answers, backups, options.answer))


def _answered(answers: "Iterable[Decided]") -> None:
    from daect_tui.domain.personal_words import by_answer

    for said, titles in by_answer(answers):
        print(said)
        for title, times in titles.items():
            print(f"  {title}{_times(times)}")


def _told(found: "Found") -> None:
    """Print every place, the sure ones first."""
    from daect_tui.domain.personal_words import OUT_OF_REACH

    if not found.places:
        print(f"«\u202f{found.person.said}\u202f» n’est nommé nulle part dans le registre.")
    _listed("Cette personne", found.sure)
    _listed("Peut-être cette personne, ou un homonyme", found.likely)
    print(OUT_OF_REACH)


def _listed(title: str, places: "Sequence[Place]") -> None:
    from daect_tui.domain.personal_words import place_lines

    if places:
        print(f"{title}\u00a0: {counted(len(places), 'lieu', 'lieux')}")
    for said in place_lines(places):
        print(f"  {said}")


def _times(times: int) -> str:
    return f", {times}\u00a0fois" if times > 1 else ""
