#!/usr/bin/env bash
# naughty-words 1.2.0 has, among 190 bad words of Dutch, "niece", "woolly hat", "pelvis", "to walk the dog" and "Anita".
#
# The package is the list of "Dirty, Naughty, Obscene, and Otherwise Bad Words" that many filters start from. Its Dutch
# part holds expressions in which somebody once heard something else: "de hond uitlaten", "gras maaien" (to mow grass),
# "aardappels afgieten" (to drain potatoes), and words of care: "bekken" (pelvis), "spuiten" (to inject), "afzuigen",
# "poepen", "pot", "beurt" (turn). LDNOOBW/List-of-Dirty-Naughty-Obscene-and-Otherwise-Bad-Words#179 asks to take some
# out. A filter that takes it, here leo-profanity 1.9.0, makes stars of a niece's name and of an injection.
# leo-profanity itself, asked for its own Dutch list, which it does not have, goes on with the English one and says
# nothing.
#
# Expected: that a list of bad words has words that are mostly meant badly; and that a language which is not there is
# an error.
# Here: `chalicelib/domain/signals/content/improper_language.py` has words and phrases of its own, and lets pass what
# these say in a review (`tests/domain/signals/texts/test_improper_language.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit naughty-words@1.2.0 leo-profanity@1.9.0 >/dev/null 2>&1
cat > look.cjs <<'JS'
const { nl } = require('naughty-words')
const filter = require('leo-profanity')

const said = [
  'Opa mag gras maaien en de hond uitlaten.',
  'Ze wil zelf aardappels afgieten, zoals thuis.',
  'Mijn nicht Anita kwam langs, met een muts op.',
  'De zuster komt insuline spuiten, elk op zijn beurt.',
  'Na de val is haar bekken gebroken.',
]
const dictionary = filter.list().length
filter.loadDictionary('nl')
const asked = filter.list().length
filter.clearList()
filter.add(nl)
const found = {
  'bad words of Dutch': nl.length,
  'of what was said, in the list': said.map((text) => nl.filter((word) => text.toLowerCase().includes(word))),
  'what the filter leaves': said.map((text) => filter.clean(text)),
  'its English list, and its "nl"': [dictionary, asked],
}
for (const [what, value] of Object.entries(found)) console.log(`${what}: ${JSON.stringify(value)}`)
const written = JSON.stringify([
  190,
  [
    ['de hond uitlaten', 'gras maaien'],
    ['aardappels afgieten'],
    ['anita', 'muts', 'nicht'],
    ['beurt', 'spuiten'],
    ['bekken'],
  ],
  [
    said[0],
    said[1],
    'Mijn ***** ***** kwam langs, met een **** op.',
    'De zuster komt insuline *******, elk op zijn *****.',
    'Na de val is haar ****** gebroken.',
  ],
  [253, 253],
])
if (JSON.stringify(Object.values(found)) !== written) {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node look.cjs
