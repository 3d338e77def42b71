import { describe, expect, it } from 'vitest';
import {
  auc,
  balancedAccuracy,
  bootstrap,
  calibrationError,
  reliability,
  roc,
  softmax,
  wilson,
} from './metrics.js';
import { random } from './random.js';

describe('auc', () => {
  it('is one for a perfect order, half for none, and shares ties', () => {
    expect(auc([0.1, 0.2, 0.8, 0.9], [false, false, true, true])).toBe(1);
    expect(auc([0.5, 0.5, 0.5, 0.5], [false, true, false, true])).toBe(0.5);
    expect(auc([1, 2, 2, 3], [false, false, true, true])).toBe(0.875);
  });
});

it('the ROC curve keeps its corners alone, and ties make a slope', () => {
  expect(roc([0.9, 0.8, 0.2, 0.1], [true, true, false, false])).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
  ]);
  expect(roc([0.5, 0.5], [true, false])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

it('balanced accuracy does not care how many films a class has', () => {
  expect(balancedAccuracy([0, 0, 0, 0, 1], [0, 0, 0, 0, 0], 2)).toBe(0.5);
});

it('softmax flattens with temperature and never overflows', () => {
  expect(softmax([1_000, 0])[0]).toBe(1);
  expect(softmax([2, 0], 4)[0]).toBeLessThan(softmax([2, 0])[0] as number);
});

it('calibration error is the gap between confidence and accuracy', () => {
  const shares = Array.from({ length: 10 }, () => [0.8, 0.2]);
  const half = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
  expect(calibrationError(reliability(half, shares))).toBeCloseTo(0.3, 10);
});

it('wilson matches the published example of 81 in 263', () => {
  const [low, high] = wilson(81, 263);
  expect(low).toBeCloseTo(0.2553, 3);
  expect(high).toBeCloseTo(0.3662, 3);
});

it('bootstrap brackets the mean of its groups', () => {
  const values = Array.from({ length: 50 }, (_, i) => i % 2);
  const draws = random(1);
  const [low, high] = bootstrap(
    values.map((_, i) => [i]),
    (films) => films.reduce((sum, i) => sum + (values[i] as number), 0) / films.length,
    draws.below,
  );
  expect(low).toBeLessThan(0.5);
  expect(low).toBeGreaterThan(0.3);
  expect(high).toBeGreaterThan(0.5);
  expect(high).toBeLessThan(0.7);
});
