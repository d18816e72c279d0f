"""What work costs, without a clock: calls that Python makes, which are the same on every machine; and an end to what would run on for ever."""

import signal
import sys
from contextlib import contextmanager

RUNAWAY = 90
"""CPU seconds that no test's work comes near, unless it costs the square of its input: the inputs are made so long that it then takes minutes."""


def calls(action):
    """How many calls, of Python functions and of built-in ones, an action makes."""
    count = 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@contextmanager
def no_runaway():
    """Stop work that goes on for minutes of CPU, and fail."""

    def stop(_signal, _frame):
        raise AssertionError(f"still at work after {RUNAWAY} s of CPU: the cost grows faster than the input")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, RUNAWAY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
