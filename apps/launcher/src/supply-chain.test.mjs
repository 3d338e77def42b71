import { describe, expect, it } from 'vitest';
import { supplyChainFindings } from './supply-chain.mjs';

const good = {
  packages: [
    { name: 'a', version: '1.0.0', license: 'MIT' },
    {
      name: 'b',
      version: '1.0.0',
      license: '(GPL-3.0-only OR Apache-2.0)',
      scripts: { install: 'x', test: 'y' },
    },
    { name: '@img/sharp-libvips-linux-x64', version: '1.0.0', license: 'LGPL-3.0-or-later' },
  ],
  lockFile: 'packages:\n  a@1.0.0:\n    resolution: {integrity: sha512-AAAA==}\n',
  workspaceFile: 'packages:\n  - apps/*\n\nallowBuilds:\n  "b": false\n\nother: 1\n',
};

describe('supplyChainFindings', () => {
  it('has nothing to say of packages that keep the rules', () => {
    expect(supplyChainFindings(good)).toEqual([]);
  });

  it.each([
    ['a licence that binds', { license: 'AGPL-3.0-only' }],
    ['a licence with one part that binds', { license: 'MIT AND GPL-2.0-only' }],
    ['no licence', {}],
    ['a licence in a file', { license: { type: 'MIT' } }],
    ['the licence of another exception', { name: 'lightningcss', license: 'LGPL-3.0-or-later' }],
    ['a script', { license: 'MIT', scripts: { postinstall: 'node x.js' } }],
    ['something to compile', { license: 'MIT', compiles: true }],
  ])('names a package with %s', (_what, more) => {
    const packages = [...good.packages, { name: 'c', version: '2.0.0', ...more }];
    const [finding = '', ...rest] = supplyChainFindings({ ...good, packages });
    expect(finding).toContain('@2.0.0');
    expect(rest).toEqual([]);
  });

  it.each([
    'resolution: {integrity: sha512-AAAA==, tarball: https://mirror.example/a.tgz}',
    'resolution: {tarball: https://mirror.example/a.tgz}',
    'resolution: {integrity: sha1-AAAA=}',
    'version: git+ssh://host.example/a.git',
  ])('refuses the lock file with %s', (entry) => {
    expect(supplyChainFindings({ ...good, lockFile: `${good.lockFile}    ${entry}\n` })).not.toEqual([]);
  });
});
