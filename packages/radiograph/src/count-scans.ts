const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * How many scans a JPEG goes over its picture, counted up to `most`. A progressive JPEG may name thousands, each of a
 * few dozen bytes, and a decoder passes over every block for each: 570 KB kept libjpeg busy for 24 seconds, which no
 * timeout of sharp ends. Source: "Two Issues with the JPEG Standard", libjpeg-turbo.org.
 */
export function countScans(jpeg: Uint8Array, most: number): number {
  let scans = 0;
  for (let at = jpeg.indexOf(0xff); at >= 0 && scans < most; at = jpeg.indexOf(0xff, at)) {
    const marker = jpeg[at + 1];
    if (marker === undefined || marker === END_OF_IMAGE) break;
    if (marker === START_OF_SCAN) scans++;
    at += hasLength(marker)
      ? 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0))
      : marker === 0xff
        ? 1
        : 2;
  }
  return scans;
}

/** Stuffed zeros, TEM, restarts and the start of the image stand alone (ITU-T T.81, table B.1); 0xff is a fill byte. */
function hasLength(marker: number): boolean {
  return marker > 0x01 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd8);
}
