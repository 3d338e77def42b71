import { describe, expect, it } from 'vitest';
import { type Arrival, judge } from './judge.js';
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

const good: Arrival = { findings: [], film: 1 };

describe('judge', () => {
  it('turns logits into shares that add up to 1', () => {
    const judgement = judge(reading([0, Math.log(2), Math.log(7)]), manifest, good);
    expect(judgement).toMatchObject({ outcome: 'classified', likeliest: 'covid19' });
    if (!('probabilities' in judgement)) throw new Error('taken for no film');
    expect(judgement.probabilities.normal).toBeCloseTo(0.1, 10);
    expect(judgement.probabilities.covid19).toBeCloseTo(0.7, 10);
  });

  it('calls a film uncertain below the limit, and not at it', () => {
    const logits = [Math.log(0.6), Math.log(0.3), Math.log(0.1)];
    expect(judge(reading(logits), { ...manifest, decision: { uncertainBelow: 0.61 } }, good).outcome).toBe(
      'uncertain',
    );
    expect(judge(reading(logits), { ...manifest, decision: { uncertainBelow: 0.59 } }, good).outcome).toBe(
      'classified',
    );
  });

  it('divides logits by the temperature', () => {
    const hot = judge(reading([2, 0, 0]), { ...manifest, calibration: { temperature: 2 } }, good);
    const plain = judge(reading([1, 0, 0]), manifest, good);
    expect(hot).toMatchObject(plain);
  });

  it('gives no shares below the threshold of the gate', () => {
    const judgement = judge(reading([9, 0, 0], -3), manifest, good);
    expect(judgement).toEqual({ outcome: 'not_chest_xray', chestXray: expect.closeTo(0.0474, 3) });
  });

  it('gives no shares for a film with findings, and asks for another picture', () => {
    const judgement = judge(reading([9, 0, 0]), manifest, { findings: ['too_dark'], film: 1 });
    expect(judgement).toEqual({ outcome: 'poor_quality', chestXray: expect.any(Number) });
  });

  it('calls a refused picture a film that came badly only where the checks are sure of a film', () => {
    const outcome = (arrival: Arrival) => judge(reading([9, 0, 0], -3), manifest, arrival).outcome;
    expect(outcome({ findings: ['rotated'], film: 0.95 })).toBe('poor_quality');
    expect(outcome({ findings: ['rotated'], film: 0.6 })).toBe('not_chest_xray');
    expect(outcome({ findings: ['too_dark'], film: 0.95 })).toBe('poor_quality');
    expect(outcome({ findings: [], film: 1 })).toBe('not_chest_xray');
  });

  it('holds with logits of any size', () => {
    expect(judge(reading([2000, -2000, 0]), manifest, good)).toMatchObject({
      probabilities: { normal: 1, pneumonia: 0 },
    });
  });
});
