import { render } from './catalogue/catalogue.js';
import { momentOf } from './periods.js';
import type { Language } from './types.js';

export interface Erasure {
  readonly language: Language;
  /** A short number by which an operator finds that it was done; it says nothing about the person. */
  readonly number: string;
  /** When everything was erased, ms since 1970. */
  readonly at: number;
  /** Messages that were deleted at the provider. */
  readonly messages: number;
}

/** The last message: that everything is erased, when, and what. Sent once the erasure is done. */
export function erasureReceipt({ language, number, at, messages }: Erasure): string {
  return render(language, 'erasure.receipt', { number, moment: momentOf(at, language), count: messages });
}

/** The text of the template that may be sent when the window is closed. */
export function resultReadyText(language: Language): string {
  return render(language, 'result.ready');
}

/** What the button says that opens a list of choices; at most 20 characters. */
export function listButton(language: Language): string {
  return render(language, 'choice.open');
}
