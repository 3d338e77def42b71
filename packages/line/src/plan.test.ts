import type { SenderKey } from '@lungline/store';
import { expect, it } from 'vitest';
import { plan } from './plan.js';

const sender = 'sender' as SenderKey;

it('names everything after its event, and tells the person before anything else is done', () => {
  const photo = { messageId: 'SM1', index: 0 };
  const planned = plan('SM2', sender, [
    { type: 'screen', screeningId: 'SM1-0', photo },
    { type: 'reply', text: 'reading', language: 'en' },
    { type: 'reply', text: 'wait', language: 'en' },
  ]);
  expect(planned.replies.map(({ id }) => id)).toEqual(['SM2-r1', 'SM2-r2']);
  expect(planned.screenings).toEqual([{ id: 'SM1-0', ...photo }]);
  expect(planned.dispatches.map(({ jobId }) => jobId)).toEqual(['SM2-send', 'SM1-0']);
});

it('has a photo that will not be read deleted at the provider', () => {
  const { dispatches } = plan('SM2', sender, [{ type: 'discard', photo: { messageId: 'SM1', index: 0 } }]);
  expect(dispatches).toEqual([
    { queue: 'erasure', name: 'delete-message', jobId: 'delete-SM1', data: { messageId: 'SM1' } },
  ]);
});
