import type { Reduce } from '@lungline/line';

/** A dialogue of a few words, so that these tests hold whatever the real one learns to say. */
export const plainDialogue: Reduce = (_, event) => {
  switch (event.type) {
    case 'message':
      return {
        state: {},
        effects: [
          { type: 'reply', text: `heard ${event.text}`, language: 'en' },
          ...event.attachments.map(({ index }) => ({
            type: 'screen' as const,
            screeningId: `${event.messageId}-${index}`,
            photo: { messageId: event.messageId, index },
          })),
        ],
      };
    case 'finding': {
      const picture = event.pictureId === undefined ? {} : { pictureId: event.pictureId };
      return {
        state: {},
        effects: [{ type: 'reply', text: `read ${event.finding.outcome}`, language: 'en', ...picture }],
      };
    }
    case 'failure':
      return { state: {}, effects: [{ type: 'reply', text: `failed ${event.messageKey}`, language: 'en' }] };
    case 'operator':
      return { state: {}, effects: [] };
  }
};
