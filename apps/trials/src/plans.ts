import type { Plan } from './run-faults.js';

/** Kills of the long plan; at least 200 of them were asked for. */
const kills = { webhook: 60, worker: 150 };

/** Every disturbance, as often as it can be told apart from the next one in twenty minutes. */
export const longPlan: Plan = [
  [['webhook killed (kill -9)', kills.webhook]],
  [['worker killed (kill -9)', kills.worker]],
  [
    ['Redis killed under load, restarted from its append-only file', 15],
    ['Redis killed in the middle of transactions', 15],
    ['Redis full (maxmemory, noeviction)', 10],
    ['Redis slow (50 to 400 ms each way)', 10],
    ['connections to Redis cut', 15],
  ],
  [
    ['Twilio answers 429', 20],
    ['Twilio answers 500', 15],
    ['Twilio hangs', 5],
    ['Twilio hangs up', 15],
    ['Twilio takes a reply and drops its answer', 30],
    ['Twilio takes a reply and breaks off its answer', 30],
  ],
  [
    ['photo gone (404)', 15],
    ['photo host answers 503', 15],
    ['photo that never ends', 5],
    ['photo cut off', 15],
    ['photo host hangs', 5],
  ],
  [
    ['status callbacks doubled', 30],
    ['status callbacks reversed', 30],
    ['webhooks delivered 5 times at once', 40],
    ['clock of one process moved by up to 3 hours', 25],
  ],
];

/** The same in a minute or so: a few kills, and of all else what costs no waiting. */
export const shortPlan: Plan = [
  [['webhook killed (kill -9)', 2]],
  [['worker killed (kill -9)', 3]],
  [
    ['Redis killed in the middle of transactions', 1],
    ['Redis full (maxmemory, noeviction)', 1],
    ['connections to Redis cut', 2],
  ],
  [
    ['Twilio answers 429', 2],
    ['Twilio answers 500', 1],
    ['Twilio takes a reply and drops its answer', 3],
    ['Twilio takes a reply and breaks off its answer', 3],
  ],
  [
    ['photo gone (404)', 1],
    ['photo cut off', 1],
  ],
  [
    ['status callbacks doubled', 3],
    ['status callbacks reversed', 3],
    ['webhooks delivered 5 times at once', 3],
    ['clock of one process moved by up to 3 hours', 1],
  ],
];
