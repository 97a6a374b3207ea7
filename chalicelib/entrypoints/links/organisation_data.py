"""For organisations, through the link to their figures: what we hold on them."""

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.refusals import DeadLink, Invalid
from chalicelib.dutch.captions import ORGANISATION_EXPORTED
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.personal_data import exported_act
from chalicelib.entrypoints.schemas import export_schemas as out
from chalicelib.entrypoints.schemas.pushed.showing import webhook_shown
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.use_cases.organisations.export_organisation import OrganisationExport, export_organisation

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/insights/{token}/export",
    Audience.LINK,
    query=out.ExportQuery,
    gives={200: out.OrganisationExportOut},
    refuses=(DeadLink, Invalid),
    html=True,
    headers=("Content-Disposition",),
)
def export_own_organisation(request: Request, token: str) -> Answer:
    """All we hold on this organisation and its contact data."""
    query = request.read_query(out.ExportQuery)
    here = platform()
    data = _exported(export_organisation(token, stores=here, now=here.now()))
    if query.download:
        headers = {"Content-Disposition": 'attachment; filename="onze-gegevens.json"'}
        return Answer(text=msgspec.json.format(msgspec.json.encode(data).decode()), headers=headers)
    return Answer(data, template="organisation_export", context={"found": data, "token": token})


def _exported(found: OrganisationExport) -> out.OrganisationExportOut:
    organisation = found.organisation
    return shown(
        out.OrganisationExportOut,
        organisation.listing,
        scope=ORGANISATION_EXPORTED,
        organisation_id=organisation.id,
        organisation=organisation.listing.name,
        contact=shown(out.ExportedContactOut, organisation.listing, email_status=organisation.email_status),
        taking_part=organisation.taking_part,
        receives_digest=not organisation.digest_stopped,
        participation_request=shown(out.ExportedRequestOut, contact_name=found.contact_name, asked_at=asked_at)
        if (asked_at := organisation.moderation.asked_at)
        else None,
        history=[exported_act(entry) for entry in found.entries],
        objections=[shown(out.ExportedObjectionOut, each, appeal_id=each.id) for each in found.objections],
        mails=[shown(out.ExportedMailOut, mail, at=mail.created_at, outcome=how) for mail, how in found.mails],
        webhooks=[webhook_shown(each) for each in found.webhooks],
        unreadable=unreadable_parts(found.unreadable),
    )
