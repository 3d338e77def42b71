import { expect, it } from 'vitest';
import { newErasureId } from './new-erasure-id.js';

it('can be read out, and does not come twice', () => {
  const ids = Array.from({ length: 1_000 }, newErasureId);
  for (const id of ids) expect(id).toMatch(/^[A-HJ-NP-TV-Z2-9]{4}-[A-HJ-NP-TV-Z2-9]{4}$/);
  expect(new Set(ids).size).toBe(1_000);
});
