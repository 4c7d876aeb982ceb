"""The scripts that complete `daect` in bash, zsh and fish, written from what the parser understands."""

import re
from collections.abc import Iterator, Sequence

from daect_tui.completion import FILE, FOLDER, FREE, Command, Option, Value

_BASH = """\
# Complète la commande « daect ». Écrit par « daect completion bash » : ne pas modifier.
_daect() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="${{COMP_WORDS[COMP_CWORD-1]}}"
    local IFS=$' \\t\\n' command="" rank=0 i=1
    COMPREPLY=()
    while [ "$i" -lt "$COMP_CWORD" ]; do
        case "$command ${{COMP_WORDS[i]}}" in
            {valued}) i=$((i + 1)) ;;
            *" -"*) ;;
            " "*) command="${{COMP_WORDS[i]}}" ;;
            *) rank=$((rank + 1)) ;;
        esac
        i=$((i + 1))
    done
    case "$command $prev" in
{values}
    esac
    case "$cur" in
        -*)
            case "$command" in
{options}
            esac
            return ;;
    esac
    case "$command $rank" in
{places}
    esac
}}
_daect_words() {{ COMPREPLY=($(compgen -W "$1" -- "$2")); }}
_daect_paths() {{
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen "$1" -- "$2"))
}}
complete -F _daect daect
"""
_ZSH = """\
#compdef daect
# À garder dans un fichier « _daect » d’un dossier de « fpath », ou à lire par « source ».
autoload -U +X compinit && compinit -i
autoload -U +X bashcompinit && bashcompinit
"""
_FISH = """\
# Complète la commande « daect ». Écrit par « daect completion fish » : ne pas modifier.
complete -c daect -f
"""
_FLAGS = {FILE: "-f", FOLDER: "-d"}
_ANY_RANK = "[0-9]*"


def bash_script(commands: Sequence[Command]) -> str:
    """Write the script of bash; it reads no more of bash than what zsh has too."""
    options = [(one, option) for one in commands for option in one.options]
    valued = [_named(one, option) for one, option in options if option.needed]
    values = [
        _case(_named(one, option), _bash_value([option.value]), ends=option.needed)
        for one, option in options
        if option.value is not None
    ]
    names = " ".join(one.name for one in commands if one.name)
    places = [_case('" 0"', f'_daect_words "{names}" "$cur"', ends=True)]
    for one in commands:
        for rank, place in enumerate(one.places):
            last = one.repeated and rank == len(one.places) - 1
            pattern = f'"{one.name} "{_ANY_RANK}' if last else f'"{one.name} {rank}"'
            places.append(_case(pattern, _bash_value(place), ends=True))
    listed = [
        " " * 8 + _case(f'"{one.name}"', f'_daect_words "{_all_names(one)}" "$cur"', ends=True)
        for one in commands
    ]
    return _BASH.format(
        valued="|".join(valued),
        values="\n".join(values),
        options="\n".join(listed),
        places="\n".join(places),
    )


def _named(command: Command, option: Option) -> str:
    return "|".join(f'"{command.name} {name}"' for name in option.names)


def _all_names(command: Command) -> str:
    return " ".join(name for option in command.options for name in option.names)


def _case(pattern: str, does: str, *, ends: bool) -> str:
    return f"        {pattern}) {does}{'; return' if ends else ''} ;;"


def _bash_value(values: Sequence[Value]) -> str:
    """Write what offers values: words and paths may stand together where one of them may be left out."""
    words = " ".join(word for value in values for word in value.words)
    paths = next((_FLAGS[value.kind] for value in values if value.kind != FREE), "")
    if words and paths:
        return f'_daect_paths {paths} "$cur"; COMPREPLY+=($(compgen -W "{words}" -- "$cur"))'
    if words:
        return f'_daect_words "{words}" "$cur"'
    return f'_daect_paths {paths} "$cur"' if paths else ":"


def zsh_script(commands: Sequence[Command]) -> str:
    """Write the script of zsh: that of bash, through `bashcompinit`, which zsh ships."""
    return _ZSH + bash_script(commands)


def fish_script(commands: Sequence[Command]) -> str:
    """Write the script of fish, which shows what each command and option is."""
    return _FISH + "\n".join(line for one in commands for line in _fish_lines(one)) + "\n"


def _fish_lines(command: Command) -> Iterator[str]:
    if command.name:
        yield f"complete -c daect -n __fish_use_subcommand -a {command.name} -d {_quoted(command.summary)}"
        here = f"__fish_seen_subcommand_from {command.name}"
    else:
        here = "__fish_use_subcommand"
    for option in command.options:
        names = " ".join(_fish_name(name) for name in option.names)
        yield f"complete -c daect -n '{here}' {names}{_fish_value(option)} -d {_quoted(option.summary)}"
    places = [value for place in command.places for value in place]
    for words in (value.words for value in places if value.words):
        yield f"complete -c daect -n '{here}' -a '{' '.join(words)}'"
    if any(value.kind == FILE for value in places):
        yield f"complete -c daect -n '{here}' -F"


def _fish_name(name: str) -> str:
    return f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _fish_value(option: Option) -> str:
    value = option.value
    if value is None:
        return ""
    needed = " -r" if option.needed else ""
    if value.words:
        return f"{needed} -f -a '{' '.join(value.words)}'"
    if value.kind == FOLDER:
        return f"{needed} -f -a '(__fish_complete_directories)'"
    return f"{needed} -F" if value.kind == FILE else f"{needed} -f"


def _quoted(text: str) -> str:
    """Write a text between simple quotes, as fish reads it."""
    return "'" + re.sub(r"(['\\])", r"\\\1", " ".join(text.split())) + "'"


SCRIPTS = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
