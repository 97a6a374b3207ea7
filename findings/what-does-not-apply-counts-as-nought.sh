#!/usr/bin/env bash
# jstat 1.9.6 and lodash 4.18.1 find a mean of 3 for the marks 4, null and 5, where null stands for "does not apply".
#
# Both divide by the three that are there. stats-lite 2.2.0 and d3-array 3.2.5 give 4.5; mathjs 15.2.0 refuses. Of
# simple-statistics 7.12.1 the mean is NaN, by which one sees that something is wrong, but the median takes the null
# for a nought and says nothing: 4 of 4, null and 5, where it is 4.5, and 0 of 4 and two of them. So one list of marks
# has another figure in each library, and a house is the lower in it the more its visitors leave out what does not
# apply.
#
# Expected: that a value which is no number is left out or refused, and the same in each function of one library.
# Here: an aspect that does not apply is null in our answers (`chalicelib/entrypoints/schemas/public_schemas.py`), as
# leaving it out would say that nobody asked. The averages that we give count marks only
# (`chalicelib/domain/projections/insights.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit \
  jstat@1.9.6 lodash@4.18.1 stats-lite@2.2.0 d3-array@3.2.5 mathjs@15.2.0 simple-statistics@7.12.1 >/dev/null 2>&1
cat > reckon.mjs <<'JS'
import * as d3 from 'd3-array'
import jstat from 'jstat'
import lodash from 'lodash'
import * as mathjs from 'mathjs'
import * as simple from 'simple-statistics'
import lite from 'stats-lite'

const marks = [4, null, 5]
const tried = (reckon, of = marks) => {
  try {
    return String(reckon([...of]))
  } catch {
    return 'refused'
  }
}
const found = {
  'jstat, mean': tried(jstat.jStat.mean),
  'lodash, mean': tried(lodash.mean),
  'stats-lite, mean': tried(lite.mean),
  'd3-array, mean': tried(d3.mean),
  'mathjs, mean': tried(mathjs.mean),
  'simple-statistics, mean': tried(simple.mean),
  'simple-statistics, median': tried(simple.median),
  'simple-statistics, median of one 4 and two null': tried(simple.median, [null, null, 4]),
}
console.log('of 4, null and 5')
for (const [what, figure] of Object.entries(found)) console.log(`${what}: ${figure}`)
if (Object.values(found).join() !== '3,3,4.5,4.5,refused,NaN,4,0') {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node reckon.mjs
