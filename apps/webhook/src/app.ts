import { randomUUID } from 'node:crypto';
import { LunglineError } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { AppDeps } from './app-deps.js';
import { answerBrokenRequest } from './broken-request.js';
import { limits } from './limits.js';
import { apiDocs } from './plugins/api-docs.js';
import { answerError, errorAnswers } from './plugins/error-answers.js';
import { knownCallers } from './plugins/known-callers.js';
import { requestRecords } from './plugins/request-records.js';
import { restRateLimit } from './plugins/rest-rate-limit.js';
import { securityHeaders } from './plugins/security-headers.js';
import { signedForms } from './plugins/signed-forms.js';
import { createPredictor } from './predictor.js';
import { imageRoute } from './routes/image.js';
import { imageUrlRoute } from './routes/image-url.js';
import { livezRoute } from './routes/livez.js';
import { mediaRoute } from './routes/media.js';
import { messagesRoute } from './routes/messages.js';
import { metricsRoute } from './routes/metrics.js';
import { predictionsRoute } from './routes/predictions.js';
import { readyzRoute } from './routes/readyz.js';
import { statusRoute } from './routes/status.js';

/** The public edge. It reads nothing but its arguments, so that a test builds the very app that runs. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: silentRequests(deps.log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    bodyLimit: limits.formBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.idleMs,
    keepAliveTimeout: limits.keepAliveMs,
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
  });
  // The schemas of routes serve the document and the serialiser. Bodies are parsed where they are read: a signed form
  // must reach the check as it came, and a picture comes in four content types.
  app.setValidatorCompiler(() => () => true);

  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort(new LunglineError('PREDICTION_PENDING')));

  await app.register(errorAnswers);
  await app.register(requestRecords, deps);
  await app.register(securityHeaders);
  await app.register(apiDocs, deps);

  await app.register(livezRoute);
  await app.register(readyzRoute, deps);
  await app.register(mediaRoute, deps);
  await app.register(async (twilio) => {
    await twilio.register(signedForms, deps);
    await twilio.register(messagesRoute, deps);
    await twilio.register(statusRoute, deps);
  });
  await app.register(async (rest) => {
    const predict = createPredictor({ ...deps, closing: closing.signal });
    await rest.register(knownCallers, deps);
    await rest.register(restRateLimit);
    await rest.register(predictionsRoute, { predict });
    await rest.register(imageRoute, { predict });
    await rest.register(imageUrlRoute, { predict });
    await rest.register(metricsRoute, deps);
  });
  return app;
}

/**
 * Fastify and its plugins hand whole requests to the logger here and there (multipart all headers, as `busboyOptions`);
 * their addresses and headers may lead to a person.
 */
function silentRequests(log: Logger): FastifyBaseLogger {
  const nothing = () => undefined;
  return log.child({}, { serializers: { req: nothing, res: nothing, busboyOptions: nothing } });
}
