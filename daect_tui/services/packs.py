"""Exchange files of missions: a pack leaves for the expert or the poste, and what came back is kept."""

from pathlib import Path
from secrets import token_hex

from daect_tui.domain.dates import long_date
from daect_tui.domain.errors import Refusal, WouldOverwrite
from daect_tui.domain.institution import in_force
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import AWAITING_REPORT, Mission, MissionState
from daect_tui.domain.mission_pack import FORM_VERSION, RETURN_TO, MissionPack, Told, packed, seal_of
from daect_tui.domain.pack import Manifest, PackKind
from daect_tui.domain.pack_record import DepartedPack, KeptConflict
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.report_text import write_text_form
from daect_tui.domain.text import NBSP, let_in, quoted
from daect_tui.services.catalogue import country_name
from daect_tui.services.office import Office
from daect_tui.services.pack_merging import Merged, PackMerging
from daect_tui.services.pack_ports import PackFiles
from daect_tui.services.pack_reports import begun_answers, standing_answers
from daect_tui.services.places import stands
from daect_tui.services.ports import UnitOfWork

# A pack whose name ends so holds the form as plain text only.
TEXT_SUFFIX = ".txt"
_S = MissionState
_REPORTING = frozenset({_S.VALIDATED, _S.LETTER_ISSUED, _S.UNDER_WAY, *AWAITING_REPORT, _S.REPORT_RECEIVED})


class Packs:
    """The use cases of exchange files: `daect pack mission`, `daect merge`, and F6."""

    def __init__(self, office: Office, files: PackFiles) -> None:
        self._office = office
        self._files = files
        self._merging = PackMerging(office, files)

    def make(self, reference: str, path: Path, *, force: bool = False) -> Manifest:
        """Write the pack of a mission, or its form as plain text where the name ends in « .txt ».

        Raises `UnknownReference`, `WouldOverwrite` unless `force`, `UnusableOutput`, and `Refusal` for a
        mission whose report nobody may write yet, or any more.
        """
        with self._office.begin() as work:
            pack = self._pack(work, work.missions.get(reference))
            if stands(path) and not force:
                raise WouldOverwrite(f"{path} existe déjà. Donnez un autre nom au paquet.")
            work.packs.add(
                DepartedPack(
                    pack.manifest.id,
                    reference,
                    pack.manifest.made_at,
                    self._office.agent,
                    pack.form,
                    seal_of(pack),
                    pack.base,
                )
            )
            work.journal.append(Act("pack.made", reference, {"paquet": pack.manifest.id}))
            text = write_text_form(pack, REPORT_QUESTIONS)
            as_text = path.suffix.lower() == TEXT_SUFFIX
            self._files.write_exchange(path, text.encode() if as_text else packed(pack, text))
            work.commit()
        return pack.manifest

    def preview(self, path: Path, taken: tuple[str, ...] = ()) -> Merged:
        """Say what a file that came back would change; see `PackMerging.preview`."""
        return self._merging.preview(path, taken)

    def merge(self, path: Path, taken: tuple[str, ...] = (), *, seen: Merged | None = None) -> Merged:
        """Merge a file that came back; see `PackMerging.merge`."""
        return self._merging.merge(path, taken, seen=seen)

    def conflicts(self, reference: str) -> tuple[KeptConflict, ...]:
        """Return the conflicts met on the report of a mission, oldest first."""
        with self._office.reading() as work:
            return work.packs.conflicts(work.missions.get(reference).reference)

    def _pack(self, work: UnitOfWork, mission: Mission) -> MissionPack:
        if mission.state not in _REPORTING:
            raise Refusal(
                f"La mission {mission.reference} est {quoted(mission.state.label)}{NBSP}: un paquet part "
                "pour une mission validée, tant que son rapport n’est pas évalué."
            )
        base = standing_answers(work, mission.reference, REPORT_QUESTIONS)
        begun = begun_answers(work, mission.reference, REPORT_QUESTIONS)
        manifest = Manifest(
            PackKind.MISSION,
            token_hex(16),
            work.register.identifier,
            mission.reference,
            mission.version,
            self._office.clock.now(),
            self._office.agent,
        )
        return MissionPack(manifest, self._told(work, mission), FORM_VERSION, base, begun, ())

    def _told(self, work: UnitOfWork, mission: Mission) -> Told:
        """Say of the mission what its reader needs: who is sent is not repeated to them."""
        content = mission.content
        letterhead = in_force(
            work.institution.letterheads(), self._office.clock.today(), "en-tête"
        ).letterhead
        back = " – ".join(part for part in (letterhead.delegation, letterhead.email) if part)
        facts = (
            ("Objet", content.subject),
            ("Titulaire du label", mission.holder),
            ("Demandeur", content.requester),
            ("Lieu", ", ".join(part for part in (content.place, country_name(content.country)) if part)),
            ("Dates", f"du {long_date(content.starts_on)} au {long_date(content.ends_on)}"),
            ("Termes de référence", content.terms),
            ("Rapport attendu le", long_date(mission.report_due) if mission.report_due else ""),
            (RETURN_TO, back),
        )
        return tuple((caption, let_in(text)[0]) for caption, text in facts if text)
