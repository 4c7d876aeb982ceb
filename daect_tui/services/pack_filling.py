"""Filling a pack where there is no register: each state of the form goes into the file itself.

A sitting begins with each opening, so that copies filled apart are told apart when they are merged. A
file that something else has changed meanwhile is left alone: what is typed goes on in a copy beside it.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from daect_tui.domain.draft import Draft, FormKind
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.lineage import saved_once_more
from daect_tui.domain.mission_pack import FORM_VERSION, RETURN_TO, MissionPack, packed, unpacked
from daect_tui.domain.pack import Pack, UnusablePack
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.report_text import write_text_form
from daect_tui.services.pack_ports import PackFiles
from daect_tui.services.places import stands
from daect_tui.services.ports import Clock

_MOST_COPIES = 1_000


class PackFilling:
    """One sitting on one pack; `path` is where its answers are kept now."""

    def __init__(self, files: PackFiles, clock: Clock, path: Path) -> None:
        """Open a pack to fill it.

        Raises `UnusablePack`, `Refusal` for a form of a later version, and `UnusableOutput` where nothing
        can be written: before anything is typed for nothing.
        """
        self._files = files
        self._clock = clock
        self._sitting = token_hex(4)
        self.path = path
        self.pack = self._read(path)
        self._write(self.pack)

    @property
    def back(self) -> str:
        """To whom the file goes once it is filled."""
        return dict(self.pack.told).get(RETURN_TO, "la délégation")

    def save(self, fields: Mapping[str, str], *, draft_id: int = 0, target: str = "") -> Draft:  # noqa: ARG002
        """Keep the texts as they stand, as `Drafts.save` does; durable when it returns.

        Answers to questions that this version does not ask stay as they are.
        """
        pack = replace(
            self.pack,
            answers={**self.pack.answers, **fields},
            lineage=saved_once_more(self.pack.lineage, self._sitting),
        )
        if not self._is_as_left():
            self.path = _free_name(self.path)
        self._write(pack)
        self.pack = pack
        return Draft(1, FormKind.REPORT, pack.manifest.subject, dict(fields), "", self._clock.now())

    def _write(self, pack: MissionPack) -> None:
        self._files.write_exchange(self.path, packed(pack, write_text_form(pack, REPORT_QUESTIONS)))

    def _is_as_left(self) -> bool:
        """Tell whether the file is as this sitting left it, or gone: then it may be written again."""
        if not stands(self.path):
            return True
        try:
            return self._read(self.path).lineage == self.pack.lineage
        except DaectError:
            return False

    def _read(self, path: Path) -> MissionPack:
        read = self._files.read_exchange(path)
        if not isinstance(read, Pack):
            raise UnusablePack(
                f"{path} n’est pas un paquet de daect. Un formulaire en texte se remplit dans un éditeur de "
                "texte\u202f; pour ce formulaire-ci, choisissez le fichier « .daectpack »."
            )
        pack = unpacked(read)
        if pack.form > FORM_VERSION:
            raise Refusal(
                f"Ce paquet contient un formulaire plus récent (version {pack.form}). "
                "Mettez daect à jour, puis recommencez."
            )
        return pack


def _free_name(path: Path) -> Path:
    """Return a name beside a file that no other bears."""
    for number in range(2, _MOST_COPIES):
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        if not stands(free):
            return free
    raise Refusal(f"Trop de copies de {path.name} sont à côté de lui. Rangez-les, puis recommencez.")
