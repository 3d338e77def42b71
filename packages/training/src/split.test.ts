import { describe, expect, it } from 'vitest';
import type { Item } from './data-set.js';
import { editionOf, split } from './split.js';

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
  const parts = split(items, 2);

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

  it('parts everybody anew in another edition', () => {
    const tested = (edition: 1 | 2): string[] => split(items, edition).test.map(({ group }) => group);
    const common = tested(1).filter((group) => tested(2).includes(group)).length / tested(1).length;
    expect(common).toBeLessThan(0.4);
    expect(editionOf({ split: 2 })).toBe(2);
    expect(editionOf(undefined)).toBe(1);
  });

  it('does not move anybody when more patients come or the order changes', () => {
    const again = split([...items].reverse(), 2);
    expect(new Set(again.test.map(({ group }) => group))).toEqual(
      new Set(parts.test.map(({ group }) => group)),
    );
  });
});
