"""Arabic inside a French line: letters in the form that their neighbours ask for, drawn from right to left.

The forms come from the Unicode data of the standard library: each presentation form says of which
letter it is the isolated, initial, medial or final one. What has no such form cannot be shaped here,
and is refused by name at the door. A stretch is shaped when its text is known, and put in the order of
the eye when the lines are: a passage that runs over two lines reads right on both.
"""

import re
import unicodedata
from functools import cache

_BLOCKS = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
# From the first Arabic sign to the last, with what stands between and is no letter of another script.
_STRETCH = re.compile(rf"[{_BLOCKS}]+(?:[\W\d_]+[{_BLOCKS}]+)*")
# Numbers read from left to right inside Arabic (Unicode annex 9, rules W2 and W4).
_NUMBER = re.compile(r"\d+(?:[.,:/\u00a0]\d+)*")
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_JOINERS = "\u200c\u200d"
_TATWEEL = "\u0640"
_PRESENTATION = range(0xFB50, 0xFEFD)
_LAM = "\u0644"
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Give, for each letter and each pair lam-alef, its form by place."""
    forms: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION:
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        pair = len(text) == 2 and text[0] == _LAM and code >= 0xFEF5  # noqa: PLR2004 – lam and its alef
        if place.startswith("<") and (len(text) == 1 or pair):
            forms.setdefault(text, {}).setdefault(place, chr(code))
    return forms


def is_arabic(char: str) -> bool:
    """Tell whether a character belongs to an Arabic stretch."""
    return bool(_STRETCH.fullmatch(char))


def can_shape(char: str) -> bool:
    """Tell whether a character that the typeface draws may also be joined to its neighbours."""
    letter = unicodedata.category(char) == "Lo" and ord(char) not in _PRESENTATION
    return not letter or char in _forms()


def cut(text: str) -> list[tuple[bool, str]]:
    """Cut a text where Arabic begins and ends: pairs « is Arabic, text »."""
    parts: list[tuple[bool, str]] = []
    end = 0
    for match in _STRETCH.finditer(text):
        parts += [(False, text[end : match.start()]), (True, match[0])]
        end = match.end()
    return [part for part in (*parts, (False, text[end:])) if part[1]]


def shaped(text: str) -> str:
    """Give each letter of a stretch the form of its place; the order stays that of reading."""
    forms = _forms()
    clusters = _paired(_clusters(text))
    letters = [letter for letter, _marks in clusters]
    out = []
    for index, (letter, marks) in enumerate(clusters):
        before = index > 0 and _joins_next(letters[index - 1]) and _joins_previous(letter)
        after = index + 1 < len(letters) and _joins_next(letter) and _joins_previous(letters[index + 1])
        place = (_MEDIAL if after else _FINAL) if before else (_INITIAL if after else _ISOLATED)
        out.append(forms.get(letter, {}).get(place, letter) + marks)
    return "".join(out).translate(dict.fromkeys(map(ord, _JOINERS)))


def _paired(clusters: list[str]) -> list[tuple[str, str]]:
    """Part letters from their marks, a lam and the alef after it making one letter."""
    paired: list[tuple[str, str]] = []
    for cluster in clusters:
        letter, marks = cluster[0], cluster[1:]
        if paired and paired[-1][0] == _LAM and _LAM + letter in _forms():
            paired[-1] = (_LAM + letter, paired[-1][1] + marks)
        else:
            paired.append((letter, marks))
    return paired


def visual(text: str) -> str:
    """Put what stands on one line in the order in which it is drawn; done again, it is undone."""
    core = text.strip(" ")
    start = text.index(core) if core else 0
    turned = "".join(reversed(_clusters(core.translate(_MIRRORED))))
    turned = _NUMBER.sub(lambda number: "".join(reversed(number[0])), turned)
    return text[:start] + turned + text[start + len(core) :]


def _clusters(text: str) -> list[str]:
    """Keep the marks with the letter that bears them."""
    clusters: list[str] = []
    for char in text:
        if clusters and unicodedata.combining(char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _joins_next(char: str) -> bool:
    return char in (_TATWEEL, "\u200d") or _INITIAL in _forms().get(char, {})


def _joins_previous(char: str) -> bool:
    return char in (_TATWEEL, "\u200d") or _FINAL in _forms().get(char, {})
