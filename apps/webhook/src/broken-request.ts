import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { errorEntry } from '@lungline/errors';
import { errorBody } from './plugins/error-answers.js';

/**
 * Answers what never became a request: bytes that are not HTTP, headers beyond every limit, a sender that is too slow.
 * No route, hook or logger has seen it. The log stays silent: anybody can send such bytes, as many as they like.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) socket.write(brokenRequestAnswer());
  socket.destroy();
}

function brokenRequestAnswer(): string {
  const code = 'REQUEST_INVALID';
  const body = JSON.stringify(errorBody(code, randomUUID()));
  return [
    `HTTP/1.1 ${errorEntry(code).status} Bad Request`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
