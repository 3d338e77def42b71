import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The process environment, after an `.env` file found in the working directory or above it was taken in.
 * Variables that are already set win over the file. This is the only place that reads `process.env`.
 */
export function readEnvironment(from: string = process.cwd()): NodeJS.ProcessEnv {
  const file = findUpwards('.env', from);
  if (file !== undefined) process.loadEnvFile(file);
  return process.env;
}

function findUpwards(name: string, from: string): string | undefined {
  const candidate = join(from, name);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : findUpwards(name, parent);
}
