"""The commands by name, each loaded only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from cyclopts import App, CycloptsError

from openparos.model import __version__
from openparos.model.errors import OpenParosError

from .options import ExitStatus, WrongUse, print_json

# Command, where it is (a function, or the App of a group of commands), and one line for `--help`.
# Each is imported when it is called, so that `--help` stays quick however much a command needs.
COMMANDS: Final[tuple[tuple[str, str, str], ...]] = (
    ("benchmark", "openparos.cli.benchmark:benchmark", "Measure a detector against known truth."),
    ("demo", "openparos.cli.demo:demo", "The whole chain on the real sample, ending with a report to read."),
    (
        "sample",
        "openparos.cli.sample:sample",
        "Bring the real sample, or an invented scenario, into the workspace.",
    ),
    ("ingest", "openparos.cli.ingest:ingest", "Read element sets and tables into the workspace."),
    ("fetch", "openparos.cli.fetch:fetch", "Fetch from a source, within its rules; keep and ingest."),
    ("update", "openparos.cli.fetch:update", "Fetch what is due and ingest it; safe from cron."),
    ("sources", "openparos.cli.fetch:sources", "What each source holds here: age, licence, terms."),
    ("archive", "openparos.cli.archive:app", "The archive of element sets: check, repair, show."),
    ("object", "openparos.cli.object:show_object", "Who an object is, whose, registered how; its history."),
    ("identify", "openparos.cli.identify:identify", "Whose orbit it is, where no number says so."),
    ("coverage", "openparos.cli.coverage:coverage", "What the element sets of a period cover, and what not."),
    (
        "detect",
        "openparos.cli.detect:detect",
        "Find events in element sets: manoeuvres, stations, noise and more.",
    ),
    (
        "instruments",
        "openparos.cli.instruments:app",
        "What was promised, who is bound on which day, the gaps.",
    ),
    (
        "record",
        "openparos.cli.record:app",
        "Documents, meetings, votes, claims, demands and what became of them.",
    ),
    (
        "screen",
        "openparos.cli.screen:screen",
        "Find who comes near whom: the whole catalogue against itself.",
    ),
    (
        "registry",
        "openparos.cli.registry:app",
        "The register of launched objects held against the catalogue.",
    ),
    ("notice", "openparos.cli.notice:app", "Declarations and notifications: write, check, sign, file, show."),
    (
        "assess",
        "openparos.cli.assess:assess",
        "Hold what was seen in a period beside what was promised and said.",
    ),
    (
        "finding",
        "openparos.cli.finding:app",
        "Findings: show, bundle, verify, compute again; send, answer, publish, sign, withdraw.",
    ),
    (
        "case",
        "openparos.cli.case:app",
        "Consultations between States: ask, reply, advance, show, list, replay.",
    ),
    (
        "exchange",
        "openparos.cli.exchange:app",
        "The exchange between States: begin, hand in, acknowledge, copy, carry.",
    ),
    ("serve", "openparos.cli.serve:serve", "The web interface in the browser, and the exchange."),
    ("log", "openparos.cli.log:app", "The tamper-evident log: begin, append, prove, verify, check, witness."),
)


def build_app() -> App:
    """Return the application with every command of `COMMANDS`."""
    app = App(
        name="openparos",
        help="What States promised, what they said, what can be seen, and how they ask one another.",
        version=f"openparos {__version__}",
        result_action="return_value",
    )
    for name, target, summary in COMMANDS:
        app.command(target, name=name, help=summary)
    return app


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line.

    Returns
    -------
    int
        The exit status: 0 done, 1 partly (something was refused or a check failed), 2 wrong use.
    """
    app = build_app()
    try:
        result = app(arguments, exit_on_error=False, print_error=False)
    except (CycloptsError, WrongUse) as error:
        sys.stderr.write(f"openparos: {error}\n")
        return ExitStatus.WRONG_USE
    except OpenParosError as error:
        sys.stderr.write(f"openparos: {error}\n")
        if "--json" in arguments:
            print_json({"error": error.diagnostics()})
        return ExitStatus.PARTLY
    except BrokenPipeError:
        sys.stderr.close()
        return ExitStatus.DONE
    except KeyboardInterrupt:
        sys.stderr.write("openparos: interrupted; nothing half-written stays\n")
        return 130
    return int(result) if isinstance(result, int) else ExitStatus.DONE
