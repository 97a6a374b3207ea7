"""The beginning and the end that operators' commands share: the right platform, and one line where that cannot be."""

import argparse
import logging
import os
import sys
from collections.abc import Callable
from typing import Final, Never

from botocore.exceptions import BotoCoreError, ClientError, ConnectionClosedError, EndpointConnectionError, SSOError
from pynamodb.exceptions import PynamoDBException

from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord
from chalicelib.settings import WrongSetting
from infra.local.environment import SettingError, join_stack, typed
from infra.local.stack import StackError

# What AWS calls credentials that were good and are not any more, and credentials that it never knew.
_OVER: Final = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired"})
_UNKNOWN: Final = frozenset({"InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId"})


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
    if _is_local():
        join_stack()
    return platform()


def _is_local() -> bool:
    return os.environ.get("STAGE", "local") == "local"


def _reason(refused: Exception) -> str:
    """Say in one line why AWS did not do it, and what helps where that is known."""
    cause = getattr(refused, "cause", None) or refused
    code = cause.response["Error"].get("Code", "") if isinstance(cause, ClientError) else ""
    if code in _OVER or isinstance(cause, SSOError):
        return "The session with AWS is over: sign in again, then run the same command"
    if code in _UNKNOWN:
        return "AWS does not know these credentials: look at AWS_PROFILE and the AWS_ variables"
    if isinstance(cause, (EndpointConnectionError, ConnectionClosedError)) and _is_local():
        return f"Is the local stack running (`{typed('make run')}`)? {' '.join(str(cause).split())}"
    return f"AWS or the store does not do what was asked: {' '.join(str(cause).split())}"


def run(main: Callable[[], int]) -> Never:
    """Leave with the status of `main`, or with 1 and one line on what a person has to fix."""
    logging.getLogger("waardering.keys").addHandler(logging.NullHandler())  # that line says it to a person
    try:
        status = main()
    except (SettingError, WrongSetting, Refused) as wrong:
        sys.exit(str(wrong))
    except StackError as ended:
        sys.exit(" ".join(str(ended).split()))
    except (BotoCoreError, ClientError, PynamoDBException) as refused:
        sys.exit(_reason(refused))
    except UnreadableRecord as fault:
        sys.exit(f"this cannot be read: {fault.record} ({fault.reason})")
    except Busy as busy:
        if isinstance(busy.__cause__, (BotoCoreError, ClientError)):
            sys.exit(_reason(busy.__cause__))
        sys.exit("the store or the key service asks to come back later")
    except OSError as missing:
        sys.exit(f"{missing.strerror or missing}: {missing.filename or ''}".rstrip(": "))
    sys.exit(status)
