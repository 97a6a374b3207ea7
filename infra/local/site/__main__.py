"""The platform over HTTP: `python -m infra.local.site` serves app.py on PORT."""

from typing import Never

from infra.local.environment import enter_stack
from infra.local.output import outlive_a_full_disk
from infra.local.site.wsgi import log_to_stdout, make_wsgi
from infra.local.web.server import serve

THREADS = 8


def main() -> Never:
    outlive_a_full_disk()
    settings = enter_stack()
    from app import app  # noqa: PLC0415 - only now: it reads its settings while it is imported
    from chalicelib.entrypoints.http import faults  # noqa: PLC0415 - as above

    log_to_stdout()
    serve(make_wsgi(app, faults.page), settings.port, threads=THREADS)


if __name__ == "__main__":
    main()
