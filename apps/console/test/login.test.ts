import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cookieOf,
  csrfTokenOf,
  logIn,
  password,
  type RunningConsole,
  sessionOf,
  startConsole,
  users,
} from './start-console.js';

let running: RunningConsole;
let now = Date.now();

beforeAll(async () => {
  running = await startConsole({ clock: () => now });
});
afterAll(() => running.close());

const page = { accept: 'text/html' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('without a session', () => {
  it.each(['/', '/queues', '/queues/queue/analysis', '/queues/read-only'])(
    'a browser that opens %s is sent to the login page',
    async (url) => {
      const response = await running.app.inject({ url, headers: page });
      expect(response.statusCode).toBe(302);
      expect(response.headers.location).toBe(`/login?next=${encodeURIComponent(url)}`);
    },
  );

  it.each([
    ['GET', '/overview'],
    ['GET', '/metrics'],
    ['GET', '/queues/api/queues'],
    ['GET', '/queues/read-only/api/queues'],
    ['GET', '/queues/api/redis/stats'],
    ['PUT', '/queues/api/queues/analysis/pause'],
    ['PUT', '/queues/read-only/api/queues/analysis/pause'],
  ] as const)('%s %s answers 401', async (method, url) => {
    const response = await running.app.inject({ method, url });
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ error: { code: 'LOGIN_REQUIRED' } });
  });

  it('says that it is alive', async () => {
    expect((await running.app.inject('/livez')).json()).toEqual({ status: 'alive' });
  });

  it('takes no cookie of its own making', async () => {
    const headers = { cookie: `lungline-console=${encodeURIComponent('AAAA;BBBB')}` };
    expect((await running.app.inject({ url: '/overview', headers })).statusCode).toBe(401);
  });
});

describe('the login form', () => {
  it('opens the page that was asked for, with a cookie that scripts and other sites cannot use', async () => {
    const response = await logIn(running.app, { name: 'viewer', next: '/queues?status=failed' });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/queues?status=failed');
    expect(response.cookies).toMatchObject([
      { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 28_800 },
    ]);
    expect(response.cookies[0]).not.toHaveProperty('secure');
    const overview = await running.app.inject({ url: '/', headers: { cookie: cookieOf(response) } });
    expect(overview.statusCode).toBe(200);
    expect(overview.body).toContain('viewer');
  });

  it('marks the cookie secure where a proxy says that the browser came over https', async () => {
    const response = await logIn(running.app, { name: 'viewer', headers: { 'x-forwarded-proto': 'https' } });
    expect(response.cookies).toMatchObject([{ secure: true }]);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', ''])(
    'leads to no other site: %j',
    async (next) => {
      const response = await logIn(running.app, { name: 'admin', next });
      expect(response.headers.location).toBe('/');
    },
  );

  it.each([
    ['viewer', 'wrong-password'],
    ['nobody', password],
  ])('refuses %s with %s and tells nothing more', async (name, wrong) => {
    const response = await logIn(running.app, { name, password: wrong, address: '127.0.0.2' });
    expect(response.statusCode).toBe(401);
    expect(response.body).toContain('Wrong name or password.');
    const headers = { cookie: cookieOf(response) };
    expect((await running.app.inject({ url: '/overview', headers })).statusCode).toBe(401);
  });

  it('shows what was typed as text', async () => {
    const response = await logIn(running.app, { name: '"><script>', password: 'wrong' });
    expect(response.body).toContain('value="&quot;&gt;&lt;script&gt;"');
  });

  it('needs the token of its page', async () => {
    const payload = new URLSearchParams({ name: 'admin', password }).toString();
    const response = await running.app.inject({ method: 'POST', url: '/login', headers: form, payload });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ error: { code: 'FORM_EXPIRED' } });
    expect(response.cookies).toEqual([]);
  });

  it('waits after ten attempts of one name, also with the right password, and lets other names go on', async () => {
    const address = '127.0.0.3';
    const attempts = Array.from({ length: 10 }, () =>
      logIn(running.app, { name: 'viewer', password: 'wrong', address }),
    );
    const refused = await Promise.all(attempts);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(401));
    const throttled = await logIn(running.app, { name: 'viewer', address });
    expect(throttled.statusCode).toBe(429);
    expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0);
    expect((await logIn(running.app, { name: 'admin', address })).statusCode).toBe(303);
    expect((await logIn(running.app, { name: 'viewer', address: '127.0.0.4' })).statusCode).toBe(303);
  });

  it('waits after fifty attempts of one address, whatever the names', async () => {
    const address = '127.0.0.5';
    const names = Array.from({ length: 50 }, (_, index) => `guess-${index}`);
    await Promise.all(names.map((name) => logIn(running.app, { name, password: 'wrong', address })));
    expect((await logIn(running.app, { name: 'admin', address })).statusCode).toBe(429);
  });

  it('leaves passwords out of the log', () => {
    expect(running.log()).toContain('login.refused');
    expect(running.log()).not.toContain(password);
    expect(running.log()).not.toContain('wrong-password');
  });
});

describe('a session', () => {
  const opens = async (cookie: string, app = running.app) =>
    (await app.inject({ url: '/overview', headers: { cookie } })).statusCode === 200;

  it('ends at log out, also for a copy of its cookie', async () => {
    const cookie = await sessionOf(running.app, 'operator');
    expect(await opens(cookie)).toBe(true);
    const overview = await running.app.inject({ url: '/', headers: { cookie } });
    const tokenCookie = cookieOf(overview);
    const payload = new URLSearchParams({ _csrf: csrfTokenOf(overview) }).toString();
    const headers = { ...form, cookie: tokenCookie };
    const response = await running.app.inject({ method: 'POST', url: '/logout', headers, payload });
    expect(response.headers.location).toBe('/login');
    expect(await opens(cookie)).toBe(false);
    expect(await opens(tokenCookie)).toBe(false);
  });

  it('does not end through another site', async () => {
    const cookie = await sessionOf(running.app, 'operator');
    const headers = { ...form, cookie };
    const response = await running.app.inject({ method: 'POST', url: '/logout', headers, payload: '' });
    expect(response.statusCode).toBe(403);
    expect(await opens(cookie)).toBe(true);
  });

  it('ends after a working day', async () => {
    const cookie = await sessionOf(running.app, 'operator');
    const begun = now;
    now = begun + 8 * 3_600_000 - 1;
    expect(await opens(cookie)).toBe(true);
    now = begun + 8 * 3_600_000;
    expect(await opens(cookie)).toBe(false);
    now = begun;
  });

  it('outlives a restart, but not a change of the password or the role', async () => {
    const cookie = await sessionOf(running.app, 'operator');
    const others = users.filter(({ name }) => name !== 'operator');
    const demoted = await running.withUsers([...others, { name: 'operator', role: 'viewer', password }]);
    expect(await opens(cookie, await running.withUsers(users))).toBe(true);
    expect(await opens(cookie, demoted)).toBe(false);
    expect(await opens(cookie, await running.withUsers(others))).toBe(false);
  });
});

describe('every page', () => {
  it.each(['/login', '/nowhere', '/assets/console.css'])(
    '%s allows nothing inline or foreign',
    async (url) => {
      const { headers } = await running.app.inject({ url, headers: page });
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none';script-src 'self';style-src 'self'/,
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );
});
