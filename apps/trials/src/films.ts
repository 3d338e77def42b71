import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filmsFolder } from '@lungline/model';

const startOfImage = 2;

/** Synthetic films, no two of which are the same file: each carries a number in a comment of its own. */
export function createFilms(): { next(): Uint8Array } {
  const files = readdirSync(filmsFolder).filter((file) => file.endsWith('.jpg'));
  const films = files.map((file) => readFileSync(join(filmsFolder, file)));
  let number = 0;
  return {
    next: () => {
      number += 1;
      const film = films[number % films.length];
      if (film === undefined) throw new Error('There are no films.');
      return withComment(film, `film ${number}`);
    },
  };
}

/** A JPEG with a comment segment (COM) after its first marker. */
function withComment(jpeg: Buffer, comment: string): Uint8Array {
  const text = Buffer.from(comment);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, startOfImage), head, text, jpeg.subarray(startOfImage)]);
}
