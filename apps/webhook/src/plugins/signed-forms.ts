import { isValidSignature, type WebhookForm } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { formParser } from './form-parser.js';

export interface SignedFormsOptions {
  /** The address that Twilio was told. The Host header is never asked: whoever sends a request chooses it. */
  readonly publicUrl: URL;
  readonly authTokens: readonly string[];
}

/**
 * Lets nothing through but forms that Twilio signed. A request without a signature is turned away before its body is
 * read. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export const signedForms = fp<SignedFormsOptions>(async (app, { publicUrl, authTokens }) => {
  const base = publicUrl.href.replace(/\/$/, '');
  // Of what Fastify reads by itself (JSON, text), nothing can be a webhook.
  app.removeAllContentTypeParsers();
  await app.register(formParser);

  app.addHook('onRequest', async (request) => {
    if (signatureOf(request) === '') throw new LunglineError('SIGNATURE_MISSING');
  });
  app.addHook('preHandler', async (request: FastifyRequest<{ Body: WebhookForm | undefined }>) => {
    // Fastify runs no parser where there is no body.
    const form = request.body ?? {};
    request.body = form;
    const signed = { signature: signatureOf(request), url: base + request.raw.url, form };
    if (!isValidSignature(authTokens, signed)) throw new LunglineError('SIGNATURE_INVALID');
  });
});

function signatureOf(request: FastifyRequest): string {
  const header = request.headers['x-twilio-signature'];
  return typeof header === 'string' ? header : '';
}
