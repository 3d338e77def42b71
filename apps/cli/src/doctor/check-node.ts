import type { Finding } from './finding.js';

/** Lungline needs Node 20.19: older ones cannot load ES modules with `require`, as some libraries do. */
export async function checkNode(version: string = process.versions.node): Promise<Finding[]> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) {
    return [{ level: 'ok', code: 'NODE', sentence: `Node ${version}.` }];
  }
  return [
    {
      level: 'fault',
      code: 'NODE_TOO_OLD',
      sentence: `Node ${version} is too old.`,
      remedy: 'Install Node 20.19 or later; 22 and 24 are fine.',
    },
  ];
}
