/**
 * Renders the letters of the attention picture's legend, once, on a machine that has DejaVu Sans:
 * `node assets/make-glyphs.mjs`. Machines that run the line mostly have no font at all.
 *
 * Each file is a strip of glyphs side by side, white on black. Its top row is no part of the letters: a white pixel
 * there marks where a glyph starts, and one more stands behind the last.
 */
import sharp from 'sharp';

const EYE = '\u{1f441}';
const characters = [...range(32, 126), 0x2212, 0x26a0].map((code) => String.fromCodePoint(code)).concat(EYE);

await strip({ size: 24, weight: 'normal', file: 'legend-small.png' });
await strip({ size: 27, weight: 'bold', file: 'legend-large.png' });

async function strip({ size, weight, file }) {
  const height = Math.ceil(size * 1.3);
  const baseline = Math.round(size * 0.98);
  const bare = await inkWidth('HH', size, weight);
  const cells = [];
  for (const character of characters) {
    const isEye = character === EYE;
    const advance = isEye
      ? Math.round(size * 1.5)
      : Math.round((await inkWidth(`H${character}H`, size, weight)) - bare);
    const drawing = isEye
      ? eye(advance + 2, height, size)
      : svg(character, advance + 2, height, 0, baseline, size, weight);
    const { data } = await sharp(drawing)
      .flatten({ background: '#000' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    cells.push({ advance, stride: advance + 2, data });
  }
  const width = cells.reduce((sum, cell) => sum + cell.advance, 0) + 1;
  const pixels = Buffer.alloc(width * (height + 1));
  let left = 0;
  for (const { advance, stride, data } of cells) {
    pixels[left] = 255;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < advance; x++) pixels[(y + 1) * width + left + x] = data[y * stride + x];
    }
    left += advance;
  }
  pixels[left] = 255;
  await sharp(pixels, { raw: { width, height: height + 1, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toFile(new URL(file, import.meta.url).pathname);
}

/** DejaVu has no eye. */
function eye(width, height, size) {
  const [x, y, r] = [size * 0.72, size * 0.64, size * 0.6];
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M${x - r} ${y} Q${x} ${y - r * 1.3} ${x + r} ${y} Q${x} ${y + r * 1.3} ${x - r} ${y} Z" fill="none" stroke="#fff" stroke-width="${size * 0.09}"/><circle cx="${x}" cy="${y}" r="${size * 0.2}" fill="#fff"/></svg>`,
  );
}

async function inkWidth(text, size, weight) {
  const { info } = await sharp(svg(text, size * 6, size * 2, size, Math.round(size * 1.4), size, weight))
    .flatten({ background: '#000' })
    .trim()
    .toBuffer({ resolveWithObject: true });
  return info.width;
}

function svg(text, width, height, x, y, size, weight) {
  const escaped = text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text xml:space="preserve" x="${x}" y="${y}" font-family="DejaVu Sans" font-size="${size}" font-weight="${weight}" fill="#fff">${escaped}</text></svg>`,
  );
}

function* range(from, to) {
  for (let code = from; code <= to; code++) yield code;
}
