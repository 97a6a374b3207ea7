"""Operators' command for addresses that bounced or complained: look one up, or let it be mailed again.

For an author who asks again, or an editor whom no mail reaches any more: `python -m infra.addresses lift ADDRESS`.
The address itself is stored and logged nowhere.
"""

from dataclasses import replace

from chalicelib.bootstrap import Platform
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.note_mail_event import to_key
from infra.commands import OneLineParser, platform_here, run

_MOST = 1000  # organisations whose mails bounce; far more than there will be


def main() -> int:
    parser = OneLineParser(prog="python -m infra.addresses", description=__doc__)
    parser.add_argument("command", choices=("show", "lift"))
    parser.add_argument("address")
    asked = parser.parse_args()
    here = platform_here()
    if asked.command == "lift":
        print("lifted" if lift(asked.address, here) else "was not suppressed")
        return 0
    key = to_key(asked.address, here.id_generator)
    print("suppressed" if here.addresses.suppressed(key) else "not suppressed")
    print(f"soft bounces: {here.addresses.soft_bounces(key)}")
    return 0


def lift(address: str, here: Platform) -> bool:
    """Let an address be mailed again, and take the mark from the organisations and the editor that have it."""
    lifted = here.addresses.lift(to_key(address, here.id_generator))
    found = here.directory.search("", email_status="bounced", taking_part=False, limit=_MOST).ids
    for organisation in here.organisations.many(found).values():
        if organisation.listing.email.lower() == address.strip().lower():
            here.organisations.note_bounced(organisation, bounced=False)
    for editor in here.editors.all(unread=go_past):
        if editor.unreached and editor.email.lower() == address.strip().lower():
            here.editors.register(replace(editor, unreached=False))
    return lifted


if __name__ == "__main__":
    run(main)
