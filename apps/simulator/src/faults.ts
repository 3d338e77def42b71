import { z } from 'zod';

const times = z.int().min(1).max(100_000).default(1);

/**
 * Faults to come. Each list is used up from the front: an entry strikes `times` times, then the next one does.
 *
 * - `creates`: the next calls that send a message. `refuse` answers an error of Twilio's; `hang` never answers;
 *   `hang-up` closes the connection; `lose-answer` takes the message and closes the connection without a word;
 *   `cut-answer` takes it and breaks off in the middle of the answer.
 * - `media`: the next fetches of a photo's bytes.
 * - `callbacks`: the status callbacks of the next messages to a phone.
 * - `deliveries`: the next messages of a phone reach the webhook `copies` times, all at once.
 */
export const faultPlan = z.strictObject({
  creates: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('refuse'),
          status: z.int().min(400).max(599),
          code: z.int().default(20_500),
          message: z.string().default('Simulated error'),
          times,
        }),
        z.strictObject({ type: z.enum(['hang', 'hang-up', 'lose-answer', 'cut-answer']), times }),
      ]),
    )
    .default([]),
  media: z
    .array(
      z.strictObject({ type: z.enum(['not-found', 'unavailable', 'endless', 'cut-off', 'hang']), times }),
    )
    .default([]),
  callbacks: z.array(z.strictObject({ type: z.enum(['doubled', 'reversed', 'none']), times })).default([]),
  deliveries: z.array(z.strictObject({ copies: z.int().min(2).max(50), times })).default([]),
});

export type FaultPlan = z.output<typeof faultPlan>;
type Place = keyof FaultPlan;
export type Fault<P extends Place> = FaultPlan[P][number];

export interface Faults {
  /** Puts these faults after those that are still to come. */
  add(plan: FaultPlan): void;
  /** The fault that strikes now, if any; it is used up by asking. */
  strike<P extends Place>(place: P): Fault<P> | undefined;
  pending(): FaultPlan;
  clear(): void;
}

export function createFaults(): Faults {
  let plan = faultPlan.parse({});
  return {
    add: (more) => {
      plan = {
        creates: [...plan.creates, ...more.creates],
        media: [...plan.media, ...more.media],
        callbacks: [...plan.callbacks, ...more.callbacks],
        deliveries: [...plan.deliveries, ...more.deliveries],
      };
    },
    strike: <P extends Place>(place: P) => {
      const list: Fault<P>[] = plan[place];
      const [fault] = list;
      if (fault === undefined) return undefined;
      if (fault.times > 1) list[0] = { ...fault, times: fault.times - 1 };
      else list.shift();
      return fault;
    },
    pending: () => plan,
    clear: () => {
      plan = faultPlan.parse({});
    },
  };
}
