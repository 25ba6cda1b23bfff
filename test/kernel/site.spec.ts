import { Site } from '../../src/kernel/site.js';

const at = (localAddress?: string) => ({ localAddress });
const asked = (host: string, localAddress?: string) => ({ protocol: 'http', host, socket: at(localAddress) });

it.each([
  ['localhost:3000', undefined, 'http://localhost:3000'],
  ['127.0.0.1:3000', undefined, 'http://127.0.0.1:3000'],
  ['[::1]:3000', undefined, 'http://[::1]:3000'],
  ['192.168.1.5:3000', '192.168.1.5', 'http://192.168.1.5:3000'],
  ['192.168.1.5:3000', '::ffff:192.168.1.5', 'http://192.168.1.5:3000'],
  ['[fe80::5]:3000', 'fe80::5', 'http://[fe80::5]:3000'],
  ['tequio.local:3000', undefined, 'http://tequio.local:3000'],
  ['evil.example', '192.168.1.5', 'http://tequio.local:3000'],
  ['192.168.1.6:3000', '192.168.1.5', 'http://tequio.local:3000'],
  ['localhost.evil.example', undefined, 'http://tequio.local:3000'],
  ['localhost@evil.example', undefined, 'http://tequio.local:3000'],
  ['', undefined, 'http://tequio.local:3000'],
])('asked at %j, on its address %j, is at %s', (host, localAddress, origin) => {
  const site = new Site('http://tequio.local:3000', null, false, null);
  expect(site.originFor(asked(host, localAddress))).toBe(origin);
});

it('is at its public address, whatever a request says', () => {
  const site = new Site('https://tequio.example', 'https://tequio.example', false, null);
  expect(site.originFor(asked('localhost'))).toBe('https://tequio.example');
});
