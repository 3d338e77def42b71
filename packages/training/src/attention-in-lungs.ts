import { labels } from '@lungline/classifier';
import type { Reading } from '@lungline/classifier/engine';
import { type Pixels, resample } from '@lungline/radiograph';
import { argmax } from './metrics.js';

/** Side of the square on which map and lungs are laid over one another. */
export const ATTENTION_SIDE = 112;

/** How a film's activation map and its lungs lie, all in shares of what the network sees. */
export interface AttentionInLungs {
  /** Share of the activation for the named class that lies inside the lungs. */
  readonly inside: number;
  /** Share of the lungs: a map that knows nothing would have as much inside. */
  readonly area: number;
  /** Whether the warmest place is in the lungs. */
  readonly peak: boolean;
}

/**
 * Lays the map over the lungs as the line draws it: smoothly enlarged, and what speaks against the class counts for nothing.
 *
 * @param seen `ATTENTION_SIDE` squared places of what the network sees, 1 for lung.
 */
export function attentionInLungs({ logits, maps }: Reading, seen: Uint8Array): AttentionInLungs | undefined {
  if (!maps) return undefined;
  const { width, height, values } = maps;
  const at = argmax([...logits]);
  const warmth = Float32Array.from({ length: width * height }, (_, i) =>
    Math.max(0, values[i * labels.length + at] ?? 0),
  );
  const highest = Math.max(...warmth);
  if (highest === 0) return undefined;
  const data = Uint8ClampedArray.from(warmth, (value) => (255 * value) / highest);
  const small: Pixels = { width, height, channels: 1, data };
  const region = { left: 0, top: 0, width, height };
  const large = resample(small, region, ATTENTION_SIDE, ATTENTION_SIDE).data;
  let [inside, sum, lung, warmest] = [0, 0, 0, 0];
  for (let i = 0; i < large.length; i++) {
    const value = large[i] ?? 0;
    const isLung = seen[i] ?? 0;
    inside += value * isLung;
    sum += value;
    lung += isLung;
    if (value > (large[warmest] ?? 0)) warmest = i;
  }
  return { inside: inside / sum, area: lung / large.length, peak: seen[warmest] === 1 };
}
