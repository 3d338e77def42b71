import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real films, never part of the repository: in the folder that LUNGLINE_FILMS names, or beside the checkout. */
const folder =
  process.env['LUNGLINE_FILMS'] ??
  fileURLToPath(new URL('../../../../shared/data/originals', import.meta.url));

export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why tests with real films are skipped; undefined where the films are there. */
export const originalsMissing = existsSync(folder)
  ? undefined
  : 'real films are missing: set LUNGLINE_FILMS to a folder of chest X-rays to run this';

export function readOriginals(): readonly Original[] {
  if (originalsMissing !== undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
