#!/usr/bin/env bash
# mjml 5.4.1 writes a mail that fetches letters from Google out of a template that names no font and no address.
#
# Texts and buttons have Ubuntu as their font by default, and whatever font of five it finds in use it brings along: a
# `<link>` and an `@import` of fonts.googleapis.com stand in the head. Mail programs that follow them tell Google, with
# the reader's address on the net, that a mail was opened; those that follow none show another font, so that nothing is
# missed. With `fonts: {}` among the options, or with a font of one's own on `mj-all`, it asks for nothing. A mail
# about care, to somebody who was promised to stay unknown, should lead to nobody else.
#
# Expected: that a mail holds the addresses that its template names, and no others.
# Here: mails are laid out by our own templates (`chalicelib/mails/layout.html`), which load nothing
# (`tests/adapters/mails/test_mails.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit mjml@5.4.1 >/dev/null 2>&1
cat > write.cjs <<'JS'
const mjml = require('mjml')

const write = mjml.default ?? mjml
const template = (head) => `<mjml>${head}<mj-body><mj-section><mj-column>
  <mj-text>Dank je wel voor je waardering.</mj-text>
</mj-column></mj-section></mj-body></mjml>`
const own = '<mj-head><mj-attributes><mj-all font-family="Verdana, sans-serif" /></mj-attributes></mj-head>'

async function main() {
  const asked = async (head, options) => {
    const { html } = await write(template(head), options)
    return [...html.matchAll(/(?:<link href="|@import url\()(https:\/\/[^/]+)/g)].map(([, host]) => host)
  }
  const found = {
    'as it is': await asked(''),
    'with fonts: {}': await asked('', { fonts: {} }),
    'with a font of its own': await asked(own),
  }
  for (const [how, hosts] of Object.entries(found)) console.log(`${how}: fetches from ${hosts.join(", ") || "nobody"}`)
  const google = 'https://fonts.googleapis.com'
  if (JSON.stringify(Object.values(found)) !== JSON.stringify([[google, google], [], []])) {
    console.error('it is not as written any more')
    process.exit(1)
  }
}
main()
JS
node write.cjs
