/** An upright picture in memory: rows from the top, sRGB values 0..255, one (grey) or three (RGB) a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** `width * height * channels` values. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** One grey plane, weighted as ITU-R BT.601 weighs red, green and blue; a grey picture is given back as it is. */
export function toGrey(picture: Pixels): Pixels {
  if (picture.channels === 1) return picture;
  const { data } = picture;
  const grey = new Uint8Array(picture.width * picture.height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    // 16-bit fixed point: 0.299, 0.587, 0.114.
    const sum =
      19_595 * (data[at] as number) + 38_470 * (data[at + 1] as number) + 7_471 * (data[at + 2] as number);
    grey[i] = (sum + 32_768) >> 16;
  }
  return { width: picture.width, height: picture.height, channels: 1, data: grey };
}
