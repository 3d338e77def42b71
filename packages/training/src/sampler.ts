import { labels } from '@lungline/classifier';
import type { Item } from './data-set.js';
import type { Random } from './random.js';

/** Endless draws for training batches. */
export interface Sampler {
  /** A film of the class, its sources more alike in number than the data has them. */
  film(label: number): Item;
  /** Something that is not a film, its kinds likewise. */
  other(): Item | undefined;
}

/**
 * A source weighs by the 0.6th power of its films and not by their number: a network that mostly sees one hospital
 * a class learns the hospital. Within a source, every film comes once before any comes again.
 */
export function sampler(items: readonly Item[], random: Random): Sampler {
  const films = labels.map((label) =>
    strata(
      items.filter((item) => item.label === label),
      0.6,
      random,
    ),
  );
  const others = strata(
    items.filter((item) => item.label === null),
    0.5,
    random,
  );
  return {
    film(label) {
      const item = films[label]?.();
      if (!item) throw new Error(`There is no training film of the class ${labels[label]}`);
      return item;
    },
    other: others,
  };
}

function strata(items: readonly Item[], power: number, random: Random): () => Item | undefined {
  const decks = [...new Set(items.map((item) => item.source))].map((source) => {
    const members = items.filter((item) => item.source === source);
    return { draw: deck(members, random), weight: members.length ** power };
  });
  const total = decks.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    let at = random.next() * total;
    const chosen = decks.find(({ weight }) => {
      at -= weight;
      return at < 0;
    });
    return (chosen ?? decks.at(-1))?.draw();
  };
}

function deck(items: readonly Item[], random: Random): () => Item | undefined {
  let left: Item[] = [];
  return () => {
    if (left.length === 0) left = shuffled(items, random);
    return left.pop();
  };
}

function shuffled(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
