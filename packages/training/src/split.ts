import { createHash } from 'node:crypto';
import type { Item } from './data-set.js';

export type Part = 'train' | 'validation' | 'test';

/** Held back for the final figures, and for early stopping, calibration and thresholds. */
const SHARES = { test: 0.15, validation: 0.12 } as const;

/**
 * How patients are parted. A test part that was read for many models is worn out; a new edition parts everybody anew,
 * for models that start afresh. A model is measured on the test patients of the edition that it was trained with.
 */
export type Edition = 1 | 2;
export const CURRENT_EDITION: Edition = 2;

/** The edition that a model's manifest names; the first models name none. */
export function editionOf(training: Readonly<Record<string, unknown>> | undefined): Edition {
  return training?.['split'] === 2 ? 2 : 1;
}

/**
 * Parts the data by group, each class and source alike.
 *
 * Groups come in the order of a hash of their name and fill first test, then validation. Neither seed nor run
 * changes that, so that a test patient can never become a training patient by training again.
 */
export function split(items: readonly Item[], edition: Edition): Record<Part, Item[]> {
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
  for (const group of groupsOf(items, edition).values()) {
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
export function groupsOf(items: readonly Item[], edition: Edition = 1): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.group);
    if (group) group.push(item);
    else groups.set(item.group, [item]);
  }
  return new Map([...groups].sort(([a], [b]) => (digest(a, edition) < digest(b, edition) ? -1 : 1)));
}

function digest(group: string, edition: Edition): string {
  return createHash('sha256').update(`lungline-split-${edition}:${group}`).digest('hex');
}
