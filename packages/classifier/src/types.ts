export const labels = ['normal', 'pneumonia', 'covid19'] as const;
/** Classes of the shipped model, in the order of its outputs. */
export type Label = (typeof labels)[number];

export type Outcome = 'classified' | 'uncertain' | 'not_chest_xray' | 'poor_quality' | 'unreadable';

export type EngineName = 'native' | 'wasm';

/** One film read, or the reason why it was not. */
export interface Screening {
  readonly outcome: Outcome;
  /** Calibrated shares that add up to 1; null unless the outcome is `classified` or `uncertain`. */
  readonly probabilities: Readonly<Record<Label, number>> | null;
  /** How likely the picture is a frontal chest X-ray at all, 0..1; 0 where it could not be read. */
  readonly chestXray: number;
  /**
   * Names of quality findings, worst first; for `unreadable` the one reason; for a film that was read what was put
   * right before (`rotated_corrected`, ...), empty for one that came as it should.
   */
  readonly quality: readonly string[];
  /** JPEG of the film with the places that spoke for the likeliest class drawn over it; null where not classified. */
  readonly attention: Uint8Array | null;
  /** Id from the model's manifest. */
  readonly model: string;
  readonly engine: EngineName;
  /** Milliseconds from bytes to outcome, without waiting for a free thread. */
  readonly ms: number;
}

export interface ClassifierStatus {
  readonly engine: EngineName;
  /** Why this engine runs, in words for an operator. */
  readonly engineNote: string;
  /** Id from the model's manifest. */
  readonly model: string;
  readonly threads: number;
}

/** Reads films off the event loop. Expected bad pictures are outcomes; only broken infrastructure throws. */
export interface Classifier {
  readonly status: ClassifierStatus;
  /**
   * @throws ModelUnavailable (code MODEL_UNAVAILABLE, retryable) where the model could not be run; the signal's
   * reason where it was aborted.
   */
  classify(bytes: Uint8Array, signal?: AbortSignal): Promise<Screening>;
  close(): Promise<void>;
}
