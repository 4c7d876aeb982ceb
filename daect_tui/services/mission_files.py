"""Files joined to a mission: photographs, the report as it was sent, the list of those present."""

from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.journal import Act
from daect_tui.domain.kept_file import KeptFile
from daect_tui.services.attachments import Attachment
from daect_tui.services.office import Office


class MissionFiles:
    """The use cases of the tab « Fichiers » of a report."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_mission(self, reference: str) -> tuple[KeptFile, ...]:
        """Return the files of a mission, the oldest first."""
        with self._office.reading() as work:
            return work.mission_files.of_mission(reference)

    def add(self, reference: str, attachment: Attachment) -> KeptFile:
        """Join a file to a mission; raises `Refusal` above 20 MB or for one that is there already."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            sha256 = work.files.keep(attachment.content)
            same = [one for one in work.mission_files.of_mission(reference) if one.sha256 == sha256]
            if same:
                raise Refusal(f"Ce fichier est déjà joint à la mission, sous le nom {same[0].name}.")
            today = self._office.clock.today()
            kept = work.mission_files.add(KeptFile(0, mission.reference, attachment.name, sha256, today))
            detail: dict[str, str | int | list[str]] = {"fichier": kept.name, "sha256": sha256}
            work.journal.append(Act("mission.file_joined", reference, detail))
            work.commit()
        return kept

    def remove(self, reference: str, file_id: int, reason: str) -> None:
        """Take a file off a mission, with the reason; the journal keeps its hash."""
        if not reason.strip():
            raise Refusal("Écrivez le motif\u00a0: il reste dans le journal.")
        with self._office.begin() as work:
            kept = [one for one in work.mission_files.of_mission(reference) if one.id == file_id]
            if not kept:
                raise UnknownReference("Ce fichier n’est plus joint à la mission. Relisez le rapport.")
            work.mission_files.remove(file_id)
            detail: dict[str, str | int | list[str]] = {
                "fichier": kept[0].name, "sha256": kept[0].sha256, "motif": reason.strip(),
            }  # fmt: skip
            work.journal.append(Act("mission.file_removed", reference, detail))
            work.commit()
