import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Film } from './chat-api.js';

const fileName = z.string().regex(/^[\w-]+\.jpe?g$/);
const catalogue = z.array(z.object({ file: fileName, label: z.string() }));

export interface FilmShelf {
  readonly films: readonly Film[];
  /** The JPEG of a film, by its id or by its file name; undefined where there is none. */
  read(name: string): Buffer | undefined;
}

/** The synthetic films of the model package, as its `films.json` lists them; none where that file is missing. */
export function openFilmShelf(directory: string): FilmShelf {
  const list = join(directory, 'films.json');
  const entries = existsSync(list) ? catalogue.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
  const withId = entries.map((entry) => ({ ...entry, id: entry.file.replace(/\.jpe?g$/, '') }));
  return {
    films: withId.map(({ id, file, label }) => ({ id, url: `/films/${file}`, label })),
    read: (name) => {
      const entry = withId.find(({ id, file }) => id === name || file === name);
      return entry === undefined ? undefined : readFileSync(join(directory, entry.file));
    },
  };
}
