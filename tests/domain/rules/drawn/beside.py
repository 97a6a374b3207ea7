"""What stands beside a review or on a page, drawn by hand for `test_lifecycle.py`: proof, additions, warnings."""

from typing import Final

PROOFS: Final = """
                 note_proof  strike_proof
    unconfirmed  -           -
    pending      pending     pending
    returned     returned    returned
    escalated    -           -
    published    published   published
    suspended    suspended   suspended
    rejected     -           -
    removed      -           -
    withdrawn    -           -
    archived     -           -
    closed       -           -
    erased       -           -
"""
PROOF_ROWS: Final = """\
  pending    note_proof    editor  no_proof_yet  -
  pending    strike_proof  editor  proof_noted   -
  returned   note_proof    editor  no_proof_yet  -
  returned   strike_proof  editor  proof_noted   -
  published  note_proof    editor  no_proof_yet  -
  published  strike_proof  editor  proof_noted   -
  suspended  note_proof    editor  no_proof_yet  -
  suspended  strike_proof  editor  proof_noted   -
"""
ADDITIONS: Final = (
    """
               add      approve_addition  reject_addition  uphold_appeal
    none       pending  -                 -                -
    pending    -        published         rejected         -
    published  pending  -                 rejected         -
    rejected   pending  -                 -                pending
    """,
)
ADDITION_ROWS: Final = """
  from       action            by      needs                                   mails
  none       add               author  review_online,takes_part,months_later   addition_received
  published  add               author  review_online,takes_part,months_later   addition_received
  rejected   add               author  review_online,takes_part,months_later   addition_received
  pending approve_addition editor review_online,no_block,second_editor_if_grave,second_editor_if_watched \
                                                           addition_published,addition_published_organisation
  pending    reject_addition   editor  rule,explanation,review_online          addition_rejected
  published  reject_addition   editor  rule,explanation,review_online          addition_rejected
  rejected   uphold_appeal     editor  explanation,another_editor              -
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
