"""What starting costs: CPU of `whence --version` and `whence check article.txt` against that of importing click, in one run."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 15
ARTICLE = "4 March 2024\n\nThe bridge was closed on Monday, the mayor said.\n"
MAIN = "from whence.cli import main; main()"


def cpu(*command):
    """CPU seconds, user and system, of one run of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run([sys.executable, *command], capture_output=True, check=False)
    if ran.returncode:
        sys.exit(ran.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        rows = {
            "import click": ["-c", "import click"],
            "whence --version": ["-c", MAIN, "--version"],
            "whence check article.txt": ["-c", MAIN, "check", str(article), "--no-report"],
        }
        # Rounds are interleaved so that a busy moment of the machine falls on all of them; the least of each is the cost.
        costs = {name: [] for name in rows}
        for _ in range(ROUNDS):
            for name, command in rows.items():
                costs[name].append(cpu(*command))
    base = min(costs["import click"])
    for name, seconds in costs.items():
        print(f"{name:28} {1000 * min(seconds):7.1f} ms CPU   {min(seconds) / base:5.2f} x import click")


if __name__ == "__main__":
    main()
