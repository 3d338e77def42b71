import type { Pixels } from '@lungline/radiograph';
import type { Random } from '@lungline/training/parts';

/** What a camera or a screenshot may hold, and what a check should say of it. */
export interface Scene {
  /** `SCENE_SIDE` x `SCENE_SIDE`, grey; `aspect` says how wide it was before it was squeezed into the square. */
  readonly picture: Pixels;
  readonly aspect: number;
  readonly film: boolean;
  /** Quarter turns clockwise by which the film stands wrong; undefined where that cannot be asked. */
  readonly turn: 0 | 1 | 2 | 3 | undefined;
  readonly inverted: boolean | undefined;
  readonly several: boolean | undefined;
  readonly cutOff: boolean | undefined;
}

export interface Sources {
  /** Frontal films. */
  readonly films: readonly Pixels[];
  /** Lateral films, which lie beside frontal ones on a light box. */
  readonly laterals: readonly Pixels[];
  /** Everything else, laterals too. */
  readonly others: readonly Pixels[];
}

export const SCENE_SIDE = 96;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One picture within the scene: which part of it lies where, in shares of its own sides and of the scene's. */
interface Panel {
  readonly source: Pixels;
  readonly part: Box;
  readonly place: Box;
  readonly mirrored: boolean;
  readonly inverted: boolean;
}

type Ground = (x: number, y: number) => number;

interface Layout {
  readonly panels: readonly Panel[];
  readonly aspect: number;
  readonly ground: Ground;
  readonly labels: Pick<Scene, 'film' | 'inverted' | 'several' | 'cutOff'>;
}

const WHOLE: Box = { left: 0, top: 0, right: 1, bottom: 1 };

export function drawScene(sources: Sources, rng: Random): Scene {
  const draw = rng.next();
  const layout =
    draw < 0.14
      ? otherPicture(sources, rng)
      : draw < 0.32
        ? severalFilms(sources, rng)
        : draw < 0.5
          ? cutFilm(sources, rng)
          : oneFilm(sources, rng);
  const upright = render(layout, rng);
  photograph(upright, rng);
  const turn = rng.below(4) as 0 | 1 | 2 | 3;
  const data = turned(upright, turn);
  return {
    picture: { width: SCENE_SIDE, height: SCENE_SIDE, channels: 1, data },
    aspect: turn % 2 === 0 ? layout.aspect : 1 / layout.aspect,
    turn: layout.labels.film ? turn : undefined,
    ...layout.labels,
  };
}

function otherPicture({ others }: Sources, rng: Random): Layout {
  const source = pick(others, rng);
  const panel = panelOf(source, window(0.2, rng), WHOLE, rng);
  return {
    panels: [panel],
    aspect: source.width / source.height,
    ground: () => 0,
    labels: { film: false, inverted: undefined, several: undefined, cutOff: undefined },
  };
}

function oneFilm(sources: Sources, rng: Random): Layout {
  const source = pick(sources.films, rng);
  const panel = panelOf(source, window(0.06, rng), WHOLE, rng);
  const filmAspect = aspectOf(panel);
  const labels = { film: true, inverted: panel.inverted, several: false, cutOff: false };
  const kind = rng.next();
  if (kind < 0.45) return { panels: [panel], aspect: filmAspect, ground: ground(sources, rng), labels };
  // A photo or a screenshot with something around the film.
  const aspect = kind < 0.7 ? pick([0.46, 0.5, 0.5625, 0.75, 1, 4 / 3, 16 / 9, 2.1], rng) : filmAspect;
  const fill = rng.between(0.55, 1);
  const width = fill * Math.min(1, filmAspect / aspect);
  const height = fill * Math.min(1, aspect / filmAspect);
  const left = (1 - width) * rng.between(0.2, 0.8);
  const top = (1 - height) * rng.between(0.2, 0.8);
  const place = { left, top, right: left + width, bottom: top + height };
  return { panels: [{ ...panel, place }], aspect, ground: ground(sources, rng), labels };
}

/** So much is missing at one or two sides that a lung cannot be judged; or a little, which is nothing to complain of. */
function cutFilm(sources: Sources, rng: Random): Layout {
  const source = pick(sources.films, rng);
  const harmless = rng.chance(0.35);
  const cut = (least: number): number => (harmless ? rng.between(0, 0.1) : rng.between(least, least + 0.22));
  const part = { ...WHOLE };
  const side = rng.below(4);
  if (side === 0) part.left = cut(0.3);
  else if (side === 1) part.right = 1 - cut(0.3);
  else if (side === 2) part.top = cut(0.33);
  else part.bottom = 1 - cut(0.42);
  if (rng.chance(0.3)) part.top = Math.max(part.top, rng.between(0, harmless ? 0.08 : 0.3));
  const panel = panelOf(source, part, WHOLE, rng);
  return {
    panels: [panel],
    aspect: aspectOf(panel),
    ground: ground(sources, rng),
    labels: { film: true, inverted: panel.inverted, several: false, cutOff: !harmless },
  };
}

function severalFilms(sources: Sources, rng: Random): Layout {
  const [columns, rows] = pick(
    [
      [2, 1],
      [2, 1],
      [2, 1],
      [1, 2],
      [3, 1],
      [2, 2],
      [2, 2],
    ] as const,
    rng,
  );
  const gap = rng.chance(0.3) ? 0 : rng.between(0, 0.12);
  const edge = rng.chance(0.4) ? 0 : rng.between(0, 0.12);
  const inverted = rng.chance(0.2);
  const panels: Panel[] = [];
  let cellAspect = 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const lateral = panels.length > 0 && sources.laterals.length > 0 && rng.chance(0.3);
      const source = pick(lateral ? sources.laterals : sources.films, rng);
      const panel = { ...panelOf(source, window(0.06, rng), WHOLE, rng), inverted };
      if (panels.length === 0) cellAspect = aspectOf(panel);
      const shrink = rng.between(0, 0.1);
      const [w, h] = [(1 - 2 * edge) / columns, (1 - 2 * edge) / rows];
      const place = {
        left: edge + w * (column + gap / 2 + shrink / 2),
        right: edge + w * (column + 1 - gap / 2 - shrink / 2),
        top: edge + h * (row + gap / 2 + shrink / 2),
        bottom: edge + h * (row + 1 - gap / 2 - shrink / 2),
      };
      panels.push({ ...panel, place });
    }
  }
  return {
    panels,
    aspect: (cellAspect * columns * rng.between(0.85, 1.18)) / rows,
    ground: ground(sources, rng),
    labels: { film: true, inverted, several: true, cutOff: undefined },
  };
}

function panelOf(source: Pixels, part: Box, place: Box, rng: Random): Panel {
  return { source, part, place, mirrored: rng.chance(0.5), inverted: rng.chance(0.35) };
}

function aspectOf({ source, part }: Panel): number {
  return (source.width * (part.right - part.left)) / (source.height * (part.bottom - part.top));
}

function window(most: number, rng: Random): Box {
  return {
    left: rng.between(0, most),
    top: rng.between(0, most),
    right: 1 - rng.between(0, most),
    bottom: 1 - rng.between(0, most),
  };
}

/** What lies around a film: black, white, a wall with a gradient, lines of writing on a screen, a room. */
function ground({ others }: Sources, rng: Random): Ground {
  const kind = rng.next();
  const level = kind < 0.3 ? 0 : kind < 0.55 ? 1 : rng.next();
  if (kind < 0.62) return () => level;
  if (kind < 0.8) {
    const [gx, gy] = [rng.normal() * 0.3, rng.normal() * 0.3];
    return (x, y) => level + gx * (x - 0.5) + gy * (y - 0.5);
  }
  if (kind < 0.9) {
    const ink = 1 - level;
    const line = rng.between(0.03, 0.08);
    const seed = rng.below(997);
    return (x, y) => {
      const row = Math.floor(y / line);
      const inLine = y / line - row < 0.5 && x > 0.06 && x < 0.3 + ((row * 37 + seed) % 60) / 100;
      return inLine && (Math.floor(x * 90) * 7 + row * 13 + seed) % 5 < 3 ? ink : level;
    };
  }
  const room = pick(others, rng);
  return (x, y) => sample(room, x * room.width, y * room.height);
}

/** Projects the layout with a slight turn, tilt and perspective, as nobody holds a phone quite straight. */
function render({ panels, aspect, ground: groundAt }: Layout, rng: Random): Float32Array {
  const pixels = new Float32Array(SCENE_SIDE * SCENE_SIDE);
  const straight = rng.chance(0.35);
  const angle = straight ? 0 : (rng.normal() * 5 * Math.PI) / 180;
  const zoom = straight ? 1 : rng.between(0.97, 1.06);
  const [dx, dy] = straight ? [0, 0] : [rng.normal() * 0.015, rng.normal() * 0.015];
  const [px, py] = straight || rng.chance(0.5) ? [0, 0] : [rng.normal() * 0.06, rng.normal() * 0.06];
  const [cos, sin] = [Math.cos(angle) * zoom, Math.sin(angle) * zoom];
  for (let row = 0; row < SCENE_SIDE; row++) {
    const v = (row + 0.5) / SCENE_SIDE - 0.5;
    for (let column = 0; column < SCENE_SIDE; column++) {
      const u = (column + 0.5) / SCENE_SIDE - 0.5;
      const depth = 1 + px * u + py * v;
      const x = 0.5 + dx + (cos * u - (sin * v) / aspect) / depth;
      const y = 0.5 + dy + (sin * u * aspect + cos * v) / depth;
      pixels[row * SCENE_SIDE + column] = levelAt(panels, groundAt, x, y);
    }
  }
  return pixels;
}

function levelAt(panels: readonly Panel[], groundAt: Ground, x: number, y: number): number {
  for (const { source, part, place, mirrored, inverted } of panels) {
    if (x < place.left || x >= place.right || y < place.top || y >= place.bottom) continue;
    const u = (x - place.left) / (place.right - place.left);
    const v = (y - place.top) / (place.bottom - place.top);
    const sx = part.left + (mirrored ? 1 - u : u) * (part.right - part.left);
    const sy = part.top + v * (part.bottom - part.top);
    const level = sample(source, sx * source.width, sy * source.height);
    return inverted ? 1 - level : level;
  }
  return groundAt(x, y);
}

/** Bilinear, 0 to 1, at a place in pixels of the picture. */
function sample({ width, height, data }: Pixels, x: number, y: number): number {
  const cx = Math.min(Math.max(x - 0.5, 0), width - 1);
  const cy = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [fx, fy] = [cx - x0, cy - y0];
  const at = (column: number, row: number): number => data[row * width + column] as number;
  const above = at(x0, y0) * (1 - fx) + at(x1, y0) * fx;
  const below = at(x0, y1) * (1 - fx) + at(x1, y1) * fx;
  return (above * (1 - fy) + below * fy) / 255;
}

/** Exposure, uneven light, a reflection, noise. */
function photograph(pixels: Float32Array, rng: Random): void {
  const gamma = Math.exp(rng.normal() * 0.35);
  const gain = rng.between(0.55, 1.2);
  const lift = rng.between(-0.08, 0.12);
  const uneven = rng.chance(0.5) ? 0.2 : 0;
  const [gx, gy] = [rng.normal() * uneven, rng.normal() * uneven];
  const glare = rng.chance(0.25) ? rng.between(0.15, 0.6) : 0;
  const [spotX, spotY, spotSize] = [rng.next(), rng.next(), rng.between(0.05, 0.3)];
  const grain = rng.chance(0.5) ? rng.between(0, 0.04) : 0;
  for (let at = 0; at < pixels.length; at++) {
    const x = (at % SCENE_SIDE) / SCENE_SIDE;
    const y = Math.floor(at / SCENE_SIDE) / SCENE_SIDE;
    const level = Math.min(1, Math.max(0, pixels[at] as number));
    const light = 1 + gx * (x - 0.5) + gy * (y - 0.5);
    const spot = glare * Math.exp(-((x - spotX) ** 2 + (y - spotY) ** 2) / spotSize ** 2);
    pixels[at] = lift + gain * level ** gamma * light + spot + grain * rng.normal();
  }
}

/** Quarter turns clockwise, and from shares to grey levels. */
function turned(pixels: Float32Array, turn: number): Uint8ClampedArray {
  const last = SCENE_SIDE - 1;
  const data = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < SCENE_SIDE; y++) {
    for (let x = 0; x < SCENE_SIDE; x++) {
      // Where the pixel that ends up at (x, y) was before.
      const [sx, sy] =
        turn === 0 ? [x, y] : turn === 1 ? [y, last - x] : turn === 2 ? [last - x, last - y] : [last - y, x];
      data[y * SCENE_SIDE + x] = 255 * (pixels[sy * SCENE_SIDE + sx] as number);
    }
  }
  return data;
}

function pick<T>(values: readonly T[], rng: Random): T {
  return values[rng.below(values.length)] as T;
}
