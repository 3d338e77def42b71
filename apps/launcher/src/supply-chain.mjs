// What this product takes from others: under which licences, from where, and what of it may run while it is installed.

/** Licences that MIT software may be shipped with, as they are; SPDX names. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);

/** Packages under other licences, each with why it may stay. */
const allowedPackages = new Map([
  // Shared libraries that sharp links dynamically and that anybody may replace.
  [/^@img\/sharp-libvips-/, 'LGPL-3.0-or-later'],
  // Builds the simulator's page (vite) and is not shipped; its files are not altered.
  [/^lightningcss(-|$)/, 'MPL-2.0'],
]);

/**
 * @typedef {object} InstalledPackage
 * @property {string} name
 * @property {string} version
 * @property {unknown} [license]
 * @property {Record<string, string>} [scripts]
 * @property {boolean} [compiles] Holds a binding.gyp, which runs without a script of its own.
 */

/**
 * What is wrong with the supply chain, a sentence each.
 * @param {{ packages: readonly InstalledPackage[], lockFile: string, workspaceFile: string }} taken
 * @returns {string[]}
 */
export function supplyChainFindings({ packages, lockFile, workspaceFile }) {
  return [
    ...packages.flatMap(licenceFindings),
    ...lockFindings(lockFile),
    ...scriptFindings(packages, workspaceFile),
  ];
}

/** @param {InstalledPackage} taken */
function licenceFindings({ name, version, license }) {
  const licence = typeof license === 'string' ? license : 'none that is an SPDX name';
  const excepted = [...allowedPackages].some(([pattern, known]) => pattern.test(name) && known === licence);
  return excepted || isAllowed(licence) ? [] : [`${name}@${version}: the licence is ${licence}.`];
}

/**
 * An SPDX expression without nesting: of alternatives one must be allowed, of a sum all.
 * @param {string} expression
 */
function isAllowed(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => allowedLicences.has(licence)));
}

/**
 * Every package comes from the registry that is configured where it is installed, and is what its checksum says.
 * @param {string} lockFile
 */
function lockFindings(lockFile) {
  const findings = [];
  const address = /(?:https?|git|ssh|file):\/\/\S*|\btarball:/.exec(lockFile)?.[0];
  if (address !== undefined) findings.push(`The lock file names an address: ${address}`);
  const unsure = lockFile.match(/resolution: \{(?!integrity: sha512-)[^}]*\}/g) ?? [];
  return [...findings, ...unsure.map((resolution) => `The lock file has no SHA-512: ${resolution}`)];
}

/**
 * Each package that would run something while it is installed has been looked at: it stands under allowBuilds.
 * @param {readonly InstalledPackage[]} packages
 * @param {string} workspaceFile
 */
function scriptFindings(packages, workspaceFile) {
  const section = /^allowBuilds:\n((?: .*\n|\n)*)/m.exec(workspaceFile)?.[1] ?? '';
  const decided = new Set(
    [...section.matchAll(/^ +"?([^":]+)"?: (?:true|false)$/gm)].map(([, name]) => name),
  );
  return packages
    .filter(({ scripts, compiles }) => compiles || runsAtInstall(scripts))
    .filter(({ name }) => !decided.has(name))
    .map(({ name, version }) => `${name}@${version} has an install script that allowBuilds says nothing of.`);
}

/** @param {Record<string, string>} [scripts] */
function runsAtInstall(scripts = {}) {
  return ['preinstall', 'install', 'postinstall'].some((script) => script in scripts);
}
