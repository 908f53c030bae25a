"""How fast the log takes entries and gives proofs, each beside a peer in the same run.

    python benchmarks/log.py             batches, durable single entries, proofs from 200,000 entries
    python benchmarks/log.py --long      proofs from a log of 10,000,000 entries as well

Peers: for batches, writing the same bytes to one flushed file and hashing each once (what no log can beat); for durable
entries, a bare append and flush; for proofs, `pymerkle`'s way of one process holding the tree, which is hashing in memory.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from openparos.log.entries import canonical_object
from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger, create_log
from openparos.log.merkle import check_inclusion, leaf_hash
from openparos.log.verify import prove, verify_file


def entry(number: int) -> bytes:
    return b'{"form":"scheduled-manoeuvre","n":%d,"text":"%s"}' % (number, b"x" * 150)


class Timed:
    """Elapsed and processor seconds of one piece of work; on a shared machine the second is the steadier."""

    def __init__(self, work) -> None:
        start, cpu = time.perf_counter(), time.process_time()
        work()
        self.s, self.cpu_s = time.perf_counter() - start, time.process_time() - cpu

    def rate(self, count: int) -> str:
        """Return both rates in words."""
        return f"{count / self.s:,.0f}/s ({count / max(self.cpu_s, 1e-9):,.0f} a second of processor time)"


def batches(folder: Path, count: int) -> None:
    made = [entry(n) for n in range(count)]
    lines = [one.replace(b",", b", ") for one in made]

    def plain() -> None:
        with (folder / "plain").open("wb") as out:
            for one in made:
                sha256(one).digest()
                out.write(one)
            out.flush()
            os.fsync(out.fileno())

    create_log(folder / "log", "bench.example/log")
    with Ledger(folder / "log") as ledger:
        ours = Timed(lambda: ledger.append(made))
    peer = Timed(plain)
    reading = Timed(lambda: [canonical_object(line) for line in lines])
    print(
        f"batch of {count:,} entries of {len(made[0])} bytes, flushed, signed, published: {ours.rate(count)}"
    )
    print(f"  peer, one flushed file and one hash an entry: {peer.rate(count)}; ratio {peer.s / ours.s:.2f}")
    print(f"  reading and canonical spelling (RFC 8785) of JSON lines: {reading.rate(count)}")


def durable(folder: Path, count: int) -> None:
    create_log(folder / "single", "bench.example/log")
    with Ledger(folder / "single") as ledger:
        ours = Timed(lambda: [ledger.stage(entry(n)) for n in range(count)])
        publishing = Timed(ledger.publish)
        alone = Timed(lambda: [ledger.append([entry(n)]) for n in range(50)])

    def plain() -> None:
        with (folder / "bare").open("wb") as out:
            for n in range(count):
                out.write(entry(n))
                out.flush()
                os.fsync(out.fileno())

    peer = Timed(plain)
    print(f"durable one by one (acknowledged by the journal): {ours.rate(count)}")
    print(f"  peer, bare append and flush: {peer.rate(count)}; ratio {peer.s / ours.s:.2f}")
    print(
        f"  then published together in {publishing.s * 1000:.0f} ms; published one by one: {alone.rate(50)}"
    )


def proofs(folder: Path, count: int) -> None:
    place = folder / f"log{count}"
    create_log(place, "bench.example/log")
    with Ledger(place) as ledger:
        taken = Timed(lambda: ledger.append(entry(n) for n in range(count)))
    print(f"log of {count:,} entries written at {taken.rate(count)}")
    made, cpu = [], []
    for _ in range(200):
        index = random.randrange(count)
        start, start_cpu = time.perf_counter(), time.process_time()
        proof = prove(place, index)
        made.append(time.perf_counter() - start)
        cpu.append(time.process_time() - start_cpu)
        checkpoint = proof.checkpoint
        assert check_inclusion(leaf_hash(proof.entry), index, count, proof.hashes, checkpoint.root)
    file = folder / "e.tlog-proof"
    file.write_text(str(proof), newline="")
    checks = [Timed(lambda: verify_file(file)).s for _ in range(100)]
    made.sort()
    print(
        f"proof from {count:,} entries, nothing cached between them: median {statistics.median(made) * 1000:.1f} ms, "
        f"95 % below {made[189] * 1000:.1f} ms, processor {statistics.median(cpu) * 1000:.1f} ms; checked offline in {statistics.median(checks) * 1000:.1f} ms"
    )
    if count <= 1_000_000:
        leaves = [leaf_hash(entry(n)) for n in range(count)]

        def in_memory() -> None:
            row = leaves
            while len(row) > 1:
                row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]

        peer = Timed(in_memory)
        print(f"  peer, the tree hashed anew in memory for one proof: {peer.s * 1000:,.0f} ms")
    whole = Timed(lambda: check_log(place))
    print(f"  fsck of all of it: {whole.rate(count)}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument(
        "--folder", type=Path, default=None, help="where to write (default: a temporary folder)"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name)
        batches(folder, 50_000)
        durable(folder, 2_000)
        proofs(folder, 200_000)
        if arguments.long:
            proofs(folder, 10_000_000)


if __name__ == "__main__":
    main()
