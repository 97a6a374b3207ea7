#!/usr/bin/env bash
# epsg-index 2.0.0 gives definitions of the Belgian and the Dutch national grid that are 64 and 171 metres off.
#
# Registers in Flanders give places in Lambert 72 (EPSG:31370). The package holds a line for proj4 with each code, and
# with these two an `accuracy` of one metre. In that of Lambert 72 the three rotations between the old datum and WGS 84
# have the wrong sign: they are written as EPSG has them, and proj4 reads them the other way round (OSGeo/PROJ#4170).
# In that of the Dutch grid (EPSG:28992) they are in microradians, and proj4 reads seconds of arc. So a house stands in
# the next street, on a map where all looks right. pyproj 3.7.2 and proj4-fully-loaded 0.2.0 put the same points where
# they belong.
#
# Expected: that a list of definitions gives, for each code, a point where that code puts it.
# Here: no coordinates are kept: a listing has an address (`chalicelib/domain/organisations/listing.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit epsg-index@2.0.0 proj4@2.22.0 proj4-fully-loaded@0.2.0 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyproj==3.7.2
cat > points.cjs <<'JS'
const proj4 = require('proj4')
const loaded = require('proj4-fully-loaded')
const index = require('epsg-index/all.json')

const points = { 31370: [104000, 194000], 28992: [155000, 463000] }
const found = Object.entries(points).map(([code, point]) => [
  code,
  point,
  proj4(index[code].proj4, 'WGS84', point),
  (loaded.default ?? loaded)(`EPSG:${code}`, 'WGS84', point),
])
console.log(JSON.stringify(found))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys

import pyproj

told = json.loads(subprocess.run(["node", "points.cjs"], capture_output=True, check=True, text=True).stdout)
earth = pyproj.Geod(ellps="WGS84")
print(f"metres from where pyproj {pyproj.__version__} puts the same point")
found = {}
for code, point, *places in sorted(told):
    right = pyproj.Transformer.from_crs(f"EPSG:{code}", "EPSG:4326", always_xy=True).transform(*point)
    found[code] = [round(earth.inv(*right, *each)[2]) for each in places]
    print(f"EPSG:{code}: epsg-index {found[code][0]}, proj4-fully-loaded {found[code][1]}")
if found != {"31370": [64, 0], "28992": [171, 0]}:
    sys.exit("it is not as written any more")
PYTHON
