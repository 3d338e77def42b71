import { channelsOf } from '@lungline/radiograph';
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
    /** `grey` repeats one grey plane three times, `mono` is that plane alone; the others are the photo's own colours in that order. */
    colour: z.enum(['grey', 'mono', 'rgb', 'bgr']),
    /** What black and white become: [-1, 1], [0, 1], [0, 255] ... */
    range: z.tuple([z.number(), z.number()]),
    /** After `range`, the mean is taken away and the rest divided by the deviation: one number a channel, in the order of `colour`. */
    normalise: z
      .strictObject({ mean: z.array(z.number()), deviation: z.array(z.number().positive()) })
      .optional(),
    /** `centre-square` cuts the largest square from the middle; `stretch` squeezes the whole film into the square. */
    crop: z.enum(['centre-square', 'stretch']),
    /** `clahe` evens out grey levels tile by tile, on grey input alone. */
    equalise: z.enum(['none', 'clahe']),
  })
  .refine(({ range: [black, white] }) => white > black, { path: ['range'], error: 'black before white' })
  .refine(({ colour, equalise }) => equalise === 'none' || colour === 'grey' || colour === 'mono', {
    path: ['equalise'],
    error: 'clahe needs grey input',
  })
  .refine(
    ({ colour, normalise }) =>
      normalise === undefined ||
      [normalise.mean, normalise.deviation].every(({ length }) => length === channelsOf({ colour })),
    { path: ['normalise'], error: 'one mean and one deviation a channel' },
  );

/** The three classes in the order of the model's outputs. */
const classes = z
  .array(z.enum(labels))
  .length(labels.length)
  .refine((given) => new Set(given).size === labels.length, { error: 'each class once' });

/** Classes by the names that the model's maker gave them, in the order of a file beside the weights. */
const namedClasses = z
  .strictObject({
    /** `labels.txt`, a name a line (Custom Vision), or `metadata.json` with `labels` in it (Teachable Machine). */
    file,
    /** Each class as that file names it. */
    names: z.strictObject({ normal: z.string(), pneumonia: z.string(), covid19: z.string() }),
  })
  .refine(({ names }) => new Set(Object.values(names)).size === labels.length, {
    path: ['names'],
    error: 'each class a name of its own',
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
    /** SHA-256 of the JSON file, of every weight shard and of the file of class names, in hexadecimal. */
    sha256: z.record(file, z.string().regex(/^[0-9a-f]{64}$/)),
    input,
    /** The order of the model's outputs: as it is, or by name from a file of the export. */
    labels: z.union([classes, namedClasses], {
      error:
        'either the three classes in the order of the outputs, or a file and the name of each class in it',
    }),
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
