import { describe, expect, it } from 'vitest';
import type { Item } from './data-set.js';
import { split } from './split.js';

const item = (i: number, label: Item['label'], group: string): Item => ({
  file: `${label}/${i}.jpg`,
  label,
  source: i % 3 === 0 ? 'a' : 'b',
  ageGroup: 'unknown',
  group,
  sha256: undefined,
});
const items = Array.from({ length: 900 }, (_, i) =>
  item(i, i % 2 === 0 ? 'normal' : 'covid19', `p${Math.floor(i / 3)}`),
);

describe('split', () => {
  const parts = split(items);

  it('keeps all pictures of a patient on one side', () => {
    const homes = new Map<string, Set<string>>();
    for (const [part, members] of Object.entries(parts)) {
      for (const { group } of members) homes.set(group, (homes.get(group) ?? new Set()).add(part));
    }
    expect([...homes.values()].every((sides) => sides.size === 1)).toBe(true);
  });

  it('holds back about 15 % for the test and 12 % for validation, of each class and source', () => {
    for (const label of ['normal', 'covid19'] as const) {
      for (const source of ['a', 'b']) {
        const of = (members: readonly Item[]): number =>
          members.filter((m) => m.label === label && m.source === source).length;
        expect(of(parts.test) / of(items)).toBeCloseTo(0.15, 1);
        expect(of(parts.validation) / of(items)).toBeCloseTo(0.12, 1);
      }
    }
  });

  it('does not move anybody when more patients come or the order changes', () => {
    const again = split([...items].reverse());
    expect(new Set(again.test.map(({ group }) => group))).toEqual(
      new Set(parts.test.map(({ group }) => group)),
    );
  });
});
