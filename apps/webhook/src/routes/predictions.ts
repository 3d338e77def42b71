import type { FastifyPluginAsync } from 'fastify';
import { limits } from '../limits.js';
import { pictureAddress } from '../picture-address.js';
import { pictureUploads, uploadedPicture } from '../plugins/picture-uploads.js';
import type { Predict } from '../predictor.js';
import { freeOrKey } from '../schemas/free-or-key.js';
import { uploadContent, urlContent } from '../schemas/picture-request.js';
import { predictionSchema } from '../schemas/prediction.js';
import { answer, predictionFaults } from '../schemas/prediction-responses.js';

/** POST /api/v1/predictions: what the model says of one picture, refused pictures included. */
export const predictionsRoute: FastifyPluginAsync<{ readonly predict: Predict }> = async (
  app,
  { predict },
) => {
  app.removeContentTypeParser('text/plain');
  await app.register(pictureUploads);
  app.post(
    '/api/v1/predictions',
    {
      bodyLimit: limits.multipartBytes,
      schema: {
        tags: ['predictions'],
        summary: 'Read a film',
        security: freeOrKey,
        body: { content: { ...urlContent, ...uploadContent } },
        response: {
          200: answer(predictionSchema),
          ...predictionFaults('IMAGE_MISSING', 'URL_INVALID', 'URL_FORBIDDEN'),
        },
      },
    },
    async (request) =>
      isJson(request.headers['content-type'])
        ? predict({ type: 'url', url: pictureAddress(request.body) })
        : predict({ type: 'image', bytes: await uploadedPicture(request) }),
  );
};

function isJson(contentType = ''): boolean {
  return /^application\/json\b/i.test(contentType);
}
