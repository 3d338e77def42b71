import type { Manifest } from './manifest.js';
import type { Reading } from './open-network.js';
import { type Label, labels } from './types.js';

export type Judgement =
  | { readonly outcome: 'not_chest_xray'; readonly chestXray: number }
  | {
      readonly outcome: 'classified' | 'uncertain';
      readonly chestXray: number;
      readonly probabilities: Readonly<Record<Label, number>>;
      readonly likeliest: Label;
    };

/**
 * From what the network says to what is answered: gate first, then calibrated shares, then the rule for
 * "uncertain". A model without a gate takes every picture for a film.
 */
export function judge(
  reading: Reading,
  manifest: Pick<Manifest, 'gate' | 'calibration' | 'decision'>,
): Judgement {
  const chestXray = reading.gate === undefined ? 1 : 1 / (1 + Math.exp(-reading.gate));
  if (manifest.gate !== undefined && chestXray < manifest.gate.threshold) {
    return { outcome: 'not_chest_xray', chestXray };
  }
  const shares = softmax(reading.logits.map((logit) => logit / manifest.calibration.temperature));
  const highest = Math.max(...shares);
  const likeliest = labels[shares.indexOf(highest)] ?? labels[0];
  const [normal = 0, pneumonia = 0, covid19 = 0] = shares;
  return {
    outcome: highest < manifest.decision.uncertainBelow ? 'uncertain' : 'classified',
    chestXray,
    probabilities: { normal, pneumonia, covid19 },
    likeliest,
  };
}

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
