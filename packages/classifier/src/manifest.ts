import { z } from 'zod';
import { labels } from './types.js';

const file = z.string().regex(/^[\w][\w.-]*$/, 'a plain file name beside the manifest');
const unit = z.number().min(0).max(1);
const tensorName = z.string().min(1);

const input = z
  .strictObject({
    /** Input of the graph; absent where the model has only one. */
    name: tensorName.optional(),
    /** Side of the square that the network takes, in pixels. */
    size: z.int().min(32).max(1024),
    /** `grey` repeats one grey plane three times; the others give the photo's own colours in that order. */
    colour: z.enum(['grey', 'rgb', 'bgr']),
    /** What black and white become: [-1, 1], [0, 1], [0, 255] ... */
    range: z.tuple([z.number(), z.number()]),
    /** `centre-square` cuts the largest square from the middle; `stretch` squeezes the whole film into the square. */
    crop: z.enum(['centre-square', 'stretch']),
    /** `clahe` evens out grey levels tile by tile, on grey input alone. */
    equalise: z.enum(['none', 'clahe']),
  })
  .refine(({ range: [black, white] }) => white > black, { path: ['range'], error: 'black before white' })
  .refine(({ colour, equalise }) => equalise === 'none' || colour === 'grey', {
    path: ['equalise'],
    error: 'clahe needs grey input',
  });

const outputs = z
  .strictObject({
    /** [N, 3], before softmax. */
    logits: tensorName.optional(),
    /** [N, 3], after softmax. Give this or `logits`. */
    probabilities: tensorName.optional(),
    /** [N, 1], logit of "this is a frontal chest X-ray". */
    gate: tensorName.optional(),
    /** [N, h, w, 3], class activation maps in the order of `labels`. */
    cam: tensorName.optional(),
  })
  .refine((o) => (o.logits === undefined) !== (o.probabilities === undefined), {
    error: 'either logits or probabilities',
  });

/** What stands beside the weights and tells how to feed them and how to read what they say. */
export const manifestSchema = z
  .strictObject({
    schema: z.literal(1),
    /** Name and version of the model, shown with every answer. */
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    /** Layers models are converted from Keras as they are, graph models with the converter's optimisations. */
    format: z.enum(['graph', 'layers']),
    /** The model's JSON file; its weight shards are named inside it. */
    file,
    /** SHA-256 of the JSON file and of every weight shard, in hexadecimal. */
    sha256: z.record(file, z.string().regex(/^[0-9a-f]{64}$/)),
    input,
    /** The three classes in the order of the model's outputs. */
    labels: z
      .array(z.enum(labels))
      .length(labels.length)
      .refine((given) => new Set(given).size === labels.length, { error: 'each class once' }),
    outputs,
    calibration: z.strictObject({
      /** Logits are divided by it before softmax (Guo et al. 2017); 1 leaves them alone. */
      temperature: z.number().positive(),
    }),
    /** Below this share a picture is `not_chest_xray`. */
    gate: z.strictObject({ threshold: unit }).optional(),
    /** Where the likeliest class has less than this share, the outcome is `uncertain`. */
    decision: z.strictObject({ uncertainBelow: unit }),
    /** Figures of the evaluation, for the model card and the console; the classifier does not read them. */
    metrics: z.record(z.string(), z.unknown()).optional(),
    /** How it came to be: command, data, seed, date; the classifier does not read it. */
    training: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((m) => (m.gate === undefined) === (m.outputs.gate === undefined), {
    path: ['gate'],
    error: 'a gate output and its threshold come together',
  })
  .refine((m) => m.file in m.sha256, { path: ['sha256'], error: 'the checksum of the model file' });

export type Manifest = z.output<typeof manifestSchema>;
