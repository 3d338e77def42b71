import fp from 'fastify-plugin';
import { type Account, isAuthorized } from '../credentials.js';
import { notFound, TwilioError } from '../twilio-error.js';

/** Lets through whoever has the account's credentials, and answers every fault in Twilio's words. */
export const twilioAccount = fp<{ readonly account: Account }>(async (app, { account }) => {
  app.addHook('onRequest', async (request, reply) => {
    if (!isAuthorized(account, request.headers.authorization)) {
      reply.header('www-authenticate', 'Basic realm="Twilio API"');
      throw new TwilioError(401, 20003, 'Authenticate');
    }
    const { accountSid } = request.params as { readonly accountSid?: string };
    if (accountSid !== undefined && accountSid !== account.accountSid) throw notFound(request.url);
  });

  app.setErrorHandler((error, request, reply) => {
    const fault = error instanceof TwilioError ? error : toTwilioError(error);
    if (fault.status >= 500) request.log.error({ event: 'request.failed', err: error });
    return reply.code(fault.status).send(fault.toJSON());
  });
});

function toTwilioError(error: unknown): TwilioError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status < 500
    ? new TwilioError(status, 20001, 'Invalid request')
    : new TwilioError(500, 20500, 'Internal Server Error');
}
