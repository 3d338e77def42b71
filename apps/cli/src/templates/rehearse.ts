import {
  type ConversationEvent,
  createDialogue,
  type Effect,
  type Language,
  languages,
} from '@lungline/conversation';

type Reply = Extract<Effect, { type: 'reply' }>;

const second = 1_000;
/** Buttons are followed this far from where they are first met. */
const depth = 3;
const finding = {
  outcome: 'classified',
  probabilities: { normal: 0.1, pneumonia: 0.8, covid19: 0.1 },
  quality: [],
} as const;

/** Replies with choices that the dialogue gives, in every language: whatever is offered is pressed, from stage to stage. */
export function rehearse(): readonly Reply[] {
  const dialogue = createDialogue({ accuracy: { films: 1_000, balancedAccuracy: 0.8 } });
  const offers = new Map<string, Reply>();
  let now = 0;
  let messages = 0;

  const play = (state: typeof dialogue.initialState, event: ConversationEvent) => {
    now += 10 * second;
    const turn = dialogue.reduce(state, event, now);
    const replies = turn.effects.filter((effect): effect is Reply => effect.type === 'reply');
    const fresh = replies.filter(({ choices, text }) => choices !== undefined && !offers.has(text));
    for (const reply of fresh) offers.set(reply.text, reply);
    return { state: turn.state, fresh };
  };
  const message = (rest: Partial<Extract<ConversationEvent, { type: 'message' }>>): ConversationEvent => {
    messages += 1;
    return { type: 'message', messageId: `m${messages}`, text: '', attachments: [], ...rest };
  };
  /** Plays an event, then presses each button that came of it, each from where it was offered. */
  const explore = (state: typeof dialogue.initialState, event: ConversationEvent, left: number) => {
    const { state: next, fresh } = play(state, event);
    if (left > 0) {
      for (const { id } of fresh.flatMap(({ choices = [] }) => choices)) {
        if (!id.startsWith('language_')) explore(next, message({ choice: id }), left - 1);
      }
    }
    return next;
  };

  for (const language of languages) {
    let state = play(dialogue.initialState, message({ choice: `language_${language}` })).state;
    for (const event of tour(message, language)) state = explore(state, event(messages), depth);
  }
  return [...offers.values()];
}

type Message = (rest: Partial<Extract<ConversationEvent, { type: 'message' }>>) => ConversationEvent;

/** One visit: greeting, consent, a film, its result, and at each station questions that are not understood. */
function tour(message: Message, language: Language): readonly ((before: number) => ConversationEvent)[] {
  const unclear = () => message({ text: `${language} qwxz` });
  let photo = '';
  return [
    () => message({ choice: `language_${language}` }),
    unclear,
    () => message({ choice: 'help' }),
    () => message({ choice: 'language' }),
    () => message({ choice: 'human' }),
    () => message({ choice: 'covid_test' }),
    unclear,
    () => message({ choice: 'consent_yes' }),
    unclear,
    (before) => {
      photo = `m${before + 1}`;
      return message({ attachments: [{ kind: 'image', index: 0 }] });
    },
    unclear,
    () => ({ type: 'finding', screeningId: `${photo}-0`, finding, fingerprint: photo, pictureId: photo }),
    unclear,
  ];
}
