import { findProgram, runCommand } from './command.mjs';
import { CannotGoOn, step } from './progress.mjs';

/**
 * @typedef {object} PackageManager
 * @property {string} program
 * @property {readonly (readonly string[])[]} prepare commands that must have run first
 * @property {(packages: readonly string[]) => readonly string[]} install
 * @property {boolean} needsRoot
 */

/** @type {readonly PackageManager[]} */
const packageManagers = [
  {
    program: 'apt-get',
    prepare: [['apt-get', 'update']],
    install: (packages) => ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
    needsRoot: true,
  },
  {
    program: 'dnf',
    prepare: [],
    install: (packages) => ['dnf', 'install', '-y', ...packages],
    needsRoot: true,
  },
  { program: 'apk', prepare: [], install: (packages) => ['apk', 'add', ...packages], needsRoot: true },
  {
    program: 'pacman',
    prepare: [],
    install: (packages) => ['pacman', '-Sy', '--noconfirm', ...packages],
    needsRoot: true,
  },
  {
    program: 'zypper',
    prepare: [],
    install: (packages) => ['zypper', '-n', 'install', ...packages],
    needsRoot: true,
  },
  { program: 'brew', prepare: [], install: (packages) => ['brew', 'install', ...packages], needsRoot: false },
];

/**
 * Installs a program with the system's package manager: as root it does so and says it, otherwise it says which
 * command would.
 * @param {string} what for the reader, such as 'Redis'
 * @param {Record<string, readonly string[]>} packages names of the packages by package manager
 */
export async function installSystemPackage(what, packages) {
  const manager = packageManagers.find(({ program }) => packages[program] && findProgram([program]));
  if (manager === undefined) {
    throw new CannotGoOn(
      `${what} is missing, and no package manager that I know was found: install ${what} and try again.`,
    );
  }
  const install = manager.install(packages[manager.program] ?? []);
  if (manager.needsRoot && process.getuid?.() !== 0) {
    throw new CannotGoOn(`${what} is missing: install it with \`sudo ${install.join(' ')}\` and try again.`);
  }
  await step(`Installing ${what}: ${install.join(' ')}`, async () => {
    for (const command of [...manager.prepare, install]) {
      const [file = '', ...args] = command;
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const { code, output } = await runCommand(file, args, { env });
      if (code !== 0) {
        throw new CannotGoOn(
          `${what} could not be installed; \`${command.join(' ')}\` said:\n${output.trimEnd()}`,
        );
      }
    }
  });
}
