"""What others put into their pipelines without reading our code: the action, run step by step on the wheel, and the pre-commit hook."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
ARTICLE = "The pier at Larne was opened on 4 May 2016 by Mayor Ruth Kane.\n"
HEAD = "fact_id,source,subject,predicate,value,quote\n"
GOOD = "f1,pier.txt,the pier at Larne,opened,2016-05-04,was opened on 4 May 2016\n"
BAD = "f2,pier.txt,the pier at Larne,opened,2015-05-04,was opened on 4 May 2016\n"
# pip is to take what is here: no index, no dependencies, the build backend of this environment
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.fixture(scope="module")
def action():
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A fresh virtual environment with nothing but pip, which finds our dependencies where they are; and the wheel to install."""
    folder = tmp_path_factory.mktemp("fresh")
    built = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, capture_output=True, check=False)
    assert built.returncode == 0, built.stderr.decode()
    home = folder / "venv"
    venv.create(home, with_pip=True)
    (packages,) = (home / "lib").glob("python3.*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (wheel,) = folder.glob("*.whl")
    return home, wheel


@pytest.fixture
def data(tmp_path):
    def write(rows):
        (tmp_path / "sources").mkdir(exist_ok=True)
        (tmp_path / "sources" / "pier.txt").write_text(ARTICLE, encoding="utf-8")
        (tmp_path / "facts.csv").write_text(HEAD + rows, encoding="utf-8")
        return tmp_path

    return write


def play(action, fresh, folder, **given):
    """Run the steps of the action that are shell scripts as a runner does; the exit code of the first that fails, and all that was printed."""
    home, wheel = fresh
    inputs = {name: row.get("default", "") for name, row in action["inputs"].items()} | {"version": str(wheel)} | given
    output, summary = folder / "output", folder / "summary.md"
    env = {
        **os.environ,
        **OFFLINE,
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    env.pop("PYTHONPATH", None)
    printed = ""
    for step in action["runs"]["steps"]:
        if "run" not in step:
            continue
        told = dict(line.split("=", 1) for line in output.read_text().splitlines()) if output.exists() else {}
        values = {name: _expanded(value, inputs, told) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=folder, env=env | values, capture_output=True, text=True, check=False
        )
        printed += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, printed
    return 0, printed


def _expanded(value, inputs, told):
    word = value.strip().removeprefix("${{").removesuffix("}}").strip()
    return inputs[word.removeprefix("inputs.")] if word.startswith("inputs.") else told[word.rpartition(".")[2]]


def test_the_action_is_one():
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_action_passes_good_facts(action, fresh, data):
    folder = data(GOOD)
    code, printed = play(action, fresh, folder)
    assert code == 0, printed
    assert (folder / "whence.sarif").is_file()


def test_the_action_fails_on_the_line_of_a_bad_row(action, fresh, data):
    folder = data(GOOD + BAD)
    code, printed = play(action, fresh, folder)
    assert code == 1, printed
    assert "::error file=facts.csv,line=3" in printed
    assert "f2" in (folder / "summary.md").read_text(encoding="utf-8")
    assert play(action, fresh, folder, **{"fail-on": "never"})[0] == 0


def test_the_action_says_what_cannot_run(action, fresh, tmp_path):
    code, printed = play(action, fresh, tmp_path)
    assert code == 2
    assert "whence: error:" in printed


def test_the_hook_by_pre_commit_itself(data, tmp_path_factory):
    pre_commit = shutil.which("pre-commit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if pre_commit is None:
        pytest.skip("pre-commit is not installed")
    # pre-commit clones what is committed: a repository of what stands here
    hook = tmp_path_factory.mktemp("hook")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    wanted = [n for n in names if n.startswith("src/") or n in {"pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"}]
    for name in wanted:
        if (ROOT / name).is_file():
            (hook / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, hook / name)
    folder = data(GOOD)
    env = {
        **os.environ,
        **OFFLINE,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home")),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "user.name",
        "GIT_CONFIG_VALUE_0": "A",
        "GIT_CONFIG_KEY_1": "user.email",
        "GIT_CONFIG_VALUE_1": "a@example.org",
    }

    def git(where, *arguments):
        subprocess.run(["git", *arguments], cwd=where, env=env, check=True, capture_output=True)

    for where in (hook, folder):
        git(where, "init", "-q")
        git(where, "add", "-A")
        git(where, "commit", "-q", "-m", "all")

    def attempt():
        done = subprocess.run(
            [pre_commit, "try-repo", str(hook), "whence", "--all-files", "--verbose"],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    code, printed = attempt()
    assert code == 0, printed
    data(GOOD + BAD)
    git(folder, "add", "-A")
    code, printed = attempt()
    assert code == 1, printed
    assert "WH106" in printed
