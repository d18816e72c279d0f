"""A PostgreSQL that tests start for themselves."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres_server():
    """A PostgreSQL of our own, on a socket in a scratch folder; gone after the tests."""
    library = pytest.importorskip("psycopg2")
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("PostgreSQL is not installed")
    # Not pytest's own folder: that lets nobody but its owner in, and initdb refuses to be run by root.
    home = Path(tempfile.mkdtemp(prefix="whence-pg-"))
    owner = {}
    if os.geteuid() == 0:
        owner = {"user": "postgres"}
        shutil.chown(home, "postgres")

    def run(*command):
        subprocess.run(command, check=True, capture_output=True, cwd=home, env={**os.environ, "LC_ALL": "C"}, **owner)

    try:
        run("initdb", "-D", home / "data", "-U", "whence", "-A", "trust")
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
        run("pg_ctl", "-D", home / "data", "-o", options, "-l", home / "log", "-w", "start")
        yield library, str(home)
        run("pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
