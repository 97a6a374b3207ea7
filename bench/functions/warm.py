"""`python warm.py HANDLER`: calls a function as often as its standard input asks, and says what a call cost.

Of several events it takes one after the other.

It knows nothing but Python: it runs inside the function's own environment.
"""

import importlib
import json
import os
import sys
import time

_WARM_UP = 20


def main() -> None:
    module, _, name = sys.argv[1].partition(".")
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - no more imports than the function makes
    answers = sys.stdout
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - the function's log, to the end
    handler = getattr(importlib.import_module(module), name)
    known = set()
    for line in sys.stdin:
        asked = json.loads(line)
        events = asked["event"] if isinstance(asked["event"], list) else [asked["event"]]
        what = events[0]["httpMethod"] + events[0]["resource"] + str(events[0]["headers"])
        rounds = asked["many"] + (0 if what in known else _WARM_UP)
        known.add(what)
        spent = []
        for number in range(rounds):
            begun = time.process_time()
            answer = handler(events[number % len(events)], None)
            spent.append(time.process_time() - begun)
            if answer["statusCode"] >= 400:  # noqa: PLR2004 - what HTTP calls an error
                raise RuntimeError(answer)
        spent = sorted(spent[-asked["many"] :])
        median, late = spent[len(spent) // 2], spent[len(spent) * 99 // 100]
        told = {"ms": 1000 * median, "p99": 1000 * late, "tag": (answer.get("headers") or {}).get("ETag", "")}
        answers.write(json.dumps(told) + "\n")
        answers.flush()


main()
