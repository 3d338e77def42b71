import { expect, it } from 'vitest';
import { fitTemperature, gateThreshold, uncertainBelow } from './calibrate.js';
import { softmax } from './metrics.js';
import { random } from './random.js';

it('finds the temperature that over-confident logits were multiplied with', () => {
  const draws = random(5);
  const logits: number[][] = [];
  const truth: number[] = [];
  for (let i = 0; i < 4_000; i++) {
    const row = [draws.normal(), draws.normal(), draws.normal()];
    const [first = 0, second = 0] = softmax(row);
    const at = draws.next();
    truth.push(at < first ? 0 : at < first + second ? 1 : 2);
    logits.push(row.map((value) => 2.5 * value));
  }
  expect(fitTemperature(truth, logits)).toBeCloseTo(2.5, 0);
});

it('answers down to the share above which nine of ten are right', () => {
  const shares = Array.from({ length: 100 }, (_, i) => [0.5 + i / 250, 0.5 - i / 250]);
  const truth = shares.map((_, i) => (i < 20 ? 1 : 0));
  const below = uncertainBelow(truth, shares);
  const answered = shares.map((_, i) => i).filter((i) => (shares[i]?.[0] ?? 0) >= below);
  const right = answered.filter((i) => truth[i] === 0).length;
  expect(right / answered.length).toBeGreaterThanOrEqual(0.88);
  expect(answered.length).toBeGreaterThan(80);
});

it('leaves at most about a third uncertain, however bad the model', () => {
  const shares = Array.from({ length: 100 }, (_, i) => [0.5 + i / 250, 0.5 - i / 250]);
  const below = uncertainBelow(
    shares.map(() => 1),
    shares,
  );
  expect(shares.filter(([top = 0]) => top < below).length).toBeLessThanOrEqual(36);
});

it('puts the gate half-way between films and other pictures, within bounds', () => {
  expect(gateThreshold([3, 4, 5], [-5, -4, -3])).toBe(0.5);
  expect(gateThreshold([9, 9], [-1, -1])).toBe(0.9);
});
