import type { FastifyPluginAsync } from 'fastify';
import { chances } from '../chances.js';
import { limits } from '../limits.js';
import { pictureUploads, uploadedPicture } from '../plugins/picture-uploads.js';
import type { Predict } from '../predictor.js';
import { freeOrKey } from '../schemas/free-or-key.js';
import { uploadContent } from '../schemas/picture-request.js';
import { chancesSchema } from '../schemas/prediction.js';
import { answer, predictionFaults } from '../schemas/prediction-responses.js';

/** POST /image: percentages of an uploaded picture, in the shape of the original service. */
export const imageRoute: FastifyPluginAsync<{ readonly predict: Predict }> = async (app, { predict }) => {
  app.removeAllContentTypeParsers();
  await app.register(pictureUploads);
  app.post(
    '/image',
    {
      bodyLimit: limits.multipartBytes,
      schema: {
        tags: ['original service'],
        summary: 'Read an uploaded film',
        security: freeOrKey,
        body: { content: uploadContent },
        response: {
          200: answer(chancesSchema),
          ...predictionFaults('IMAGE_MISSING', 'NOT_CHEST_XRAY', 'POOR_QUALITY', 'UNREADABLE'),
        },
      },
    },
    async (request) => chances(await predict({ type: 'image', bytes: await uploadedPicture(request) })),
  );
};
