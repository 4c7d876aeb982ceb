"""What a line says of its text on the spot, made of a parser of the domain that raises `InvalidField`."""

from collections.abc import Callable


def if_other(parse: Callable[[str], str]) -> Callable[[str], str]:
    """Make an echo of a parser: it says what was understood where that is not what was typed."""

    def echo(typed: str) -> str:
        understood = parse(typed)
        return understood if understood != typed.strip() else ""

    return echo


def silent(parse: Callable[[str], str]) -> Callable[[str], str]:
    """Make an echo that only refuses."""

    def echo(typed: str) -> str:
        parse(typed)
        return ""

    return echo
