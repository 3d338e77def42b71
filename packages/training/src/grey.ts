/** A grey picture, row by row, 0 (black) to 1 (white). */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** Bilinear sample at (x, y) in pixel centres; outside the picture the nearest edge, or `outside` where given. */
export function sample(picture: Grey, x: number, y: number, outside?: number): number {
  const { width, height, pixels } = picture;
  if (outside !== undefined && (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5)) return outside;
  const cx = x < 0 ? 0 : Math.min(x, width - 1);
  const cy = y < 0 ? 0 : Math.min(y, height - 1);
  const x0 = cx | 0;
  const y0 = cy | 0;
  const x1 = x0 + 1 < width ? x0 + 1 : x0;
  const y1 = y0 + 1 < height ? y0 + 1 : y0;
  const fx = cx - x0;
  const fy = cy - y0;
  const top = (pixels[y0 * width + x0] as number) * (1 - fx) + (pixels[y0 * width + x1] as number) * fx;
  const bottom = (pixels[y1 * width + x0] as number) * (1 - fx) + (pixels[y1 * width + x1] as number) * fx;
  return top * (1 - fy) + bottom * fy;
}

export function resize(picture: Grey, width: number, height: number): Grey {
  const pixels = new Float32Array(width * height);
  const sx = picture.width / width;
  const sy = picture.height / height;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = sample(picture, (x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5);
  return { width, height, pixels };
}
