import { expect, it } from 'vitest';
import { shortPlan } from '../src/plans.js';
import { runFaults } from '../src/run-faults.js';

// The long form, with what it counted, stands in docs/reliability.md.
it('loses nothing and says nothing twice while apps, Redis and Twilio fail', async () => {
  const { tally, disturbances } = await runFaults({
    seed: 1,
    messages: 60,
    people: 12,
    minutes: 5,
    plan: shortPlan,
    say: () => undefined,
  });
  expect(tally.findings).toEqual([]);
  expect(tally).toMatchObject({ lost: 0, doubled: 0, misordered: 0 });
  expect(tally.answersOut).toBeGreaterThanOrEqual(tally.messagesIn - tally.photosIn);
  expect(Object.values(disturbances).some((count) => count > 0)).toBe(true);
});
