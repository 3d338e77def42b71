import sharp from 'sharp';

/** The film in every wrapper that a messenger, a camera or a scanner uses. */
export interface FilmFiles {
  readonly jpeg: Buffer;
  /** With a restart marker every few blocks, so that there are more markers to cut at. */
  readonly progressive: Buffer;
  readonly png: Buffer;
  readonly interlaced: Buffer;
  readonly webp: Buffer;
  readonly lossless: Buffer;
}

export async function filmFiles(film: Uint8Array): Promise<FilmFiles> {
  const grey = () => sharp(film).toColourspace('b-w');
  const [jpeg, progressive, png, interlaced, webp, lossless] = await Promise.all([
    grey().jpeg({ quality: 92 }).toBuffer(),
    sharp(film).toColourspace('srgb').jpeg({ quality: 92, progressive: true }).toBuffer(),
    grey().png().toBuffer(),
    grey().png({ progressive: true }).toBuffer(),
    grey().webp({ quality: 92, effort: 0 }).toBuffer(),
    grey().webp({ lossless: true, effort: 0 }).toBuffer(),
  ]);
  return { jpeg, progressive, png, interlaced, webp, lossless };
}

/** One colour all over. */
export const flat = (width: number, height: number, background = '#808080') =>
  sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false });
