// Loaded before an app (node --import): its clock can be moved while it runs. On SIGUSR2 the offset in milliseconds is
// read from the file that TRIAL_CLOCK names. Timers go on as they are; only what asks for the time of day is told another.
import { readFileSync } from 'node:fs';

const file = process.env['TRIAL_CLOCK'];
const RealDate = Date;
const realNow = Date.now.bind(Date);
let offset = 0;

const readOffset = () => {
  if (file !== undefined) offset = Number(readFileSync(file, 'utf8')) || 0;
};

class MovedDate extends RealDate {
  /** @param {any[]} args */
  constructor(...args) {
    // @ts-expect-error The constructor's overloads do not take a list.
    super(...(args.length === 0 ? [realNow() + offset] : args));
  }

  static now() {
    return realNow() + offset;
  }
}

readOffset();
globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (MovedDate));
process.on('SIGUSR2', readOffset);
