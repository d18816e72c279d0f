"""A PostgreSQL that tests start for themselves."""

import os
import shutil
import subprocess

import pytest


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """A PostgreSQL of our own, on a socket in a scratch folder; gone after the tests."""
    library = pytest.importorskip("psycopg2")
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("PostgreSQL is not installed")
    home = tmp_path_factory.mktemp("pg")
    owner = {}
    if os.geteuid() == 0:
        owner = {"user": "postgres"}  # initdb refuses to be run by root
        shutil.chown(home, "postgres")
        home.parent.chmod(0o755)
        home.parent.parent.chmod(0o755)

    def run(*command):
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C"}, **owner)

    run("initdb", "-D", home / "data", "-U", "whence", "-A", "trust")
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
    run("pg_ctl", "-D", home / "data", "-o", options, "-l", home / "log", "-w", "start")
    try:
        yield library, str(home)
    finally:
        run("pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
