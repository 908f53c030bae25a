"""`openparos instruments`: what was promised, by whom, since when, and where the law ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from openparos.model.errors import OpenParosError

from .instruments_matrix import matrix
from .options import Common, ExitStatus, argument, print_json, warn, writing
from .tables import print_parts, table_of

if TYPE_CHECKING:
    from openparos.commitments.instruments import Instrument
    from openparos.model.errors import Refusal

app = App(name="instruments", result_action="return_value")
app.command(matrix)


@app.default
def instruments(*, common: Common = Common()) -> ExitStatus:
    """List every instrument with its standing.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.commitments.instruments import load_instruments

    loaded = load_instruments()
    if common.as_json:
        rows = [
            {
                "id": each.id,
                "title": each.title,
                "kind": each.kind,
                "standing": each.standing.value,
                "label": each.label,
                "symbol": each.symbol,
                "in_force": each.in_force,
                "provisions": len(each.provisions),
            }
            for each in loaded.values()
        ]
        print_json({"instruments": rows})
        return ExitStatus.DONE
    table = table_of("Instruments", "id", "instrument", "standing", "date", "provisions")
    for each in loaded.values():
        when = each.in_force or each.adopted or each.opened or "not known"
        table.add_row(each.id, each.short_title, each.label, when, str(len(each.provisions)))
    print_parts(table)
    return ExitStatus.DONE


@app.command
def show(name: str, *, common: Common = Common()) -> ExitStatus:
    """Show one instrument, or one provision such as ost-1967/IX.

    Parameters
    ----------
    name : str
        Id of an instrument or provision.
    common : Common
        Options of every command.
    """
    from openparos.commitments.instruments import load_instruments

    loaded = load_instruments()
    name = name.removeprefix("instruments/")
    spelled = {each.lower(): each for each in (*loaded, *loaded.provisions)}
    name = spelled.get(name.lower(), name)
    if "/" in name:
        provision = loaded.provision(name)
        answer = {**provision.to_json(), "label": loaded[provision.instrument].label}
    else:
        answer = loaded.instrument(name).to_json()
    if common.as_json:
        print_json(answer)
    elif "/" in name:
        print_parts(*(line for key, value in answer.items() for line in _field_lines(key, value)))
    else:
        _show_instrument(loaded[name])
    return ExitStatus.DONE


def _field_lines(key: str, value: object) -> list[str]:
    if not isinstance(value, list):
        return [f"{key}: {value}"]
    if not any(isinstance(row, dict) for row in value):
        return [f"{key}: {', '.join(map(str, value))}"]
    return [f"{key}:", *("  - " + "; ".join(f"{k}: {v}" for k, v in row.items()) for row in value)]


def _show_instrument(instrument: Instrument) -> None:
    head = [f"{instrument.title}", f"{instrument.label}; {instrument.symbol or 'no symbol known'}"]
    if instrument.in_force:
        head.append(f"in force {instrument.in_force}")
    if instrument.summary:
        head.append(instrument.summary)
    table = table_of("", "provision", "kind", "grade", "in our own words", "")
    for each in instrument.provisions:
        grade = "/".join(mark for mark in (each.grade, each.also) if mark) or "-"
        table.add_row(
            each.number,
            each.kind,
            grade,
            f"{each.title}. {each.statement}",
            "unverified" if each.unverified else "",
        )
    print_parts(*head, table)


def _check_file(file: Path) -> list[Refusal]:
    """Check a file by what it holds: an instrument, conducts and events, or the record."""
    from openparos.commitments.gaps import check_conduct_file
    from openparos.commitments.instruments import check_instrument_file
    from openparos.formats.yaml_documents import read_yaml
    from openparos.record.entries import check_record_file

    try:
        content = read_yaml(file).content
    except OpenParosError:
        content = None
    keys = set(content) if isinstance(content, dict) else set()
    if keys & {"conduct", "events"}:
        return check_conduct_file(file)
    if keys and not keys & {"id", "provisions"}:
        return check_record_file(file)
    return check_instrument_file(file)


@app.command
def check(*files: Path, common: Common = Common()) -> ExitStatus:
    """Check YAML files of instruments or of the record; each complaint names file and line.

    Parameters
    ----------
    files : Path
        The files (default: every file that is shipped).
    common : Common
        Options of every command.
    """
    from openparos.commitments import gaps, instruments
    from openparos.record import entries

    shipped = (instruments.TEXTS, gaps.FOLDER, entries.TEXTS)
    wanted = files or tuple(sorted(path for folder in shipped for path in folder.glob("*.yaml")))
    refusals = [refusal for file in wanted for refusal in _check_file(file)]
    problems = [{"path": f"{each.file}:{each.line}", "reason": each.reason} for each in refusals]
    if common.as_json:
        print_json({"ok": not problems, "checked": len(wanted), "problems": problems})
    else:
        lines = [f"{each['path']}: {each['reason']}" for each in problems]
        print_parts(*lines, f"{len(wanted)} files checked, {len(problems)} complaints")
    return ExitStatus.PARTLY if problems else ExitStatus.DONE


@app.command
def duties(
    *,
    state: str,
    on: str,
    with_state: Annotated[str | None, Parameter(name="--with")] = None,
    event: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Say what bound a State on a day, and what no known date decides.

    Parameters
    ----------
    state : str
        ISO 3166 alpha-3 code (RUS), a dissolved State (SUN, CSK), or the code of an organization.
    on : str
        The day, as 2021-11-15.
    with_state : str
        A second State: what the two owe one another.
    event : str
        A kind of observed event (break-up, approach, ...): only the provisions it can touch.
    common : Common
        Options of every command.
    """
    from openparos.commitments.duties import duties_between, position_of
    from openparos.model.events import EventKind
    from openparos.model.times import parse_utc

    on_us = argument(parse_utc, on)
    if event is not None and event not in tuple(EventKind):
        warn(f"openparos: {event!r} is no kind of event; there are {', '.join(EventKind)}")
        return ExitStatus.WRONG_USE
    position = position_of(state, on_us)
    answer = position.to_json()
    if with_state is not None:
        shared = duties_between(state, with_state, on_us)
        other = position_of(with_state, on_us)
        answer = {"state": position.state, "with": other.state, "on": position.on}
        answer["note"] = position.note or other.note
        answer["duties"] = [each.to_json() for each in shared if not event or event in each.provision.events]
    elif event is not None:
        answer["duties"] = [each.to_json() for each in position.duties if event in each.provision.events]
    if event is not None:
        answer["event"] = event
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    _show_duties(answer)
    return ExitStatus.DONE


def _show_duties(answer: dict[str, Any]) -> None:
    both = f" and {answer['with']}" if "with" in answer else ""
    title = f"What bound {answer['state']}{both} on {answer['on']}"
    table = table_of(title, "provision", "standing", "kind", "bound", "since", "title", "why")
    last = ""
    for row in answer["duties"]:
        first = row["instrument"] != last
        last = row["instrument"]
        why = row.get("reason") or "; ".join(f"{k}: {v['reason']}" for k, v in row.get("states", {}).items())
        table.add_row(
            row["provision"],
            row["standing"],
            row["kind"],
            row["bound"],
            row.get("since") or "",
            row["title"],
            why if first else "",
        )
    print_parts(table)
    if answer.get("note"):
        print_parts(f"Note: {answer['note']}")
    if answer.get("not_bound"):
        outside = table_of("Not bound", "instrument", "why")
        for row in answer["not_bound"]:
            outside.add_row(row["instrument"], row["reason"])
        print_parts(outside)


@app.command
def parties(name: str, *, on: str | None = None, common: Common = Common()) -> ExitStatus:
    """Say who was bound by one instrument on a day, of whom that is unknown, and what counts sources give.

    Parameters
    ----------
    name : str
        Id of an instrument, such as moon-1979.
    on : str
        The day, as 2021-11-15 (default: today).
    common : Common
        Options of every command.
    """
    from openparos.commitments.duties import roster_of
    from openparos.model.times import now_us, parse_utc

    roster = roster_of(name.lower(), now_us() if on is None else argument(parse_utc, on))
    answer = roster.to_json()
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    bound, unknown = roster.states("yes"), roster.states("unknown")
    print_parts(
        f"{roster.instrument.short_title} ({roster.instrument.label}) on {answer['on']}",
        f"bound ({len(bound)}): {' '.join(bound)}",
        f"unknown ({len(unknown)}): {' '.join(unknown)}",
    )
    table = table_of("Counts that sources give", "parties", "on", "source", "")
    for row in answer["counts"]:
        table.add_row(str(row["parties"]), row["on"] or "-", row["source"], row["note"] or "")
    print_parts(table)
    return ExitStatus.DONE


@app.command
def gaps(
    *,
    event: str | None = None,
    state: str | None = None,
    on: str | None = None,
    plot: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Show where the law ends: kinds of conduct against instruments, and documented events.

    Parameters
    ----------
    event : str
        A documented event (K17, L18, ...), or ``all``: what law applied, what could be seen, what was said.
    state : str
        With --on: for which conduct this State was bound, and by what.
    on : str
        The day, as 2021-11-15; without --state, for how many States each instrument was binding then.
    plot : Path
        Draw the matrix to this file (PNG, SVG or PDF).
    common : Common
        Options of every command.
    """
    from openparos.commitments import gaps as law
    from openparos.model.times import parse_utc

    if state is not None and on is None:
        warn("openparos: --state needs --on")
        return ExitStatus.WRONG_USE
    if plot is not None:
        from openparos.commitments.plots import plot_gap_matrix

        with writing(plot):
            plot_gap_matrix(plot)
    if event is not None:
        return _event_gaps(event, common)
    if state is not None and on is not None:
        return _state_gaps(state, on, common)
    answer = law.matrix_json(None if on is None else argument(parse_utc, on))
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    table = table_of(
        "Strongest effect by standing",
        "conduct",
        "treaties in force",
        "draft",
        "political",
        "voluntary",
        "seen by",
    )
    for row in answer["conducts"]:
        strongest = row["strongest"]
        table.add_row(row["title"], *(strongest[key] for key in strongest), row["observable"])
    print_parts(table, "Drafts are simulated: none is in force and none binds any State.")
    if "states" in answer:
        bound = table_of(f"For how many States, on {answer['on']}", "instrument", "bound", "not known")
        for name, words in answer["states"].items():
            bound.add_row(name, str(len(words["yes"])), str(len(words["unknown"])))
        print_parts(bound)
    return ExitStatus.DONE


def _event_gaps(event: str, common: Common) -> ExitStatus:
    from openparos.commitments.gaps import assess_event, documented_events

    known = documented_events()
    event = event.upper() if event.upper() in known else event
    if event != "all" and event not in known:
        raise OpenParosError(f"no documented event {event!r}", remedy=f"There are: {', '.join(known)}, all")
    wanted = list(known.values()) if event == "all" else [known[event]]
    answers = [assess_event(each) for each in wanted]
    if common.as_json:
        print_json({"events": answers} if event == "all" else answers[0])
        return ExitStatus.DONE
    table = table_of(
        "Documented events", "event", "what", "law that applied", "observable", "notice", "drafts"
    )
    for answer in answers:
        law = sorted(
            {f"{row['instrument']}: {row['effect']}" for row in answer["law"] if row["bound"] == "yes"}
        )
        drafts = "; ".join(f"{row['draft']} (draft): {row['effect']}" for row in answer["drafts"])
        what = f"{answer['date']} {answer['title']}"
        table.add_row(
            answer["event"], what, ", ".join(law) or "-", answer["observable"], answer["notice"], drafts
        )
    print_parts(
        table, "Nothing here says that any law was kept or not kept; that judgment stays with States."
    )
    return ExitStatus.DONE


def _state_gaps(state: str, on: str, common: Common) -> ExitStatus:
    from openparos.commitments.duties import position_of
    from openparos.commitments.gaps import conducts, coverage_for
    from openparos.model.times import parse_utc

    who = position_of(state, argument(parse_utc, on))
    covered = {name: coverage_for(who.state, name, argument(parse_utc, on)) for name in conducts()}
    if common.as_json:
        rows = [{"conduct": name, "coverage": coverage} for name, coverage in covered.items()]
        print_json({"state": who.state, "on": who.on, "note": who.note, "conducts": rows})
        return ExitStatus.DONE
    table = table_of(
        f"What bound {who.state} on {who.on}, by conduct", "conduct", "bound", "not known", "binds nobody"
    )
    for name, coverage in covered.items():
        cells = [
            ", ".join(
                f"{each['instrument']} ({each['effect']})" for each in coverage if each["bound"] == bound
            )
            for bound in ("yes", "unknown", "nobody")
        ]
        table.add_row(name, *cells)
    print_parts(table, *([f"Note: {who.note}"] if who.note else []))
    return ExitStatus.DONE
