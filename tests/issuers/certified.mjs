// An issuer by oidc-provider, which is certified by the OpenID Foundation, with its defaults but for what CONFIG says.
// New keys at every start: starting it again on its port is how an issuer changes its keys.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { Provider } = await import(pathToFileURL(resolve('node_modules/oidc-provider/lib/index.js')));
const { port, client_id, secret, returns_to, people, claims, code_seconds, signed_with } = JSON.parse(process.env.CONFIG);

const key = (kind, more) => ({
  ...generateKeyPairSync(kind, more).privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig',
});
const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: { keys: [key('rsa', { modulusLength: 2048 }), key('ec', { namedCurve: 'P-256' })] },
  clients: [{
    client_id,
    client_secret: secret,
    redirect_uris: [returns_to],
    ...(signed_with ? { id_token_signed_response_alg: signed_with } : {}),
  }],
  findAccount: (_, sub) => (people[sub] ? { accountId: sub, claims: () => ({ sub, ...people[sub] }) } : undefined),
  ...(claims ? { claims } : {}),
  ...(code_seconds ? { ttl: { AuthorizationCode: code_seconds } } : {}),
});
provider.listen(port, '127.0.0.1');
