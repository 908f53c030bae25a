"""`openparos record`: documents, meetings, votes, claims and demands, and what became of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from cyclopts import App

from openparos.model.errors import InputRefused, OpenParosError

from .options import Common, ExitStatus, print_json, say, warn, writing
from .record_votes import agreement, votes
from .tables import print_parts, table_of

app = App(name="record", result_action="return_value")
app.command(votes)
app.command(agreement)


Status = Literal["met", "partly-met", "not-met", "ongoing", "superseded", "standing"]


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused(f"{text!r} is not a day", remedy="Write it as 2021-11-15") from error


@app.default
def record(*, on: str | None = None, common: Common = Common()) -> ExitStatus:
    """Say what the record holds, and how long the item has been open.

    Parameters
    ----------
    on : str
        The day to count to (default: today).
    common : Common
        Options of every command.
    """
    from openparos.record.demands import clock
    from openparos.record.entries import ADDRESSED, load_record
    from openparos.record.votes import roll_calls

    loaded = load_record()
    counts = {kind: len(getattr(loaded, kind)) for kind in ADDRESSED} | {"votes": len(roll_calls())}
    answer = {"holds": counts, "clock": clock(_day(on))}
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    table = table_of("The record", "what", "how many")
    for name, count in counts.items():
        table.add_row(name, str(count))
    since = table_of(f"Days since, on {answer['clock']['on']}", "what", "date", "days")
    for name, row in answer["clock"]["days_since"].items():
        since.add_row(name.replace("_", " "), row["date"], str(row["days"]))
    print_parts(table, since, f"Last negotiated: {answer['clock']['last_negotiated_reason']}.")
    return ExitStatus.DONE


@app.command
def show(name: str, *, common: Common = Common()) -> ExitStatus:
    """Show a document by its symbol, or anything of the record by its address.

    Parameters
    ----------
    name : str
        A symbol (CD/1985, A/RES/72/26), an address (bodies/cd-sb3, votes/A-RES-72-26/VNM), `seed`, or one
        part of the seed (seed/10, seed/NV-1).
    common : Common
        Options of every command.
    """
    answer = _entry_json(name)
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    for key, value in answer.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            print_parts(f"{key}:")
            for row in value:
                print_parts("  - " + "; ".join(f"{k}: {v}" for k, v in row.items() if v not in (None, [])))
        else:
            print_parts(f"{key}: {'not known' if value is None else value}")
    return ExitStatus.DONE


def _entry_json(name: str) -> dict[str, Any]:
    from openparos.record.entries import ADDRESSED, load_record, to_json
    from openparos.record.export import document_akn

    loaded = load_record()
    if name == "seed" or name.startswith("seed/"):
        return _seed_json(name.partition("/")[2])
    kind, _, rest = name.partition("/")
    if (kind in ADDRESSED or kind == "votes") and rest and kind != "documents":
        return {"address": name, **to_json(loaded.find(name))}
    document = loaded.document(rest if kind == "documents" else name)
    return {
        "address": f"documents/{document.id}",
        **to_json(document),
        "cited_by": list(loaded.cited_by(document.id)),
        "akn": document_akn(document),
    }


def _seed_json(part: str) -> dict[str, Any]:
    from openparos.record.entries import SEED, load_record, to_json

    loaded = load_record()
    parts = [each for each in loaded.seed if part in ("", each.part)]
    if not parts:
        known = ", ".join(each.part for each in loaded.seed)
        raise OpenParosError(f"the working paper has no part {part!r}", remedy=f"It has {known}")
    rows = [
        {"part": each.part, "sentence": number, "about": sentence.about, **to_json(named)}
        for each in parts
        for number, sentence in enumerate(each.sentences, 1)
        for named in sentence.names
    ]
    return {"document": f"documents/{SEED}", "names": rows}


@app.command
def demands(*, on: str | None = None, status: Status | None = None, common: Common = Common()) -> ExitStatus:
    """List requests with their status, its reason and evidence, and what came after.

    Parameters
    ----------
    on : str
        The day to count to (default: today).
    status : Status
        Only those: met, partly-met, not-met, ongoing, superseded or standing.
    common : Common
        Options of every command.
    """
    from openparos.record.demands import demand_json
    from openparos.record.entries import load_record

    day = _day(on)
    rows = [
        demand_json(each, day)
        for each in load_record().demands.values()
        if each.made_on <= day.isoformat() and status in (None, each.status)
    ]
    if common.as_json:
        print_json({"on": day.isoformat(), "demands": rows})
        return ExitStatus.DONE
    table = table_of(
        f"Demands, on {day}", "document", "of whom", "what", "by when", "status", "why", "since then"
    )
    for row in rows:
        then = row["since_then"]
        mandate = then["negotiating_mandate"] or "none"
        since = f"{then['days']} days; mandate: {mandate}; discussed {then['discussion_days']} days"
        cells = (row["addressee"], row["action"], row["deadline"] or "-", row["status"], row["reason"], since)
        table.add_row(row["document"], *cells)
    print_parts(
        table,
        "A status is a judgement of the project on the whole record, open to dispute; the day moves only the counts.",
    )
    return ExitStatus.DONE


@app.command
def claims(*, event: str | None = None, topic: str | None = None, common: Common = Common()) -> ExitStatus:
    """List who said what of which event, and who says otherwise.

    Parameters
    ----------
    event : str
        A documented event (N05, G10, ...).
    topic : str
        For example anti-ballistic-missile, approach, notification.
    common : Common
        Options of every command.
    """
    from openparos.record.entries import load_record, to_json

    found = [
        each
        for each in load_record().claims.values()
        if (event is None or event.upper() == each.event) and topic in (None, each.topic)
    ]
    if common.as_json:
        print_json({"claims": [{"address": f"claims/{each.id}", **to_json(each)} for each in found]})
        return ExitStatus.DONE
    table = table_of("Claims, each with its author", "event", "who", "when", "says", "against", "from orbits")
    for each in found:
        against = ", ".join(each.contradicts)
        says = f"{each.says} [unverified]" if each.unverified else each.says
        table.add_row(each.event or "-", each.by, each.on or "-", says, against, each.orbital_observable)
    print_parts(table if found else "No claim of that event or topic is in the record.")
    return ExitStatus.DONE


@app.command
def timeline(
    *,
    start: str = "1957",
    end: str = "2026",
    law: bool = True,
    plot: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Show the record in order of dates, with treaties and documented events beside it.

    Parameters
    ----------
    start : str
        First year, month or day.
    end : str
        Last year, month or day.
    law : bool
        Also when treaties were opened and came into force, and the documented events.
    plot : Path
        Draw it to this file.
    common : Common
        Options of every command.
    """
    from openparos.commitments.export import dates
    from openparos.record.timeline import Moment
    from openparos.record.timeline import timeline as in_order

    beside = [Moment(*each) for each in dates()] if law else []
    for text in (start, end):
        _day(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    moments = in_order(start, end, beside=beside)
    if plot is not None:
        from openparos.record.plots import plot_timeline

        with writing(plot):
            plot_timeline(plot, start, end, beside=beside)
    if common.as_json:
        print_json({"timeline": [each.to_json() for each in moments]})
        return ExitStatus.DONE
    table = table_of(f"From {start} to {end}", "date", "kind", "what", "")
    for each in moments:
        table.add_row(each.date, each.kind, each.what, "unverified" if each.unverified else "")
    print_parts(table)
    return ExitStatus.DONE


@app.command
def search(*words: str, limit: int = 25, common: Common = Common()) -> ExitStatus:
    """Search instruments, provisions, documents, meetings, votes, claims, demands and the seed.

    Parameters
    ----------
    words : str
        Words in any order; the last one matches as a beginning too.
    limit : int
        At most so many answers.
    common : Common
        Options of every command.
    """
    from itertools import chain

    from openparos.commitments.export import entries as of_commitments
    from openparos.record.export import entries as of_record
    from openparos.store.fulltext import FullText

    if not any(word.strip() for word in words) or limit < 1:
        warn("openparos: search needs a word, and a limit of one or more")
        return ExitStatus.WRONG_USE
    index = FullText(chain(of_commitments(), of_record()))
    hits = index.search(" ".join(words), limit=limit)
    index.close()
    rows = [
        {
            "address": hit.entry.address,
            "kind": hit.entry.kind,
            "title": hit.entry.title,
            "date": hit.entry.date,
            "snippet": hit.snippet,
        }
        for hit in hits
    ]
    if common.as_json:
        print_json({"words": list(words), "hits": rows})
        return ExitStatus.DONE
    if not rows:
        say("Nothing found.")
        return ExitStatus.DONE
    table = table_of(f"Found {len(rows)}", "address", "date", "title")
    for row in rows:
        table.add_row(row["address"], row["date"] or "", row["title"])
    print_parts(table)
    return ExitStatus.DONE


@app.command
def check(*, common: Common = Common()) -> ExitStatus:
    """Check the record and the seed: dates, symbols, references, totals of votes.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.record.checks import check_record

    checks = check_record()
    ok = all(each.ok for each in checks)
    if common.as_json:
        print_json({"ok": ok, "checked": len(checks), "checks": [each.to_json() for each in checks]})
    else:
        table = table_of("Checks of the record", "holds", "what", "figures")
        for each in checks:
            table.add_row("yes" if each.ok else "NO", each.name, each.detail)
        print_parts(table)
    return ExitStatus.DONE if ok else ExitStatus.PARTLY


@app.command
def export(*, out: Path | None = None, votes: bool = True, common: Common = Common()) -> ExitStatus:
    """Write instruments and record as one JSON-LD graph.

    Parameters
    ----------
    out : Path
        The file (default: standard output).
    votes : bool
        Also each roll call with every State's vote.
    common : Common
        Options of every command.
    """
    import json
    from itertools import chain

    from openparos.commitments.export import nodes as of_commitments
    from openparos.formats.jsonld import graph
    from openparos.record.export import nodes as of_record

    document = graph(chain(of_commitments(), of_record(votes=votes)))
    if out is None:
        print_json(document)
        return ExitStatus.DONE
    with writing(out):
        out.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    answer = {"out": str(out), "nodes": len(document["@graph"])}
    if common.as_json:
        print_json(answer)
    else:
        say(f"{answer['nodes']} entries written to {out}")
    return ExitStatus.DONE
