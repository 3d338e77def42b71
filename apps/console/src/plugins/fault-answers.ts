import { type ErrorCode, errorEntry, LunglineError } from '@lungline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { faultPage } from '../pages/fault-page.js';

/** Answers with a code of the table: a page for a person in a browser, JSON for everybody else. */
export function answerFault(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): FastifyReply {
  const { status, summary } = errorEntry(code);
  reply.code(status);
  if (wantsPage(request)) return reply.type('text/html; charset=utf-8').send(faultPage(summary, request.id));
  return reply.send({ error: { code, message: summary, requestId: request.id } });
}

export function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') === true;
}

export const faultAnswers = fp(async (app) => {
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    if (errorEntry(code).status >= 500) request.log.error({ event: 'request.failed', code, err: error });
    return answerFault(request, reply, code);
  });
  app.setNotFoundHandler((request, reply) => answerFault(request, reply, 'ROUTE_NOT_FOUND'));
});

function codeOf(error: unknown): ErrorCode {
  if (error instanceof LunglineError) return error.code;
  if (!(error instanceof Error)) return 'INTERNAL';
  const { code, statusCode } = error as Error & { readonly code?: unknown; readonly statusCode?: unknown };
  if (code === 'FST_CSRF_MISSING_SECRET' || code === 'FST_CSRF_INVALID_TOKEN') return 'FORM_EXPIRED';
  if (statusCode === 413) return 'REQUEST_TOO_LARGE';
  if (statusCode === 415) return 'CONTENT_TYPE_UNSUPPORTED';
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? 'REQUEST_INVALID'
    : 'INTERNAL';
}
