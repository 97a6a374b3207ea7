// The whole loop through openapi-fetch, with the types that openapi-typescript made of the document; and what a program
// of editors and of readers does besides. What one of an organisation does is walked by `walk.py`.
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

// Among colleagues: who takes it up, a note for them alone, and a question that the author answers.
const colleagues = sure(await editor.GET("/editor/colleagues")).items;
const me = colleagues.find((each) => email.startsWith(each.name.toLowerCase())) ?? colleagues[0];
if (me === undefined) throw new Error("there are no editors");
const item = { params: { path: { kind: "review", item_id: given.review_id } } } as const;
const takes = { ...item, body: { editor_id: me.id } };
const taken = sure(await editor.POST("/editor/queue/{kind}/{item_id}/assignment", takes));
same(taken.assigned_to?.id, me.id);
const note = { subject: `review/${given.review_id}`, text: "Ik lees deze straks." };
same(sure(await editor.POST("/editor/notes", { body: note })).notes.at(-1)?.text, note.text);
const asking: Schemas["QuestionIn"] = { question: "In welke maand was dat precies?", version: found.version };
const asked = sure(await editor.POST("/editor/reviews/{review_id}/questions", { params: { path }, body: asking }));
const manage = { params: { path: { token: await token(AUTHOR, "manage") } } };
const answer = { action: "answer", question_id: asked.question_id, text: "Dat was in de maand maart." } as const;
sure(await anybody.POST("/manage/{token}", { ...manage, body: answer }));
same(sure(await anybody.GET("/manage/{token}", manage)).questions[0]?.answer, answer.text);
approval.version = sure(await editor.GET("/editor/reviews/{review_id}", { params: { path } })).version;
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

// What an editor's program reads, and what it is told of.
const logged = { params: { query: { subject: `review/${given.review_id}` } } };
const mine = sure(await editor.GET("/editor/log", logged)).items;
same(mine.some((each) => each.action === "approve"), true);
same(sure(await editor.GET("/editor/statements")).items.length > 0, true);
sure(await editor.GET("/editor/letters"));
sure(await editor.GET("/editor/queue", { params: { query: { kind: "second_reading" } } }));
const wanted: Schemas["EditorsWebhookIn"] = { url: "https://portal.example/in", events: ["published", "offline"] };
const hook = sure(await editor.POST("/editor/webhooks", { body: { ...wanted, sectors: [home.sector] } }));
same(hook.secret?.startsWith("whsec_"), true);
const heard = sure(await editor.GET("/editor/webhooks")).items.find((each) => each.webhook_id === hook.webhook_id);
same(heard?.url, wanted.url);
const removal = { params: { path: { webhook_id: hook.webhook_id } }, body: {} };
same(sure(await editor.POST("/editor/webhooks/{webhook_id}/removal", removal)).removed, true);

// What readers do: give notice of a reply, ask for their links again, read the figures and the open data.
const notice: Schemas["NoticeIn"] = {
  subject: "reply",
  reason: sure(await anybody.GET("/notice-reasons")).items[0]?.code ?? "other",
  explanation: "Dit antwoord zegt meer over mij dan ik wil.",
  name: "Nele Neels",
  email: "nele.neels@post.example",
  good_faith: true,
};
sure(await anybody.POST("/reviews/{review_id}/notices", { params: { path }, body: notice }));
sure(await anybody.POST("/links", { body: { email: AUTHOR } }));
const year = { params: { path: { year: String(now.getUTCFullYear()) } } };
same(sure(await anybody.GET("/integrity/{year}", year)).year, now.getUTCFullYear());
const figures = sure(await anybody.GET("/integrity/{year}/figures.csv", { ...year, parseAs: "text" }));
same(figures.includes(";"), true);
const about = `${told.site}/r/${given.review_id}`;
const published_in = sure(await anybody.GET("/open-data")).months.at(-1)?.month ?? "";
const month = { params: { path: { published_in } } };
same(JSON.stringify(sure(await anybody.GET("/open-data/reviews/{published_in}", month))).includes(about), true);
const table = await anybody.GET("/open-data/reviews/{published_in}/reviews.csv", { ...month, parseAs: "text" });
same(sure(table).includes(about), true);
console.log("walked the whole loop");
