import type { Channel, MessageSid } from '@lungline/channel';
import type { Processor } from '@lungline/queues';
import type { Logger } from '@lungline/telemetry';
import { fault } from '../fault.js';
import { limits } from '../limits.js';
import { within } from '../within.js';

/** Dots that come later than this would follow the answer. */
const worthwhileMs = 10_000;

export interface AcknowledgeDeps {
  readonly channel: Pick<Channel, 'acknowledge'>;
  readonly clock: () => number;
  readonly log: Logger;
}

/** `outbound/acknowledge`: a courtesy, tried once; nobody is troubled where it does not work. */
export function createAcknowledge({
  channel,
  clock,
  log,
}: AcknowledgeDeps): Processor<'outbound', 'acknowledge'> {
  return async ({ messageId }, { addedAt, signal }) => {
    if (clock() - addedAt > worthwhileMs) return { type: 'done', outcome: 'too_late' };
    try {
      await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
        channel.acknowledge(messageId as MessageSid, step),
      );
      return { type: 'done', outcome: 'done' };
    } catch (error) {
      log.debug({ event: 'message.not_acknowledged', code: fault(error).code });
      return { type: 'done', outcome: 'not_acknowledged' };
    }
  };
}
