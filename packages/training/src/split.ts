import { createHash } from 'node:crypto';
import type { Item } from './data-set.js';

export type Part = 'train' | 'validation' | 'test';

/** Held back for the final figures, and for early stopping, calibration and thresholds. */
const SHARES = { test: 0.15, validation: 0.12 } as const;

/**
 * Parts the data by group, each class and source alike.
 *
 * Groups come in the order of a hash of their name and fill first test, then validation. Neither seed nor run
 * changes that, so that a test patient can never become a training patient by training again.
 */
export function split(items: readonly Item[]): Record<Part, Item[]> {
  const stratum = (item: Item): string => `${item.label}/${item.source}`;
  const room = {
    test: new Map<string, number>(),
    validation: new Map<string, number>(),
  };
  const parts: Record<Part, Item[]> = { train: [], validation: [], test: [] };
  for (const item of items) {
    for (const part of ['test', 'validation'] as const) {
      room[part].set(stratum(item), (room[part].get(stratum(item)) ?? 0) + SHARES[part]);
    }
  }
  for (const group of groupsOf(items).values()) {
    const part =
      (['test', 'validation'] as const).find((name) =>
        group.every((item) => (room[name].get(stratum(item)) ?? 0) >= 0.5),
      ) ?? 'train';
    parts[part].push(...group);
    if (part === 'train') continue;
    for (const item of group) room[part].set(stratum(item), (room[part].get(stratum(item)) ?? 0) - 1);
  }
  return parts;
}

/** Items by group, in the order of the groups' hashes. */
export function groupsOf(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.group);
    if (group) group.push(item);
    else groups.set(item.group, [item]);
  }
  return new Map([...groups].sort(([a], [b]) => (digest(a) < digest(b) ? -1 : 1)));
}

function digest(group: string): string {
  return createHash('sha256').update(`lungline-split-1:${group}`).digest('hex');
}
