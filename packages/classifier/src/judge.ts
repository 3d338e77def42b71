import type { QualityFinding } from '@lungline/radiograph';
import type { Manifest } from './manifest.js';
import type { Reading } from './open-network.js';
import { type Label, labels } from './types.js';

interface Refused {
  readonly outcome: 'not_chest_xray' | 'poor_quality';
  readonly chestXray: number;
}

interface Read {
  readonly outcome: 'classified' | 'uncertain';
  readonly chestXray: number;
  readonly probabilities: Readonly<Record<Label, number>>;
  readonly likeliest: Label;
}

export type Judgement = Refused | Read;

/** What the checks saw before the network was asked. */
export interface Arrival {
  readonly findings: readonly QualityFinding[];
  /** How likely the checks find a frontal film in the picture, however it lies, 0..1. */
  readonly film: number;
}

/** From this share on, a picture that the gate refuses may be a film that arrived so badly that no gate could know it. */
const HIDDEN_FILM = 0.9;

/**
 * From what the network says to what is answered: gate first, then the quality of the picture, then calibrated
 * shares and the rule for "uncertain". A model without a gate takes every picture for a film.
 *
 * A dark photo of a cat is no film first of all; only of a film is it worth saying that it is too dark. But a film in
 * the dark or on its side, or two in one picture, need advice more than a refusal.
 */
export function judge(
  reading: Reading,
  manifest: Pick<Manifest, 'gate' | 'calibration' | 'decision'>,
  { findings, film }: Arrival,
): Judgement {
  const chestXray = reading.gate === undefined ? 1 : 1 / (1 + Math.exp(-reading.gate));
  if (manifest.gate !== undefined && chestXray < manifest.gate.threshold) {
    const isHidden = film >= HIDDEN_FILM && findings.length > 0;
    return { outcome: isHidden ? 'poor_quality' : 'not_chest_xray', chestXray };
  }
  if (findings.length > 0) return { outcome: 'poor_quality', chestXray };
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
