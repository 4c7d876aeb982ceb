"""`daect journal`: the acts in French, those that are asked for; its chain; a head printed on paper."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain, reading_desk
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from datetime import date

    from daect_tui.domain.journal import JournalEntry
    from daect_tui.domain.journal_query import JournalQuery
    from daect_tui.services.desk import Desk


def declare(commands: Commands) -> None:
    """Declare `journal`."""
    journal = commands.add("journal", "montrer le journal, un acte par ligne", _journal)
    journal.add_argument("--since", metavar="JOUR", default="", help="depuis ce jour (24/05/2017)")
    journal.add_argument("--until", metavar="JOUR", default="", help="jusqu’à ce jour compris")
    journal.add_argument("--agent", metavar="NOM", default="", help="les actes de cet agent")
    journal.add_argument("--kind", metavar="ACTE", default="", help="les actes de cette nature")
    journal.add_argument(
        "--subject", metavar="OBJET", default="", help="les actes sur cet objet (début de la référence)"
    )
    journal.add_argument("--export", type=Path, metavar="FICHIER", help="les écrire en CSV, XLSX ou JSON")
    journal.add_argument(
        "--force", action="store_true", help="avec --export, remplacer un fichier qui existe"
    )
    journal.add_argument(
        "--verify",
        metavar="TÊTE",
        nargs="?",
        const="",
        help="vérifier la chaîne, ou retrouver une tête imprimée (ses 16 premiers signes suffisent)",
    )


def _journal(options: Namespace) -> int:
    with reading_desk(options) as desk:
        if options.verify is not None:
            return _verify(desk, options.verify)
        query = _query(options, desk)
        if options.export is not None:
            return _export(options, desk, query)
        return _show(desk, query)


def _query(options: Namespace, desk: "Desk") -> "JournalQuery":
    """Read what is asked for; raises a sentence for a day, an agent or a kind that is none."""
    from daect_tui.domain.journal_query import JournalQuery, named_agents, named_kinds

    return JournalQuery(
        since=_day(options.since, "--since"),
        until=_day(options.until, "--until"),
        agents=named_agents(options.agent, desk.journal.agents()) if options.agent else (),
        kinds=named_kinds(options.kind, desk.journal.kinds()) if options.kind else (),
        subject=options.subject.strip(),
    )


def _day(typed: str, option: str) -> "date | None":
    from daect_tui.domain.dates import parse_date
    from daect_tui.domain.errors import InvalidField, UnusableArgument

    try:
        return parse_date(typed, option)
    except InvalidField as fault:
        raise UnusableArgument(str(fault)) from fault


def _show(desk: "Desk", query: "JournalQuery") -> int:
    from daect_tui.domain.journal_words import line_in_words
    from daect_tui.domain.text import clean_line

    def told(entry: "JournalEntry") -> None:
        print(clean_line(line_in_words(entry)).text)

    if desk.journal.each(query, told) == 0:
        print("Aucun acte ne répond.", file=sys.stderr)
    return DONE


def _export(options: Namespace, desk: "Desk", query: "JournalQuery") -> int:
    from daect_tui.domain.text import counted

    count = desk.journal.export(query, options.export, force=options.force)
    print(f"{counted(count, 'acte écrit', 'actes écrits')} dans {options.export}.")
    return DONE


def _verify(desk: "Desk", typed: str) -> int:
    from daect_tui.domain.journal_standing import standing_in_words, witness_in_words

    if typed:
        witness = desk.journal.witness(typed)
        said, good = witness_in_words(witness.entry, witness.standing.broken), witness.holds
    else:
        standing = desk.journal.standing()
        said, good = standing_in_words(standing.head, standing.broken), standing.broken is None
    if not good:
        complain(said)
        return FAILED
    print(said)
    return DONE
