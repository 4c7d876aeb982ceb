"""Pictures that a person supplies for the letterhead: read once with care, kept in one plain form.

What is kept is a PNG without alpha, colour profile nor metadata: PDF/A-2 wants no surprise, and a photograph
says nothing of who took it. A picture that cannot be used is refused when it is given, not when it is drawn.
"""

import struct
import zlib
from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

from daect_tui.domain.errors import Refusal
from daect_tui.domain.text import NBSP, grouped

# Pixels a side: at the width at which it is printed (50 mm), from 150 to 450 dots an inch.
SMALLEST, LARGEST = 300, 900
_MOST_PIXELS = 40_000_000
# What the library may raise on a file that was cut, altered or made to harm.
PICTURE_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    struct.error,
    zlib.error,
)
# The others would lose colours, or their transparency.
_SHRUNK_AS_THEY_ARE = ("RGB", "RGBA", "L", "LA", "CMYK")
_HEAVIEST = 10 * 1024 * 1024


def prepared(content: bytes) -> bytes:
    """Turn a PNG or a JPEG into what is kept; raises `Refusal` saying what to do."""
    if len(content) > _HEAVIEST:
        raise _refusal(f"elle pèse plus de 10{NBSP}Mo. Réduisez-la")
    try:
        with catch_warnings():
            # What the library would say of an odd picture would be said over the screen.
            simplefilter("ignore")
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
                _check(image.width, image.height)
                flat = _flat(_small(ImageOps.exif_transpose(image)))
    except UnidentifiedImageError as error:
        raise _refusal("ce n’est ni un PNG ni un JPEG. Enregistrez-la dans l’un de ces formats") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal("elle a trop de points. Réduisez-la") from error
    except PICTURE_FAULTS as error:
        raise _refusal("elle est endommagée. Enregistrez-la à nouveau") from error
    kept = BytesIO()
    flat.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def opened(content: bytes) -> Image.Image | None:
    """Read a kept picture whole; `None` when it cannot be."""
    try:
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            return image.convert("RGB")
    except (*PICTURE_FAULTS, Image.DecompressionBombError):
        return None


def _check(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise _refusal("elle a trop de points. Réduisez-la")
    if max(width, height) < SMALLEST:
        raise _refusal(
            f"elle n’a que {grouped(width)} × {grouped(height)} points, elle serait floue. Donnez-en une de "
            f"{SMALLEST} points au moins dans sa plus grande dimension"
        )


def _small(image: Image.Image) -> Image.Image:
    """Bring a picture down to its size first: each step after that holds all of it in memory anew."""
    if image.mode not in _SHRUNK_AS_THEY_ARE:
        image = image.convert("RGBA")
    image.thumbnail((LARGEST, LARGEST))
    return image


def _flat(image: Image.Image) -> Image.Image:
    """Put a picture on white, in red, green and blue."""
    seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _refusal(why: str) -> Refusal:
    return Refusal(f"Cette image ne peut pas servir d’emblème{NBSP}: {why}.")
