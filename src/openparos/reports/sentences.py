"""Statements of findings in the other official languages: standing sentences, filled in piece by piece.

Rules make their statements in English out of standing sentences. Each is kept beside its renderings in
``languages/sentences.yaml``; a statement is taken apart into them and put together again. What fits no pattern
stays in English as a whole: half a sentence is worse than none. The English is printed beside the rendering, for it
is the wording that the finding's digest is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from openparos.findings.wording import NO_STATE
from openparos.model.states import all_organizations, all_states

from .language import Words

_FILE: Final = Path(__file__).parent / "languages" / "sentences.yaml"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY: Final = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}"
_OBJECT: Final = r"\S.*? \(\d+(?:, [\w-]+)?; [^;]+?\)"
_SHAPES: Final[Mapping[str, str]] = {
    "who": rf"(?:{_OBJECT}|An object of the launch [\w-]+)",
    "whos": r".+?",
    "when": rf"{_DAY}, \d\d:\d\d UTC",
    "day": _DAY,
    "iso": r"\d{4}-\d\d-\d\d",
    "lon": r"\d+(?:\.\d+)?° (?:east|west)",
    "state": r".+?",
    "states": r".+?",
    "counts": r"\d+ after \d+ days(?:(?:, | and )\d+ after \d+ days)*",
    "words": r"[^;]+?",
    "item": r".+?",
}
_NUMBER: Final = r"[-+]?[\d.,]+(?: ± [\d.,]+)?"
_AFTER: Final = r"(?=; |, |\. |\.$)"
_FAR_AFTER: Final = r"(?=; |\. |\.$)"
_ENDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "fr": (" ; ", ", ", ". "),
    "zh": ("；", "，", "。"),
    "ar": ("؛ ", "، ", ". "),
}
_EAST_WEST: Final[Mapping[str, tuple[str, str]]] = {
    "fr": ("est", "ouest"),
    "es": ("este", "oeste"),
    "ru": ("в. д.", "з. д."),
    "zh": ("东经", "西经"),
    "ar": ("شرقاً", "غرباً"),
}
_AFTER_DAYS: Final[Mapping[str, str]] = {
    "fr": "{n} après {days} jours",
    "es": "{n} tras {days} días",
    "ru": "{n} через {days} сут",
    "zh": "{days} 日后 {n} 块",
    "ar": "{n} بعد {days} من الأيام",
}
_MORE: Final[Mapping[str, str]] = {
    "fr": "{n} autres objets nommés dans l’événement",
    "es": "{n} objetos más nombrados en el suceso",
    "ru": "ещё объектов, названных в событии: {n}",
    "zh": "事件中所列其他 {n} 个物体",
    "ar": "{n} من الأجسام الأخرى المذكورة في الحدث",
}
_OWNER: Final[Mapping[str, tuple[str, str, str, str]]] = {
    # as catalogue owner, as launching State, State not in the data at hand, an object of the launch
    "fr": ("propriétaire selon le catalogue", "État de lancement", "État absent des données disponibles", "Un objet du lancement {launch}"),
    "es": ("propietario según el catálogo", "Estado de lanzamiento", "Estado no incluido en los datos disponibles", "Un objeto del lanzamiento {launch}"),
    "ru": ("владелец по каталогу", "запускающее государство", "государство в имеющихся данных не указано", "Объект запуска {launch}"),
    "zh": ("目录所列所有者", "发射国", "现有数据未载所属国", "发射 {launch} 的一个物体"),
    "ar": ("المالك وفق الفهرس", "الدولة المُطلقة", "الدولة غير واردة في البيانات المتاحة", "جسم من الإطلاق {launch}"),
}  # fmt: skip
_ITEMS: Final[Mapping[str, tuple[str, str, str, str, str]]] = {
    # fr, es, ru, zh, ar
    "the launching State": ("l’État de lancement", "el Estado de lanzamiento", "запускающее государство", "发射国", "الدولة المُطلقة"),
    "designator or number": ("l’indicatif ou numéro", "el indicativo o número", "обозначение или номер", "标志或编号", "الرمز أو الرقم"),
    "date and place of launch": ("la date et le lieu de lancement", "la fecha y el lugar de lanzamiento", "дата и место запуска", "发射日期和地点", "تاريخ الإطلاق ومكانه"),
    "basic orbit": ("les paramètres orbitaux de base", "los parámetros orbitales básicos", "основные параметры орбиты", "基本轨道参数", "البارامترات المدارية الأساسية"),
    "general function": ("la fonction générale", "la función general", "общее назначение", "一般功能", "الوظيفة العامة"),
    "COSPAR designator": ("l’indicatif COSPAR", "el indicativo COSPAR", "обозначение КОСПАР", "COSPAR 编号", "رمز كوسبار"),
    "further information on function": ("d’autres informations sur la fonction", "más información sobre la función", "дополнительные сведения о назначении", "有关功能的补充信息", "معلومات إضافية عن الوظيفة"),
    "geostationary position": ("la position géostationnaire", "la posición geoestacionaria", "положение на геостационарной орбите", "地球静止轨道位置", "الموقع الثابت بالنسبة للأرض"),
}  # fmt: skip
_NO_STATE: Final = (NO_STATE, "no known State")
"""As it is put, and as statements kept from before put it."""
_COLUMNS: Final = ("fr", "es", "ru", "zh", "ar")


@dataclass(frozen=True)
class Sentence:
    """One standing sentence: how it is recognised, and how it is put in each language."""

    shapes: tuple[re.Pattern[str], ...]
    kinds: Mapping[str, str]
    renderings: Mapping[str, str]


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return every standing sentence, in the order of the file."""
    rows: list[dict[str, str]] = yaml.load(
        _FILE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return tuple(_sentence(row) for row in rows)


def _sentence(row: Mapping[str, str]) -> Sentence:
    kinds: dict[str, str] = {}
    shape = ""
    for place, part in enumerate(re.split(r"\{(\w+)\}", row["en"])):
        if place % 2 == 0:
            text = re.escape(part).replace(r"\ objects\ of", r"\ objects?\ of")
            shape += text
        else:
            kind = part.rstrip("0123456789")
            kinds[part] = kind
            shape += f"(?P<{part}>{_SHAPES.get(kind, _NUMBER)})"
    renderings = {language: row[language] for language in _COLUMNS}
    # What stands at the end as it is may hold commas of its own: it is then tried as far as the next full piece too.
    return Sentence(tuple(re.compile(shape + after) for after in (_AFTER, _FAR_AFTER)), kinds, renderings)


def rendered(statement: str, said: Words) -> str | None:
    """Return a statement in the language of a paper, or None where a piece of it fits no standing sentence.

    Parameters
    ----------
    statement : str
        As a rule made it, in English.
    said : Words
        The language.
    """
    if said.language == "en" or not statement.endswith("."):
        return None
    return _rest(statement, said, beginning=True)


def _rest(text: str, said: Words, *, beginning: bool = False) -> str | None:
    """Return the rendering of what is left of a statement, from one joint between its pieces to the end."""
    semicolon, _, stop = _ENDS.get(said.language, ("; ", ", ", ". "))
    if text == ".":
        return stop.strip()
    joint = "" if beginning else {"; ": semicolon, ". ": stop}.get(text[:2], "")
    begun = text[2:] if joint else text
    for piece, length in _pieces(begun, said):
        if (after := _rest(begun[length:], said)) is not None:
            return joint + piece + after
    return None


def _pieces(text: str, said: Words) -> Iterator[tuple[str, int]]:
    """Yield the rendering of each standing sentence that a text begins with, and how many letters it takes."""
    for one in sentences():
        for shape in one.shapes:
            if (match := shape.match(text)) is not None:
                values = {
                    name: _turned(one.kinds[name], found, said) for name, found in match.groupdict().items()
                }
                yield one.renderings[said.language].format(**values), match.end()


def _turned(kind: str, text: str, said: Words) -> str:
    """Return what a placeholder was filled with, as it is put in a language."""
    turn = _TURNS.get(kind)
    return said.isolated(text if turn is None else turn(text, said))


def _object(text: str, said: Words) -> str:
    owner, launching, _, of_launch = _OWNER[said.language]
    if (more := _more(text, said)) is not None:
        return more
    if (launch := re.fullmatch(r"An object of the launch ([\w-]+)", text)) is not None:
        return of_launch.format(launch=launch[1])
    found = re.fullmatch(r"(.*) \((\d+(?:, [\w-]+)?); (.*)\)", text)
    if found is None:
        return text
    name, number, whose = found.groups()
    role = ""
    for mark, word in ((" as catalogue owner", owner), (" as launching State", launching)):
        if whose.endswith(mark):
            whose, role = whose.removesuffix(mark), f"{said('list.comma')}{word}"
    state = _state(whose, said)
    return f"{said.isolated(f'{name} ({number})')} – {state}{role}"


def _objects(text: str, said: Words) -> str:
    parts = re.split(r"(?<=\)), (?=\S)|(?<=\)) and (?=\S)", text)
    return said("list.comma").join(_object(one, said) for one in parts)


def _more(text: str, said: Words) -> str | None:
    """Return ``3 more objects named in the event`` in a language, or None where a text is something else."""
    found = re.fullmatch(r"(\d+) more objects named in the event", text)
    return None if found is None else _MORE[said.language].format(n=found[1])


@cache
def _codes() -> dict[str, str]:
    found = {one.name("en"): one.alpha3 for one in all_states(dissolved=True)}
    return found | {one.name("en"): one.code for one in all_organizations()}


def _state(text: str, said: Words) -> str:
    if text in _NO_STATE:
        return _OWNER[said.language][2]
    code = _codes().get(text)
    return text if code is None else said.state(code, text)


def _states(text: str, said: Words) -> str:
    return said("list.comma").join(_state(one, said) for one in re.split(r", | and ", text))


def _day(text: str, said: Words) -> str:
    number, month, year = text.split(" ")
    return said.day(f"{year}-{_MONTHS.split('|').index(month) + 1:02d}-{int(number):02d}")


def _when(text: str, said: Words) -> str:
    day, clock = text.split(", ")
    return f"{_day(day, said)}{' ' if said.language == 'zh' else said('list.comma')}{clock}"


def _longitude(text: str, said: Words) -> str:
    value, side = text.split(" ")
    word = _EAST_WEST[said.language][side == "west"]
    return f"{word} {value}" if said.language == "zh" else f"{value} {word}"


def _counts(text: str, said: Words) -> str:
    form = _AFTER_DAYS[said.language]
    pairs = re.findall(r"(\d+) after (\d+) days", text)
    return said("list.comma").join(form.format(n=n, days=days) for n, days in pairs)


def _item(text: str, said: Words) -> str:
    row = _ITEMS.get(text)
    return text if row is None else row[_COLUMNS.index(said.language)]


_TURNS: Final[Mapping[str, Callable[[str, Words], Any]]] = {
    "who": _object,
    "whos": _objects,
    "state": _state,
    "states": _states,
    "day": _day,
    "iso": lambda text, said: said.day(text),
    "when": _when,
    "lon": _longitude,
    "counts": _counts,
    "item": _item,
}
