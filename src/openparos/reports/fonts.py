"""The fonts of papers: those typst carries for four languages, Noto fonts (OFL) for Arabic and Chinese.

System fonts are never looked at by name: the files used are found here, copied beside the page and
named with their hash, so that the same fonts give the same bytes.
"""

from __future__ import annotations

import glob
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused

BUILT_IN: Final = "Libertinus Serif"
"""Carried by typst itself: Latin, Greek and Cyrillic."""
FONTS_VARIABLE: Final = "OPENPAROS_FONTS"
"""Environment variable: a further folder to look in."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One font that can set a language: its family, its files, and the package they come in."""

    family: str
    files: tuple[str, ...]
    package: str | None = None


_CHOICES: Final[dict[str, tuple[Choice, ...]]] = {
    "ar": (
        Choice("Noto Naskh Arabic", ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")),
        Choice("Noto Sans Arabic", ("NotoSansArabic[wdth,wght].ttf",), "justmytype_intl_rtl"),
    ),
    "zh": (
        Choice("Noto Serif CJK SC", ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc")),
        Choice("Noto Sans SC", ("NotoSansSC[wght].ttf",), "justmytype_intl_cjk"),
    ),
}
_SYSTEM: Final = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/Library/Fonts"),
)
_REMEDY: Final = (
    "Install the fonts of the extra, pip install 'openparos[fonts]', or on Debian fonts-noto-core and "
    f"fonts-noto-cjk, or name a folder that holds them in {FONTS_VARIABLE}"
)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts a page is set in.

    Attributes
    ----------
    families : tuple of str
        In order of preference; the first has the letters of the language.
    files : tuple of Path
        To be given to typst beside its own.
    """

    families: tuple[str, ...]
    files: tuple[Path, ...]

    def stated(self) -> list[tuple[str, str]]:
        """Return each file with its SHA-256, for the provenance of a page."""
        return [(one.name, hashlib.sha256(one.read_bytes()).hexdigest()) for one in self.files]


@cache
def fonts_for(language: str) -> Fonts:
    """Return the fonts for a language.

    Raises
    ------
    InputRefused
        When no font with the letters of the language is at hand; the message names what to install.
    """
    if language not in _CHOICES:
        return Fonts((BUILT_IN,), ())
    for choice in _CHOICES[language]:
        files = [_find(name, choice.package) for name in choice.files]
        if all(files):
            found = tuple(one for one in files if one is not None)
            # Latin letters and digits come from the built-in font, so that a page is of one piece.
            return Fonts((BUILT_IN, choice.family), found)
    names = " or ".join(one.family for one in _CHOICES[language])
    raise InputRefused(f"no font for the language {language!r} is at hand ({names})", remedy=_REMEDY)


def _find(name: str, package: str | None) -> Path | None:
    folders = [Path(os.environ[FONTS_VARIABLE])] if os.environ.get(FONTS_VARIABLE) else []
    folders += _SYSTEM
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    if package is not None and (spec := find_spec(package)) is not None and spec.origin:
        return next(iter(sorted(Path(spec.origin).parent.rglob(glob.escape(name)))), None)
    return None
