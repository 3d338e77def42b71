import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Letters as pictures; made by assets/make-glyphs.mjs, because most servers have no font to draw text with. */
export interface Lettering {
  readonly height: number;
  /** Width of a line, in pixels. */
  measure(text: string): number;
  /** Draws a line of text in one colour; what does not fit on the canvas is cut off. */
  draw(canvas: Canvas, text: string, left: number, top: number, colour: Colour): void;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** RGB, rows from the top. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** ASCII, minus, warning sign, eye: in the order of assets/make-glyphs.mjs. */
const codes = [...range(32, 126), 0x2212, 0x26a0, 0x1f441];
const fallback = codes.indexOf('?'.charCodeAt(0));

export async function loadLettering(name: 'small' | 'large'): Promise<Lettering> {
  const file = fileURLToPath(new URL(`../assets/legend-${name}.png`, import.meta.url));
  const { data, info } = await sharp(file).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const starts: number[] = [];
  for (let x = 0; x < info.width; x++) if (data[x] === 255) starts.push(x);
  const height = info.height - 1;

  function glyphs(text: string): { from: number; width: number }[] {
    return [...text].map((character) => {
      const known = codes.indexOf(character.codePointAt(0) ?? 0);
      const at = known < 0 ? fallback : known;
      const from = starts[at] as number;
      return { from, width: (starts[at + 1] as number) - from };
    });
  }

  return {
    height,
    measure: (text) => glyphs(text).reduce((sum, { width }) => sum + width, 0),
    draw(canvas, text, left, top, colour) {
      let pen = left;
      for (const { from, width } of glyphs(text)) {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const ink = (data[(y + 1) * info.width + from + x] as number) / 255;
            if (ink > 0) blend(canvas, pen + x, top + y, colour, ink);
          }
        }
        pen += width;
      }
    },
  };
}

/** Lays a colour over a pixel; `cover` is 0 (nothing) to 1 (all). */
function blend(canvas: Canvas, x: number, y: number, colour: Colour, cover: number): void {
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) return;
  const at = (y * canvas.width + x) * 3;
  for (let c = 0; c < 3; c++) {
    const below = canvas.data[at + c] as number;
    canvas.data[at + c] = below + cover * ((colour[c] as number) - below);
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
