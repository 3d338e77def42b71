import type { FastifyPluginAsync } from 'fastify';
import { chances } from '../chances.js';
import { pictureAddress } from '../picture-address.js';
import { formParser } from '../plugins/form-parser.js';
import type { Predict } from '../predictor.js';
import { freeOrKey } from '../schemas/free-or-key.js';
import { urlContent, urlFormContent } from '../schemas/picture-request.js';
import { chancesSchema } from '../schemas/prediction.js';
import { answer, predictionFaults } from '../schemas/prediction-responses.js';

/** POST /imageurl: percentages of a picture on the web, in the shape of the original service. */
export const imageUrlRoute: FastifyPluginAsync<{ readonly predict: Predict }> = async (app, { predict }) => {
  app.removeContentTypeParser('text/plain');
  await app.register(formParser);
  app.post(
    '/imageurl',
    {
      schema: {
        tags: ['original service'],
        summary: 'Read a film on the web',
        security: freeOrKey,
        body: { content: { ...urlContent, ...urlFormContent } },
        response: {
          200: answer(chancesSchema),
          ...predictionFaults('URL_INVALID', 'URL_FORBIDDEN', 'NOT_CHEST_XRAY', 'POOR_QUALITY', 'UNREADABLE'),
        },
      },
    },
    async (request) => chances(await predict({ type: 'url', url: pictureAddress(request.body) })),
  );
};
