import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CommandError, exitCodes } from './command-error.js';

const extensions = new Set(['.jpg', '.jpeg', '.png', '.webp']);
/** A folder with more than this was probably meant to be a smaller one. */
const MAX_PICTURES = 100_000;

/**
 * The files to read: a file as it is named, whatever it is; of a folder, all pictures below it, sorted by path, so
 * that two runs give the same lines.
 *
 * @throws CommandError before anything is read where a path does not exist, a folder holds no picture, or far too many.
 */
export async function findPictures(
  paths: readonly string[],
  limit: number = MAX_PICTURES,
): Promise<string[]> {
  const stats = await Promise.all(paths.map(describe));
  const pictures: string[] = [];
  for (const [i, path] of paths.entries()) {
    if (stats[i]?.isDirectory()) pictures.push(...(await picturesBelow(path, limit)));
    else pictures.push(path);
  }
  return pictures;
}

async function describe(path: string): Promise<Stats> {
  try {
    const stats = await stat(path);
    if (stats.isFile() || stats.isDirectory()) return stats;
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === 'EACCES';
    throw new CommandError(
      `${denied ? 'may not open' : 'no such file or folder:'} ${path}`,
      exitCodes.noInput,
    );
  }
  throw new CommandError(`neither a file nor a folder: ${path}`, exitCodes.noInput);
}

async function picturesBelow(folder: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true })) {
      // Links to folders are not followed: they may lead in circles.
      if (entry.isDirectory()) folders.push(join(next, entry.name));
      else if (isPicture(entry)) found.push(join(next, entry.name));
    }
    if (found.length > limit) {
      throw new CommandError(
        `more than ${limit} pictures in ${folder}; name smaller folders`,
        exitCodes.usage,
      );
    }
  }
  if (found.length === 0)
    throw new CommandError(`no JPEG, PNG or WebP files in ${folder}`, exitCodes.noInput);
  return found.sort();
}

function isPicture(entry: Dirent): boolean {
  return (entry.isFile() || entry.isSymbolicLink()) && extensions.has(extname(entry.name).toLowerCase());
}
