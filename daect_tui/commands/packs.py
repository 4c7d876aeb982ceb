"""`daect pack` and `daect merge`: what they say, and how they end."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, reading_desk, writing_desk
from daect_tui.commands.valises import check_pack_options, is_session_pack, merge_session_pack, pack_session
from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.field_merge import Fate, Side
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.text import NBSP, counted, fold, listed, quoted
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.domain.field_merge import MergedField
    from daect_tui.services.desk import Desk
    from daect_tui.services.pack_merging import Merged

_BOTH_STAY = "Les deux textes de chaque conflit restent à lire dans l’application (F6, Ctrl+K)."
# Signs of a text that the preview shows.
_SHOWN = 60
_FATES = max(len(fate.label) for fate in Fate)


def declare(commands: Commands) -> None:
    """Declare `pack` and `merge`."""
    _pack_options(
        commands.add(
            "pack", "faire le fichier d’une mission à remplir, ou d’une séance à tenir, ailleurs", _pack
        )
    )
    _merge_options(
        commands.add(
            "merge", "fusionner un paquet, un formulaire en texte ou une valise qui est revenu", _merge
        )
    )


def _pack_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=["mission", "session"],
        metavar="QUOI",
        help="ce qu’il emporte\u00a0: mission, session",
    )
    parser.add_argument(
        "reference", metavar="RÉFÉRENCE", help="la mission, par exemple MIS-2018-001, ou la séance"
    )
    parser.add_argument(
        "file", type=Path, metavar="FICHIER",
        help="le paquet à écrire (.daectpack)\u202f; s’il finit par .txt, le formulaire en texte seul\u202f; "
        "pour une séance, la valise (.daect)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="remplacer un paquet qui existe")
    parser.add_argument("--to", dest="holder", default="", metavar="NOM", help="qui emporte la séance")
    parser.add_argument(
        "--files", action="store_true", help="emporter aussi les fichiers joints aux dossiers de la séance"
    )


def _merge_options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier revenu")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui changerait, sans rien écrire")
    parser.add_argument(
        "--theirs", action="append", default=[], metavar="CHAMP",
        help="en cas de conflit sur ce champ, prendre le texte du fichier (répétable)",
    )  # fmt: skip


def _pack(options: Namespace) -> int:
    check_pack_options(options)
    with writing_desk(options) as desk:
        return pack_session(options, desk) if options.what == "session" else _make_pack(options, desk)


def _merge(options: Namespace) -> int:
    with reading_desk(options) if options.dry_run else writing_desk(options) as desk:
        if is_session_pack(options.file):
            return merge_session_pack(desk, options.file, dry_run=options.dry_run)
        return _merge_file(options, desk)


def _make_pack(options: Namespace, desk: "Desk") -> int:
    """Write the pack of a mission."""
    manifest = desk.packs.make(options.reference, options.file, force=options.force)
    print(f"{options.file}{NBSP}: paquet de {manifest.subject}. Envoyez-le, puis daect merge à son retour.")
    return DONE


def _merge_file(options: Namespace, desk: "Desk") -> int:
    """Merge a file that came back, and say what becomes of each field."""
    taken = named_fields(options.theirs)
    if options.dry_run:
        merged = desk.packs.preview(options.file, taken)
    else:
        merged = desk.packs.merge(options.file, taken)
    for line in merge_lines(merged, written=not options.dry_run):
        print(line)
    return DONE


def named_fields(typed: Sequence[str]) -> tuple[str, ...]:
    """Read names of fields, by their name or their caption; raises `UnusableArgument`."""
    known = {fold(words): one.name for one in REPORT_QUESTIONS for words in (one.name, one.caption)}
    for words in typed:
        if fold(words) not in known:
            captions = listed([question.caption for question in REPORT_QUESTIONS])
            raise UnusableArgument(f"{quoted(words)} n’est pas un champ du rapport{NBSP}: {captions}.")
    return tuple(known[fold(words)] for words in typed)


def merge_lines(merged: "Merged", *, written: bool) -> Iterator[str]:
    """Say what was, or would be, merged: one field a line, and both texts of a conflict."""
    left = short_date(paris_day(merged.pack.made_at))
    saved = f", {counted(merged.revision, 'enregistrement')}" if merged.revision else ""
    yield f"{merged.source.label.capitalize()} de {merged.pack.mission}, parti le {left}{saved}."
    if merged.already is not None:
        day = short_date(paris_day(merged.already.at))
        yield f"Déjà fusionné le {day}{NBSP}: il n’y a rien à faire. {_BOTH_STAY}"
        return
    captions = {question.name: question.caption for question in REPORT_QUESTIONS}
    width = max(len(caption) for caption in captions.values())
    for field in merged.fields:
        if field.fate is not Fate.UNCHANGED:
            yield from _field_lines(captions.get(field.name, field.name).ljust(width), field)
    yield from _closing(merged, written=written)


def _field_lines(caption: str, field: "MergedField") -> Iterator[str]:
    start = f"  {caption}  {field.fate.label.ljust(_FATES)}  "
    if field.fate is not Fate.CONFLICT:
        yield f"{start}{_short(field.result)}"
        return
    for side, text in ((Side.OURS, field.ours), (Side.THEIRS, field.theirs)):
        mark = "→" if field.chosen is side else " "
        yield f"{start}{mark} {side.label.ljust(8)}  {_short(text)}"
        start = " " * len(start)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line or "(vide)"


def _closing(merged: "Merged", *, written: bool) -> Iterator[str]:
    if merged.missing:
        yield f"Sans réponse, et requis{NBSP}: {listed(list(merged.missing))}."
    if merged.conflicts:
        kept = [field for field in merged.conflicts if field.chosen is Side.OURS]
        if kept:
            yield (
                f"{counted(len(kept), 'conflit garde', 'conflits gardent')} le texte du registre\u202f; "
                f"--theirs CHAMP prend l’autre."
            )
    if not written:
        yield f"Essai{NBSP}: rien n’a été écrit."
        return
    yield f"Fusionné{NBSP}: {counted(len(merged.changes), 'champ changé', 'champs changés')}."
    if merged.conflicts:
        yield _BOTH_STAY
