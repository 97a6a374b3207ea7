"""Start the emulator of an account, with IAM enforced, and wait until it answers."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from infra.aws.cloud import Cloud, waited
from infra.local.environment import LOOPBACK, REGION
from infra.local.launch.plan import STORE_PYTHON, store_service
from infra.local.launch.processes import Child, answers
from infra.local.stack import free_port


@contextlib.contextmanager
def running_cloud(directory: Path, port: int = 0) -> Iterator[Cloud]:
    """All services that a stack uses, in an account that is empty and forgets; its log is `emulator.log` there."""
    port = port or free_port()
    service = store_service(directory, port, dict(os.environ))
    wanted = {"AUTH": "true", "SERVICES": "", "AWS_DEFAULT_REGION": REGION}
    environment = {name: value for name, value in {**service.environment, **wanted}.items() if value}
    command = (str(STORE_PYTHON), "-m", "infra.aws.practice.served")
    child = Child(command, environment, directory / "emulator.log")
    try:
        endpoint = f"http://{LOOPBACK}:{port}"
        waited(lambda: answers(f"{endpoint}/_ministack/ready") or child.ended() is not None, "the emulator to start")
        if child.ended() is not None:
            raise RuntimeError(f"the emulator did not start:\n{child.last_words()}")
        yield Cloud(endpoint)
    finally:
        child.terminate()
        time.sleep(1)
        if child.ended() is None:
            child.kill()
