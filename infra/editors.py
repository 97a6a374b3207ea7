"""Operators' command for editors: list them, let one in by mail, change roles or sectors, switch one off and on again.

Whoever is switched off has nothing in hand any more: it waits for all others, or for the one it is handed over to.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import Editor, SignInMethod
from chalicelib.domain.access.roles import Role, in_order
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.email_address import is_email_address
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid
from chalicelib.use_cases.access.assign_work import hand_over
from infra.commands import OneLineParser, platform_here, run
from infra.local.environment import typed


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; returns 0, or 1 when it cannot be."""
    parser = OneLineParser(prog="python -m infra.editors", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="everyone who is or was an editor")
    add = commands.add_parser("add", help="let somebody in by a mailed link")
    add.add_argument("email")
    add.add_argument("name")
    _add_roles(add)
    roles = commands.add_parser("roles", help="give one who comes in by mail other roles")
    roles.add_argument("id")
    _add_roles(roles)
    sectors = commands.add_parser("sectors", help="limit one to sectors, or to none with none named")
    sectors.add_argument("id")
    sectors.add_argument("--sector", action="append", choices=[*Sector], help="again for another")
    for word, what in (("off", "out at once, and staying out"), ("on", "in again")):
        commands.add_parser(word, help=what).add_argument("id")
    given = commands.add_parser("handover", help="give all that one has in hand to another, or free it")
    given.add_argument("id")
    given.add_argument("--to", default="", help="the id of another")
    asked = parser.parse_args(arguments)
    here = platform_here()
    problem = _COMMANDS[asked.command](asked, here)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    lift = typed(".venv/bin/python -m infra.addresses lift ADDRESS")
    for each in here.editors.all():
        state, carried = "off" if each.off else "on ", ",".join(each.roles) or "-"
        only = f"  (only {', '.join(each.sectors)})" if each.sectors else ""
        unreached = f"  (no mail reaches them: {lift})" if each.unreached else ""
        print(f"{each.id}  {state}  {each.way:7}  {carried:30}  {each.name}{only}{unreached}")
    return 0


def _add_roles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", action="append", choices=[*Role], help="again for another; without it: every role")


def _add(asked: argparse.Namespace, here: Platform) -> str:
    email = asked.email.strip().lower()
    if not is_email_address(email):
        return "no mail can be sent to this address"
    if any(each.email == email for each in here.editors.all()):
        return "somebody has this address already: change their roles, or switch them on"
    here.editors.register(Editor(id=here.id_generator.new_id(), email=email, name=asked.name, roles=_roles(asked)))
    return ""


def _change(asked: argparse.Namespace, here: Platform) -> str:
    found = here.editors.get(asked.id)
    if found is None:
        return "nobody has this id"
    if asked.command == "sectors":
        here.editors.register(replace(found, sectors=tuple(Sector(each) for each in asked.sector or ())))
    elif asked.command in {"off", "on"}:
        here.editors.register(replace(found, off=asked.command == "off"))
        if asked.command == "off":
            hand_over(found.id, "", stores=here, now=here.now())
    elif found.way is SignInMethod.ACCOUNT:
        return "the issuer of their account says which roles they have"
    else:
        here.editors.register(replace(found, roles=_roles(asked)))
    return ""


def _hand_over(asked: argparse.Namespace, here: Platform) -> str:
    if here.editors.get(asked.id) is None:
        return "nobody has this id"
    try:
        hand_over(asked.id, asked.to, stores=here, now=here.now())
    except Invalid:
        return "the other is no editor, is limited to other sectors, or has too much in hand already"
    except ChangedMeanwhile:
        return "others took some of it meanwhile: try again"
    return ""


def _roles(asked: argparse.Namespace) -> tuple[Role, ...]:
    return in_order([Role(each) for each in asked.role or Role])


_COMMANDS: Final = {
    "list": lambda *_: "",
    "add": _add,
    **dict.fromkeys(("roles", "sectors", "off", "on"), _change),
    "handover": _hand_over,
}


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
