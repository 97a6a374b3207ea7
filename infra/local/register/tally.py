"""Counting: so that faults come at every Nth turn rather than by chance, and for measurements."""

from collections import Counter


class Tally:
    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()

    def turn(self, fault: str, every: int) -> int:
        """Which time this fault strikes, from 1 on, or 0 when it is not its turn. `every` 0 is never."""
        if not every:
            return 0
        self._seen[fault] += 1
        strikes, rest = divmod(self._seen[fault], every)
        return 0 if rest else strikes

    def restart_turns(self) -> None:
        self._seen.clear()

    def reset_counts(self) -> None:
        self.requests.clear()
        self.answers.clear()
