"""The mission of the demonstration, act by act: its paper trail, from the request to the label's papers.

Its report comes back as it would in life: in a pack, filled where there is no register, then merged.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.evaluation import Diffusion, Judgement
from daect_tui.domain.intermediate_opinion import IntermediateAnswer
from daect_tui.domain.lesson import LessonAction
from daect_tui.domain.letter import Letter
from daect_tui.domain.mission import MissionAction, OpinionSense, PosteOpinion
from daect_tui.domain.mission_change_form import change_fields
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.services.campaign import mission_fields, mission_story
from daect_tui.services.catalogue import country_name
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.lessons import new_target
from daect_tui.services.pack_filling import PackFilling
from daect_tui.services.pack_ports import PackFiles
from daect_tui.services.producing import Production

_EXTRACT = "extrait-public-des-labels.pdf"


@dataclass(frozen=True, slots=True)
class Stage:
    """What the demonstration is played with: a desk, the day that it believes, the disk for packs."""

    desk: Desk
    clock: SetClock
    files: PackFiles

    def at(self, day: date, hour: int = 10, minute: int = 0) -> None:
        """Set the day and the hour of what follows."""
        self.clock.moment = paris_moment(day, hour, minute)


class MissionTrail:
    """Plays the mission; each step is told by the services, with its day in demonstration_mission.toml."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._story = mission_story()
        self._folder = folder
        self._written: list[Path] = []

    def play(self) -> tuple[Path, ...]:
        """Hold the mission to its end; return its documents, each written under the folder as it is made."""
        reference = self._request()
        self._validate(reference)
        self._amend(reference)
        self._travel(reference)
        self._report(reference)
        self._evaluate(reference)
        self._capitalise(reference)
        self._label_papers(reference)
        return tuple(self._written)

    def _request(self) -> str:
        told, asked = self._story["mission"], self._story["opinion"]
        missions = self._desk.missions
        self._stage.at(told["requested_at"])
        label = sorted(label.number for label in missions.labels())[told["label_rank"] - 1]
        draft = missions.drafts.save({**mission_fields(told), "label": label})
        reference = missions.request(draft.id).reference
        question = AskedOpinion(0, asked["source"], asked["question"], told["requested_at"], asked["due_on"])
        self._desk.mission_opinions.ask(reference, question)
        self._stage.at(asked["received_on"])
        sense = OpinionSense(asked["sense"])
        answer = PosteOpinion(asked["source"], sense, asked["received_on"], asked["text"])
        missions.record_opinion(reference, answer)
        missions.act(reference, MissionAction.REVIEW)
        return reference

    def _validate(self, reference: str) -> None:
        told = self._story["validation"]
        self._stage.at(told["on"])
        self._desk.missions.validate(reference, told["report_due"], told["overrides"])
        letter = self._keep(reference, self._desk.letters.produce_mission_letter(reference))
        self._desk.posting.mark_signed([letter.chrono])
        self._stage.at(told["sent_on"], 16)
        self._desk.posting.mark_sent([letter.chrono], told["sent_on"])
        self._stage.at(told["notified_on"], 16)
        self._desk.posting.mark_notified([letter.chrono], told["notified_on"])

    def _amend(self, reference: str) -> None:
        told, course = self._story["amendment"], self._desk.course
        self._stage.at(told["on"])
        mission = self._desk.missions.open(reference).mission
        before = change_fields(mission, country_name(mission.content.country), told["on"])
        changed = {name: told[name].strip() for name in ("reason", "experts", "budget")}
        course.amend(course.drafts.save({**before, **changed}, target=reference).id, {})
        (production,) = self._desk.course_letters.produce(reference)
        letter = self._keep(reference, production)
        self._desk.posting.mark_signed([letter.chrono])
        self._desk.posting.mark_sent([letter.chrono], told["on"])
        self._stage.at(told["notified_on"])
        self._desk.posting.mark_notified([letter.chrono], told["notified_on"])

    def _travel(self, reference: str) -> None:
        told, asked = self._story["mission"], self._story["intermediate"]
        self._stage.at(told["starts_on"], 8)
        self._desk.missions.act(reference, MissionAction.LEAVE)
        self._stage.at(asked["asked_on"])
        follow_up = self._desk.follow_up
        opinion = follow_up.ask(reference, asked["source"], asked["asked_on"], asked["due_on"])
        self._stage.at(asked["received_on"])
        sense = OpinionSense(asked["sense"])
        follow_up.receive(opinion.id, IntermediateAnswer(sense, asked["received_on"], asked["text"]))
        self._stage.at(told["ends_on"], 19)
        self._desk.missions.act(reference, MissionAction.RETURN)

    def _report(self, reference: str) -> None:
        """Have the report come back by a pack, filled by somebody who has no register."""
        told, packs = self._story["pack"], self._desk.packs
        path = self._place(reference) / f"rapport-{reference}.daectpack"
        self._stage.at(told["made_on"])
        packs.make(reference, path, force=True)
        self._stage.at(told["filled_on"])
        filling = PackFilling(self._stage.files, self._stage.clock, path)
        filling.save({name: answer.strip() for name, answer in self._story["report"].items()})
        self._stage.at(told["merged_on"])
        packs.merge(filling.path)
        self._written.append(filling.path)

    def _evaluate(self, reference: str) -> None:
        told = self._story["evaluation"]
        self._stage.at(told["on"])
        self._desk.evaluations.evaluate(
            reference,
            told["marks"],
            comments=told["comments"],
            judgement=Judgement(
                conclusion=told["conclusion"], host_mark=told["host_mark"], poste_mark=told["poste_mark"]
            ),
        )
        self._keep(reference, self._desk.letters.produce_evaluation_sheet(reference))

    def _capitalise(self, reference: str) -> None:
        told, lessons = self._story["lesson"], self._desk.lessons
        self._stage.at(told["proposed_on"], 15)
        typed = {name: told[name].strip() for name in ("title", "text", "keywords", "diffusion")}
        draft = lessons.drafts.save({**lessons.blank(reference), **typed}, target=new_target(reference))
        lesson = lessons.record(draft.id)
        self._stage.at(told["validated_on"])
        lessons.act(lesson.id, LessonAction.VALIDATE)
        self._keep(reference, self._desk.letters.produce_lesson_sheet(lesson.id, Diffusion.PUBLIC))
        lessons.capitalise(reference)

    def _label_papers(self, reference: str) -> None:
        day, papers = self._story["label"]["papers_on"], self._desk.label_papers
        self._stage.at(day, 9)
        label = self._desk.missions.open(reference).label.number
        self._keep(reference, papers.produce_attestation(label))
        self._keep(reference, papers.produce_renewal_sheet(label))
        extract = self._folder / _EXTRACT
        papers.write_extract(day, extract, force=True)
        self._written.append(extract)

    def _keep(self, reference: str, production: Production) -> Letter:
        letter = produced(production)
        path = self._place(reference) / letter.file_name
        self._written.append(self._desk.letters.write_to(letter.chrono, path))
        return letter

    def _place(self, reference: str) -> Path:
        return self._folder / f"mission-{reference}"


def produced(production: Production) -> Letter:
    """Return the letter of a production; raises `DocumentFault` with what stood against it."""
    if production.letter is None:
        raise DocumentFault(
            "\n".join((f"Document non produit ({production.subject})\u00a0:", *production.faults))
        )
    return production.letter
