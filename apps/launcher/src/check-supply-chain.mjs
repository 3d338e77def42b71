// pnpm supply-chain: checks what is installed here, and the lock file, against the rules of supply-chain.mjs.
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supplyChainFindings } from './supply-chain.mjs';
import { root } from './workspace.mjs';

const packages = installedPackages();
const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');
const findings = supplyChainFindings({
  packages,
  lockFile: read('pnpm-lock.yaml'),
  workspaceFile: read('pnpm-workspace.yaml'),
});
for (const finding of findings) console.error(finding);
console.log(`${packages.length} packages looked at, ${findings.length} findings.`);
process.exitCode = findings.length > 0 || packages.length === 0 ? 1 : 0;

/** Each package once, from pnpm's store in node_modules, where links lead from one package to another. */
function installedPackages() {
  const store = join(root, 'node_modules', '.pnpm');
  return readdirSync(store)
    .map((entry) => join(store, entry, 'node_modules'))
    .filter(existsSync)
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .filter((folder) => !lstatSync(folder).isSymbolicLink() && existsSync(join(folder, 'package.json')))
    .map((folder) => ({
      ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
      compiles: existsSync(join(folder, 'binding.gyp')),
    }));
}

/** @param {string} folder */
function namesIn(folder) {
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}
