import type { InboundMessage } from '@lungline/channel';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import type { Registry } from 'prom-client';
import type { PredictorPorts } from './predictor.js';
import type { ReadinessProbes } from './routes/readyz.js';

/** Everything that the app needs of the world. */
export interface AppDeps {
  readonly logger: Logger;
  readonly metrics: Registry;
  /** Where Twilio reaches this app; signatures are checked against it. */
  readonly publicUrl: URL;
  readonly authTokens: readonly string[];
  readonly apiKeys: readonly string[];
  readonly store: Pick<
    Store,
    'reportDelivery' | 'picture' | 'putPredictionRequest' | 'deletePredictionRequest'
  >;
  /** Takes one message in, once, and resolves when it is durable. */
  readonly receive: (message: InboundMessage) => Promise<unknown>;
  readonly askWorkers: PredictorPorts['askWorkers'];
  readonly pictureLinks: PictureLinks;
  readonly readiness: ReadinessProbes;
  readonly now: () => number;
  /** Fresh ids that cannot be guessed, of letters, digits, '-' and '_'. */
  readonly newId: () => string;
}

export interface PictureLinks {
  sign(pictureId: string): string;
  verify(link: PictureLink): 'valid' | 'invalid' | 'expired';
}

/** The parts of a link as they came: nothing in them is to be trusted before it is verified. */
export interface PictureLink {
  readonly pictureId: string;
  readonly expires: string;
  readonly signature: string;
}
