"""What the element sets alone say of an object: its number, designator and names, where no table knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openparos.model.errors import InputRefused, UnknownObject
from openparos.model.ids import parse_norad_id

from .elements import names_over_time
from .identity import folded
from .objects import SpaceObject, Stated

if TYPE_CHECKING:
    from openparos.store.archive import Archive


def describe_by_sets(archive: Archive, text: str) -> SpaceObject | None:
    """Return an object as its element sets name it.

    Parameters
    ----------
    archive : Archive
        The element sets at hand.
    text : str
        Catalogue number, designator or name.

    Returns
    -------
    SpaceObject or None
        Name (the latest first) and designator with the source of the sets; None where no set is of it.

    Raises
    ------
    UnknownObject
        When several objects bear the name.
    """
    number = _number(archive, text)
    sets = None if number is None else archive.history(number)
    if number is None or sets is None or not len(sets):
        return None
    sources = sorted(set(sets["source"].to_pylist()))
    source = f"element sets ({', '.join(sources)})"
    names = dict.fromkeys(name for _, name in reversed(names_over_time(sets)))
    designators = dict.fromkeys(one for one in reversed(sets["cospar_id"].to_pylist()) if one)
    fields = {
        "name": tuple(Stated(name, source) for name in names),
        "designator": tuple(Stated(one, source) for one in designators),
    }
    return SpaceObject(number, {field: said for field, said in fields.items() if said})


def _number(archive: Archive, text: str) -> int | None:
    try:
        return parse_norad_id(text)
    except InputRefused:
        pass
    wanted = folded(text)
    objects = archive.objects()
    rows = zip(
        objects["norad_id"].to_pylist(),
        objects["cospar_id"].to_pylist(),
        objects["name"].to_pylist(),
        strict=True,
    )
    found = sorted(
        number for number, cospar, name in rows if wanted in {folded(one) for one in (cospar, name) if one}
    )
    if len(found) > 1:
        raise UnknownObject(
            f"{text!r} is borne by {', '.join(map(str, found[:8]))}",
            remedy="Give the catalogue number or the international designator",
        )
    return found[0] if found else None
