"""Columns of a sheet by their letters: A is the first, Z the 26th, AA the 27th."""

import re

_NAME = re.compile(r"[A-Z]{1,3}")


def letters(rank: int) -> str:
    """Name a column by its rank, from 1."""
    name = ""
    while rank:
        rank, rest = divmod(rank - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def rank_of(name: str) -> int:
    """Return the rank of a column, from 1; raises `ValueError` for what is no name of one."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    rank = 0
    for letter in name:
        rank = rank * 26 + ord(letter) - ord("A") + 1
    return rank
