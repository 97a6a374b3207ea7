#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 gives, as `published` of an Atom entry, the day on which it was last changed.
#
# An Atom entry says both: `published`, and `updated`, which it must have. This reader fills a field named `published`
# from `updated`, and never looks at the other where both are there. An old text to which something was added stands on
# top as new, with today's date; rss-parser 3.13.0 gives the day of publication of the same entry.
#
# Expected: that a field named `published` holds what the feed calls `published`.
# Here: a reply changes `updated` of its review's entry, so such a reader shows an old review as new. The title of an
# entry says of which month the experience is (`chalicelib/entrypoints/site/embedding.py`), whatever date a reader puts
# to it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 >/dev/null 2>&1
cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { extractFromXml } from '@extractus/feed-extractor'
import Parser from 'rss-parser'

const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Reviews</title><id>urn:x:1</id>
<updated>2026-11-20T10:00:00Z</updated><link href="https://site.example/"/>
<entry><id>urn:x:2</id><title>Old, answered later</title><link href="https://site.example/2"/>
<published>2024-03-01T08:00:00Z</published><updated>2026-11-20T10:00:00Z</updated><summary>Kind people</summary></entry>
</feed>`
const { version } = JSON.parse(readFileSync('node_modules/@extractus/feed-extractor/package.json'))
const one = extractFromXml(feed).entries[0].published
const other = (await new Parser().parseString(feed)).items[0].isoDate
console.log(`feed-extractor ${version} says ${one}, rss-parser ${other}`)
if (one !== '2026-11-20T10:00:00.000Z' || other !== '2024-03-01T08:00:00.000Z') {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node read.mjs
