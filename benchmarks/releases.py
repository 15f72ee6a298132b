"""Many documents for the benches: the same for the same number, invented, or real ones under many companies' names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

OF_ONE = 50  # documents of one company
BEGINS = date(2012, 1, 4)
FIRST = (
    "Alder Birch Cedar Elm Fir Hazel Juniper Larch Maple Oak Pine Rowan Sorrel Spruce Tansy Willow Yew Zinnia".split()
)
SECOND = "Quarry Harbour Meadow Ridge Summit Valley Lantern Anchor Copper Granite Kestrel Heron Falcon Osprey".split()
THIRD = "Works Bio Power Metals Foods Systems Devices Energy".split()
CITIES = ("LEEDS, UK", "OSLO, Norway", "LIMA, Peru", "CORK, Ireland", "BASEL, Switzerland", "AUSTIN, Texas")
QUARTERS = ("first", "second", "third", "fourth")
PROSE = (
    "The company makes lamps, pumps and valves for customers in forty countries and sells them itself. ",
    "Nothing in the order book changed the mix of products, and freight came at about the rates of the year before. ",
    "Customers asked for longer hoses, quieter motors and a second shift at the repair shop, which it has now. ",
)


def company(number: int) -> str:
    first, second = FIRST[number % len(FIRST)], SECOND[number // len(FIRST) % len(SECOND)]
    third = THIRD[number // (len(FIRST) * len(SECOND)) % len(THIRD)]
    return f"{first} {second} {third}"


def invented(documents: int, size: int) -> Iterator[tuple[str, str]]:
    """So many documents of about so many characters, each a name and its text: promises, moves, and what came."""
    for number in range(documents):
        owner, place = divmod(number, OF_ONE)
        chance = Random(number)
        name, on = company(owner), BEGINS + timedelta(days=73 * place + owner % 60)
        code = f"{name[0]}{name.split()[1][0]}X"
        later = on + timedelta(days=chance.randrange(200, 700))
        quarter = f"{QUARTERS[later.month % 4]} quarter of {later.year}"
        said = [
            f"We expect to submit an IND for {code}-{100 + place} in the {quarter}.",
            f"The company plans to open its {chance.choice(SECOND)} plant by the end of {later.year}.",
        ]
        if place > 3:
            said.append(f"We submitted the IND for {code}-{97 + place} on {on - timedelta(days=9):%B %d, %Y}.")
        if place % 5 == 4:
            said.append(
                f"We now expect to submit the IND for {code}-{99 + place} in the fourth quarter of {on.year + 2}."
            )
        prose = "".join(PROSE[(number + each) % 3] for each in range(max(size // 110 - 5, 1)))
        yield (
            f"{owner:05}/{place:03}.txt",
            f"{CITIES[owner % 6]}, {on:%B} {on.day}, {on.year} - {name}, Inc. today reported on its work.\n\n"
            + "\n\n".join((said[0], prose, *said[1:]))
            + "\n",
        )


def lay(folder: Path, documents: int, size: int = 800) -> int:
    """Write invented documents; how many bytes they have."""
    written = 0
    for name, text in invented(documents, size):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_text(text, "utf-8")
    return written


def again(index: Path, folder: Path, times: int, documents: int) -> tuple[Path, int]:
    """So many of the documents of an index, each so many times, under other names of companies; their index, bytes."""
    rows = [json.loads(line) for line in index.read_text("utf-8").splitlines()]
    written, listed = 0, folder / "index.jsonl"
    with listed.open("w", encoding="utf-8") as file:
        for number, row in islice(((n, row) for n in range(times) for row in rows), documents):
            text = (index.parent.parent / row["path"]).read_bytes()
            path = folder / f"{number:02}" / row["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            written += path.write_bytes(text)
            name = f"{row.get('company') or row.get('ticker') or 'Example'} {number}"
            file.write(json.dumps({**row, "path": str(path), "company": name}) + "\n")
    return listed, written
