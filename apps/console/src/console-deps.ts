import type { Line } from '@lungline/line';
import type { QueueSet } from '@lungline/queues';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import type { Registry } from 'prom-client';
import type { Credentials } from './credentials.js';

/** All that the console needs from outside. */
export interface ConsoleDeps {
  readonly credentials: Credentials;
  /** As in the configuration: session cookies are sealed with keys derived from these. */
  readonly dataKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly queueSet: Pick<QueueSet, 'queues' | 'counts'>;
  readonly store: Pick<Store, 'workers' | 'handovers' | 'handover' | 'unmatchedSentences' | 'dropUnmatched'>;
  readonly line: Pick<Line, 'operate'>;
  /** Fresh ids that cannot be guessed, of letters, digits, '-' and '_'. */
  readonly newId: () => string;
  readonly metrics: Registry;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}
