"""What the services need of the texts that the register keeps: wordings, standard texts, paragraphs."""

from collections.abc import Mapping
from typing import Protocol

from daect_tui.domain.personal_paragraph import LetterKey, PersonalParagraph
from daect_tui.domain.standard_text import StandardText
from daect_tui.domain.wording_version import WordingVersion


class Wordings(Protocol):
    """The texts of documents as the register words them, each version kept."""

    def edited(self) -> Mapping[str, str]:
        """Return the texts in force that are not those that ship, by name of wording."""
        ...

    def versions(self, name: str = "") -> tuple[WordingVersion, ...]:
        """Return the versions of a wording, or of all, the oldest first."""
        ...

    def add(self, version: WordingVersion) -> None: ...


class StandardTexts(Protocol):
    """The library; `save` inserts a text whose id is 0."""

    def all(self) -> tuple[StandardText, ...]: ...
    def save(self, text: StandardText) -> None: ...


class PersonalParagraphs(Protocol):
    """The paragraph that each letter carries for itself."""

    def of(self, key: LetterKey) -> PersonalParagraph | None:
        """Return the paragraph of a letter; where one of both names nobody, any recipient does."""
        ...

    def put(self, paragraph: PersonalParagraph) -> None:
        """Write a paragraph in the place of the one of the same letter, if there is one."""
        ...

    def carried(self, paragraph: PersonalParagraph, chrono: str) -> None:
        """Note the number of the letter that carries a paragraph."""
        ...

    def remove(self, paragraph: PersonalParagraph) -> None: ...
