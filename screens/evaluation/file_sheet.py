"""A file to join to a mission, and the files that are joined as rows."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.kept_file import KeptFile
from daect_tui.services.attachments import read_attachment
from daect_tui.services.desk import Desk
from daect_tui.services.places import typed_path
from screens.directory.saving import SavingSheet
from screens.widgets.path_field import PathField

_WHERE = "Le fichier est gardé dans le registre, 20\u00a0Mo au plus\u202f; → complète son chemin."


def file_sheet(desk: Desk, mission: str) -> SavingSheet[KeptFile]:
    """Ask for the path of a file, and join it."""

    def save(texts: Mapping[str, str]) -> KeptFile:
        try:
            return desk.mission_files.add(mission, read_attachment(typed_path(texts["file"])))
        except Refusal as refusal:
            raise FormRefused({"file": str(refusal)}) from refusal

    return SavingSheet("Joindre un fichier", (PathField("file", "Fichier", required=True),), save, {}, _WHERE)


def file_cells(file: KeptFile) -> list[str]:
    """Write a file as a row: name, day, beginning of its hash."""
    return [file.name, short_date(file.added_on), file.sha256[:12]]
