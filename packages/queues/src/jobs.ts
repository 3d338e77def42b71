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
    /** Mark one message of a person as read, and show that an answer is being written. */
    acknowledge: z.strictObject({ messageId: id }),
  },
  erasure: {
    /** Erase what is kept about one person here; the receipt will be in this language. */
    erase: z.strictObject({ sender: id, language: z.string().regex(/^[a-z]{2}$/) }),
    /** Erase their messages at the provider, send the receipt, and forget it too. */
    finish: z.strictObject({ erasureId: id }),
    /** Delete one message, with its photo, at the provider. */
    'delete-message': z.strictObject({ messageId: id }),
  },
} as const;

type Schemas = typeof jobSchemas;
export type JobName<Q extends QueueName> = keyof Schemas[Q] & string;
export type JobData<Q extends QueueName, N extends JobName<Q>> = Schemas[Q][N] extends z.ZodType
  ? z.output<Schemas[Q][N]>
  : never;

type JobsOf<Q extends QueueName> = {
  [N in JobName<Q>]: {
    readonly queue: Q;
    readonly name: N;
    /** Without ':' and not all digits. The same id is taken once for as long as the queue remembers the job. */
    readonly jobId: string;
    readonly data: JobData<Q, N>;
  };
}[JobName<Q>];

/** A job to be added, with the id that makes adding it twice harmless. */
export type PlannedJob = { [Q in QueueName]: JobsOf<Q> }[QueueName];

/**
 * Data of a job as its schema wants it.
 * @throws ZodError, or Error for a name that the registry does not know: a bug, not an expected outcome.
 */
export function parseJobData<Q extends QueueName, N extends JobName<Q>>(
  queue: Q,
  name: string,
  data: unknown,
): { name: N; data: JobData<Q, N> } {
  const schemas: Record<string, z.ZodType> = jobSchemas[queue];
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) throw new Error(`The queue ${queue} has no job of this name.`);
  return { name: name as N, data: schema.parse(data) as JobData<Q, N> };
}

const jobId = id.regex(/\D/);

/**
 * Reads a planned job that was written down somewhere.
 * @throws ZodError or Error where it is not one of the registry's jobs.
 */
export function parsePlannedJob(job: {
  readonly queue: QueueName;
  readonly name: string;
  readonly jobId: string;
  readonly data: unknown;
}): PlannedJob {
  return {
    queue: job.queue,
    ...parseJobData(job.queue, job.name, job.data),
    jobId: jobId.parse(job.jobId),
  } as PlannedJob;
}
