// Every schema of the document, compiled by ajv as strict as it is; and each value that must not pass it, refused.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const ajv = new Ajv2020.default({ strict: true, strictRequired: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addVocabulary(["components", "paths", "openapi", "info", "servers", "tags"]);
ajv.addSchema(document, "document");
const compiled = (pointer) => ajv.compile({ $ref: `document#${pointer}` });
const escaped = (text) => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));
let number = 0;
for (const name of Object.keys(document.components.schemas)) {
  compiled(`/components/schemas/${name}`);
  number += 1;
}
for (const [path, methods] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    operation.parameters.forEach((_, at) => {
      compiled(`/paths/${escaped(path)}/${method}/parameters/${at}/schema`);
      number += 1;
    });
  }
}
const review = compiled("/components/schemas/ReviewIn");
const sent = {
  organisation_id: "o1",
  text: "Een tekst van twintig tekens, en meer.",
  aspect_ratings: { zorg: 4, eten: null },
  capacity: "client",
  experienced: "2026-10",
  author: { first_name: "A", last_name: "B", email: "a@b.example" },
  consent: true,
};
if (!review(sent)) throw new Error(`a good review is refused: ${JSON.stringify(review.errors)}`);
for (const wrong of [
  { experienced: "2026-13" },
  { experienced: "2026-10\n" },
  { capacity: "nobody" },
  { author: { ...sent.author, email: "no address" } },
  { aspect_ratings: { zorg: 4.5 } },
  { unknown: 1 },
]) {
  if (review({ ...sent, ...wrong })) throw new Error(`passes: ${JSON.stringify(wrong)}`);
}
console.log(`${number} schemas`);
