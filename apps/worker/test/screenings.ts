import type { Classifier, Screening } from '@lungline/classifier';
import type { ScreeningRecord, SenderKey } from '@lungline/store';

export const classified: Screening = {
  outcome: 'classified',
  probabilities: { normal: 0.1, pneumonia: 0.7, covid19: 0.2 },
  chestXray: 0.99,
  quality: [],
  attention: Uint8Array.of(0xff, 0xd8, 0xff),
  model: 'test-1',
  engine: 'wasm',
  ms: 12,
};

export function aScreening(overrides: Partial<ScreeningRecord> = {}): ScreeningRecord {
  const messageId = `SM${'0'.repeat(31)}1`;
  return {
    id: `${messageId}-0`,
    sender: 'AAAAAAAAAAAAAAAAAAAAAA' as SenderKey,
    mediaUrl: 'https://api.twilio.com/media/0',
    messageId,
    index: 0,
    createdAt: 0,
    ...overrides,
  };
}

/** A classifier that answers with what `classify` gives it. */
export function aClassifier(classify: Classifier['classify'] = async () => classified): Classifier {
  return {
    status: { engine: 'wasm', engineNote: 'a test', model: 'test-1', threads: 2 },
    classify,
    close: async () => undefined,
  };
}
