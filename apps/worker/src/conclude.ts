import type { Conclusion, Line } from '@lungline/line';
import type { Producer } from '@lungline/queues';
import type { ScreeningRecord } from '@lungline/store';

export interface ConcludeDeps {
  readonly line: Pick<Line, 'conclude'>;
  readonly producer: Pick<Producer, 'add'>;
}

export type Conclude = (screening: ScreeningRecord, conclusion: Conclusion) => Promise<void>;

/**
 * Brings a screening to its end: the person is told what came of it, and the provider lets go of the photo. Only the
 * first conclusion counts, and both steps may be repeated, so whoever cannot know whether it was done does it again.
 */
export function createConclude({ line, producer }: ConcludeDeps): Conclude {
  return async ({ id, messageId }, conclusion) => {
    await line.conclude(id, conclusion);
    await producer.add({
      queue: 'erasure',
      name: 'delete-message',
      jobId: `delete-${messageId}`,
      data: { messageId },
    });
  };
}
