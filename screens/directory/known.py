"""What the tabs of the Répertoire show, as read at once: rows, previews, counts, by the name of a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.institution import Dated, DatedLetterhead, Signatory
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_words import act_in_words, detail_in_words
from daect_tui.domain.member import Member
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.routing import RouteLine
from screens.directory import words
from screens.directory.correspondents import correspondent_facts

Thing = Member | Correspondent | Programme | DatedLetterhead | Signatory | RouteLine | JournalEntry


@dataclass(frozen=True, slots=True)
class Known:
    """The things of each list by their keys, in the order shown."""

    today: date
    members: Mapping[str, Member]
    correspondents: Mapping[str, Correspondent]
    programmes: Mapping[str, Programme]
    letterheads: Mapping[str, DatedLetterhead]
    signatories: Mapping[str, Signatory]
    routes: Mapping[str, RouteLine]
    journal: Mapping[str, JournalEntry]

    def rows(self) -> dict[str, dict[str, list[str]]]:
        """Write the rows of every list."""
        directions = [one.letterhead.direction for one in self.letterheads.values()]
        names = [one.name for one in self.signatories.values()]
        return {
            "members": {
                key: [one.full_name, one.body, one.kind.label, words.seat(one)]
                for key, one in self.members.items()
            },
            "programmes": {
                key: [one.code, one.name, one.label, words.gives(one)] for key, one in self.programmes.items()
            },
            "letterheads": _dated_rows(self.letterheads, directions, self.today),
            "signatories": _dated_rows(self.signatories, names, self.today),
            "routes": {
                key: [one.axis.label, one.name, one.referent or "—"] for key, one in self.routes.items()
            },
            "journal": {key: _act_cells(entry) for key, entry in self.journal.items()},
        }

    def facts(self, name: str, key: str) -> words.Facts:  # noqa: PLR0911 – one a kind of thing
        """Write one thing of a list in full; nothing when the key is not there."""
        things: Mapping[str, Mapping[str, Thing]] = {
            "members": self.members,
            "correspondents": self.correspondents,
            "programmes": self.programmes,
            "letterheads": self.letterheads,
            "signatories": self.signatories,
            "routes": self.routes,
            "journal": self.journal,
        }
        match things[name].get(key):
            case Member() as member:
                return words.member_facts(member)
            case Correspondent() as correspondent:
                return correspondent_facts(correspondent)
            case Programme() as programme:
                return words.programme_facts(programme)
            case DatedLetterhead() as letterhead:
                return words.letterhead_facts(letterhead)
            case Signatory() as signatory:
                return words.signatory_facts(signatory)
            case RouteLine() as route:
                return words.route_facts(route)
            case JournalEntry() as entry:
                return [("Agent", entry.agent), *detail_in_words(entry), ("Sceau", entry.hash)]
            case None:
                return []

    def counts(self) -> dict[str, str]:
        """Say how much there is of everything."""
        sitting = [member for member in self.members.values() if member.sits_on(self.today)]
        voting = sum(member.voting for member in sitting)
        return {
            "members": f"{counted(len(sitting), 'membre siège', 'membres siègent')}, dont {voting} avec voix",
            "correspondents": counted(len(self.correspondents), "correspondant"),
            "programmes": f"{counted(len(self.programmes), 'programme')} au catalogue",
            "letterheads": counted(len(self.letterheads), "en-tête"),
            "signatories": counted(len(self.signatories), "signataire"),
            "routes": words.routes_count(self.routes.values()),
            "journal": f"{counted(len(self.journal), 'acte lu', 'actes lus')}, du plus récent au plus ancien",
        }


def read_known(desk: Desk, acts: int) -> Known:
    """Read everything, and the newest `acts` of the journal."""
    directory, today = desk.directory, desk.office.clock.today()
    return Known(
        today=today,
        members={str(one.id): one for one in words.in_order(directory.members(), today)},
        correspondents={str(one.id): one for one in directory.correspondents()},
        programmes={one.code: one for one in directory.programmes()},
        letterheads={one.valid_from.isoformat(): one for one in directory.letterheads()},
        signatories={one.valid_from.isoformat(): one for one in directory.signatories()},
        routes={f"{one.axis.value}/{one.key}": one for one in desk.routing.lines()},
        journal={str(entry.sequence): entry for entry in directory.journal(acts)},
    )


def _dated_rows(settings: Mapping[str, Dated], called: Sequence[str], today: date) -> dict[str, list[str]]:
    every = list(settings.values())
    return {
        key: [
            short_date(one.valid_from), short_date(one.valid_until), call, words.standing(one, every, today)
        ]
        for (key, one), call in zip(settings.items(), called, strict=True)
    }  # fmt: skip


def _act_cells(entry: JournalEntry) -> list[str]:
    return [
        str(entry.sequence),
        short_date(paris_day(entry.at)),
        clock_time(entry.at),
        act_in_words(entry.kind),
        entry.subject,
        entry.agent,
    ]
