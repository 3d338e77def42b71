/** The model could not be run this time: a thread died, or the classifier is closed. Trying again can help. */
export class ModelUnavailable extends Error {
  readonly code = 'MODEL_UNAVAILABLE';
  readonly retryable = true;

  constructor(detail: string, options?: ErrorOptions) {
    super(`The model could not be run (${detail})`, options);
    this.name = 'ModelUnavailable';
  }
}

/** The model's folder does not hold what its manifest promises; nothing helps but another model. */
export class ModelRefused extends Error {
  readonly code = 'MODEL_REFUSED';
  readonly retryable = false;

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The model is refused: ${reason}`, options);
    this.name = 'ModelRefused';
  }
}
