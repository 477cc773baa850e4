"""`python -m bench [parts] [--quick]`: runs benchmarks, writes their results, and says which budgets hold."""

import argparse
import sys
import time
from importlib import import_module

from bench import budgets, report, servers

PARTS = (
    "first_paint",
    "peers",
    "embeds",
    "dashboard",
    "rerun",
    "sessions",
    "front",
    "soak",
    "growth",
    "reading",
    "unseen",
    "api",
    "search",
    "imports",
    "faults",
)
"""The benchmarks, in the order in which they are run and reported."""


def main(words: list[str] | None = None) -> int:
    """Run the benchmarks on the command line; the exit code is 1 if a budget does not hold."""
    ask = argparse.ArgumentParser("python -m bench", description=__doc__)
    ask.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; everything when none is named")
    ask.add_argument("--quick", action="store_true", help="each part once and small, to see that it works")
    options = ask.parse_args(words)
    servers.more_files()
    began, results = time.time(), {}
    for part in [each for each in PARTS if each in (options.parts or PARTS)]:
        print(f"{part}:", flush=True)
        results[part] = import_module(f"bench.{part}").run(quick=options.quick)
    verdicts = budgets.judged(results)
    whole = len(results) == len(PARTS) and not options.quick
    folder = report.write(results, verdicts, time.time() - began, whole=whole)
    print("\n".join(each.line() for each in verdicts))
    print(f"written to {folder}")
    return int(any(each.holds is False for each in verdicts))


if __name__ == "__main__":
    sys.exit(main())
