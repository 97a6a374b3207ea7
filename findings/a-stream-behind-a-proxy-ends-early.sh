#!/usr/bin/env bash
# ldes-client 0.3.0 ends a stream after its first page, without an error, when its `fetch` asks another address.
#
# The client takes a `fetch` of one's own, which is the place for a proxy, a cache or a copy on this machine. It asks
# for pages through it; but the links of a page it then looks up by the `url` of the answer, and the answer's is the
# proxy's, of which no page speaks. The first page's members come, its links are passed over, and the stream is done, as
# if it had no more. With `loose` it is read whole.
#
# Expected: that a page's links are found by the address under which it was asked for; or that links which belong to
# none are an error for a client that is not told to be loose.
# Here: `tests/clients/follow.mjs` puts the address that was asked for into the answer before the client sees it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit ldes-client@0.3.0 >/dev/null 2>&1
cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { intoConfig, replicateLDES } from 'ldes-client'

const SITE = 'https://site.example'
const PREFIXES = '@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> .'
const PAGES = {
  '/stream': `${PREFIXES} <${SITE}/all> a ldes:EventStream ; tree:view <${SITE}/stream> ; tree:member <${SITE}/1> .
    <${SITE}/stream> a tree:Node ; tree:relation [ a tree:Relation ; tree:node <${SITE}/2nd> ] .
    <${SITE}/1> <http://schema.org/name> "one" .`,
  '/2nd': `${PREFIXES} <${SITE}/all> tree:member <${SITE}/2> . <${SITE}/2nd> a tree:Node .
    <${SITE}/2> <http://schema.org/name> "two" .`,
}
const server = createServer((request, answer) => {
  answer.setHeader('Content-Type', 'text/turtle').setHeader('Cache-Control', 'immutable').end(PAGES[request.url])
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const nearby = `http://127.0.0.1:${server.address().port}`

async function read(renamed, loose) {
  const proxied = async (address, how) => {
    const answer = await fetch(String(address).replace(SITE, nearby), how)
    return renamed ? Object.defineProperty(answer, 'url', { value: String(address) }) : answer
  }
  const client = replicateLDES(intoConfig({ url: `${SITE}/stream`, fetch: proxied, loose }), 'none')
  const reader = client.stream({ highWaterMark: 10 }).getReader()
  const members = []
  try {
    for (let next = await reader.read(); !next.done && members.length < 10; next = await reader.read()) {
      members.push(next.value.id.value.slice(SITE.length))
    }
  } catch (error) {
    members.push(String(error))
  }
  return members.join(' ')
}

setTimeout(() => { console.error('it does not end any more'); process.exit(1) }, 30_000).unref()
const { version } = JSON.parse(readFileSync('node_modules/ldes-client/package.json'))
const found = [await read(false, false), await read(false, true), await read(true, false)]
const [proxied, loose, named] = found
console.log(`ldes-client ${version}: "${proxied}" by a proxy, "${loose}" when loose, "${named}" by the name asked for`)
server.closeAllConnections()
server.close()
if (found.join() !== '/1,/1 /2,/1 /2') {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node read.mjs
