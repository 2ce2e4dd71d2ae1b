"""Measures townreport against its peers and the raw limit, in one run on one machine.

    python benchmarks/run.py                 # a few minutes
    python benchmarks/run.py --country       # and 38,600 towns in one batch, for memory

The wheel and the peers are installed into an environment of their own below ``--work``, compiled, so that cold starts
are those of a user. Peers in JavaScript take part where node and npm are there. Rounds go through all peers in turn:
the machine's speed drifts, so only ratios taken within a round count. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
COUNTRY = 38_600
PYTHON_PEERS = ("docxtpl", "python-docx", "limit")
NODE_PEERS = ("docxtemplater", "easy-template-x")


class Bench:
    """The places and programs of one run."""

    def __init__(self, work: Path, seed: int) -> None:
        self.work = work
        self.seed = seed
        self.python = work / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        # Bytecode is written and used, as for a user; and no setting of this shell leaks into the measures.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment["BENCHMARK_NODE_MODULES"] = str(work)
        self.node = shutil.which("node")

    def set_up(self) -> None:
        """The environment, the towns, the template."""
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(self.work / "venv")], check=True, env=self.environment)
        pip = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        self._run([*pip, "-r", HERE / "requirements.txt"])
        self._run([*pip, "--force-reinstall", "--no-deps", ROOT, HERE / "cold"])
        self._run([*pip, ROOT, HERE / "cold"])
        if self.node and shutil.which("npm"):
            shutil.copy(HERE / "package.json", self.work)
            done = subprocess.run(["npm", "install", "--silent", "--no-audit"], cwd=self.work, check=False)
            self.node = None if done.returncode else self.node

    def make_towns(self, count: int, *, gaps: bool = False) -> Path:
        """A folder of so many towns, with `gaps` or full."""
        folder = self.work / f"towns-{count}-{self.seed}{'-gaps' if gaps else ''}"
        code = "import sys; from pathlib import Path; from towns import write_towns; "
        code += f"write_towns(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), gaps={gaps})"
        self._run([self.python, "-c", code, folder, count, self.seed], cwd=HERE)
        return folder

    def prepare(self, towns: Path, count: int) -> Path:
        """The peers' folder: template and words."""
        folder = self.work / f"peers-{count}-{self.seed}"
        code = "import datetime, sys; from pathlib import Path; from workload import prepare; "
        code += "prepare(sorted(Path(sys.argv[1]).glob('*.json'))[: int(sys.argv[3])], Path(sys.argv[2]), "
        code += "datetime.date(2023, 12, 31))"
        self._run([self.python, "-c", code, towns, folder, count], cwd=HERE)
        return folder

    def peers(self) -> tuple[str, ...]:
        """The peers that can be had here."""
        return (*PYTHON_PEERS, *(NODE_PEERS if self.node else ()))

    def peer(self, name: str, folder: Path, count: int) -> dict[str, Any]:
        """One peer's measure."""
        if name in NODE_PEERS:
            return self._json([self.node or "node", HERE / "peers.mjs", name, folder, count])
        return self._json([self.python, HERE / "peers.py", name, folder, count])

    def ours(self, measure: str, *arguments: object) -> dict[str, Any]:
        """One of our own measures."""
        return self._json([self.python, HERE / "ours.py", measure, *arguments])

    def script(self, name: str) -> str:
        """A console script of the environment."""
        found = shutil.which(name, path=str(self.python.parent))
        assert found is not None, f"{name} was not installed"
        return found

    def seconds(self, *command: object) -> float:
        """How long a whole process takes."""
        began = time.perf_counter()
        self._run(list(command), stdout=subprocess.DEVNULL)
        return time.perf_counter() - began

    def _json(self, command: list[object]) -> dict[str, Any]:
        data = json.loads(self._run(command, stdout=subprocess.PIPE))
        assert isinstance(data, dict)
        return data

    def _run(self, command: list[object], *, stdout: int | None = None, cwd: Path | None = None) -> str:
        done = subprocess.run(
            [str(part) for part in command], env=self.environment, stdout=stdout, cwd=cwd, text=True, check=True
        )
        return done.stdout or ""


def text_of(document: Path) -> str:
    """A document's words."""
    with zipfile.ZipFile(document) as package:
        xml = package.read("word/document.xml").decode()
    # Breaks of lines and the like say nothing; a word is a word however it is cut into runs.
    words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        words = words.replace(entity, character)
    return words


def measure_warm(bench: Bench, rounds: int, count: int) -> dict[str, Any]:
    """Reports a second in one process, round by round."""
    towns = bench.make_towns(max(count, 100))
    folder = bench.prepare(towns, count)
    few = {name: max(10, count // 10) if name in ("docxtpl", "python-docx") else count for name in bench.peers()}
    costs: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name in bench.peers():
            measured = bench.peer(name, folder, few[name])
            costs.setdefault(name, []).append(measured["processor"] / few[name])
        out = folder / "out" / "townreport"
        costs.setdefault("townreport", []).append(bench.ours("warm", towns, count, out)["processor"] / count)
    checked = min(few.values())
    for name in bench.peers():
        for number in range(checked):
            mine, theirs = (folder / "out" / who / f"{number}.docx" for who in ("townreport", name))
            assert text_of(mine) == text_of(theirs), f"{name}: document {number} holds another text"
    ours = costs["townreport"]
    return {
        name: {
            "reports a second (processor)": round(1 / median(values)),
            "townreport is faster by": round(median(value / own for value, own in zip(values, ours, strict=True)), 2),
            "by least times": round(min(values) / min(ours), 2),
        }
        for name, values in costs.items()
    }


def measure_cold(bench: Bench, rounds: int) -> dict[str, Any]:
    """Whole processes, installed console scripts all of them, one report each."""
    towns = bench.make_towns(100)
    folder = bench.prepare(towns, 10)
    record, out = towns / "00000.json", bench.work / "cold.docx"
    ours, floor, docxtpl = map(bench.script, ("townreport", "cold-floor", "cold-docxtpl"))
    commands: dict[str, tuple[object, ...]] = {
        "townreport build": (ours, "build", record, "-o", out, "--force"),
        "floor (typer, pydantic)": (floor, "check", record),
        "docxtpl": (docxtpl, folder / "template.docx", folder / "values" / "0.json", out),
        "townreport --help": (ours, "--help"),
        "townreport --version": (ours, "--version"),
        "floor --help": (floor, "--help"),
    }
    for command in commands.values():
        # Not measured: it leaves bytecode, the names of the machine's fonts, and files in the system's cache.
        bench.seconds(*command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(bench.seconds(*command))

    def ratio(name: str, other: str) -> float:
        return round(median(a / b for a, b in zip(times[name], times[other], strict=True)), 2)

    return {
        # The least is what the program takes; the rest is what else the machine did.
        "ms, least": {name: round(min(values) * 1e3) for name, values in times.items()},
        "build / floor": ratio("townreport build", "floor (typer, pydantic)"),
        "build / docxtpl": ratio("townreport build", "docxtpl"),
        "--help / floor's": ratio("townreport --help", "floor --help"),
        "--version / floor's help": ratio("townreport --version", "floor --help"),
    }


def measure_batch(bench: Bench, rounds: int, count: int) -> dict[str, Any]:
    """A batch with one process and with two."""
    towns = bench.make_towns(count)
    walls: dict[int, list[float]] = {1: [], 2: []}
    # Nothing is taken away in between: ext4 without a journal passes one by one over the inodes of files that were
    # deleted minutes ago, for each file made near them: up to a third of a batch, now of the one, now of the other.
    with _scratch(bench) as out:
        for number in range(rounds):
            for jobs, values in walls.items():
                values.append(bench.ours("batch", towns, count, Path(out, f"{number}-{jobs}"), jobs)["wall"])
    pairs = list(zip(walls[1], walls[2], strict=True))
    return {
        "reports a second, one process": round(count / median(walls[1])),
        "reports a second, two": round(count / median(walls[2])),
        "two / one": round(median(one / two for one, two in pairs), 2),
        "two / one, best round": round(max(one / two for one, two in pairs), 2),
    }


def measure_growth(bench: Bench) -> dict[str, Any]:
    """Processor time against length, to a hundred times the lists and paragraphs."""
    towns = bench.make_towns(100)
    points = [bench.ours("growth", towns, times) for times in (1, 10, 100)]
    first, last = points[1], points[2]
    exponent = math.log(last["processor"] / first["processor"]) / math.log(last["characters"] / first["characters"])
    return {
        "characters": [point["characters"] for point in points],
        "ms": [round(point["processor"] * 1e3, 2) for point in points],
        "exponent, 10× to 100×": round(exponent, 3),
    }


def measure_validate(bench: Bench, rounds: int, count: int) -> dict[str, Any]:
    """Records validated a second."""
    towns = bench.make_towns(count)
    each = [bench.ours("validate", towns, count)["each"] for _ in range(rounds)]
    rates = [count / sum(seconds) for seconds in each]
    return {
        "records a second (processor)": round(median(rates)),
        "records a second, best round": round(max(rates)),
        # Every round is a process of its own, so nothing is remembered from one to the next.
        "records a second, by each record's least time": round(count / sum(map(min, zip(*each, strict=True)))),
    }


def measure_gaps(bench: Bench, rounds: int, count: int) -> dict[str, Any]:
    """What towns that have all left out other things cost, beside full ones."""
    folders = {"full": bench.make_towns(count), "gaps": bench.make_towns(count, gaps=True)}
    checked: dict[str, list[float]] = {name: [] for name in folders}
    made: dict[str, list[float]] = {name: [] for name in folders}
    for _ in range(rounds):
        for name, towns in folders.items():
            checked[name].append(sum(bench.ours("validate", towns, count)["each"]))
            with _scratch(bench) as out:
                made[name].append(bench.ours("warm", towns, count, out)["processor"])
    return {
        f"{what}, gaps / full": round(
            median(gaps / full for gaps, full in zip(took["gaps"], took["full"], strict=True)), 2
        )
        for what, took in (("validate", checked), ("warm", made))
    }


def measure_country(bench: Bench) -> dict[str, Any]:
    """All townships of the country in one batch."""
    towns = bench.make_towns(COUNTRY)
    with _scratch(bench) as out:
        measured = bench.ours("batch", towns, COUNTRY, out, 2)
    return {"minutes": round(measured["wall"] / 60, 1), "most MiB of a process": round(measured["mib"])}


def _scratch(bench: Bench) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=bench.work)


def results(bench: Bench, asked: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every measure that was asked for, as it is done."""
    measures = {
        "cold": lambda: measure_cold(bench, asked.rounds * 3),
        "warm": lambda: measure_warm(bench, asked.rounds, asked.towns // 10),
        "batch": lambda: measure_batch(bench, asked.rounds, asked.towns),
        "growth": lambda: measure_growth(bench),
        "validate": lambda: measure_validate(bench, asked.rounds, 1500),
        "gaps": lambda: measure_gaps(bench, asked.rounds, 1500),
    }
    if asked.country:
        measures["country"] = lambda: measure_country(bench)
    for name, measure in measures.items():
        if not asked.only or name in asked.only:
            yield name, measure()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "townreport-benchmarks")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--towns", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="cold, warm, batch, growth, validate, gaps, country")
    parser.add_argument("--country", action="store_true", help=f"{COUNTRY} towns in one batch")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(asked.work, asked.seed)
    bench.set_up()
    told: dict[str, Any] = {"date": datetime.date.today().isoformat(), "python": sys.version}  # noqa: DTZ011
    print(f"python: {told['python']}")
    for name, figures in results(bench, asked):
        told[name] = figures
        print(f"{name}: {json.dumps(figures, ensure_ascii=False, indent=2)}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
