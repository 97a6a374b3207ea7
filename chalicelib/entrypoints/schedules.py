"""What the clock does."""

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, CloudWatchEvent, Rate

from chalicelib.bootstrap import platform

blueprint = Blueprint(__name__)
logger = Logger(service="waardering", child=True)


@blueprint.schedule(Rate(1, unit=Rate.MINUTES), name="sweep_outbox")
def sweep_outbox(event: CloudWatchEvent) -> dict[str, int]:
    """Send the mails that stayed behind."""
    outcomes = dict(platform().sweep_mails())
    if outcomes:
        logger.info("outbox swept", extra={"outcomes": outcomes})
    return outcomes


@blueprint.schedule(Rate(1, unit=Rate.HOURS), name="sync_organisations")
def sync_organisations(event: CloudWatchEvent) -> None:
    """Bring the organisations up to date with the register."""
    report = platform().sync_listings()
    logger.info("organisations synced", extra={"report": {name: getattr(report, name) for name in report.__slots__}})
