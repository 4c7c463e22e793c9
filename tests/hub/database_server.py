"""A real server of PostgreSQL on this computer, with accounts that have passwords."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

PASSWORD = "c0rrect horse"  # noqa: S105 - of a server that lives as long as the tests
ADMIN = "keeper"
_DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
fsync = off
full_page_writes = off
max_connections = 20
"""
_WHO = "host all all 127.0.0.1/32 scram-sha-256\n"


def _program(name):
    kept = sorted(_DEBIAN.glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(kept[-1]) if kept else None)
    assert found, f"{name} of PostgreSQL is needed; `python3 packaging/test.py` says how to get it"
    return str(Path(found).resolve())


class DatabaseServer:
    """Started by the tests and stopped after them. It refuses to run as root, so nobody does it."""

    def __init__(self, folder):
        self.folder = folder / "kept"
        self.port = _free_port()
        self._as = {"user": "postgres"} if hasattr(os, "geteuid") and os.geteuid() == 0 else {}
        self._secret = folder / "secret"

    def start(self):
        self._secret.write_text(PASSWORD)
        self.folder.mkdir()
        if self._as:
            for path in (self.folder.parent, self.folder, self._secret):
                shutil.chown(path, **self._as)
        secret = f"--pwfile={self._secret}"
        options = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", f"--username={ADMIN}", secret, *options)
        with (self.folder / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS.format(port=self.port))
        (self.folder / "pg_hba.conf").write_text(_WHO)
        log = self.folder / "log"
        self._run("pg_ctl", "--wait", "--timeout=30", f"--log={log}", "start")

    def stop(self):
        self._run("pg_ctl", "--wait", "--mode=immediate", "stop")

    def _run(self, program, *arguments):
        done = subprocess.run(
            [_program(program), "-D", str(self.folder), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            text=True,
            check=False,
            **self._as,
        )
        assert done.returncode == 0, done.stderr

    def new_database(self, name, accounts):
        """Make an empty database, and the accounts that are not there yet."""
        with self.sign_in(ADMIN, "postgres") as admin:
            admin.autocommit = True
            admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            for account in accounts:
                known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (account,))
                if known.fetchone() is None:
                    admin.execute(
                        sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                            sql.Identifier(account), sql.Literal(PASSWORD)
                        )
                    )

    def sign_in(self, account, database):
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=account, password=PASSWORD, dbname=database
        )

    def url(self, account, database):
        return f"postgresql://{account}@127.0.0.1:{self.port}/{database}"


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
