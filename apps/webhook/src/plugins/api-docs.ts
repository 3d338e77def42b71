import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';

/** The page's own scripts, styles and pictures, and requests to this app: nothing from anywhere else. */
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/**
 * GET /openapi.json and the page at /docs, made from the schemas that stand beside the routes. Must be registered
 * before the routes that it describes.
 */
export const apiDocs = fp<{ readonly publicUrl: URL }>(async (app, { publicUrl }) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lungline',
        version: '0.1.0',
        description:
          'A WhatsApp line that reads chest X-rays. Decision support and research software, not a diagnosis.\n\n' +
          'Every fault is answered with `{ "error": { "code", "message", "requestId" } }`. Callers on this machine ' +
          'may use the predictions freely; others need one of the keys of `API_KEYS`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: publicUrl.href.replace(/\/$/, '') }],
      tags: [
        { name: 'predictions', description: 'Read a film.' },
        {
          name: 'original service',
          description:
            'The same in the shape of the original service. A film without percentages is answered with 422.',
        },
        { name: 'pictures', description: 'Where the model looked.' },
        { name: 'twilio', description: 'Webhooks for Twilio alone.' },
        { name: 'health', description: 'For whoever runs it.' },
      ],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'Not needed on this machine.' },
          twilioSignature: { type: 'apiKey', in: 'header', name: 'X-Twilio-Signature' },
        },
      },
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: pagePolicy,
    uiConfig: { validatorUrl: null },
    theme: { title: 'Lungline API' },
    logLevel: 'warn',
  });
  app.get('/openapi.json', { logLevel: 'warn', schema: { hide: true } }, async () => app.swagger());
});
