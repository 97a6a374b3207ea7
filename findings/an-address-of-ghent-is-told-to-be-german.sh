#!/usr/bin/env bash
# mailcheck 1.1.1 asks whoever types jan@voorbeeld.gent whether jan@voorbeeld.de is meant; so does its successor.
#
# Such a library looks for slips in a typed address ("gmial.com") and offers the right one below the field. Where it
# does not know the name, it compares what is behind the dot with a list of endings that has "de" and "ca" in it, and
# not "gent" or "care". To .gent, under which the city and its organisations have addresses, it offers .de, to .care
# .ca, to .lu .ru and to .kids .kr, of somebody else. @zootools/email-spell-checker 1.12.0, made of it, does the same.
# An address under .be, .vlaanderen or .brussels is left alone, as a first trial shows.
#
# Expected: that an ending that exists is no slip of another one.
# Here: nothing is offered; a link is mailed to the address as it was typed, and nothing happens before it is opened
# (`chalicelib/use_cases/reviews/confirm_review.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit mailcheck@1.1.1 @zootools/email-spell-checker@1.12.0 >/dev/null 2>&1
cat > check.cjs <<'JS'
const mailcheck = require('mailcheck')
const checker = require('@zootools/email-spell-checker')

const successor = checker.default ?? checker
const found = {}
for (const ending of ['be', 'vlaanderen', 'brussels', 'gent', 'care', 'lu', 'kids']) {
  const email = `jan@voorbeeld.${ending}`
  found[ending] = [mailcheck, successor].map((each) => each.run({ email })?.full.split('.').pop() ?? 'nothing')
  console.log(`${email}: mailcheck offers the ending ${found[ending][0]}, its successor ${found[ending][1]}`)
}
const slip = [mailcheck, successor].map((each) => each.run({ email: 'jan@gmial.com' })?.full)
console.log('jan@gmial.com:', ...slip)
const none = 'nothing'
const offered = { be: none, vlaanderen: none, brussels: none, gent: 'de', care: 'ca', lu: 'ru', kids: 'kr' }
const asWritten = Object.entries(offered).every(([ending, told]) => found[ending].every((each) => each === told))
if (!asWritten || slip.some((each) => each !== 'jan@gmail.com')) {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node check.cjs
