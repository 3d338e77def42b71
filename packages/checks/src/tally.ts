import type { Label, Outcome, Screening } from '@lungline/classifier';

/** What came of many pictures of one kind. */
export interface Tally {
  readonly name: string;
  readonly pictures: number;
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Findings of pictures that were not read, corrections of those that were. */
  readonly named: ReadonlyMap<string, number>;
  /** Of those read here and straight: how many got the same likeliest class, and by how much shares moved. */
  readonly compared: number;
  readonly sameClass: number;
  readonly meanShift: number;
}

export function tally(
  name: string,
  pairs: readonly { readonly screening: Screening; readonly straight: Screening | undefined }[],
): Tally {
  const outcomes = new Map<Outcome, number>();
  const named = new Map<string, number>();
  let [compared, sameClass, shift] = [0, 0, 0];
  for (const { screening, straight } of pairs) {
    outcomes.set(screening.outcome, (outcomes.get(screening.outcome) ?? 0) + 1);
    for (const key of screening.quality) named.set(key, (named.get(key) ?? 0) + 1);
    if (screening.probabilities === null || !straight?.probabilities) continue;
    compared += 1;
    if (likeliest(screening.probabilities) === likeliest(straight.probabilities)) sameClass += 1;
    const [here, there] = [Object.values(screening.probabilities), Object.values(straight.probabilities)];
    shift += Math.max(...here.map((share, i) => Math.abs(share - (there[i] as number))));
  }
  const meanShift = compared === 0 ? Number.NaN : shift / compared;
  return { name, pictures: pairs.length, outcomes, named, compared, sameClass, meanShift };
}

/** Markdown. */
export function table(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ name, pictures, outcomes, named, compared, sameClass, meanShift }) => {
    const read = (outcomes.get('classified') ?? 0) + (outcomes.get('uncertain') ?? 0);
    const findings = [...named].sort(([, a], [, b]) => b - a).map(([key, count]) => `${key} ${count}`);
    const stable =
      compared === 0 ? '' : `${sameClass} of ${compared}; ${(100 * meanShift).toFixed(1)} points`;
    const figures = [pictures, read, outcomes.get('not_chest_xray') ?? 0, outcomes.get('poor_quality') ?? 0];
    return `| ${name} | ${figures.join(' | ')} | ${findings.join(', ')} | ${stable} |`;
  });
  return [
    '| what arrives | pictures | read | no chest X-ray | advice | findings and corrections | same class as the film itself; mean shift of its shares |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function likeliest(shares: Readonly<Record<Label, number>>): string | undefined {
  return Object.entries(shares).reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
