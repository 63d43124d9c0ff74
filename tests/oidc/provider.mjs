// A real OpenID provider for the tests: `node provider.mjs PORT CALLBACK`. Whoever signs in is who he says he is.
import { Provider } from 'oidc-provider';

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'luoshi',
    client_secret: 'a-secret-of-the-tests-only',
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  pkce: { required: () => true },
  cookies: { keys: ['a-key-of-the-tests-only'] },
  claims: { openid: ['sub'], profile: ['preferred_username'] },
  findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: id }) }),
  conformIdTokenClaims: false,
});
provider.on('server_error', (_, error) => console.error(error));
provider.listen(Number(port), '127.0.0.1', () => console.log(issuer));
