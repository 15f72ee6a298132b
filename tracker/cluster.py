"""Work on a Dask cluster: the functions that run on the cores of one machine, results in the order given.

Few items are ahead of the reader, so that memory stays bounded here and there. A worker that dies is retried by Dask;
items that take every worker down are worked on one by one, and the one that does is named. Needs the extra `cluster`.
"""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from typing import Any

from tracker import cores
from tracker.cores import Item, Result, Spread
from tracker.errors import TrackerError
from tracker.fingerprint import fingerprint

BATCH = 8  # items of one task: what a task costs beside its work is spread over them
AHEAD = 4  # tasks for each worker that are under way
REACHING = 15  # seconds in which a scheduler that was named has to answer
PATIENCE = 30  # seconds in which the first worker of one has to be there
STARTING = 120  # the same of a cluster that is started here, on a machine that may be slow
SETTINGS = {
    "distributed.worker.multiprocessing-method": "forkserver",  # from a process that has loaded Dask and us
    "distributed.comm.timeouts.connect": 120,
    "distributed.deploy.lost-worker-timeout": 600,  # seconds in which one that died may be started again
    "distributed.scheduler.worker-ttl": None,  # one that reads a long document is silent, not dead
    "distributed.scheduler.allowed-failures": 0,  # of a scheduler here: what died is tried again alone
}
TRIES = 2  # of an item alone, before it is taken for what kills workers
EXTRA = (
    "install it with `pip install 'milestone-tracker[cluster]'` or, in a checkout, "
    "`.venv/bin/uv sync --frozen --inexact --extra cluster`"
)


def needed(module: str, what: str) -> Any:
    """A module of the extra `cluster`, or an error that says how to come by it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise TrackerError(f"{what} needs {error.name or module}, which is not installed; {EXTRA}") from error


@contextmanager
def local(workers: int | None = None) -> Iterator[str]:
    """The address of a scheduler on this machine, with so many workers, each a process; ended afterwards."""
    distributed = _loaded()
    with distributed.LocalCluster(
        n_workers=os.cpu_count() or 1 if workers is None else workers, threads_per_worker=1, processes=True,
        dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL, memory_limit=0,
    ) as running:  # fmt: skip
        yield str(running.scheduler_address)


@contextmanager
def cluster(
    scheduler: str | None = None, workers: int | None = None, noted: Callable[[str], None] = lambda words: None
) -> Iterator[Spread]:
    """`spread` on the cluster of this scheduler; without one on a cluster of processes here, ended afterwards.

    `noted` is told at once what is waited for, and how long at most.
    """
    distributed = _loaded()
    with ExitStack() as open_ones:
        if scheduler:
            noted(f"asking the Dask scheduler at {scheduler}, for {REACHING} seconds at most")
        address = scheduler or open_ones.enter_context(local(workers))
        try:
            client = distributed.Client(address, timeout=REACHING if scheduler else STARTING, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise TrackerError(
                f"no Dask scheduler answers at {address} ({str(error).lower() or type(error).__name__}); start one "
                "with `dask scheduler` and workers with `dask worker ADDRESS`"
            ) from error
        open_ones.callback(client.close)
        if scheduler and not client.nthreads():
            noted(f"it has no worker yet, which is waited for, {PATIENCE} seconds at most")
        _check(client, address, PATIENCE if scheduler else STARTING)
        yield _Cluster(client, distributed).spread


def _loaded() -> Any:
    """Dask's `distributed`, set to be patient with a slow machine."""
    dask = needed("dask", "--engine dask")
    dask.config.set(SETTINGS)
    distributed = needed("distributed", "--engine dask")
    distributed.utils.get_mp_context()  # names what Dask would load beforehand, pandas among it, if that is not named
    multiprocessing.get_context("forkserver").set_forkserver_preload(["distributed", "tracker.ingest"])
    # restarting a worker that died is no news, and what was lost with it is worked on again
    for name in ("nanny", "worker", "scheduler", "core", "batched"):
        logging.getLogger(f"distributed.{name}").setLevel(logging.CRITICAL)
    return distributed


def _check(client: Any, scheduler: str, patience: int) -> None:
    """Refuse a cluster without workers, or one whose workers would read otherwise than we do."""
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise TrackerError(f"the scheduler at {scheduler} has no worker; start some with `dask worker`") from error
    ours = fingerprint()
    try:
        theirs = client.run(fingerprint, on_error="return")
    except Exception as error:
        raise TrackerError(f"the workers cannot be asked what they run: {type(error).__name__}: {error}") from error
    for worker, found in theirs.items():
        if found != ours:
            what = f"has no milestone-tracker ({found})" if isinstance(found, BaseException) else "runs another version"
            raise TrackerError(f"worker {worker} {what}; install the version that runs here on every worker")


class _Cluster:
    def __init__(self, client: Any, distributed: Any) -> None:
        self.client, self.killed = client, distributed.KilledWorker
        self.gone = (*_errors(distributed), importlib.import_module("concurrent.futures").CancelledError)

    def spread(
        self,
        items: Iterable[Item],
        work: Callable[[Item, Any], Result],
        shared: Any,
        broken: Callable[[Item], Result],
        here: Callable[[Item], bool] = lambda item: False,
    ) -> Iterator[tuple[Item, Result]]:
        """Each item with what `work(item, shared)` makes of it, wherever; `broken(item)` where that kills workers."""
        coming = iter(items)
        held = _Held(self, shared)
        waiting: deque[tuple[list[Item], Any]] = deque()
        try:
            while True:
                most = max(2, AHEAD * len(self.client.nthreads()))
                while len(waiting) < most and (batch := list(islice(coming, BATCH))):
                    far = [item for item in batch if not here(item)]
                    waiting.append((batch, self._submit(_do, work, far, held.future()) if far else None))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    results = deque(self._result(future) if future is not None else ())
                except self.killed:
                    far = [item for item in batch if not here(item)]
                    results = deque(self._alone(far, work, held, broken, [each for _, each in waiting if each]))
                for item in batch:
                    yield item, work(item, shared) if here(item) else results.popleft()
        finally:
            self.client.cancel([future for _, future in waiting if future is not None])

    def _alone(
        self, items: list[Item], work: Callable[[Item, Any], Result], held: _Held, broken: Callable[[Item], Result],
        others: list[Any],
    ) -> Iterator[Result]:  # fmt: skip
        """The results of a batch one by one, with nothing else under way that could take the blame."""
        for other in others:
            with suppress(*self.gone):
                other.exception()  # waits until it is done, one way or the other
        for item in items:
            tries = 0
            while True:
                try:
                    yield self._result(self._submit(_do, work, [item], held.future()))[0]
                    break
                except self.killed:
                    tries += held.made.status != "error"  # else it was what all need that was lost
                    if tries == TRIES:
                        yield broken(item)
                        break

    def _submit(self, function: Callable[..., Any], *given: Any) -> Any:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
            return self.client.submit(function, *given, pure=False)

    def _result(self, future: Any) -> Any:
        try:
            return future.result()
        except self.killed:
            raise
        except self.gone as error:
            raise TrackerError(
                f"the Dask cluster is gone ({type(error).__name__}); what is in stays in: run the same command again"
            ) from error


class _Held:
    """What all tasks need, worked out anew where every worker that had it died."""

    def __init__(self, of: _Cluster, shared: Any) -> None:
        self.of, self.shared = of, shared
        self.made = of._submit(_hold, shared)

    def future(self) -> Any:
        if self.made.status not in ("pending", "finished"):
            self.made = self.of._submit(_hold, self.shared)
        return self.made


def _errors(distributed: Any) -> tuple[type[BaseException], ...]:
    """What tells that the cluster is no longer there, under the names of this version."""
    client = importlib.import_module("distributed.client")
    named = (getattr(client, name, None) for name in ("FutureCancelledError", "FuturesCancelledError"))
    return (*(each for each in named if isinstance(each, type)), distributed.comm.CommClosedError)


def _hold(shared: Any) -> Any:
    return shared


_settled = False


def _do(work: Callable[[Item, Any], Result], items: list[Item], shared: Any) -> list[Result]:
    global _settled
    if not _settled:
        cores.settle()
        _settled = True
    return [work(item, shared) for item in items]
