"""How soon the pages answer, through HTTP, over a large invented ledger: the median of twenty visits each.

`make bench-pages` makes a ledger of 100,000 promises of 5,000 companies; PREDICTIONS=1000000 makes a million.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.crowd import generate

ROUNDS = 20
DAY = "2025-06-30"
PAGES = {
    "board": "/-/tracker/{ledger}?as_of=" + DAY,
    "board of a company": "/-/tracker/{ledger}?company={company}&as_of=" + DAY,
    "company": "/-/tracker/{ledger}/company/{company}?as_of=" + DAY,
    "prediction": "/-/tracker/{ledger}/prediction/{prediction}?as_of=" + DAY,
    "document": "/-/tracker/{ledger}/document/{document}",
    "promises": "/-/tracker/{ledger}/promises?as_of=" + DAY,
    "overdue": "/-/tracker/{ledger}/promises?list=overdue&as_of=" + DAY,
    "slips": "/-/tracker/{ledger}/slips?as_of=" + DAY,
    "figures": "/-/tracker/{ledger}/figures?as_of=" + DAY,
    "forecasts": "/-/tracker/{ledger}/forecasts?as_of=" + DAY,
    "report of a company": "/-/tracker/{ledger}/report?company={company}&as_of=" + DAY,
    "report": "/-/tracker/{ledger}/report?as_of=" + DAY,
    "search": "/-/tracker/{ledger}/search?q=CE-117&as_of=" + DAY,
    "calendar of a company": "/-/tracker/{ledger}/promises.ics?company={company}&as_of=" + DAY,
}
NAMES = {"company": "c" + f"{17:015x}", "prediction": f"{17:07x}{3:09x}", "document": f"f{17:07x}{40:08x}"}


def visit(address: str) -> tuple[float, int, int]:
    """Seconds, status and bytes of one visit."""
    started = time.perf_counter()
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:
            body, status = answer.read(), answer.status
    except urllib.error.HTTPError as error:
        body, status = error.read(), error.code
    return time.perf_counter() - started, status, len(body)


def main(arguments: list[str]) -> None:
    predictions = int(arguments[0]) if arguments else 100_000
    given = Path(arguments[1]) if len(arguments) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        path = given or Path(folder) / "crowd.db"
        if not path.exists():
            started = time.perf_counter()
            generate(path, predictions)
            size = path.stat().st_size / 1e6
            print(f"{predictions:,} promises made in {time.perf_counter() - started:.0f} s, {size:,.0f} MB", flush=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
            try:
                root = f"http://127.0.0.1:{port}"
                while True:
                    try:
                        urllib.request.urlopen(f"{root}/-/versions.json", timeout=60).close()
                        break
                    except OSError:
                        time.sleep(0.2)
                told = {}
                for name, page in PAGES.items():
                    address = root + page.format(ledger=path.stem, **NAMES)
                    first = visit(address)
                    asked = time.perf_counter()
                    while visit(address)[1] == 202:  # it is being made beside the visits
                        time.sleep(1)
                    if first[1] == 202:
                        print(f"{name:24}made in {time.perf_counter() - asked:.0f} s, beside the visits", flush=True)
                    rounds = [visit(address) for _ in range(ROUNDS)]
                    median = statistics.median(seconds for seconds, _, _ in rounds)
                    told[name] = round(1000 * median)
                    print(f"{name:24}{1000 * median:8.0f} ms  (first {1000 * first[0]:6.0f} ms)  {first[1]}  "
                          f"{first[2] / 1000:6.0f} kB", flush=True)  # fmt: skip
                print(json.dumps(told))
            finally:
                served.terminate()


if __name__ == "__main__":
    main(sys.argv[1:])
