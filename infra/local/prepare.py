"""Make the local store ready: its tables, the key of identities, today's forms, and the editors. Safe to run again.

A store that an older release wrote gets what it lacks; what stands there stays, so that nothing is lost or undone.
"""

from typing import Any

from botocore.session import get_session

from chalicelib.adapters.dynamodb.client.tables import EXPIRING, TABLES
from chalicelib.adapters.kms import make_key
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from infra.forms import set_aside, told

EDITORS = (
    Editor(id="editor-an", email="an@redactie.example", name="An Declercq"),
    Editor(id="editor-bram", email="bram@redactie.example", name="Bram Peeters"),
    Editor(id="editor-chloe", email="chloe@redactie.example", name="Chloë Martens"),
)


def main() -> None:
    """Create what is not there, and say who the editors are."""
    here = platform()
    store = here.connection  # asking for it names the tables
    aws: Any = store.client  # pynamodb types the few calls that it makes itself
    for table in TABLES:
        name = table.Meta.table_name
        if not table.exists():
            table.create_table(wait=True, billing_mode="PAY_PER_REQUEST")
        # Also of a table that was there: an older release may have kept for good what now has a period.
        if table in EXPIRING:
            period = aws.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
            if period["TimeToLiveStatus"] == "DISABLED":
                store.update_time_to_live(name, "expires")
    settings = here.settings
    client = get_session().create_client("kms", region_name=settings.region, endpoint_url=settings.key_endpoint or None)
    make_key(client, settings.identity_alias)
    make_key(client, settings.signing_alias, signs=True)
    migrated = here.migrate_forms(again=True)  # before anybody serves: nothing else is at work
    aside = set_aside(here)
    if migrated.renewed or aside:
        print(told(migrated, here.migration.forms, aside), flush=True)
    for editor in EDITORS:
        found = here.editors.get(editor.id)
        if found is None:
            here.editors.register(editor)
        if found is None or found.works:  # whom an operator gave other roles, or switched off, stays so
            print(f"editor: {editor.email}", flush=True)


if __name__ == "__main__":
    main()
