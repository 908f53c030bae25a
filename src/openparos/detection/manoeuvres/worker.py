"""One worker of a `Team`: told what to do on standard input, answers on standard output, ends with its input."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from .detector import Scan, scan
from .keeping_parts import FIRST_US, LAST_US, write_part
from .team import Failure, Part, Work


def reader(work: Work) -> Callable[[tuple[int, ...]], pa.Table]:
    """Return how the sets of some objects are read."""
    if work.table is not None:
        with pa.memory_map(str(work.table)) as file:
            table = pa.ipc.open_file(file).read_all()
        return lambda ids: table.filter(pc.is_in(table["norad_id"], pa.array(ids, pa.int32())))
    from openparos.store.archive import Archive

    assert work.archive is not None
    archive = Archive(work.archive)
    return lambda ids: archive.between(FIRST_US, LAST_US, list(ids))


def look(part: Part, work: Work, read: Callable[[tuple[int, ...]], pa.Table]) -> Scan:
    """Search the objects of one part and keep the answer where asked to."""
    found = scan(read(part.norad_ids), work.parameters, work.passive, threads=1)
    if part.keep is not None:
        write_part(found, part.keep)
    return found


def main() -> None:
    """Answer parts until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began this process decides
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else gets between the answers
    asked = sys.stdin.buffer
    work: Work = pickle.load(asked)
    read = reader(work)
    while True:
        try:
            part: Part = pickle.load(asked)
        except EOFError:
            return
        answer: Scan | Failure
        try:
            answer = look(part, work, read)
        except Exception:
            answer = Failure(traceback.format_exc())
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
