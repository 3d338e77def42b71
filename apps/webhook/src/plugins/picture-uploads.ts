import multipart from '@fastify/multipart';
import { LunglineError } from '@lungline/errors';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { limits } from '../limits.js';

/** Name of the multipart field that holds the picture. */
const field = 'image';

/** Reads pictures: a multipart form, or the bytes themselves. What they really are is for the worker to find out. */
export const pictureUploads = fp(async (app) => {
  await app.register(multipart, {
    limits: {
      fileSize: limits.pictureBytes,
      files: 1,
      fields: 20,
      fieldSize: 8192,
      parts: 21,
      headerPairs: 20,
    },
  });
  app.addContentTypeParser(
    /^(image\/[\w.+-]+|application\/octet-stream)(\s*;|$)/,
    { parseAs: 'buffer', bodyLimit: limits.pictureBytes },
    async (_request: unknown, body: Buffer) => body,
  );
});

/**
 * The bytes of the picture that a request carries.
 * @throws LunglineError IMAGE_MISSING, REQUEST_INVALID, REQUEST_TOO_LARGE
 */
export async function uploadedPicture(request: FastifyRequest): Promise<Uint8Array> {
  const bytes = request.isMultipart() ? await pictureField(request).catch(blameCaller) : request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new LunglineError('IMAGE_MISSING');
  return bytes;
}

async function pictureField(request: FastifyRequest): Promise<Buffer | undefined> {
  let picture: Buffer | undefined;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    // Every file must be read to its end, or the parser waits for ever.
    const bytes = await part.toBuffer();
    if (part.fieldname === field) picture = bytes;
  }
  return picture;
}

/** Whatever goes wrong while a form is taken apart is in the form: the parser touches nothing else. */
function blameCaller(error: unknown): never {
  const tooLarge = error instanceof Error && 'statusCode' in error && error.statusCode === 413;
  throw new LunglineError(tooLarge ? 'REQUEST_TOO_LARGE' : 'REQUEST_INVALID', { cause: error });
}
