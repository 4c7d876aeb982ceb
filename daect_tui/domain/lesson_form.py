"""A lesson as typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.forms import FormReader
from daect_tui.domain.lesson import Lesson
from daect_tui.domain.text import NBSP, fold, quoted

_NONE: tuple[str, ...] = ()
_BETWEEN = re.compile("[,;\n]")


@dataclass(frozen=True, slots=True)
class LessonText:
    """What is typed of a lesson."""

    title: str
    text: str
    theme: str
    countries: tuple[str, ...]
    keywords: tuple[str, ...]
    diffusion: Diffusion


def read_lesson_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], themes: Mapping[str, str]
) -> LessonText:
    """Read the raw texts of a lesson; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    read = LessonText(
        title=reader.line("title", "Titre", required=True),
        text=reader.text("text", "Enseignement", required=True),
        theme=reader.parsed("theme", lambda typed: _theme(typed, themes), ""),
        countries=reader.parsed("countries", lambda typed: parse_countries(typed, country_codes), _NONE),
        keywords=parse_keywords(reader.line("keywords", "Mots-clés")),
        diffusion=reader.choice("diffusion", "Diffusion", Diffusion, Diffusion.INTERNAL),
    )
    reader.check()
    return read


def _theme(typed: str, themes: Mapping[str, str]) -> str:
    if typed and typed not in themes:
        raise InvalidField("theme", f"Thème{NBSP}: {quoted(typed)} n’est pas dans la liste.")
    return typed


def parse_keywords(typed: str) -> tuple[str, ...]:
    """Read keywords between commas, each once, accents and case apart."""
    words = [" ".join(part.split()) for part in _BETWEEN.split(typed)]
    kept: dict[str, str] = {}
    for word in words:
        if word:
            kept.setdefault(fold(word), word)
    return tuple(kept.values())


def lesson_fields(lesson: Lesson, country_names: Mapping[str, str]) -> dict[str, str]:
    """Write a lesson back as the raw texts of its form."""
    return {
        "title": lesson.title,
        "text": lesson.text,
        "theme": lesson.theme,
        "countries": ", ".join(country_names.get(code, code) for code in lesson.countries),
        "keywords": ", ".join(lesson.keywords),
        "diffusion": lesson.diffusion.value,
    }
