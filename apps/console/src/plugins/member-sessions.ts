import { randomUUID } from 'node:crypto';
import csrfProtection from '@fastify/csrf-protection';
import secureSession from '@fastify/secure-session';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Credentials, Member } from '../credentials.js';
import { limits } from '../limits.js';
import { sessionKeys } from '../session-keys.js';

declare module '@fastify/secure-session' {
  interface SessionData {
    /** Who logged in, when, and the print of their entry in CONSOLE_USERS. */
    login: { readonly id: string; readonly name: string; readonly since: number; readonly print: string };
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    sessions: MemberSessions;
  }
}

export interface MemberSessions {
  /** Starts a new session for this member; what an earlier one held is gone. */
  begin(request: FastifyRequest, member: Member): void;
  /** Who asks; null without a session that is still good. */
  member(request: FastifyRequest): Member | null;
  /** Ends the session, also for whoever kept a copy of the cookie. */
  end(request: FastifyRequest): void;
}

interface MemberSessionsOptions {
  readonly credentials: Credentials;
  readonly dataKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly clock: () => number;
}

/**
 * Sessions live in an encrypted cookie. They end after a working day, at log out, and when the member's password or
 * role changes.
 */
export const memberSessions = fp<MemberSessionsOptions>(async (app, { credentials, dataKeys, clock }) => {
  const keys = sessionKeys(dataKeys);
  /** Ids of sessions that were ended before their time, with the time at which they would have ended. */
  const ended = new Map<string, number>();
  const lifetimeMs = limits.sessionSeconds * 1_000;

  await app.register(secureSession, {
    key: keys,
    cookieName: 'lungline-console',
    expiry: limits.sessionSeconds,
    cookie: {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: 'auto',
      maxAge: limits.sessionSeconds,
    },
  });
  await app.register(csrfProtection, { sessionPlugin: '@fastify/secure-session' });

  const sessions: MemberSessions = {
    begin: (request, { name }) => {
      const entry = credentials.find(name);
      if (entry === undefined) throw new Error('A session needs a known member.');
      request.session.regenerate();
      request.session.set('login', { id: randomUUID(), name, since: clock(), print: entry.print });
    },
    member: (request) => {
      const login = request.session.get('login');
      if (login === undefined || ended.has(login.id) || clock() - login.since >= lifetimeMs) return null;
      const entry = credentials.find(login.name);
      return entry?.print === login.print ? entry.member : null;
    },
    end: (request) => {
      const login = request.session.get('login');
      for (const [id, until] of ended) if (until < clock()) ended.delete(id);
      if (login !== undefined) ended.set(login.id, login.since + lifetimeMs);
      request.session.delete();
    },
  };
  app.decorate('sessions', sessions);
});
