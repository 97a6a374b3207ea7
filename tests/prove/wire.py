"""Between us and AWS: every request of every client passes here, whichever library made it and whenever.

No list of calls or clients: what a later change adds passes here too.
"""

import io
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ConnectionClosedError
from botocore.httpsession import URLLib3Session

from chalicelib.adapters.signed_post import Said, SignedPost

Send = Callable[[], AWSResponse]
Between = Callable[[AWSPreparedRequest, Send], AWSResponse]


class Killed(BaseException):
    """The process is gone: no handler for exceptions may catch this, no clean-up reaches the store."""


class NotSoManyCalls(Exception):
    """It was over before it could die."""


@contextmanager
def between(pass_on: Between) -> Iterator[None]:
    """Let every request to AWS pass here meanwhile; `pass_on` sends it, or does not, and gives the answer."""
    own, swiftly = URLLib3Session.send, SignedPost._sent

    def send(session: URLLib3Session, request: AWSPreparedRequest) -> AWSResponse:
        return pass_on(request, lambda: own(session, request))

    def sent(post: SignedPost, body: bytes, headers: Mapping[str, str]) -> Said | None:
        request = AWSPreparedRequest(
            "POST", post._endpoint.geturl(), HTTPHeaders.from_dict(headers), body, stream_output=False
        )

        def ask() -> AWSResponse:
            found = swiftly(post, body, headers)
            if found is None:
                raise ConnectionClosedError(endpoint_url=request.url)  # that, or anything else that is no answer
            return AWSResponse(request.url, found.status, _headers(), _Body(found.body.decode()))

        try:
            answer = pass_on(request, ask)
        except ConnectionClosedError:
            return None
        return Said(answer.status_code, {}, answer.content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(URLLib3Session, "send", send)
        patch.setattr(SignedPost, "_sent", sent)
        yield


def operation(request: AWSPreparedRequest) -> str:
    """`DynamoDB.GetItem`, `TrentService.Encrypt`, or the path of a service that has no such header."""
    target = request.headers.get("X-Amz-Target", b"")
    said = target.decode() if isinstance(target, bytes) else str(target)
    service, _, name = said.partition(".")
    return f"{service.partition('_')[0]}.{name}" if name else request.url.partition("//")[2].partition("/")[2]


@contextmanager
def counted() -> Iterator[list[str]]:
    """The calls that are made meanwhile, in their order."""
    calls: list[str] = []

    def note(request: AWSPreparedRequest, send: Send) -> AWSResponse:
        calls.append(operation(request))
        return send()

    with between(note):
        yield calls


@contextmanager
def dying(*, at: int, after: bool) -> Iterator[list[str]]:
    """Let the process die before or after its nth call, counted from 1; from then on nothing leaves it."""
    calls: list[str] = []

    def note(request: AWSPreparedRequest, send: Send) -> AWSResponse:
        calls.append(operation(request))
        if len(calls) > at or (len(calls) == at and not after):
            raise Killed
        answer = send()
        if len(calls) == at:
            raise Killed
        return answer

    with between(note):
        try:
            yield calls
        except Killed:
            pass
        else:
            raise NotSoManyCalls(len(calls))


class AnswersLost:
    """Of the calls that write, the first answer of each stretch is lost: the write stands, and we do not know it."""

    def __init__(self, *writes: str) -> None:
        self._writes = writes
        self._armed = threading.local()
        self.lost: Counter[str] = Counter()

    def arm(self) -> None:
        """The next write of this thread loses its answer."""
        self._armed.now = True

    def __call__(self, request: AWSPreparedRequest, send: Send) -> AWSResponse:
        answer = send()
        if getattr(self._armed, "now", False) and operation(request) in self._writes:
            self._armed.now = False
            self.lost[operation(request)] += 1
            raise ConnectionClosedError(endpoint_url=request.url)
        return answer


class Throttled:
    """So much of what is asked is refused as too much, in each of the ways in which DynamoDB says so."""

    def __init__(self, share: float, seed: int = 7) -> None:
        self._share = share
        self._id_generator = random.Random(seed)  # noqa: S311 - which call is refused, no secret
        self._lock = threading.Lock()
        self.asked = 0
        self.refused: Counter[str] = Counter()

    def __call__(self, request: AWSPreparedRequest, send: Send) -> AWSResponse:
        name = operation(request)
        with self._lock:
            self.asked += 1
            struck, which = self._id_generator.random() < self._share, self._id_generator.random()
        if not struck:
            return send()
        with self._lock:
            self.refused[name] += 1
        return _refusal(request, name, which)


_HALF: Final = 0.5


def _refusal(request: AWSPreparedRequest, name: str, which: float) -> AWSResponse:
    plain = "ThrottlingException" if which < _HALF else "ProvisionedThroughputExceededException"
    said: dict[str, Any] = {"__type": f"com.amazonaws.dynamodb.v20120810#{plain}", "message": "Rate exceeded."}
    if name == "DynamoDB.TransactWriteItems" and which < _HALF:
        count = len(
            json.loads(str(request.body, "utf-8") if isinstance(request.body, bytes) else str(request.body))[
                "TransactItems"
            ]
        )
        said = {
            "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
            "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons",
            "CancellationReasons": [{"Code": "ThrottlingError", "Message": "x"}, *[{"Code": "None"}] * (count - 1)],
        }
    return AWSResponse(request.url, 400, _headers(), _Body(json.dumps(said)))


def _headers() -> HTTPHeaders:
    found = HTTPHeaders()
    found["Content-Type"] = "application/x-amz-json-1.0"
    return found


class _Body(io.BytesIO):
    """The body of an answer, as botocore reads it."""

    def __init__(self, said: str) -> None:
        super().__init__(said.encode())

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()
