import { z } from 'zod';

/** A zod schema as plain JSON Schema, as Fastify's serialiser and the OpenAPI document take it. */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest;
}
