import { expect, it } from 'vitest';
import { drawWeights, filmModel, mix, nearbyWeights, nearest } from './film-model.js';
import { random } from './random.js';

const draws = random(9);
const films = Array.from({ length: 40 }, () => Float32Array.from({ length: 400 }, () => draws.next()));
const model = filmModel(films);

it('draws films that are like none of the set', () => {
  for (let i = 0; i < 20; i++)
    expect(nearest(model, mix(model, drawWeights(model, draws)))).toBeLessThan(0.7);
});

it('would notice a film that is one of the set', () => {
  const [first = new Float32Array()] = films;
  expect(nearest(model, first)).toBeGreaterThan(0.99);
});

it('keeps the length that normal weights have when it moves them', () => {
  const moved = nearbyWeights(drawWeights(model, draws), 0.3, draws);
  expect(Math.hypot(...moved)).toBeCloseTo(Math.sqrt(40), 5);
});

it('takes out what a single film shows', () => {
  const captioned = films.map((film, k) => film.map((value, i) => (k === 0 && i < 20 ? 9 : value)));
  const [first = new Float32Array()] = filmModel(captioned).departures;
  expect(Math.max(...first)).toBeLessThan(2);
});
