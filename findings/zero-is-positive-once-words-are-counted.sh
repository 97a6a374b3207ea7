#!/usr/bin/env bash
# natural 8.1.1 replaces JavaScript's own Math.sign, for the whole process: from then on Math.sign(0) is 1.
#
# To load this library of words, if only for its stemmer, loads sylvester 0.0.21, a library of matrices from before the
# language had a `Math.sign`, which puts its own there without a look whether there is one: -1 below zero, and else 1.
# There is no 0 any more, and no NaN (NaturalNode/natural#313). Code that has nothing to do with words, whoever wrote
# it, answers otherwise: of a mark that stayed the same it says that it rose. Tests of that code by itself pass. A
# stemmer asked for by its own path (`natural/lib/natural/stemmers/porter_stemmer_nl`) changes nothing.
#
# Expected: that loading a package leaves alone what belongs to the language.
# Here: the server is Python, and what pages run in a browser loads no library.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit natural@8.1.1 sylvester@0.0.21 >/dev/null 2>&1
cat > sign.cjs <<'JS'
const trend = (from, to) => ['it fell', 'it stayed the same', 'it rose'][Math.sign(to - from) + 1]
const look = (when) => {
  const found = [[-2, 0, 2, NaN].map(Math.sign).join(), trend(4.3, 4.3)]
  console.log(`${when}: Math.sign of -2, 0, 2 and NaN is ${found[0]}; of a mark that was 4.3 and is 4.3: ${found[1]}`)
  return found
}
const before = look('before')
require('natural/lib/natural/stemmers/porter_stemmer_nl')
const stemmer = look('with a stemmer by its path')
require('natural')
const after = look('with natural')
const right = '-1,0,1,NaN,it stayed the same'
if (`${before}` !== right || `${stemmer}` !== right || `${after}` !== '-1,1,1,1,it rose') {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node sign.cjs | grep -v "injected env"
