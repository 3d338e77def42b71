import type { Grey } from './grey.js';
import type { Random } from './random.js';

/** Pictures of nothing (blank, noise, clouds, stripes, lines of writing) that the gate must refuse as well. */
export function blankPicture(size: number, rng: Random): Grey {
  const pixels = new Float32Array(size * size);
  const kind = rng.below(5);
  const level = rng.next();
  const swing = rng.between(0.02, 0.5);
  const fx = rng.between(-0.3, 0.3);
  const fy = rng.between(-0.3, 0.3);
  const line = 6 + rng.below(14);
  const waves = Array.from({ length: 6 }, () => ({
    x: rng.normal() * 0.06,
    y: rng.normal() * 0.06,
    phase: rng.between(0, 6.3),
  }));
  for (let y = 0; y < size; y++) {
    let ink = false;
    for (let x = 0; x < size; x++) {
      let value = level;
      if (kind === 0) value += swing * ((x * fx + y * fy) / size);
      else if (kind === 1) value = rng.next();
      else if (kind === 2)
        for (const w of waves) value += (swing / 2) * Math.sin(w.x * x + w.y * y + w.phase);
      else if (kind === 3) value += swing * Math.sign(Math.sin(fx * x + fy * y));
      else {
        if (rng.chance(0.3)) ink = rng.chance(0.45);
        if (y % line < line * 0.55 && ink && x > size * 0.06) value = 1 - level;
      }
      pixels[y * size + x] = value < 0 ? 0 : Math.min(value, 1);
    }
  }
  return { width: size, height: size, pixels };
}
