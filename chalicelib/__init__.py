"""The floor plan.

entrypoints/  speaks HTTP and events: site/ (visitors), links/ (whoever holds a mailed link), console/ (editors),
              events/ (schedules, streams, what the mail service tells); below them http/ (the door opens every route:
              who may, what comes in, which refusal is which status), pages/ (HTML) and schemas/ (JSON).
use_cases/    one verb, one module, one public function.
ports/        the world as these verbs need it.
adapters/     the world: DynamoDB, SES, the Sociale Kaart, signed links, rendered mails. dynamodb/ has client/ (requests
              and tables), projections/ (what is derived), aggregates/ (what people wrote and decided) and upkeep/.
dutch/        the Dutch that code needs: what refusals, pages and mails say, dates, controllers, theme sets (files/).
              The domain gives codes, but for its signals, whose evidence and hints stand in domain/signals/; mails/
              and entrypoints/pages/ hold the templates.
domain/       the law, pure: no cloud, no clock, no environment, no randomness. Start at `rules/lifecycle.py`.

Each floor has rooms by role. Imports go down only, between floors and between the rooms of one (pyproject.toml has the
contracts): app -> entrypoints -> bootstrap -> (use_cases | adapters) -> (ports | dutch) -> domain.
"""

__version__ = "0.1.0"  # the only place that says it: the package for AWS holds no pyproject.toml
