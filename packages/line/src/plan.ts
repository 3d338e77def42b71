import type { Effect } from '@lungline/conversation';
import type { Dispatch, SenderKey, Step } from '@lungline/store';

type Planned = Pick<Step, 'replies' | 'screenings' | 'dispatches'>;

/**
 * What the effects of one event write. Every id follows from the event's, so that an event that is taken twice, by
 * whatever accident, names the same replies, screenings and jobs.
 */
export function plan(eventId: string, sender: SenderKey, effects: readonly Effect[]): Planned {
  const replies: Step['replies'][number][] = [];
  const screenings: Step['screenings'][number][] = [];
  const jobs: Dispatch[] = [];
  for (const effect of effects) {
    switch (effect.type) {
      case 'reply': {
        const { type, ...reply } = effect;
        replies.push({ id: `${eventId}-r${replies.length + 1}`, ...reply });
        break;
      }
      case 'screen': {
        const { screeningId, photo } = effect;
        screenings.push({ id: screeningId, ...photo });
        jobs.push({ queue: 'analysis', name: 'screen', jobId: screeningId, data: { screeningId } });
        break;
      }
      case 'discard': {
        const { messageId } = effect.photo;
        jobs.push({
          queue: 'erasure',
          name: 'delete-message',
          jobId: `delete-${messageId}`,
          data: { messageId },
        });
        break;
      }
      case 'erase':
        jobs.push({ queue: 'erasure', name: 'erase', jobId: `${eventId}-erase`, data: { sender } });
        break;
    }
  }
  const send: Dispatch = { queue: 'outbound', name: 'send', jobId: `${eventId}-send`, data: { sender } };
  // The person first: they read that the photo is being looked at before its result can overtake.
  return { replies, screenings, dispatches: replies.length === 0 ? jobs : [send, ...jobs] };
}
