// A client of Linked Data Event Streams as others make it: reads all, asks again and again, and writes after each
// round what it holds: of every review the last version, and nothing of what is gone.
import { renameSync, writeFileSync } from "node:fs";
import { replicateLDES } from "ldes-client";

const { site, port, file } = JSON.parse(process.env.FOLLOW);
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DELETED = "https://www.w3.org/ns/activitystreams#Delete";
const CREATED = "http://purl.org/dc/terms/created";
const VERSION_OF = "http://purl.org/dc/terms/isVersionOf";
const held = new Map();
let rounds = 0;
let members = 0;

function star(quads, subject) {
  const found = {};
  for (const { predicate, object } of quads.filter((each) => each.subject.value === subject)) {
    const value = object.termType === "BlankNode" ? star(quads, object.value) : [object.value, object.language ?? ""];
    (found[predicate.value] ??= []).push(value);
  }
  return found;
}

function take(member) {
  members += 1;
  const found = star(member.quads, member.id.value);
  const about = found[VERSION_OF][0][0];
  const created = found[CREATED][0][0];
  const before = held.get(about);
  if (before === undefined || before.created < created) {
    held.set(about, { created, gone: found[TYPE][0][0] === DELETED, found });
  }
}

function tell() {
  rounds += 1;
  const there = [...held].filter(([, { gone }]) => !gone).map(([about, { found }]) => [about, found]);
  writeFileSync(`${file}.new`, JSON.stringify({ rounds, members, holds: Object.fromEntries(there) }));
  renameSync(`${file}.new`, file);
}

// The site is known by its own address, and served on this machine: an answer is of the address that was asked for.
async function here(address, how) {
  const answer = await fetch(String(address).replace(site, port), how);
  return Object.defineProperty(answer, "url", { value: String(address) });
}
const url = `${site}/open-data/reviews`;
const client = replicateLDES({ url, polling: true, pollInterval: 500, fetch: here }, "none");
client.on("poll", tell);
const reader = client.stream({ highWaterMark: 1000 }).getReader();
for (let next = await reader.read(); !next.done; next = await reader.read()) {
  take(next.value);
}
