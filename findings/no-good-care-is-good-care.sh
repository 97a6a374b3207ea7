#!/usr/bin/env bash
# natural 8.1.1 and @nlpjs/lang-nl 4.26.1 find "geen goede zorg" (no good care) as good as "goede zorg" (good care).
#
# Dutch denies a verb with "niet" and a noun with "geen" (no), which is as common. Both packages come with the same
# list of what turns a feeling round: niet, nooit, niemand, niets, nee, neen. "Geen" is not in it, nor are "nergens"
# and "zonder". "Niet goed" is negative, so that a first trial passes; "geen vriendelijk personeel" is praise, and
# "geen slechte zorg" (no bad care) a complaint for the second. English has "no" in its list in natural, and is read
# well.
#
# Expected: that a list of Dutch negations has the word for "no".
# Here: no feeling is reckoned from words: authors give marks, and signals look for what was said
# (`chalicelib/domain/signals/meaning/`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit \
  natural@8.1.1 @nlpjs/core@4.26.1 @nlpjs/lang-nl@4.26.1 @nlpjs/sentiment@4.26.1 >/dev/null 2>&1
cat > feel.cjs <<'JS'
const natural = require('natural')
const { Container } = require('@nlpjs/core')
const { LangNl } = require('@nlpjs/lang-nl')
const { SentimentAnalyzer } = require('@nlpjs/sentiment')

const said = ['goede zorg', 'niet goed', 'geen goede zorg', 'geen vriendelijk personeel', 'zonder goede zorg']
const sign = (score) => (score > 0 ? '+' : score < 0 ? '-' : '0')
const english = new natural.SentimentAnalyzer('English', null, 'afinn')
const dutch = new natural.SentimentAnalyzer('Dutch', null, 'pattern')
const container = new Container()
container.use(LangNl)
const other = new SentimentAnalyzer({ container })

async function main() {
  const found = {}
  for (const text of [...said, 'geen slechte zorg']) {
    const { sentiment } = await other.process({ locale: 'nl', text })
    found[text] = sign(dutch.getSentiment(text.split(' '))) + sign(sentiment.score)
  }
  found['no good care'] = sign(english.getSentiment(['no', 'good', 'care']))
  console.log('what natural feels, and nlpjs')
  for (const [text, signs] of Object.entries(found)) console.log(`${text}: ${signs}`)
  if (Object.values(found).join() !== '++,--,++,++,++,0-,-') {
    console.error('it is not as written any more')
    process.exit(1)
  }
}
main()
JS
node feel.cjs | grep -v "injected env"
