import type { SenderKey } from './port.js';

const root = 'lungline:';

/**
 * Every key of the store; the README has the table of what each holds, whether it is sealed and when it expires.
 * Scripts build keys from these prefixes too: the store needs one Redis, not a cluster.
 */
export const prefixes = {
  session: `${root}session:`,
  ledger: `${root}ledger:`,
  reply: `${root}reply:`,
  outbox: `${root}outbox:`,
  providerSid: `${root}sid:`,
  earlyReport: `${root}early:`,
  messages: `${root}messages:`,
  belongings: `${root}belongings:`,
  photos: `${root}photos:`,
  screening: `${root}screening:`,
  promise: `${root}promise:`,
  picture: `${root}picture:`,
  prediction: `${root}prediction:`,
  film: `${root}film:`,
  unmatched: `${root}unmatched:`,
  handover: `${root}handover:`,
  passedOn: `${root}passed-on:`,
  stopped: `${root}stopped:`,
  erasure: `${root}erasure:`,
  erasurePending: `${root}erasure-pending:`,
  pictureUnderWay: `${root}picture-under-way:`,
  lock: `${root}lock:`,
  worker: `${root}worker:`,
} as const;

export const keys = {
  pepper: `${root}pepper`,
  /** Job ids by the time they were promised. */
  promised: `${root}promised`,
  /** Senders by the time since which a reply waits to be sent. */
  unsent: `${root}unsent`,
  /** Replies by the time the provider took them, while nothing more was heard of them. */
  unreported: `${root}unreported`,
  /** Screenings by the time they were asked for, until what came of them is told. */
  untold: `${root}untold`,
  /** Until when all that the provider lists was taken in. */
  swept: `${root}swept`,
  /** Senders by the time their session expires. */
  sessions: `${root}sessions`,
  /** Worker ids by the time they were last seen. */
  workers: `${root}workers`,
  /** Screenings whose film was given to the review desk, by when. */
  donated: `${root}donated`,
  /** Ids of sentences that were not understood, by the day they last came. */
  unmatchedByDay: `${root}unmatched`,
  /** Senders to whom a human is called, by when. */
  handovers: `${root}handovers`,
  session: (sender: SenderKey) => prefixes.session + sender,
  ledger: (eventHash: string) => prefixes.ledger + eventHash,
  reply: (id: string) => prefixes.reply + id,
  outbox: (sender: SenderKey) => prefixes.outbox + sender,
  providerSid: (sid: string) => prefixes.providerSid + sid,
  earlyReport: (sid: string) => prefixes.earlyReport + sid,
  messages: (sender: SenderKey) => prefixes.messages + sender,
  belongings: (sender: SenderKey) => prefixes.belongings + sender,
  photos: (messageId: string) => prefixes.photos + messageId,
  screening: (id: string) => prefixes.screening + id,
  promise: (jobId: string) => prefixes.promise + jobId,
  picture: (id: string) => prefixes.picture + id,
  prediction: (id: string) => prefixes.prediction + id,
  film: (screeningId: string) => prefixes.film + screeningId,
  unmatched: (id: string) => prefixes.unmatched + id,
  handover: (sender: SenderKey) => prefixes.handover + sender,
  passedOn: (sender: SenderKey) => prefixes.passedOn + sender,
  stopped: (sender: SenderKey) => prefixes.stopped + sender,
  erasure: (id: string) => prefixes.erasure + id,
  erasurePending: (id: string) => prefixes.erasurePending + id,
  pictureUnderWay: (sender: SenderKey) => prefixes.pictureUnderWay + sender,
  lock: (name: string) => prefixes.lock + name,
  worker: (id: string) => prefixes.worker + id,
} as const;
