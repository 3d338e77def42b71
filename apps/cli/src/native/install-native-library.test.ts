import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installNativeLibrary } from './install-native-library.js';

// The whole way (fetch, unpack, compile, try) takes 207 MB and a compiler: docs/native-engine.md tells how to run it.
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('installNativeLibrary', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lungline-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('refuses what is not a wheel in a sentence, and leaves the package as it was', async () => {
    const wheel = join(folder, 'tensorflow.whl');
    await writeFile(wheel, 'no zip at all');
    const install = installNativeLibrary({ wheel, package: folder, report: () => undefined });
    await expect(install).rejects.toThrow(/^python3 (failed|is needed)/);
    expect(await readdir(folder)).toEqual(['tensorflow.whl']);
  });
});
