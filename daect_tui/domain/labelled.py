"""Closed lists that are stored by code and read in words."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """A closed list whose members are stored by code and read by a French label."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Build a member from its stored code and the words that people read."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
