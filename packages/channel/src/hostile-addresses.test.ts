import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedFetch, type GuardedFetchOptions } from './guarded-fetch.js';
import { publicHostRule, twilioMediaRule } from './host-rules.js';

/** Every address leads, if anywhere, to this machine: what is not refused fails to connect or finds nobody's server. */
const addresses = [
  // This machine, in every notation that URL and resolvers know.
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0177.0.0.01/',
  'http://0x7f000001/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://0x7f.1/',
  'http://127.0.0.1./',
  'http://0/',
  'http://0.0.0.0/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::]/',
  // IPv4 inside IPv6.
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[64:ff9b:1::a9fe:a9fe]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  // Clouds.
  'http://169.254.169.254/latest/meta-data/iam/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[fd00:ec2::254]/',
  'http://[fd20:ce::254]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  // Networks of a house, of a provider, of nobody.
  'http://10.0.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://169.254.0.1/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  // Ports that no picture is at.
  'http://127.0.0.1:6379/',
  'http://photos.example:22/',
  'http://photos.example:6379/',
  'http://photos.example:65535/',
  // Other schemes and what is no address.
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1:6379/_INFO',
  'dict://127.0.0.1:6379/INFO',
  'ldap://127.0.0.1/',
  'jar:http://127.0.0.1!/',
  'unix:/var/run/docker.sock',
  'data:image/png;base64,AAAA',
  'blob:http://127.0.0.1/x',
  'javascript:alert(1)',
  'http://user@photos.example/',
  'http://user:password@photos.example/',
  'http://photos.example@127.0.0.1/',
  'http://127.0.0.1\\@photos.example/',
  'http://127.0.0.1#@photos.example/',
  'http://127.0.0.1%00.photos.example/',
  'http://',
  'http:///',
  '//127.0.0.1/',
  '',
];

/** The server that a redirect comes from: it has the one name that is trusted. */
const trusted = 'emulator.example';
let server: ReturnType<typeof createServer>;
let origin: URL;
let visits = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    visits += 1;
    const to = new URL(request.url ?? '', 'http://a').searchParams.get('to');
    if (to === null) response.end('secret');
    else response.writeHead(302, { location: to }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = new URL(`http://${trusted}:${(server.address() as AddressInfo).port}/`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Every name is this machine's. */
const lookup = ((_name: string, _options: unknown, callback: (...answer: unknown[]) => void) =>
  callback(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as NonNullable<
  GuardedFetchOptions['lookup']
>;
const fetchBy = (rule: GuardedFetchOptions['rule']) =>
  createGuardedFetch({ rule, maxBytes: 1_000, deadlineMs: 20_000, lookup });
const signal = () => AbortSignal.timeout(30_000);
const forbidden = { code: 'MEDIA_HOST_FORBIDDEN' };

describe.each([
  ['the address of a REST caller', publicHostRule],
  ['the address of a photo', twilioMediaRule],
])('%s', (_which, ruleFor) => {
  it.each(addresses)('is refused, at first hand and by a redirect: %s', async (address) => {
    const fetch = fetchBy(ruleFor(origin));
    const before = visits;
    await expect(fetch(address, signal())).rejects.toMatchObject(forbidden);
    expect(visits).toBe(before);
    // A relative address would lead back to the emulator, and an empty one is none.
    if (!/^(\w+:)/.test(address) || address === 'http:///') return;
    const redirected = fetch(`${origin.href}?to=${encodeURIComponent(encodeURI(address))}`, signal());
    await expect(redirected).rejects.toHaveProperty('code', expect.stringMatching(/FORBIDDEN|UNAVAILABLE/));
    expect(visits).toBe(before + 1);
  });

  it('may be the emulator, whose name may have a private address', async () => {
    expect(Buffer.from(await fetchBy(ruleFor(origin))(origin.href, signal())).toString()).toBe('secret');
  });
});

describe('the emulator', () => {
  it('lends its trust to no other name of the same machine, and none where there is none', async () => {
    const other = `http://other.example:${origin.port}/`;
    await expect(fetchBy(publicHostRule(origin))(other, signal())).rejects.toMatchObject(forbidden);
    await expect(fetchBy(publicHostRule(undefined))(origin.href, signal())).rejects.toMatchObject(forbidden);
  });
});

describe('a name that changes its address', () => {
  it('is asked for once a connection, and that answer is the one that is judged and connected to', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    let asked = 0;
    const changing = ((_name: string, _options: unknown, callback: (...answer: unknown[]) => void) => {
      const address = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      callback(null, [{ address, family: 4 }]);
    }) as unknown as NonNullable<GuardedFetchOptions['lookup']>;
    const rule = publicHostRule(origin);
    const fetch = createGuardedFetch({ rule, maxBytes: 1_000, deadlineMs: 20_000, lookup: changing });
    await fetch(origin.href, signal());
    expect(asked).toBe(1);
    // Another name, another connection, another answer: judged anew.
    await expect(fetch('http://photos.example/', signal())).rejects.toMatchObject(forbidden);
    expect(asked).toBe(2);
  });
});
