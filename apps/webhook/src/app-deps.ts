import type { Line, PictureLinks } from '@lungline/line';
import type { JobWaiter, Producer } from '@lungline/queues';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import type { Registry } from 'prom-client';
import type { ReadinessProbes } from './routes/readyz.js';

/** Everything that the app needs of the world. */
export interface AppDeps {
  readonly log: Logger;
  readonly metrics: Registry;
  /** Where Twilio reaches this app; signatures are checked against it. */
  readonly publicUrl: URL;
  readonly authTokens: readonly string[];
  readonly apiKeys: readonly string[];
  readonly line: Pick<Line, 'receive'>;
  readonly store: Pick<
    Store,
    'reportDelivery' | 'picture' | 'putPredictionRequest' | 'deletePredictionRequest'
  >;
  readonly producer: Pick<Producer, 'add'>;
  /** For jobs of the analysis queue. */
  readonly waiter: Pick<JobWaiter, 'wait'>;
  readonly pictureLinks: PictureLinks;
  /** Files of drawings that replies may name, by their ids. */
  readonly drawings: Readonly<Record<string, URL>>;
  readonly readiness: ReadinessProbes;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Fresh ids that cannot be guessed, of letters, digits, '-' and '_'. */
  readonly newId: () => string;
}
