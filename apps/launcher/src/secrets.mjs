import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Secrets that a first start makes up where the environment names none. They are kept, readable by their owner alone,
 * because what Redis holds can be read with the same key only.
 * @typedef {object} Secrets
 * @property {string} dataKey
 * @property {string} consolePassword
 * @property {string} twilioAccountSid
 * @property {string} twilioAuthToken
 */

/**
 * @param {string} file
 * @returns {Secrets}
 */
export function keepSecrets(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = {
    dataKey: randomBytes(32).toString('base64'),
    consolePassword: randomBytes(12).toString('base64url'),
    twilioAccountSid: `AC${randomBytes(16).toString('hex')}`,
    twilioAuthToken: randomBytes(16).toString('hex'),
  };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
