"""The laws of promises and of organisations, drawn by hand: see `test_lifecycle.py`."""

from typing import Final

PROMISES: Final = (
    """
                   ask_promise  mark_late  answer_promise  approve_outcome  return_outcome  agree    disagree
    open           open         late       answered        -                -               -        -
    answered       -            -          -               kept             open            -        -
    late           late         -          answered_late   -                -               -        -
    answered_late  -            -          -               kept             late            -        -
    kept           -            -          -               -                -               kept     kept
    dropped        -            -          -               -                -               dropped  dropped
    """,
)
PROMISE_ROWS: Final = """
  from           action           by            needs                          mails
  open           ask_promise      clock         review_online                  promise_due
  open           mark_late        clock         review_online                  promise_late
  late           ask_promise      clock         review_online                  promise_due
  open           answer_promise   organisation  review_online                  -
  late           answer_promise   organisation  review_online                  -
  answered       approve_outcome  editor        review_online,no_block         promise_published,promise_check
  answered_late  approve_outcome  editor        review_online,no_block         promise_published,promise_check
  answered       return_outcome   editor        rule,explanation,review_online  promise_returned
  answered_late  return_outcome   editor        rule,explanation,review_online  promise_returned
  kept           agree            author        review_online                  -
  kept           disagree         author        review_online                  -
  dropped        agree            author        review_online                  -
  dropped        disagree         author        review_online                  -
"""
# Where an approval leads: to what the organisation told, whichever of these that is.
PROMISE_BACK: Final = """
  from           action           to       mails
  answered       approve_outcome  kept     promise_published,promise_check
  answered       approve_outcome  late     promise_published
  answered       approve_outcome  dropped  promise_published,promise_check
  answered_late  approve_outcome  kept     promise_published,promise_check
  answered_late  approve_outcome  late     promise_published
  answered_late  approve_outcome  dropped  promise_published,promise_check
"""
# An organisation has four laws side by side: of taking part, of asking to, of how closely it is watched, of warnings.
PARTICIPATIONS: Final = (
    """
                     enrol        leave            watch  unwatch  block  unblock
    not_taking_part  taking_part  -                -      -        -      -
    taking_part      -            not_taking_part  -      -        -      -
    """,
    """              warn  clear_warning  withdraw_warning  apply  decline
    not_taking_part  -     -              -                 -      -
    taking_part      -     -              -                 -      -
    """,
)
PARTICIPATION_ROWS: Final = """
  from             action  by      needs        mails
  not_taking_part  enrol   editor  -            organisation_enrolled
  taking_part      leave   editor  explanation  organisation_left
"""
REQUESTS: Final = (
    """
             enrol  leave  watch  unwatch  block  unblock  warn  clear_warning  withdraw_warning  apply    decline
    none     -      -      -      -        -      -        -     -              -                 pending  -
    pending  -      -      -      -        -      -        -     -              -                 -        none
    """,
)
REQUEST_ROWS: Final = """
  from     action   by            needs        mails
  none     apply    organisation  -            -
  pending  decline  editor        explanation  participation_declined
"""
STATES: Final = (
    """
             enrol  leave  watch    unwatch  block    unblock  warn  clear_warning  withdraw_warning  apply  decline
    open     -      -      watched  -        blocked  -        -     -              -                 -      -
    watched  -      -      -        open     blocked  -        -     -              -                 -      -
    blocked  -      -      -        -        blocked  open     -     -              -                 -      -
    """,
)
STATE_ROWS: Final = """
  from     action   by            needs        mails
  open     watch    editor        explanation  organisation_watched
  open     block    editor        explanation  organisation_blocked
  watched  unwatch  editor        explanation  organisation_unwatched
  watched  block    editor        explanation  organisation_blocked
  blocked  block    editor        another_editor  -
  blocked  unblock  editor,clock  explanation     organisation_unblocked
"""
WARNINGS: Final = (
    """
            enrol  leave  watch  unwatch  block  unblock  warn    clear_warning  withdraw_warning  apply  decline
    none    -      -      -      -        -      -        warned  -              none              -      -
    warned  -      -      -      -        -      -        -       none           -                 -      -
    """,
)
WARNING_ROWS: Final = """
  from    action         by      needs        mails
  none    warn           editor  explanation,second_editor  organisation_warned
  none    withdraw_warning  editor  proposed  -
  warned  clear_warning  editor  explanation  organisation_warning_cleared
"""
