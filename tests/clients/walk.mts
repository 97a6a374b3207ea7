// The whole loop through openapi-fetch, with the types that openapi-typescript made of the document.
import createClient from "openapi-fetch";
import type { components, paths } from "./document.js";

type Schemas = components["schemas"];
const told: { site: string; mailbox: string; editor: string } = JSON.parse(process.env["WALK"] ?? "{}");
const TEXT = "Het eten was lekker en de begeleiding nam de tijd. We voelden ons altijd welkom.";
const REPLY = "Fijn om te lezen, dank je wel. We geven het door aan de keuken.";
const AUTHOR = "tess.typescript@post.example";

// An answer, or the end of the walk with the problem that came instead.
function sure<T>(answer: { data?: T; error?: Schemas["ProblemOut"]; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.status} ${answer.error?.code ?? "no problem"} at ${answer.response.url}`);
  }
  return answer.data;
}

function same<T>(found: T, due: T): void {
  if (JSON.stringify(found) !== JSON.stringify(due)) {
    throw new Error(`${JSON.stringify(due)} was expected, not ${JSON.stringify(found)}`);
  }
}

// The token of the newest mail to an address that has such a link, once it is there.
async function token(to: string, kind: string): Promise<string> {
  for (let tried = 0; tried < 600; tried++) {
    const answer = await fetch(`${told.mailbox}/mails?to=${encodeURIComponent(to)}`);
    const mails = (await answer.json()) as { text: string }[];
    const found = [...mails.map((mail) => mail.text).join(" ").matchAll(new RegExp(`/${kind}/(\\S+)`, "g"))].at(-1);
    if (found?.[1] !== undefined) return found[1];
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error(`no mail with a link of ${kind} to ${to}`);
}

const anybody = createClient<paths>({ baseUrl: told.site });
const [home] = sure(await anybody.GET("/organisations", { params: { query: { limit: 1 } } })).items;
if (home === undefined) throw new Error("no organisation takes part");
const themes = sure(await anybody.GET("/theme-sets/{sector}", { params: { path: { sector: home.sector } } }));
const [first, second] = themes.aspects;
if (first === undefined || second === undefined) throw new Error("a theme set of one aspect");
const now = new Date();
const body: Schemas["ReviewIn"] = {
  organisation_id: home.id,
  text: TEXT,
  aspect_ratings: { [first.id]: 5, [second.id]: null },
  capacity: "client",
  experienced: `${now.getUTCFullYear() - 1}-${String(now.getUTCMonth() + 1).padStart(2, "0")}`,
  author: { first_name: "Tess", last_name: "Thys", email: AUTHOR },
  consent: true,
};
const given = sure(await anybody.POST("/reviews", { body }));
same<Schemas["Status"]>(given.status, "unconfirmed");
same(given.warnings, []);
const refused = await anybody.POST("/reviews", { body: { ...body, experienced: "2026-13" } });
same(refused.error?.code, "invalid");
same(refused.error?.errors[0]?.field, "experienced");

const confirm = { params: { path: { token: await token(AUTHOR, "confirm") } } };
same(sure(await anybody.GET("/confirm/{token}", confirm)).text, TEXT);
same<Schemas["Status"]>(sure(await anybody.POST("/confirm/{token}", { ...confirm, body: {} })).status, "pending");

const email = told.editor;
sure(await anybody.POST("/editor/sign-in", { body: { email } }));
const session = { params: { path: { token: await token(email, "editor/session") } }, body: {} };
const opened = sure(await anybody.POST("/editor/session/{token}", session));
const headers = { Authorization: `Bearer ${opened.access_token}` };
const editor = createClient<paths>({ baseUrl: told.site, headers });
const path = { review_id: given.review_id };
const queue = sure(await editor.GET("/editor/queue", { params: { query: { kind: "review", limit: 100 } } }));
same(queue.items.some((each) => each.id === given.review_id), true);
const found = sure(await editor.GET("/editor/reviews/{review_id}", { params: { path } }));
same<Schemas["Capacity"]>(found.capacity, "client");
const approval: Schemas["ReviewDecisionIn"] = { action: "approve", version: found.version };
const decided = await editor.POST("/editor/reviews/{review_id}/decisions", { params: { path }, body: approval });
same<Schemas["DecidedStatus"]>(sure(decided).status, "published");

const where = { params: { path: { organisation_id: home.id } } };
const known = sure(await editor.GET("/editor/organisations/{organisation_id}", where));
let reply = { params: { path: { token: await token(known.email, "reply") } } };
for (let tried = 0; tried < 100; tried++) { // mails of the demo data have links too
  const form = await anybody.GET("/reply/{token}", reply);
  if (form.data?.review.id === given.review_id) break;
  await new Promise((again) => setTimeout(again, 300));
  reply = { params: { path: { token: await token(known.email, "reply") } } };
}
const answered = sure(await anybody.POST("/reply/{token}", { ...reply, body: { text: REPLY } }));
same<Schemas["ReplyStatus"]>(answered.status, "pending");
const waits = sure(await editor.GET("/editor/reviews/{review_id}", { params: { path } })).reply;
if (waits === null) throw new Error("the reply is not there");
const body2: Schemas["ReplyDecisionIn"] = { action: "approve", version: waits.version };
sure(await editor.POST("/editor/replies/{review_id}/decisions", { params: { path }, body: body2 }));
const reviews = sure(await anybody.GET("/organisations/{organisation_id}/reviews", where));
const newest = reviews.items.find((each) => each.id === given.review_id);
same(newest?.reply?.text, REPLY);
console.log("walked the whole loop");
