"""Who knows how to do what: the profiles as sets, and their upkeep at every commit.

The profiles are derived from labels (with their dossiers), missions (with their reports) and lessons.
Whoever writes these need know nothing of it: at `refresh` the rows whose versions are not those that a
profile was made of are found by one query a kind, and their profiles made again. The sets are kept as
those of dossiers are (docs/decisions/0010); nothing here is SQLite's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, LargeBinary, bindparam
from sqlmodel import and_, col, func, not_, or_, select

from daect_tui.domain.french_words import singular
from daect_tui.domain.matching import Profile, ProfileKind
from storage.bits import BLOCK, as_flags, gathered, joined, members, packed_list
from storage.know_how_keys import country_key, keys_of, kind_key, language_key, theme_key
from storage.know_how_profiles import columns_of_profile, nothing
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.know_how_sources import READ_WITH, Made, Sources
from storage.repositories.label_standings import LabelStandings
from storage.repositories.postings import Postings
from storage.tables import KnowHowPostingTable, KnowHowTable

# Made again at once: their texts are held in memory.
_AT_ONCE = 1000
# So few are read and sorted; of more, the index gives the first.
_FEW = 400
_SET = b"1"
_AFTER_EVERY_SIGN = "\U0010ffff"


class SqlKnowHow(Repository):
    """Implements the port `KnowHow`, as of the last commit; `refresh` is called at each."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._postings = Postings(records, KnowHowPostingTable)
        self._sources = Sources(records)
        self._standings = LabelStandings(records)

    # ── The sets ───────────────────────────────────────────────────────────────────────────

    def holding(self, word: str) -> int:
        """Return the profiles that hold a word beginning so, plural or not."""
        return self._postings.of_beginning(word) | self._postings.of_beginning(singular(word))

    def themed(self, themes: Iterable[str]) -> int:
        """Return the profiles of one of some themes."""
        return self._postings.of_any([theme_key(theme) for theme in themes])

    def in_countries(self, countries: Iterable[str]) -> int:
        """Return the profiles of one of some countries."""
        return self._postings.of_any([country_key(country) for country in countries])

    def speaking(self, language: str) -> int:
        """Return the profiles that speak a language."""
        key = language_key(singular(language))
        return self._postings.between(key, key + _AFTER_EVERY_SIGN)

    def of_kind(self, kind: ProfileKind) -> int:
        """Return the profiles of a kind."""
        return self._postings.of(kind_key(kind))

    def live(self, today: date) -> int:
        """Return the profiles that may be used on a day."""
        day, last = today.toordinal(), col(KnowHowTable.last_day)
        stopped = and_(
            col(KnowHowTable.kind) == ProfileKind.LABEL,
            col(KnowHowTable.reference).in_(self._standings.stopped(today)),
        )
        found = self._session.exec(
            select(KnowHowTable.id).where(
                col(KnowHowTable.usable),
                col(KnowHowTable.first_day) <= day,
                or_(last == 0, last >= day),
                not_(stopped),
            )
        )
        blocks: dict[int, list[int]] = defaultdict(list)
        for number in found:
            blocks[number // BLOCK].append(number % BLOCK)
        return joined({block: [packed_list(offsets)] for block, offsets in blocks.items()})

    def first(self, profiles: int, limit: int) -> Sequence[int]:
        """Return some of a set, the most recent first, then in the order of their references."""
        number = col(KnowHowTable.id)
        if profiles.bit_count() <= _FEW:
            among: ColumnElement[bool] = number.in_(list(members(profiles)))
        else:
            flags = bindparam(None, as_flags(profiles), LargeBinary)
            among = func.substr(flags, number + 1, 1, type_=LargeBinary) == _SET
        order = (col(KnowHowTable.day).desc(), col(KnowHowTable.reference).asc(), number.asc())
        return self._session.exec(select(number).where(among).order_by(*order).limit(limit)).all()

    def profiles(self, numbers: Sequence[int], day: date) -> tuple[Profile, ...]:
        """Return some profiles as they stand on a day, in the order of their numbers given."""
        number = col(KnowHowTable.id)
        rows = self._session.exec(select(number, col(KnowHowTable.profile)).where(number.in_(numbers)))
        found = dict(rows.all())
        return self._standings.standing([found[number] for number in numbers], day)

    # ── Keeping true ───────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Make again the profiles of what was written in this unit of work."""
        written = self._records.written
        self._catch_up(kind for kind in self._sources.kinds if not READ_WITH[kind].isdisjoint(written))

    def stale(self) -> int:
        """Count what has no profile of the version that stands: nothing, after any commit."""
        return sum(len(self._sources.stale(kind)) for kind in self._sources.kinds)

    def rebuild(self) -> None:
        """Make every profile again: after a migration, since all of it is derived."""
        self._records.remove(KnowHowPostingTable)
        self._records.remove(KnowHowTable)
        self._catch_up(self._sources.kinds)

    def forget(self, *, labels: Sequence[str], missions: Sequence[str]) -> None:
        """Remove the profiles of labels and missions that are no more, with those of their experts."""
        for kind, keys in ((ProfileKind.LABEL, labels), (ProfileKind.MISSION, missions)):
            for start in range(0, len(keys), _AT_ONCE):
                self._write(kind, keys[start : start + _AT_ONCE], ())
        self._postings.drop_empty()

    def _catch_up(self, kinds: Iterable[ProfileKind]) -> None:
        for kind in kinds:
            stale = self._sources.stale(kind)
            for start in range(0, len(stale), _AT_ONCE):
                keys = stale[start : start + _AT_ONCE]
                self._write(kind, keys, list(self._sources.read(kind, keys)))

    def _write(self, kind: ProfileKind, keys: Sequence[str], made: Sequence[Made]) -> None:
        """Put what was made in the place of what is known of the same keys."""
        table = KnowHowTable
        kinds = (kind, ProfileKind.EXPERT) if kind is ProfileKind.MISSION else (kind,)
        its = (col(table.kind).in_(kinds), col(table.reference).in_(keys))
        known = self._session.exec(
            select(col(table.id), col(table.reference), col(table.position), col(table.profile)).where(*its)
        ).all()
        numbers = {(reference, position): number for number, reference, position, _ in known}
        last = self._session.exec(select(func.max(table.id))).one() or 0
        rows, after = [], {}
        for one in made:
            for position, profile in enumerate(one.profiles or (nothing(kind),)):
                number = numbers.get((one.key, position))
                if number is None:
                    number = last = last + 1
                after[number] = profile
                rows.append(
                    {
                        "id": number, "reference": one.key, "position": position,
                        "version": one.version, "other_version": one.other_version,
                        **columns_of_profile(profile),
                    }
                )  # fmt: skip
        self._records.remove(table, *its)
        self._records.insert_many(table, rows)
        self._index({number: profile for number, _, _, profile in known}, after)

    def _index(self, before: dict[int, Profile], after: dict[int, Profile]) -> None:
        """Bring the sets up to date, block by block."""
        come: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        gone: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number in before.keys() | after.keys():
            then = keys_of(before[number]) if number in before else set()
            now = keys_of(after[number]) if number in after else set()
            block, offset = divmod(number, BLOCK)
            for keys, into in ((now - then, come), (then - now, gone)):
                for key in keys:
                    into[block][key].append(offset)
        for block in sorted(come.keys() | gone.keys()):
            self._postings.change(
                block,
                {key: gathered(offsets) for key, offsets in come[block].items()},
                {key: gathered(offsets) for key, offsets in gone[block].items()},
            )
