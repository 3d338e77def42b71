import { z } from 'zod';
import { type Language, languages } from './types.js';

/** Where a conversation stands. Each stage has its row in the table of `stages.ts`. */
export const stageNames = [
  /** Nothing was said yet, or the last talk is over. */
  'start',
  /** Purpose and limits were told; age and consent are asked for. */
  'consent',
  /** Consent is given; a photo is asked for. */
  'photo',
  /** At least one film is being read. */
  'reading',
  /** The last film has its result. */
  'result',
  /** The last photo could not be read; a better one is asked for. */
  'retake',
  /** Whether films that got figures may be kept for review is asked: a consent of its own. */
  'donation',
  /** Whether the answer was helpful is asked. */
  'feedback',
  /** What a doctor or a test found is asked. */
  'report',
  /** Whether to erase everything is asked. */
  'erasure',
  /** An operator has the conversation: the dialogue steps back. */
  'human',
  /** The person wrote STOP: nothing is sent. */
  'stopped',
] as const;
export type Stage = (typeof stageNames)[number];

const stageSchema = z.enum(stageNames);
/** The question of erasure is asked at any stage but itself, and a human comes in at any that the dialogue is in charge of. */
const resumableSchema = stageSchema.exclude(['erasure']);
const interruptibleSchema = resumableSchema.exclude(['human', 'stopped']);

const findingSchema = z.object({
  outcome: z.enum(['classified', 'uncertain', 'not_chest_xray', 'poor_quality', 'unreadable']),
  probabilities: z.object({ normal: z.number(), pneumonia: z.number(), covid19: z.number() }).nullable(),
  quality: z.array(z.string()),
});

const endingSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('finding'),
    finding: findingSchema,
    pictureId: z.string().optional(),
    repeated: z.boolean(),
  }),
  z.object({ type: z.literal('failure'), messageKey: z.string() }),
]);

const filmSchema = z.object({
  screeningId: z.string(),
  /** Position in its batch, from 1. */
  number: z.int().positive(),
  /** When the screening was asked for, ms since 1970. */
  since: z.number(),
  /** How it ended, while the answer waits for the films before it. */
  ending: endingSchema.nullable(),
});

const photoSchema = z.object({ messageId: z.string(), index: z.int().nonnegative() });

const stateSchema = z.object({
  version: z.literal(2),
  stage: stageSchema,
  /** Where to go on after the question of erasure. */
  resume: resumableSchema,
  /** Where to go on once the operator hands the conversation back. */
  interrupted: interruptibleSchema,
  /** Since when a human is called or has the conversation, ms since 1970. */
  humanSince: z.number().nullable(),
  language: z.enum(languages),
  /** True where the person asked for this language: it is not guessed again. */
  languageChosen: z.boolean(),
  /** When consent was given, ms since 1970. */
  consentAt: z.number().nullable(),
  /** Photos that came before consent. */
  held: z.array(photoSchema),
  /** Films that are being read, or whose answer waits for its turn, in the order they came. */
  films: z.array(filmSchema),
  /** How many films the present batch has, answered ones included. */
  batch: z.int().nonnegative(),
  /** Screenings that were answered, latest last: none is answered twice. */
  answered: z.array(z.string()),
  /** Hashes of photos that got a result, latest last. */
  fingerprints: z.array(z.string()),
  /** Screenings that were given up before they ended: what still comes of them is forgotten. */
  dropped: z.array(z.string()),
  /** Findings that were told, latest last. */
  told: z.array(z.object({ screeningId: z.string(), finding: findingSchema })),
  /** Films that got figures and whose owner was not yet asked whether they may be reviewed. */
  toAsk: z.array(z.string()),
  /** Films whose owner was asked that and has not said. */
  undecided: z.array(z.string()),
  /** Films that were given to the review desk. */
  donated: z.array(z.string()),
  /** Whether the person was told by a template that a result waits. */
  announced: z.boolean(),
  /** Whether the film answered last got figures: if not, a better photo is asked for. */
  lastRead: z.boolean(),
  /** Ids of the choices last offered: "2" means the second. */
  offered: z.array(z.string()),
  /** When the person last wrote, ms since 1970. */
  heardAt: z.number().nullable(),
  /** When the receipt of a photo was last confirmed, ms since 1970: an album gets one confirmation. */
  receivedAt: z.number().nullable(),
  /** When a photo was last refused because too many were waiting. */
  refusedAt: z.number().nullable(),
});

type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T;

/** All that the dialogue remembers of one person. Plain JSON; sealed by whoever stores it. */
export type DialogueState = ReadonlyDeep<z.output<typeof stateSchema>>;
export type Film = DialogueState['films'][number];
export type Ending = NonNullable<Film['ending']>;

const defaultLanguage: Language = 'en';

export const initialState: DialogueState = {
  version: 2,
  stage: 'start',
  resume: 'start',
  interrupted: 'start',
  humanSince: null,
  language: defaultLanguage,
  languageChosen: false,
  consentAt: null,
  held: [],
  films: [],
  batch: 0,
  answered: [],
  fingerprints: [],
  dropped: [],
  told: [],
  toAsk: [],
  undecided: [],
  donated: [],
  announced: false,
  lastRead: false,
  offered: [],
  heardAt: null,
  receivedAt: null,
  refusedAt: null,
};

const languageSchema = z.object({ language: z.enum(languages) });

/** What the first version had, as far as this one has it otherwise. */
const firstVersionSchema = z.looseObject({
  version: z.literal(1),
  answered: z.array(z.string()),
  lastFinding: findingSchema.nullable(),
});

/**
 * Reads a stored state. What is unknown, damaged or of another version begins anew, without consent, in the
 * language it was in where that can still be told: asking once more is safe, guessing a consent is not.
 */
export function parseState(stored: unknown): DialogueState {
  const current = stateSchema.safeParse(fromFirstVersion(stored) ?? stored);
  if (current.success) return current.data as DialogueState;
  const remains = languageSchema.safeParse(stored);
  return remains.success ? { ...initialState, language: remains.data.language } : initialState;
}

/** A state of the first version as one of this version, so that nobody starts over because of an update; null for others. */
function fromFirstVersion(stored: unknown): unknown {
  const first = firstVersionSchema.safeParse(stored);
  if (!first.success) return null;
  const { lastFinding, ...rest } = first.data;
  const screeningId = rest.answered.at(-1);
  const told =
    lastFinding === null || screeningId === undefined ? [] : [{ screeningId, finding: lastFinding }];
  return { ...initialState, ...rest, version: 2, told };
}
