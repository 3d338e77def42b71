/** What a fault means to each of those who meet it. */
export interface ErrorEntry {
  /** HTTP status where the fault is answered over HTTP. A 5xx stands for a fault of ours and for nothing else. */
  readonly status: number;
  /** Whether trying the same again later can help. */
  readonly retryable: boolean;
  /** One plain sentence, free of personal data; it is shown to callers of the REST API and to operators. */
  readonly summary: string;
  /** Key in the message catalogues of what the person in the chat is told; absent where the chat never meets it. */
  readonly messageKey?: string;
  /** True where only an operator can mend it: it raises an alert. */
  readonly alert?: true;
}

/** Every code that leaves the product: in an HTTP answer, a failed job, a log line or an alert. */
export const errorTable = {
  // The webhook and the REST API
  SIGNATURE_MISSING: {
    status: 400,
    retryable: false,
    summary: 'The request carries no X-Twilio-Signature header.',
  },
  SIGNATURE_INVALID: {
    status: 403,
    retryable: false,
    summary: 'The signature does not match the request, the public URL and any of the auth tokens.',
  },
  REQUEST_INVALID: {
    status: 400,
    retryable: false,
    summary: 'The request does not have the documented shape.',
  },
  REQUEST_TOO_LARGE: { status: 413, retryable: false, summary: 'The request is larger than the limit.' },
  CONTENT_TYPE_UNSUPPORTED: {
    status: 415,
    retryable: false,
    summary: 'The content type is not one that this route reads.',
  },
  ROUTE_NOT_FOUND: { status: 404, retryable: false, summary: 'There is no such route.' },
  IMAGE_MISSING: { status: 400, retryable: false, summary: 'The request holds no image.' },
  URL_INVALID: { status: 400, retryable: false, summary: 'The URL is not an absolute http or https URL.' },
  URL_FORBIDDEN: {
    status: 400,
    retryable: false,
    summary: 'The URL points to a host that must not be fetched from.',
  },
  LINK_INVALID: { status: 403, retryable: false, summary: 'The link was altered or is not one of ours.' },
  LINK_EXPIRED: {
    status: 410,
    retryable: false,
    summary: 'The link has expired, or what it pointed to was erased.',
  },
  API_KEY_REQUIRED: {
    status: 401,
    retryable: false,
    summary: 'A caller from another machine needs one of the API keys: Authorization: Bearer <key>.',
  },
  LOGIN_REQUIRED: { status: 401, retryable: false, summary: 'Log in first.' },
  FORM_EXPIRED: {
    status: 403,
    retryable: false,
    summary: 'The form is too old or comes from another site; load the page again.',
  },
  ROLE_FORBIDDEN: { status: 403, retryable: false, summary: 'Your role does not allow this.' },
  RATE_LIMITED: { status: 429, retryable: true, summary: 'Too many requests; try again later.' },
  PREDICTION_PENDING: {
    status: 503,
    retryable: true,
    summary: 'The prediction did not finish in time; the workers are busy or down.',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    retryable: true,
    summary: 'Redis does not answer or does not take writes.',
    alert: true,
  },
  INTERNAL: { status: 500, retryable: true, summary: 'Something went wrong on our side.', alert: true },

  // Fetching a photo
  MEDIA_NOT_FOUND: {
    status: 422,
    retryable: false,
    summary: 'The picture is no longer there.',
    messageKey: 'photo.lost',
  },
  MEDIA_TOO_LARGE: {
    status: 422,
    retryable: false,
    summary: 'The picture is larger than 16 MB.',
    messageKey: 'photo.tooLarge',
  },
  MEDIA_FORBIDDEN: {
    status: 422,
    retryable: false,
    summary: 'The media host refused our credentials.',
    messageKey: 'photo.failed',
    alert: true,
  },
  MEDIA_HOST_FORBIDDEN: {
    status: 422,
    retryable: false,
    summary: 'The media address, or one that it redirects to, is not on the allow-list.',
    messageKey: 'photo.failed',
  },
  MEDIA_UNAVAILABLE: {
    status: 422,
    retryable: true,
    summary: 'The media host failed, hung up or was too slow.',
    messageKey: 'photo.failed',
  },

  // Reading a film
  MODEL_UNAVAILABLE: {
    status: 503,
    retryable: true,
    summary: 'The model could not be run.',
    messageKey: 'photo.failed',
    alert: true,
  },
  ANALYSIS_INTERRUPTED: {
    status: 503,
    retryable: true,
    summary: 'The worker died while it read the film.',
    messageKey: 'photo.failed',
  },
  JOB_TIMED_OUT: {
    status: 503,
    retryable: true,
    summary: 'The job did not finish before its deadline.',
    messageKey: 'photo.failed',
  },

  // A film that yields no percentages, for callers whose answer has room for nothing else
  NOT_CHEST_XRAY: {
    status: 422,
    retryable: false,
    summary: 'The picture does not look like a frontal chest X-ray.',
  },
  POOR_QUALITY: {
    status: 422,
    retryable: false,
    summary: 'The picture is not good enough to be read.',
  },
  UNREADABLE: {
    status: 422,
    retryable: false,
    summary: 'The file is not a JPEG, PNG or WebP picture that can be read.',
  },

  // Sending a reply
  SEND_THROTTLED: { status: 503, retryable: true, summary: 'Twilio asks us to slow down.' },
  SEND_UNAVAILABLE: { status: 503, retryable: true, summary: 'Twilio failed or could not be reached.' },
  SEND_UNKNOWN: {
    status: 503,
    retryable: true,
    summary: 'Twilio may or may not have taken the reply; it is looked up first.',
  },
  SEND_WINDOW_CLOSED: {
    status: 422,
    retryable: false,
    summary: 'The 24-hour window of the conversation is closed.',
  },
  SEND_OPTED_OUT: {
    status: 422,
    retryable: false,
    summary: 'The person has stopped messages from this line.',
  },
  SEND_REFUSED: {
    status: 422,
    retryable: false,
    summary: 'Twilio or WhatsApp refuses this reply or this recipient.',
  },
  SEND_LIMITED: {
    status: 503,
    retryable: true,
    summary: "The Twilio account's daily limit is reached; replies wait until it is lifted.",
    alert: true,
  },
  SEND_MISCONFIGURED: {
    status: 503,
    retryable: false,
    summary: 'The Twilio account, its credentials or its sender needs an operator.',
    alert: true,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export function errorEntry(code: ErrorCode): ErrorEntry {
  return errorTable[code];
}
