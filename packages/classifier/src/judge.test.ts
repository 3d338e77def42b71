import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import type { Reading } from './open-network.js';

const manifest = {
  gate: { threshold: 0.5 },
  calibration: { temperature: 1 },
  decision: { uncertainBelow: 0.6 },
};
const reading = (logits: readonly number[], gate: number | undefined = 4): Reading => ({
  logits,
  gate,
  maps: undefined,
});

describe('judge', () => {
  it('turns logits into shares that add up to 1', () => {
    const judgement = judge(reading([0, Math.log(2), Math.log(7)]), manifest);
    expect(judgement).toMatchObject({ outcome: 'classified', likeliest: 'covid19' });
    if (judgement.outcome === 'not_chest_xray') throw new Error('taken for no film');
    expect(judgement.probabilities.normal).toBeCloseTo(0.1, 10);
    expect(judgement.probabilities.covid19).toBeCloseTo(0.7, 10);
  });

  it('calls a film uncertain below the limit, and not at it', () => {
    const logits = [Math.log(0.6), Math.log(0.3), Math.log(0.1)];
    expect(judge(reading(logits), { ...manifest, decision: { uncertainBelow: 0.61 } }).outcome).toBe(
      'uncertain',
    );
    expect(judge(reading(logits), { ...manifest, decision: { uncertainBelow: 0.59 } }).outcome).toBe(
      'classified',
    );
  });

  it('divides logits by the temperature', () => {
    const hot = judge(reading([2, 0, 0]), { ...manifest, calibration: { temperature: 2 } });
    const plain = judge(reading([1, 0, 0]), manifest);
    expect(hot).toMatchObject(plain);
  });

  it('gives no shares below the threshold of the gate', () => {
    const judgement = judge(reading([9, 0, 0], -3), manifest);
    expect(judgement).toEqual({ outcome: 'not_chest_xray', chestXray: expect.closeTo(0.0474, 3) });
  });

  it('holds with logits of any size', () => {
    expect(judge(reading([2000, -2000, 0]), manifest)).toMatchObject({
      probabilities: { normal: 1, pneumonia: 0 },
    });
  });
});
