"""Milliseconds that numpy's busday_offset takes for N random days and spans of
1 to 30, and of 1000, with Vietnam's days off: medians, one line, two numbers.
    numpy_busday.py N RUNS FILE      FILE: one day off a line, YYYY-MM-DD
"""
import statistics
import sys
import time

import numpy as np

rows, runs = int(sys.argv[1]), int(sys.argv[2])
with open(sys.argv[3]) as f:
    holidays = [line.strip() for line in f if line.strip()]
calendar = np.busdaycalendar(holidays=holidays)
random = np.random.default_rng(2026)
days = np.datetime64("2005-01-01") + random.integers(0, 7500, rows)
spans = random.integers(1, 31, rows)


def median_ms(offsets):
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        np.busday_offset(days, offsets, roll="backward", busdaycal=calendar)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[1:])


print(f"{median_ms(spans):.3f} {median_ms(np.full(rows, 1000)):.3f}")
