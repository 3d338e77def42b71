import { z } from 'zod';

export const queueNames = ['analysis', 'outbound', 'erasure'] as const;
export type QueueName = (typeof queueNames)[number];

const id = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);

/**
 * Every job of the product and what its data must be: ids alone, read again from the store before acting. Whatever
 * names a person or leads to a picture stays out of Redis' queues, the dashboard and the logs.
 */
export const jobSchemas = {
  analysis: {
    /** Read one photo of a conversation. */
    screen: z.strictObject({ screeningId: id }),
    /** Read one picture for a caller of the REST API. */
    predict: z.strictObject({ requestId: id }),
  },
  outbound: {
    /** Send whatever one conversation still has to be told, in order. */
    send: z.strictObject({ sender: id }),
  },
  erasure: {
    /** Erase what is kept about one person, here and at the provider. */
    erase: z.strictObject({ sender: id }),
    /** Delete one message, with its photo, at the provider. */
    'delete-message': z.strictObject({ messageId: id }),
  },
} as const;

type Schemas = typeof jobSchemas;
export type JobName<Q extends QueueName> = keyof Schemas[Q] & string;
export type JobData<Q extends QueueName, N extends JobName<Q>> = Schemas[Q][N] extends z.ZodType
  ? z.output<Schemas[Q][N]>
  : never;
