import type { WebhookForm } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import fp from 'fastify-plugin';
import { limits } from '../limits.js';

/**
 * Reads `application/x-www-form-urlencoded` without coercing, nesting or dropping anything: a signature is checked on
 * every parameter, and Twilio adds new ones without notice.
 */
export const formParser = fp(async (app) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: limits.formBytes },
    async (_request: unknown, body: string) => parseForm(body),
  );
});

/**
 * The parameters of a form by name; a list where a name came more than once.
 * @throws LunglineError REQUEST_INVALID where there are more parameters than anybody means well with
 */
function parseForm(body: string): WebhookForm {
  const parameters = new URLSearchParams(body);
  if (parameters.size > limits.formParameters) throw new LunglineError('REQUEST_INVALID');
  const names = new Set(parameters.keys());
  // fromEntries makes own properties of names such as __proto__, and so cannot touch a prototype.
  return Object.fromEntries([...names].map((name) => [name, oneOrMany(parameters.getAll(name))]));
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [first = '', ...rest] = values;
  return rest.length === 0 ? first : values;
}
