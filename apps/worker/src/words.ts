import { erasureReceipt, type Language, languages, listButton as listButtonOf } from '@lungline/conversation';
import type { Erasure } from '@lungline/store';

/** What the button says that opens a list. */
export function listButton(language: string): string {
  return listButtonOf(spoken(language));
}

/** The last message to somebody who had everything erased. */
export function receiptText({
  id,
  language,
  erasedAt,
  messages,
}: Pick<Erasure, 'id' | 'language' | 'erasedAt' | 'messages'>): string {
  return erasureReceipt({ language: spoken(language), number: id, at: erasedAt, messages });
}

/** A tag that was stored by an older or newer version may be one that this one does not speak. */
function spoken(tag: string): Language {
  return languages.find((language) => language === tag) ?? 'en';
}
