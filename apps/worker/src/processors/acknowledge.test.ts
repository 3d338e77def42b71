import { createFakeChannel } from '@lungline/channel/fake';
import { LunglineError } from '@lungline/errors';
import { expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { silentLog } from '../../test/silent-log.js';
import { createAcknowledge } from './acknowledge.js';

const messageId = `SM${'0'.repeat(32)}`;

it('acknowledges a fresh message and leaves an old one alone', async () => {
  const channel = createFakeChannel();
  const run = (now: number) =>
    createAcknowledge({ channel, clock: () => now, log: silentLog })({ messageId }, anAttempt());
  expect(await run(60_000)).toMatchObject({ type: 'done', outcome: 'too_late' });
  expect(channel.acknowledged).toEqual([]);
  expect(await run(1_000)).toMatchObject({ type: 'done', outcome: 'done' });
  expect(channel.acknowledged).toEqual([messageId]);
});

it('troubles nobody where the provider does not take it', async () => {
  const acknowledge = () => Promise.reject(new LunglineError('SEND_REFUSED'));
  const verdict = await createAcknowledge({ channel: { acknowledge }, clock: () => 0, log: silentLog })(
    { messageId },
    anAttempt(),
  );
  expect(verdict).toEqual({ type: 'done', outcome: 'not_acknowledged' });
});
