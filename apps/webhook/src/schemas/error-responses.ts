import { type ErrorCode, errorEntry } from '@lungline/errors';

export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly requestId: string };
}

export interface ErrorResponse {
  readonly description: string;
  readonly content: Record<string, { readonly schema: object; readonly examples: object }>;
}

/** The responses section of a route for the faults that it may answer with, one entry a status. */
export function errorResponses(...codes: readonly ErrorCode[]): Record<string, ErrorResponse> {
  const byStatus: Record<string, ErrorCode[]> = {};
  for (const code of codes) {
    const { status } = errorEntry(code);
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  return Object.fromEntries(Object.entries(byStatus).map(([status, group]) => [status, response(group)]));
}

function response(codes: readonly ErrorCode[]): ErrorResponse {
  return {
    description: codes.map((code) => `\`${code}\`: ${errorEntry(code).summary}`).join('\n\n'),
    content: {
      'application/json': {
        schema: schemaOf(codes),
        examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
      },
    },
  };
}

function schemaOf(codes: readonly ErrorCode[]): object {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'requestId'],
        properties: {
          code: { type: 'string', enum: codes },
          message: { type: 'string', description: 'One sentence about the code; never about a person.' },
          requestId: { type: 'string', description: 'Names this request in our logs.' },
        },
      },
    },
  };
}

function example(code: ErrorCode): ErrorBody {
  const requestId = '7c7f0c0e-4f1a-4f7e-9d55-0d5f6d1c2b3a';
  return { error: { code, message: errorEntry(code).summary, requestId } };
}
