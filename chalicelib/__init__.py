"""The floor plan.

entrypoints/  speaks HTTP and events; one file per audience (visitor, author, organisation, editor),
              schedules and streams. `door.py` opens every route: who may, what comes in, which refusal is which status.
use_cases/    one verb, one module, one public function. `ports.py` says what these verbs need of the world.
adapters/     the world: DynamoDB, SES, the Sociale Kaart, signed links, rendered mails.
domain/       the law, pure: no cloud, no clock, no environment, no randomness. Start at `lifecycle.py`.
theme_sets/   versioned data: the aspects per sector. mails/ and entrypoints/pages/ hold the Dutch that people read.

Imports go down only: app -> entrypoints -> bootstrap -> (use_cases | adapters) -> domain.
"""

__version__ = "0.1.0"  # the only place that says it: the package for AWS holds no pyproject.toml
