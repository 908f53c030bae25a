"""A real PostgreSQL server for one run of the tests: in a temporary folder, on a socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, newest first, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


class Server:
    """One server; the same with fsync as in service where `durable`."""

    def __init__(self, *, durable: bool = False) -> None:
        self.bin = binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="openparos-pg-", dir="/tmp"))  # a socket's path is short
        self.user = "openparos"
        self.as_other: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            account = next(one for one in ("postgres", "nobody") if _exists(one))
            shutil.chown(self.folder, account)
            self.as_other = ["runuser", "-u", account, "--"]
        self.options = f"-k {self.folder} -c listen_addresses='' -c max_connections=60"
        if not durable:
            self.options += " -c fsync=off"
        self._do("initdb", "-D", str(self.folder / "data"), "-U", self.user, "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()
        self.count = 0

    def _do(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [*self.as_other, str(self.bin / program), *arguments]
        with (self.folder.parent / f"{self.folder.name}.log").open("a") as out:
            done = subprocess.run(command, cwd=self.folder, stdout=out, stderr=out, check=False)
        if check and done.returncode:
            raise RuntimeError(f"{program} ended with {done.returncode}: {self.read_log()[-2000:]}")

    def read_log(self) -> str:
        return (self.folder.parent / f"{self.folder.name}.log").read_text()

    def start(self) -> None:
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-t", "60",
                 "-o", self.options, "start")  # fmt: skip

    def kill(self) -> None:
        """End it as a crash would: no checkpoint, no goodbye."""
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop", check=False)

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        import psycopg

        self.count += 1
        name = f"exchange_{self.count}"
        with psycopg.connect(
            f"postgresql://{self.user}@/postgres?host={self.folder}", autocommit=True
        ) as one:
            one.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://{self.user}@/{name}?host={self.folder}"

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder.parent / f"{self.folder.name}.log").unlink(missing_ok=True)


def _exists(account: str) -> bool:
    try:
        pwd.getpwnam(account)
    except KeyError:
        return False
    return True
