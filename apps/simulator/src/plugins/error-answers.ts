import { type ErrorCode, errorEntry, LunglineError } from '@lungline/errors';
import fp from 'fastify-plugin';

/** Answers faults of the chat API as the product's other apps do. */
export const errorAnswers = fp(async (app) => {
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    const { status, summary } = errorEntry(code);
    if (status >= 500) request.log.error({ event: 'request.failed', err: error });
    // What a fault of the caller is about says the detail, which is free of personal data.
    const message = status < 500 && error instanceof LunglineError ? error.message : summary;
    return reply.code(status).send({ error: { code, message, requestId: request.id } });
  });

  app.setNotFoundHandler((request, reply) => {
    const { status, summary } = errorEntry('ROUTE_NOT_FOUND');
    return reply
      .code(status)
      .send({ error: { code: 'ROUTE_NOT_FOUND', message: summary, requestId: request.id } });
  });
});

function codeOf(error: unknown): ErrorCode {
  if (error instanceof LunglineError) return error.code;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return 'REQUEST_TOO_LARGE';
  if (status === 415) return 'CONTENT_TYPE_UNSUPPORTED';
  return status >= 400 && status < 500 ? 'REQUEST_INVALID' : 'INTERNAL';
}
