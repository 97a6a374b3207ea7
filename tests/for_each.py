"""One test for many values, where a test of its own for each would cost more than what it looks at."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any, Final

Test = Callable[..., None]
_TOLD: Final = 5  # of those that fell, in full; the others by name


def for_each(
    name: str, values: Iterable[Any] | Callable[[], Iterable[Any]], *, named: Callable[[Any], str] = str
) -> Callable[[Test], Test]:
    """Try a test with every value of one argument, and tell of all that fell together.

    Args:
        name: the argument.
        values: what it is given, one after another; or what finds them out, once the test runs.
        named: how a value is called when the test falls with it.
    """
    found = functools.cache(lambda: list(values() if callable(values) else values))

    def of_all(test: Test) -> Test:
        @functools.wraps(test)
        def tried(**others: Any) -> None:
            fell: list[Exception] = []
            given = found()
            assert given, f"no value to try for {name}"
            for value in given:
                try:
                    test(**others, **{name: value})
                except Exception as fault:  # noqa: BLE001 - the other values are tried too, and it is raised below
                    fault.add_note(f"{name}: {named(value)}")
                    fell.append(fault)
            if fell:
                others_fell = [note for fault in fell[_TOLD:] for note in fault.__notes__[-1:]]
                message = "; ".join([f"fell with {len(fell)} of {len(given)}", *others_fell])
                raise ExceptionGroup(message, fell[:_TOLD])

        own = inspect.signature(test)
        asked = [parameter for parameter in own.parameters.values() if parameter.name != name]
        tried.__dict__["__signature__"] = own.replace(parameters=asked)
        return tried

    return of_all
