import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { LunglineError } from '@lungline/errors';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: `local`, or `key-<n>` for the n-th of API_KEYS. Set where a route asks for a known caller. */
    caller: string;
  }
}

/** Headers by which a proxy says that it passes somebody else's request on. */
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export interface KnownCallersOptions {
  readonly apiKeys: readonly string[];
  /** Where the world reaches this app. */
  readonly publicUrl: URL;
}

/**
 * Lets through callers with one of the API keys and, while the app has no public address, callers on this machine.
 * With a public address a proxy stands in front, and one that tells nothing of whom it passes on makes the whole world
 * look like this machine. What only seems to come from here all the same, through a tunnel or a page whose name was
 * pointed at 127.0.0.1, is told by its headers.
 */
export const knownCallers = fp<KnownCallersOptions>(async (app, { apiKeys, publicUrl }) => {
  const digests = apiKeys.map(digest);
  const unpublished = isLoopback(hostName(publicUrl.host));

  app.decorateRequest('caller', '');
  app.addHook('onRequest', async (request) => {
    const caller = keyHolder(request, digests) ?? (unpublished && isLocal(request) ? 'local' : undefined);
    if (caller === undefined) throw new LunglineError('API_KEY_REQUIRED');
    request.caller = caller;
  });
});

function keyHolder(request: FastifyRequest, digests: readonly Buffer[]): string | undefined {
  const key = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) return undefined;
  const offered = digest(key);
  const index = digests.findIndex((known) => timingSafeEqual(known, offered));
  return index < 0 ? undefined : `key-${index + 1}`;
}

/** Digests are of one length, as a comparison in constant time needs it. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function isLocal(request: FastifyRequest): boolean {
  return (
    isLoopback(request.socket.remoteAddress ?? '') &&
    isLoopback(hostName(request.headers.host ?? '')) &&
    forwardingHeaders.every((header) => request.headers[header] === undefined)
  );
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isLoopback(name: string): boolean {
  if (name.toLowerCase() === 'localhost') return true;
  const family = isIP(name);
  return family !== 0 && loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}
