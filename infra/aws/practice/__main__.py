"""An account to practise in: `make emulator`. It is empty, enforces IAM, and is gone with this command.

Beside it stands the local Sociale Kaart, so that a stage there has organisations.
"""

import signal
import tempfile
from pathlib import Path
from typing import Final

from infra.aws.practice.running import running_cloud
from infra.commands import Refused, run
from infra.local.environment import REGION
from infra.local.launch.processes import port_refusal
from infra.local.register import make_app, serve
from infra.local.register.__main__ import STOP, number_from_environment

_LISTINGS: Final = 40
_WELCOME: Final = """\
An empty account, until Ctrl-C. In another terminal:

export AWS_ENDPOINT_URL={cloud} AWS_DEFAULT_REGION={region}
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_PAGER=

Mails that were sent are at {cloud}/_ministack/ses/messages, the local Sociale Kaart at {register}/api;
what exists in name only is told in {scratch}/emulator.log."""


def main() -> int:
    ports = {
        "EMULATOR_PORT": number_from_environment("EMULATOR_PORT", 4566, 65_535),
        "REGISTER_PORT": number_from_environment("REGISTER_PORT", 8030, 65_535),
    }
    for name, port in ports.items():
        if refusal := port_refusal(port):
            raise Refused(f"Port {port} {refusal}: choose another one with {name}=…")
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    with (
        tempfile.TemporaryDirectory() as scratch,
        serve(make_app(None, listings=_LISTINGS), ports["REGISTER_PORT"]) as register,
        running_cloud(Path(scratch), ports["EMULATOR_PORT"]) as cloud,
    ):
        print(_WELCOME.format(cloud=cloud.endpoint, region=REGION, register=register, scratch=scratch), flush=True)
        signal.sigwait(STOP)
    return 0


if __name__ == "__main__":
    run(main)
