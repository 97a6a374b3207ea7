"""`python -m infra.local.mailbox` serves the mailbox on MAILBOX_PORT and keeps mails in DATA_DIR."""

import logging
import os
import sys
from typing import Never

from infra.local.environment import read_settings
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.web.server import serve

THREADS = 4


def main() -> Never:
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    settings = read_settings(os.environ)
    mails = KeptMails(settings.data_dir / "mailbox.sqlite3")
    serve(make_mailbox(mails), settings.mailbox_port, threads=THREADS)


if __name__ == "__main__":
    main()
