import sharp from 'sharp';

/** Longer side of a copy: what a messenger sends, and enough to review a film on a screen. */
const copySide = 1_600;
const copyQuality = 90;
const maxPixels = 40_000_000;
const seconds = 10;

/**
 * A copy of a picture that was read before, drawn anew: upright, a JPEG of at most 1,600 px on its longer side, without
 * metadata or anything else that was hidden in the file. Throws where the bytes are no whole picture.
 */
export async function cleanCopy(bytes: Uint8Array): Promise<Uint8Array> {
  return await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: copySide, height: copySide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#000' })
    .jpeg({ quality: copyQuality })
    .toBuffer();
}
