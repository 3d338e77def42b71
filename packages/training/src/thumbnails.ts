import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Report } from './report.js';

/** The worst errors as small data URLs, by file. They are films of people: a report with them stays with the data. */
export async function thumbnails(data: string, report: Report): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  for (const { file } of report.worst) {
    const bytes = await sharp(await readFile(join(data, file)))
      .resize(200, 200, { fit: 'cover' })
      .jpeg({ quality: 70 })
      .toBuffer();
    pictures.set(file, `data:image/jpeg;base64,${bytes.toString('base64')}`);
  }
  return pictures;
}
