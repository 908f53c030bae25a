"""The words the software may not use of its own accord about objects, events or States.

Paraphrases of law keep the law's terms and stand in `commitments`; statements attributed to somebody
are quotations and carry their author. Everything the software says itself passes `refuse_words`.
"""

from __future__ import annotations

import re
from typing import Final

from openparos.model.errors import InputRefused

NO_STATE: Final = "State not in the data at hand"
"""What stands in the place of a State where none is given: it says what is missing here, not that there is none."""
WORDS_OF_JUDGMENT: Final = (
    "violation", "violations", "violate", "violates", "violated", "violating", "violator", "violators",
    "breach", "breaches", "breached", "breaching", "hostile", "hostility", "hostilities",
    "weapon", "weapons", "weaponry", "weaponized", "weaponised", "guilty", "guilt", "culprit", "culprits",
    "suspicious", "suspiciously", "suspicion", "suspect", "suspects", "suspected", "inspector", "inspectors",
    "target", "targets", "targeted", "targeting", "aggressive", "aggressively", "aggression", "aggressor",
    "threat", "threats", "threaten", "threatens", "threatened", "threatening",
    "attack", "attacks", "attacked", "attacking", "attacker", "illegal", "illegally", "unlawful", "unlawfully",
)  # fmt: skip
IN_OTHER_LANGUAGES: Final = {
    "fr": ("violation", "viole", "violé", "infraction", "hostile", "arme ", "armes ", "coupable", "suspect", "inspecteur", "cible", "menace", "attaque", "illégal", "illicite", "agressi", "agresseur"),
    "es": ("violación", "viola ", "infracción", "hostil", "arma ", "armas ", "culpable", "sospechos", "inspector", "blanco", "objetivo", "amenaza", "ataque", "ilegal", "ilícit", "agresi", "agresor"),
    "ru": ("нарушен", "нарушил", "враждебн", "оружи", "виновн", "подозрител", "инспектор", "мишен", "цель", "угроз", "нападен", "незаконн", "противоправн", "агресс"),
    "zh": ("违反", "违约", "违法", "敌对", "武器", "有罪", "可疑", "检查员", "目标", "威胁", "攻击", "非法", "侵略"),
    "ar": ("انتهاك", "خرق", "عدائي", "سلاح", "أسلحة", "مذنب", "مشبوه", "مفتش", "هدف", "تهديد", "هجوم", "غير قانوني", "عدوان"),
}  # fmt: skip
"""Parts of words in the other official languages that would say what the words above say; a space ends the word."""
_NO_LETTER: Final = re.compile(r"[^\w]+")
_PATTERN: Final = re.compile(r"\b(" + "|".join(WORDS_OF_JUDGMENT) + r")\b", re.IGNORECASE)


def words_of_judgment(text: str) -> list[str]:
    """Return the words of judgment that a text contains, in order."""
    return [match.group(0) for match in _PATTERN.finditer(text)]


def as_named(text: str, otherwise: str) -> str:
    """Return what others call something, or other words where theirs hold a word of judgment.

    Names of satellites and lines of registers are not the software's own, but they stand in its sentences.
    """
    return otherwise if words_of_judgment(text) else text


def words_of_judgment_in(language: str, text: str) -> list[str]:
    """Return the words of judgment, or their parts, that a text in one of the six languages contains."""
    if language == "en":
        return words_of_judgment(text)
    padded = f" {_NO_LETTER.sub(' ', text.lower())} "
    return [one for one in IN_OTHER_LANGUAGES[language] if one in padded]


def refuse_words(text: str) -> str:
    """Return the text unchanged.

    Raises
    ------
    InputRefused
        When it contains a word of judgment: the fault is then in the rule that wrote it.
    """
    if found := words_of_judgment(text):
        raise InputRefused(
            f"a statement contains {', '.join(sorted(set(found)))}",
            remedy="Say what was observed and how sure that is; judgment stays with States",
        )
    return text
