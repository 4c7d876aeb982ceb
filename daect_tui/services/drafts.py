"""What is being typed, kept at each change: the same for every form."""

from collections.abc import Mapping

from daect_tui.domain.draft import Draft, FormKind
from daect_tui.services.office import Office


class Drafts:
    """Keeps the texts of one kind of form while they are typed."""

    def __init__(self, office: Office, form: FormKind) -> None:
        self._office = office
        self._form = form

    def save(self, fields: Mapping[str, str], *, draft_id: int = 0, target: str = "") -> Draft:
        """Keep the texts as they stand; `draft_id` 0 begins a new draft. Durable when it returns."""
        draft = Draft(
            draft_id, self._form, target, dict(fields), self._office.agent, self._office.clock.now()
        )
        with self._office.begin() as work:
            saved = work.drafts.save(draft)
            work.commit()
        return saved

    def pending(self, target: str = "") -> tuple[Draft, ...]:
        """Return the drafts on a record (or the new ones), the last saved first."""
        with self._office.reading() as work:
            return work.drafts.of(self._form, target)

    def get(self, draft_id: int) -> Draft:
        """Return a draft; raises `UnknownReference`."""
        with self._office.reading() as work:
            return work.drafts.get(draft_id)

    def discard(self, draft_id: int) -> None:
        """Forget what was typed."""
        with self._office.begin() as work:
            work.drafts.remove(draft_id)
            work.commit()
