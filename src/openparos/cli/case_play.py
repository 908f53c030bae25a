"""The parts of `openparos case` that play: a documented exchange again, and an exercise at one table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .options import Common, ExitStatus, print_json, say


def replay(name: str | None = None, /, *, at: str | None = None, common: Common = Common()) -> ExitStatus:
    """Play a documented exchange again: both notes, bases, dates, days, and what is disputed.

    Parameters
    ----------
    name : str or None
        Such as L18; without one those on file are listed.
    at : str or None
        As it stood on a day; by default that of its last document.
    """
    from openparos.cases.replay import exchanges, load_exchange
    from openparos.cases.replay import replay as play_again
    from openparos.model.times import parse_utc

    if name is None:
        on_file = {each.upper(): load_exchange(each)["title"] for each in exchanges()}
        if common.as_json:
            print_json({"exchanges": on_file})
        else:
            for each, title in on_file.items():
                say(f"{each}  {title}")
        return ExitStatus.DONE
    answer = play_again(load_exchange(name), parse_utc(at) if at else None)
    if common.as_json:
        print_json(answer)
    else:
        _print_exchange(answer)
    return ExitStatus.DONE


def _print_exchange(answer: dict[str, Any]) -> None:
    say(f"{answer['id']}: {answer['title']}")
    say(answer["statement"])
    for one in answer["impact"]:
        say(f"Depends on it: {one}")
    say("Facts:")
    for one in answer["facts"]:
        say(f"  {one['on']}  {one['says']} [{one['source']}]{_mark(one)}")
    say("Notes:")
    for one in answer["notes"]:
        symbol = f", {one['symbol']}" if one["symbol"] else ""
        issued = f", issued {one['issued']}" if one.get("issued") else ""
        says = " ".join(one["says"].split())
        say(f'  {one["on"]}  {one["party"]}{symbol}{issued}: "{says}" [{one["source"]}]{_mark(one)}')
    say("Bases on that day:")
    for one in answer["bases"]:
        named = " named," if one["basis"] in answer["bases_named"] else ""
        say(f"  {one['basis']}:{named} {one['label']}: {one['open']}, {one['reason']}")
    say(f"  {answer['bases_note']}")
    say("Disputed:")
    for one in answer["disputed"]:
        say(f"  {one['question']}")
        for view in one["views"]:
            say(f'    {view["party"]}: "{view["says"]}" [{view["source"]}]')
        say(f"    Observable: {one['observable']}")
    say("Not known:")
    for text in answer["not_known"]:
        say(f"  {text}")


def _mark(one: dict[str, Any]) -> str:
    return " [unverified]" if one.get("unverified") else ""


def tabletop(
    folder: Path, /, *, exercise: str = "geo", play: bool = False, common: Common = Common()
) -> ExitStatus:
    """Lay a table for an exercise: a log, and a folder with a key for each mission and the secretariat.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet.
    exercise : str
        geo (an approach that was not explained) or l18 (after two passes near a space station).
    play : bool
        Play it to its end, refusals included.
    """
    from openparos.cases.tabletop import key_file, load_exercise, set_up
    from openparos.cases.tabletop import play as play_moves

    chosen = load_exercise(exercise)
    identities = set_up(folder, chosen)
    moves = list(play_moves(folder, chosen)) if play else []
    last = next((one.filed.case for one in reversed(moves) if one.filed), None)
    if common.as_json:
        print_json(
            {
                "exercise": exercise, "title": chosen["title"], "log": str(folder / "log"),
                "identities": str(identities),
                "keys": {code: str(key_file(folder, code)) for code in chosen["players"]},
                "moves": [
                    {"party": one.party, "act": one.act, "what": one.what, "refused": one.refused} for one in moves
                ],
                "case": last.case_id if last else None,
                "outcome": last.outcome if last else None,
            }
        )  # fmt: skip
        return ExitStatus.DONE
    say(f"EXERCISE: {chosen['title']}")
    say(f"log {folder / 'log'}, identities {identities}")
    for code in chosen["players"]:
        say(f"  {code:6} {key_file(folder, code)}")
    for one in moves:
        say(f"{one.party:6} {one.act:18} {'refused: ' if one.refused else ''}{one.what}")
    if last is not None:
        say(f"{last.case_id}: closed as {last.outcome}")
    return ExitStatus.DONE
