import type { ErrorCode } from '@lungline/errors';
import type { z } from 'zod';
import { errorResponses } from './error-responses.js';
import { jsonSchema } from './json-schema.js';

/** The response section for an answer in JSON. */
export function answer(schema: z.ZodType) {
  return {
    description: schema.description ?? '',
    content: { 'application/json': { schema: jsonSchema(schema) } },
  };
}

/** The faults that every prediction may meet, and those of one route. */
export function predictionFaults(...ofRoute: readonly ErrorCode[]) {
  return errorResponses(
    ...ofRoute,
    'REQUEST_INVALID',
    'API_KEY_REQUIRED',
    'REQUEST_TOO_LARGE',
    'CONTENT_TYPE_UNSUPPORTED',
    'MEDIA_NOT_FOUND',
    'MEDIA_TOO_LARGE',
    'MEDIA_FORBIDDEN',
    'MEDIA_HOST_FORBIDDEN',
    'MEDIA_UNAVAILABLE',
    'RATE_LIMITED',
    'INTERNAL',
    'PREDICTION_PENDING',
    'STORE_UNAVAILABLE',
    'MODEL_UNAVAILABLE',
    'ANALYSIS_INTERRUPTED',
  );
}
