import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

/**
 * Nothing here is a page but /docs, so nothing may be loaded from anywhere but there (see api-docs.ts).
 * HSTS is left to whoever ends TLS in front of this app.
 */
export const securityHeaders = fp(async (app) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
});
