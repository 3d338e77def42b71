import { type ErrorCode, errorEntry, LunglineError } from '@lungline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ErrorBody } from '../schemas/error-responses.js';

/** The one shape in which every fault leaves this app. */
export function errorBody(code: ErrorCode, requestId: string): ErrorBody {
  return { error: { code, message: errorEntry(code).summary, requestId } };
}

/** Turns whatever a route or Fastify throws into a code of the table. */
export const errorAnswers = fp(async (app) => {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    answerError(new LunglineError('ROUTE_NOT_FOUND'), request, reply),
  );
});

/** Also for what Fastify refuses before a route is found, such as a path that is not valid percent-encoding. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = codeOf(error);
  const { status, retryable } = errorEntry(code);
  if (status >= 500) request.log.error({ event: 'request.failed', code, err: error });
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503 && retryable) reply.header('retry-after', '5');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(code, request.id));
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof LunglineError) return error.code;
  const status = statusOf(error);
  if (status === 413) return 'REQUEST_TOO_LARGE';
  if (status === 415) return 'CONTENT_TYPE_UNSUPPORTED';
  return status >= 400 && status < 500 ? 'REQUEST_INVALID' : 'INTERNAL';
}

/** Fastify and its plugins put the HTTP status on their errors. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}
