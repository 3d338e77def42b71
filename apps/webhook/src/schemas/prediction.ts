import { z } from 'zod';

const share = z.number().min(0).max(1);

/** The answer of POST /api/v1/predictions. */
export const predictionSchema = z
  .object({
    id: z.string().meta({ description: 'Names this prediction.' }),
    created: z.iso.datetime().meta({ description: 'When the picture was taken in.' }),
    outcome: z.enum(['classified', 'uncertain', 'not_chest_xray', 'poor_quality', 'unreadable']).meta({
      description:
        'Only `classified` and `uncertain` come with probabilities. `uncertain`: no class is likely enough to name.',
    }),
    probabilities: z
      .object({ normal: share, pneumonia: share, covid19: share })
      .nullable()
      .meta({ description: 'Shares that add up to 1, or null.' }),
    chestXray: share.meta({ description: 'How likely the picture is a frontal chest X-ray at all.' }),
    quality: z.array(z.string()).meta({
      description:
        'What is wrong with the picture, such as `too_dark`, worst first; of a film that was read, what was put right before, such as `rotated_corrected`.',
    }),
    model: z.string().meta({ description: 'Id of the model that read the film.' }),
    engine: z.enum(['native', 'wasm']),
    ms: z.number().meta({ description: 'Milliseconds from bytes to outcome.' }),
    attention: z.url().optional().meta({
      description: 'A JPEG of the film with the places that spoke for the likeliest class. The link expires.',
    }),
  })
  .meta({
    description: 'Decision support and research software, not a diagnosis.',
    examples: [
      {
        id: '0f8f3f0e-6f0b-4f5e-8d1a-1c2d3e4f5a6b',
        created: '2026-03-01T09:30:00.000Z',
        outcome: 'classified',
        probabilities: { normal: 0.07, pneumonia: 0.81, covid19: 0.12 },
        chestXray: 0.99,
        quality: [],
        model: 'lungline-1',
        engine: 'wasm',
        ms: 184,
      },
    ],
  });
export type Prediction = z.output<typeof predictionSchema>;

/** The answer of POST /imageurl and POST /image: the shape of the original service. */
export const chancesSchema = z
  .object({
    created: z.iso.datetime(),
    predictions: z
      .array(
        z.object({ type: z.enum(['normal', 'pneumonia', 'covid19']), chances: z.number().min(0).max(100) }),
      )
      .length(3)
      .meta({ description: 'Each class once, in this order, in percent.' }),
  })
  .meta({
    description: 'Decision support and research software, not a diagnosis.',
    examples: [
      {
        created: '2026-03-01T09:30:00.000Z',
        predictions: [
          { type: 'normal', chances: 7 },
          { type: 'pneumonia', chances: 81 },
          { type: 'covid19', chances: 12 },
        ],
      },
    ],
  });
export type Chances = z.output<typeof chancesSchema>;
