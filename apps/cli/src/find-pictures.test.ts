import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from './command-error.js';
import { findPictures } from './find-pictures.js';

let root: string;
const at = (...names: string[]) => join(root, ...names);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lungline-pictures-'));
  await mkdir(at('b'));
  await mkdir(at('empty'));
  for (const name of ['z.jpg', 'a.PNG', 'b/c.webp', 'notes.txt', 'manifest.csv'])
    await writeFile(at(name), 'x');
  await symlink(root, at('b', 'round-and-round'));
  await symlink(at('z.jpg'), at('b', 'link.jpg'));
});
afterAll(() => rm(root, { recursive: true }));

describe('findPictures', () => {
  it('lists the pictures below a folder by path, and nothing else', async () => {
    expect(await findPictures([root])).toEqual([
      at('a.PNG'),
      at('b', 'c.webp'),
      at('b', 'link.jpg'),
      at('z.jpg'),
    ]);
  });

  it('takes a named file whatever it is called, in the order given', async () => {
    expect(await findPictures([at('notes.txt'), at('a.PNG')])).toEqual([at('notes.txt'), at('a.PNG')]);
  });

  it.each([
    ['a path that is not there', 'nowhere', exitCodes.noInput],
    ['a folder without pictures', 'empty', exitCodes.noInput],
  ])('says that it was given %s', async (_, name, exitCode) => {
    await expect(findPictures([at('a.PNG'), at(name)])).rejects.toMatchObject({
      name: 'CommandError',
      exitCode,
      message: expect.stringContaining(at(name)),
    });
  });

  it('refuses a folder with far too many', async () => {
    await expect(findPictures([root], 3)).rejects.toMatchObject({ exitCode: exitCodes.usage });
  });
});
