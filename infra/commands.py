"""The beginning and the end that operators' commands share: the right platform, and one line where that cannot be."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import Never

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord
from chalicelib.settings import WrongSetting
from infra.local.environment import SettingError, join_stack
from infra.local.stack import StackError


class Refused(Exception):
    """What a person has to do first, in one line; nothing was begun, or what was begun is said."""


class OneLineParser(argparse.ArgumentParser):
    """Refuses arguments in one line, and leaves the rest to --help."""

    def error(self, message: str) -> Never:
        self.exit(2, f"{self.prog}: {message} (--help says more)\n")


def platform_here() -> Platform:
    """Return the platform of STAGE, or that of the local stack that runs on DATA_DIR.

    Raises:
        SettingError: no local stack runs there, or a setting of it is wrong.
        WrongSetting: a setting of the stage is missing or wrong.
    """
    if os.environ.get("STAGE", "local") == "local":
        join_stack()
    return platform()


def run(main: Callable[[], int]) -> Never:
    """Leave with the status of `main`, or with 1 and one line on what a person has to fix."""
    try:
        status = main()
    except (SettingError, WrongSetting, Refused) as wrong:
        sys.exit(str(wrong))
    except StackError as ended:
        sys.exit(" ".join(str(ended).split()))
    except (BotoCoreError, ClientError, PynamoDBException) as refused:
        reason = str(getattr(refused, "cause", None) or refused).partition("\n")[0]
        sys.exit(f"AWS or the store does not do what was asked: {reason}")
    except UnreadableRecord as fault:
        sys.exit(f"this cannot be read: {fault.record} ({fault.reason})")
    except Busy:
        sys.exit("the store or the key service asks to come back later")
    except OSError as missing:
        sys.exit(f"{missing.strerror or missing}: {missing.filename or ''}".rstrip(": "))
    sys.exit(status)
