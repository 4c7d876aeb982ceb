"""The English that could leak into a screen: what Textual itself would say, and a few words of Python."""

import re
from functools import cache

from textual import widgets
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

# Its prompts; the descriptions of the keys of its widgets are added.
PROMPTS = (
    "Select", "Search for commands…", "No matches found", "palette", "Loading", "Press", "Quit", "None",
    "True", "False", "Error", "error", "Invalid", "invalid", "the", "and", "with", "not", "file", "required",
)  # fmt: skip


def descriptions_of_textual() -> set[str]:
    """Gather the descriptions of every binding that Textual’s own classes declare."""
    for name in vars(widgets)["__all__"]:
        getattr(widgets, name)  # each is read when it is asked for
    found: set[str] = set()
    pending: list[type] = [Widget, Screen, App]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        if kind.__module__.startswith("textual"):
            found |= {
                binding.description if isinstance(binding, Binding) else binding[2]
                for binding in kind.__dict__.get("BINDINGS", ())
                if isinstance(binding, Binding) or len(binding) > 2
            }
    return {description for description in found if description}


# English does without none of them, and French has none: « file », « on » or « or » are French too.
_ENGLISH = """
the of and is are was were be been being with without not cannot this that these those from into for by it
its must should would could has have had which when where while who what your you we they their there then
failed unknown invalid missing already only found expected wrong empty opened closed written such directory
denied value required choose show exit loading press search
"""
WORDS = frozenset(_ENGLISH.split())
# An option is typed as it is; so is the word after « daect », and what is tied by low lines, as in a path.
TYPED = re.compile(r"--?[a-z][a-z-]*|\bdaect [a-z]+|\S*_\S*")

CUT_BY_A_BOX = re.compile(r"\w+(?=[│┌└])|(?<=[│┐┘])\w+")
# Of the language of wordings (docs/wordings.md): a key, and the name of a value, as they are typed.
SYNTAX = re.compile(r"\bwhen(?= = )|\bmissing\b")


def english_words(sentence: str) -> list[str]:
    """List the words of a sentence that are English and nothing else, in any case."""
    said = TYPED.sub(" ", sentence.lower())
    return sorted({word for word in re.findall(r"[^\W\d_]+", said) if word in WORDS})


def english(text: str) -> list[str]:
    """List the words of Textual and of English that a text painted holds; a box cuts what is under it."""
    whole = CUT_BY_A_BOX.sub("", SYNTAX.sub("", text))
    one, several = _vocabulary()
    said = {phrase for phrase in several if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", whole)}
    return sorted({*said, *(one & set(re.findall(r"\w+", whole))), *english_words(whole)})


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return what Textual says in one word, and in several."""
    every = frozenset({*PROMPTS, *descriptions_of_textual()})
    one = frozenset(word for word in every if re.fullmatch(r"\w+", word))
    return one, every - one
