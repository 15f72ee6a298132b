"""Work on all cores: results in the order given, few items ahead, and one that takes its process down is named.

What every task needs is sent once to each process, not once with each task.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, TypeVar

AHEAD = 8  # items that each core may be ahead of the reader of the results, so that memory stays bounded

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Work on many items elsewhere: each item with its result, in the order given, whatever order they finish in."""

    def __call__(
        self,
        items: Iterable[Item],
        work: Callable[[Item, Any], Result],
        shared: Any,
        broken: Callable[[Item], Result],
        here: Callable[[Item], bool] = ...,
    ) -> Iterator[tuple[Item, Result]]: ...


_shared: Any = None  # in a process of the pool: what all its tasks need


def settle() -> None:
    """Spare the collector of garbage what was loaded once: it would look through it again and again while reading."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _take(shared: Any) -> None:
    global _shared
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's, which ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    settle()


def _end_with_parent() -> None:
    """A process that was killed tells nobody: without this its readers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(work: Callable[[Any, Any], Any], item: Any) -> Any:
    return work(item, _shared)


def on(workers: int) -> Spread:
    """`spread` on so many processes of this machine."""

    def spread_here(
        items: Iterable[Item],
        work: Callable[[Item, Any], Result],
        shared: Any,
        broken: Callable[[Item], Result],
        here: Callable[[Item], bool] = lambda item: False,
    ) -> Iterator[tuple[Item, Result]]:
        return spread(items, work, shared, workers, broken, here)

    return spread_here


def spread(
    items: Iterable[Item],
    work: Callable[[Item, Any], Result],
    shared: Any,
    workers: int,
    broken: Callable[[Item], Result],
    here: Callable[[Item], bool] = lambda item: False,
) -> Iterator[tuple[Item, Result]]:
    """Each item with what `work(item, shared)` makes of it; `broken(item)` where that kills its process.

    Items that must be worked on in this process, such as standard input, are those of which `here` is true.
    """
    if workers == 1:
        settle()
        for item in items:
            yield item, work(item, shared)
        return
    yield from _Spread(iter(items), work, shared, workers, broken, here).run()


class _Spread(Generic[Item, Result]):
    def __init__(
        self,
        items: Iterator[Item],
        work: Callable[[Item, Any], Result],
        shared: Any,
        workers: int,
        broken: Callable[[Item], Result],
        here: Callable[[Item], bool],
    ) -> None:
        self.items, self.work, self.shared, self.workers = items, work, shared, workers
        self.broken, self.here = broken, here
        self.waiting: deque[tuple[Item, Future[Result] | None]] = deque()  # in the order given, results or not

    def run(self) -> Iterator[tuple[Item, Result]]:
        suspects = 0  # of the next items one took its process down: they are worked on one by one until it is found
        while True:
            alone = suspects > 0
            pool = self._pool(1 if alone else self.workers)
            culprit: list[Item] = []
            try:
                while suspects > 0 or not alone:
                    self._submit(pool, 1 if alone else self.workers * AHEAD, fresh=not alone)
                    if not self.waiting:
                        return
                    item, future = self.waiting[0]
                    assert future is not None
                    result = future.result()
                    self.waiting.popleft()
                    suspects -= alone
                    yield item, result
            except BrokenProcessPool:
                suspects = suspects - 1 if alone else len(self.waiting)
                if alone:
                    culprit.append(self.waiting.popleft()[0])
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
            self.waiting = deque(
                (item, future if future is not None and self.here(item) else None) for item, future in self.waiting
            )
            for item in culprit:
                yield item, self.broken(item)

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # spawned, not forked: a fork would copy the open ledger, which SQLite forbids
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_take, initargs=(self.shared,))

    def _submit(self, pool: ProcessPoolExecutor, limit: int, *, fresh: bool) -> None:
        """Have so many of the items under way, taking new ones where `fresh`."""
        while fresh and len(self.waiting) < limit:
            try:
                self.waiting.append((next(self.items), None))
            except StopIteration:
                break
        for place, (item, future) in enumerate(self.waiting):
            if place >= limit:
                break
            if future is None:
                self.waiting[place] = (item, self._start(pool, item))

    def _start(self, pool: ProcessPoolExecutor, item: Item) -> Future[Result]:
        if not self.here(item):
            return pool.submit(_do, self.work, item)
        done: Future[Result] = Future()
        done.set_result(self.work(item, self.shared))
        return done
